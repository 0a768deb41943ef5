/**
 * From a YAML text to data that fits a published JSON Schema, or to everything that is wrong with it.
 *
 * Plans and promotions are read by this one way: YAML in which every scalar stays text, then the schema.
 * What the texts mean, and whether they agree, is the caller's.
 */
import { Ajv, type ValidateFunction } from "ajv";
import type { PlanFault } from "../plan.ts";
import { fault, readPlanYaml, type DocumentKind, type PlanDocument } from "./plan-yaml.ts";
import { schemaFaults } from "./schema-fault.ts";
import type { Schema } from "./schema-parts.ts";

export type DocumentResult<Raw> =
  { ok: true; document: PlanDocument; data: Raw } | { ok: false; faults: PlanFault[] };

/** More faults than a person mends in one go; what is beyond is counted in the last one. */
const FAULTS_MAX = 100;

/** A reader of one kind of document; its schema is compiled at the first text and kept. */
export function documentReader<Raw>(
  kind: DocumentKind,
  schemaOf: () => Schema,
): (text: string) => DocumentResult<Raw> {
  let compiled: {
    validate: ValidateFunction<Raw>;
    definitions: { [name: string]: Schema };
  } | null = null;
  return (text) => {
    const read = readPlanYaml(text, kind);
    if (!read.ok) return refuseFaults(read.faults);
    const { document } = read;
    compiled ??= compile<Raw>(schemaOf());
    const { validate, definitions } = compiled;
    const data: unknown = document.data;
    if (validate(data)) return { ok: true, document, data };
    return refuseFaults(schemaFaults(validate.errors ?? [], document, definitions));
  };
}

/** Compiling takes longer than reading. */
function compile<Raw>(schema: Schema) {
  const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true });
  const definitions = schema.definitions as { [name: string]: Schema };
  return { validate: ajv.compile<Raw>(schema), definitions };
}

/** Faults as a refusal: ordered by line, not more than a person reads. */
export function refuseFaults(faults: readonly PlanFault[]): { ok: false; faults: PlanFault[] } {
  const ordered = [...faults].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const more = ordered.length - FAULTS_MAX;
  if (more <= 0) return { ok: false, faults: ordered };
  const last = fault(`There are ${more} more faults after these.`, null);
  return { ok: false, faults: [...ordered.slice(0, FAULTS_MAX), last] };
}
