/** Stored plan versions: the compensation plan as data, one node a version, never changed. */
import type { Graph } from "../graph/graph.ts";
import { parsePlan } from "../plan/parse-plan.ts";
import { planHash } from "../plan/plan-hash.ts";
import type { Plan, PlanFault } from "../plan/plan.ts";

/** A stored version and the plan that its text says. */
export interface PlanVersion {
  /** "<plan>@<version>" */
  id: string;
  hash: string;
  plan: Plan;
  text: string;
}

interface Row extends Record<string, unknown> {
  id: string;
  hash: string;
  text: string;
  effectiveFrom: string;
}

/** Stores a plan text; the same text twice changes nothing, another text of the same version is refused. */
export async function storePlanVersion(
  deps: { graph: Graph },
  text: string,
): Promise<{ ok: true; id: string } | { ok: false; faults: PlanFault[] }> {
  const parsed = parsePlan(text);
  if (!parsed.ok) return parsed;
  const { version, name, effectiveFrom } = parsed.plan;
  const id = `${parsed.plan.id}@${version}`;
  const hash = planHash(parsed.plan);
  const [stored] = await deps.graph.write<{ hash: string }>("period/store-plan-version", {
    id,
    plan: parsed.plan.id,
    version,
    name,
    effectiveFrom,
    hash,
    text,
  });
  if (stored?.hash === hash) return { ok: true, id };
  const message = `${id} is stored with other rules already; give the changed plan a new version.`;
  return { ok: false, faults: [{ path: "version", line: null, message }] };
}

/** Every stored version, in the order in which they take effect. */
export async function planVersions(graph: Graph): Promise<PlanVersion[]> {
  const rows = await graph.read<Row>("period/plan-versions");
  return rows.map(({ id, hash, text }) => ({ id, hash, text, plan: planOf(id, text) }));
}

/** The version in force for a period that starts on that day; the first one where none is yet. */
export async function planFor(graph: Graph, firstDay: string): Promise<PlanVersion | null> {
  const versions = await planVersions(graph);
  return versions.findLast(({ plan }) => plan.effectiveFrom <= firstDay) ?? versions[0] ?? null;
}

/** The version that takes effect last; null when no plan is stored. */
export async function newestPlan(graph: Graph): Promise<PlanVersion | null> {
  return (await planVersions(graph)).at(-1) ?? null;
}

function planOf(id: string, text: string): Plan {
  const parsed = parsePlan(text);
  if (parsed.ok) return parsed.plan;
  throw new Error(`The stored plan ${id} no longer reads: ${parsed.faults[0]?.message}`);
}
