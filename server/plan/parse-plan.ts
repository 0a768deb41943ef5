/**
 * From the text of a plan to a validated Plan, or to everything that is wrong with it.
 *
 * YAML (every scalar stays text) -> the published JSON Schema -> exact figures -> cross-checks.
 */
import type { Plan, PlanFault } from "./plan.ts";
import { checkPlan } from "./text/check-plan.ts";
import { planSchema } from "./text/plan.schema.ts";
import type { PlanDocument } from "./text/plan-yaml.ts";
import type { RawPlan } from "./text/raw-plan.ts";
import { documentReader, refuseFaults } from "./text/read-document.ts";
import { typePlan } from "./text/type-plan.ts";

export type PlanResult = { ok: true; plan: Plan } | { ok: false; faults: PlanFault[] };

const readPlanText = documentReader<RawPlan>({ noun: "plan", docs: "docs/plan.md" }, planSchema);

/** A plan beside the document it was read from: its data as they are written, and their places. */
export type ReadPlan =
  { ok: true; plan: Plan; document: PlanDocument } | { ok: false; faults: PlanFault[] };

/**
 * Reads a plan. Refuses with at least one fault (path, line, one sentence with the mend), ordered
 * by line: YAML that cannot be read, what the schema does not allow, then what does not agree.
 */
export function parsePlan(text: string): PlanResult {
  const read = readPlan(text);
  return read.ok ? { ok: true, plan: read.plan } : read;
}

/** The same with the document, for whoever points at places of the text. */
export function readPlan(text: string): ReadPlan {
  const read = readPlanText(text);
  if (!read.ok) return read;
  const { document, data } = read;
  const { plan, reader } = typePlan(document, data);
  checkPlan(reader, plan);
  return reader.faults.length > 0 ? refuseFaults(reader.faults) : { ok: true, plan, document };
}

/** A fault on one line, for a terminal: "line 12, bonuses[0].rates: ...". */
export function faultText({ path, line, message }: PlanFault): string {
  const place = [line === null ? "" : `line ${line}`, path].filter((part) => part !== "");
  return place.length > 0 ? `${place.join(", ")}: ${message}` : message;
}
