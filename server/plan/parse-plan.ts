/**
 * From the text of a plan to a validated Plan, or to everything that is wrong with it.
 *
 * YAML (every scalar stays text) -> the published JSON Schema -> exact figures -> cross-checks.
 */
import { Ajv, type ValidateFunction } from "ajv";
import type { Plan, PlanFault } from "./plan.ts";
import { checkPlan } from "./text/check-plan.ts";
import { planSchema } from "./text/plan.schema.ts";
import { readPlanYaml } from "./text/plan-yaml.ts";
import type { RawPlan } from "./text/raw-plan.ts";
import { schemaFaults } from "./text/schema-fault.ts";
import type { Schema } from "./text/schema-parts.ts";
import { typePlan } from "./text/type-plan.ts";

export type PlanResult = { ok: true; plan: Plan } | { ok: false; faults: PlanFault[] };

/** More faults than a person mends in one go; what is beyond is counted in the last one. */
const FAULTS_MAX = 100;

/** Compiled at the first plan that is read, and kept: compiling takes longer than reading. */
let validator: ValidateFunction<RawPlan> | null = null;

function planValidator(): ValidateFunction<RawPlan> {
  validator ??= new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true }).compile<RawPlan>(
    planSchema(),
  );
  return validator;
}

/**
 * Reads a plan. Refuses with at least one fault (path, line, one sentence with the mend), ordered
 * by line: YAML that cannot be read, what the schema does not allow, then what does not agree.
 */
export function parsePlan(text: string): PlanResult {
  const read = readPlanYaml(text);
  if (!read.ok) return refuse(read.faults);
  const { document } = read;
  const validate = planValidator();
  const data: unknown = document.data;
  if (!validate(data)) {
    const definitions = planSchema().definitions as { [name: string]: Schema };
    return refuse(schemaFaults(validate.errors ?? [], document, definitions));
  }
  const { plan, reader } = typePlan(document, data);
  checkPlan(reader, plan);
  return reader.faults.length > 0 ? refuse(reader.faults) : { ok: true, plan };
}

/** A fault on one line, for a terminal: "line 12, bonuses[0].rates: ...". */
export function faultText({ path, line, message }: PlanFault): string {
  const place = [line === null ? "" : `line ${line}`, path].filter((part) => part !== "");
  return place.length > 0 ? `${place.join(", ")}: ${message}` : message;
}

function refuse(faults: PlanFault[]): PlanResult {
  const ordered = [...faults].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const more = ordered.length - FAULTS_MAX;
  if (more <= 0) return { ok: false, faults: ordered };
  const last = { path: "", line: null, message: `There are ${more} more faults after these.` };
  return { ok: false, faults: [...ordered.slice(0, FAULTS_MAX), last] };
}
