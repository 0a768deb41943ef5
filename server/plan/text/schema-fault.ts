/**
 * What ajv found wrong, as sentences with the mend.
 */
import type { ErrorObject } from "ajv";
import type { PlanFault } from "../plan.ts";
import { didYouMean } from "./near-word.ts";
import { fault, pathText, type PlanData, type PlanDocument, type PlanPath } from "./plan-yaml.ts";
import type { Schema } from "./schema-parts.ts";

/** Keys that only go with another one; the rest of the sentence says with which. */
const GOES_WITH: Record<string, string> = {
  startsOn: "goes with every: week, and only with it",
  weeks: "goes with every: weeks, and only with it",
  firstDay: "goes with every: weeks, and only with it",
  removes: "goes with compression: standardRollUp, and only with it",
};

/** One fault for each place, in ajv's order; `definitions` are those of the schema. */
export function schemaFaults(
  errors: readonly ErrorObject[],
  document: PlanDocument,
  definitions: { [name: string]: Schema },
): PlanFault[] {
  const faults = new Map<string, PlanFault>();
  for (const error of errors) {
    // "if" and "const" only say that one of the other errors belongs to a branch.
    if (error.keyword === "if") continue;
    const parent = pathOf(error.instancePath, document.data);
    const own = ownKey(error);
    const path = own.key === null ? parent : [...parent, own.key];
    const key = pathText(path);
    if (faults.has(key)) continue;
    const spot = document.spotOf(own.missing ? parent : path, own.key === null ? "value" : "key");
    faults.set(key, fault(sentence(error, path, definitions), spot, path));
  }
  return [...faults.values()];
}

/** Errors about a key that is too many or missing name it apart from the path. */
function ownKey(error: ErrorObject): { key: string | null; missing: boolean } {
  const params: Record<string, unknown> = error.params;
  const { missingProperty, additionalProperty } = params;
  if (typeof missingProperty === "string") return { key: missingProperty, missing: true };
  if (typeof additionalProperty === "string") return { key: additionalProperty, missing: false };
  return { key: null, missing: false };
}

function sentence(
  error: ErrorObject,
  path: PlanPath,
  definitions: { [name: string]: Schema },
): string {
  const schema = asSchema(error.parentSchema);
  const key = String(path.at(-1) ?? "");
  const write = describe(schema, definitions);
  switch (error.keyword) {
    case "additionalProperties":
      return unknownKey(key, Object.keys(asSchema(schema.properties)));
    case "required":
      return missingKey(key, asSchema(asSchema(schema.properties)[key]), definitions);
    case "false schema":
      return `The key "${key}" ${GOES_WITH[key] ?? "does not belong here"}; remove it.`;
    case "enum":
      return wrongWord(error.data, schema);
    case "minItems":
    case "minProperties":
      return `Nothing stands here; write ${write}.`;
    case "maxItems":
      return `This list is too long; at most ${String(schema.maxItems)} entries are read.`;
    default:
      return `${shown(error.data)} does not fit here; write ${write}.`;
  }
}

function unknownKey(key: string, known: string[]): string {
  const keys = known.join(", ");
  return `There is no key ${quote(key)} here; the keys are ${keys}.${didYouMean(key, known)}`;
}

function missingKey(key: string, schema: Schema, definitions: { [name: string]: Schema }): string {
  if (GOES_WITH[key]) return `The key "${key}" is missing; it ${GOES_WITH[key]}.`;
  return `The key "${key}" is missing; add it with ${describe(schema, definitions)}.`;
}

function wrongWord(data: unknown, schema: Schema): string {
  const all = Array.isArray(schema.enum) ? schema.enum : [];
  const words = all.filter((word): word is string => typeof word === "string");
  const hint = typeof data === "string" ? didYouMean(data, words) : "";
  // Where something else than a word may stand too, the description names both.
  const described = words.length === 1 && schema.type !== "string" && schema.description;
  const write = typeof described === "string" ? described : words.join(" or ");
  return `${shown(data)} does not fit here; write ${write}.${hint}`;
}

/** What may stand at a place: its description, or the words that are allowed. */
function describe(schema: Schema, definitions: { [name: string]: Schema }): string {
  const name = typeof schema.$ref === "string" ? schema.$ref.split("/").at(-1) : undefined;
  const target = name === undefined ? schema : asSchema(definitions[name]);
  const description = typeof target.description === "string" ? target.description : "a value";
  const isWords = target.type === "string" && Array.isArray(target.enum);
  return isWords ? `${asArray(target.enum).join(" or ")} (${description})` : description;
}

function shown(data: unknown): string {
  if (Array.isArray(data)) return "A list";
  if (typeof data === "object" && data !== null) return "A mapping";
  return data === "" ? "An empty value" : quote(String(data));
}

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}...` : text);
}

/** A JSON pointer as a path; steps into lists become numbers. */
function pathOf(pointer: string, root: PlanData): PlanPath {
  let data: PlanData | undefined = root;
  const steps = pointer.split("/").slice(1);
  return steps.map((step) => {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    const inList = Array.isArray(data);
    data = Array.isArray(data)
      ? data[Number(name)]
      : typeof data === "object"
        ? data[name]
        : undefined;
    return inList ? Number(name) : name;
  });
}

function asSchema(value: unknown): Schema {
  return typeof value === "object" && value !== null ? (value as Schema) : {};
}

function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
