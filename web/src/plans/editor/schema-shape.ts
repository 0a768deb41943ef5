/** What the plan's JSON Schema allows at a place, given what already stands there. */

/** A JSON Schema as plain data; `false` forbids a key. */
export type Schema = { readonly [key: string]: unknown };

/** A plan as it is being written: texts, lists, mappings, and nothing yet. */
export type Data = string | null | Data[] | { [key: string]: Data };

export type Path = readonly (string | number)[];

/** The schemas that hold at a place: references, branches and parts are followed. */
export function schemasAt(root: Schema, data: Data, path: Path): Schema[] {
  let schemas = expand(root, root, data);
  let here: Data = data;
  for (const step of path) {
    here = childOf(here, step);
    const below = here;
    schemas = schemas.flatMap((one) => {
      const next = schemaBelow(one, step);
      return next === null ? [] : expand(root, next, below);
    });
  }
  return schemas;
}

/** What stands at a path; null where nothing does. */
export function dataAt(data: Data, path: Path): Data {
  return path.reduce<Data>(childOf, data);
}

function childOf(data: Data, step: string | number): Data {
  if (Array.isArray(data)) return data[Number(step)] ?? null;
  return typeof data === "object" && data !== null ? (data[step] ?? null) : null;
}

function schemaBelow(schema: Schema, step: string | number): Schema | null {
  if (typeof step === "number") return asSchema(schema["items"]);
  const properties = asSchema(schema["properties"]);
  return asSchema(properties?.[step]) ?? asSchema(schema["additionalProperties"]);
}

function expand(root: Schema, schema: Schema, data: Data): Schema[] {
  const found: Schema[] = [schema];
  const reference = schema["$ref"];
  if (typeof reference === "string") {
    const name = reference.split("/").at(-1) ?? "";
    const target = asSchema(asSchema(root["definitions"])?.[name]);
    if (target) found.push(...expand(root, target, data));
  }
  const parts = Array.isArray(schema["allOf"]) ? schema["allOf"] : [];
  for (const part of parts) found.push(...expand(root, asSchema(part) ?? {}, data));
  const condition = asSchema(schema["if"]);
  if (condition) {
    const branch = asSchema(schema[holds(condition, data) ? "then" : "else"]);
    if (branch) found.push(...expand(root, branch, data));
  }
  return found;
}

/** The few words of JSON Schema that the plan's conditions are made of. */
function holds(condition: Schema, data: Data): boolean {
  const { type, required, properties } = condition;
  if (typeof type === "string" && type !== typeOf(data)) return false;
  if (typeOf(data) !== "object") return type !== undefined;
  const mapping = data as { [key: string]: Data };
  if (Array.isArray(required) && !required.every((key) => String(key) in mapping)) return false;
  return Object.entries(asSchema(properties) ?? {}).every(([key, one]) => {
    const value = mapping[key];
    const { enum: words, const: word } = asSchema(one) ?? {};
    if (value === undefined) return true;
    if (word !== undefined) return value === word;
    return !Array.isArray(words) || words.includes(value);
  });
}

function typeOf(data: Data): string {
  if (Array.isArray(data)) return "array";
  return typeof data === "object" && data !== null ? "object" : "string";
}

function asSchema(value: unknown): Schema | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Schema)
    : null;
}

/** A key that may stand in a mapping. */
export interface AllowedKey {
  key: string;
  description: string;
  required: boolean;
}

/** The keys that a mapping may have; those that are forbidden where it stands are left out. */
export function allowedKeys(root: Schema, data: Data, path: Path): AllowedKey[] {
  const schemas = schemasAt(root, data, path);
  const forbidden = new Set<string>();
  const keys = new Map<string, AllowedKey>();
  const required = new Set(
    schemas.flatMap((one) => (Array.isArray(one["required"]) ? one["required"].map(String) : [])),
  );
  for (const schema of schemas) {
    for (const [key, value] of Object.entries(asSchema(schema["properties"]) ?? {})) {
      if (value === false) forbidden.add(key);
      const one = asSchema(value);
      const known = keys.get(key);
      if (one === null || (known !== undefined && known.description !== "")) continue;
      const description = descriptionOf(expand(root, one, null));
      keys.set(key, { key, description, required: required.has(key) });
    }
  }
  return [...keys.values()].filter(({ key }) => !forbidden.has(key));
}

/** Whether a mapping's keys are ids of the plan's ranks. */
export function isByRank(root: Schema, data: Data, path: Path): boolean {
  return schemasAt(root, data, path).some((one) => asSchema(one["additionalProperties"]) !== null);
}

/** The words that may stand as a value. */
export function allowedWords(root: Schema, data: Data, path: Path): string[] {
  const words = schemasAt(root, data, path).flatMap((one) =>
    Array.isArray(one["enum"]) ? one["enum"] : [],
  );
  return [...new Set(words.map(String))];
}

/** What may stand at a place, in the schema's own words; empty where it has none. */
export function describe(root: Schema, data: Data, path: Path): string {
  return descriptionOf(schemasAt(root, data, path));
}

function descriptionOf(schemas: readonly Schema[]): string {
  const texts = schemas.map((one) => one["description"]);
  return texts.find((text): text is string => typeof text === "string") ?? "";
}
