/** Stored plan versions: the compensation plan as data, one node a version, never changed. */
import type { Graph, Transaction } from "../graph/graph.ts";
import { periodOfPlan } from "../plan/calendar.ts";
import { parsePlan, readPlan, type ReadPlan } from "../plan/parse-plan.ts";
import { planHash } from "../plan/plan-hash.ts";
import type { Plan, PlanFault } from "../plan/plan.ts";
import { fault } from "../plan/text/plan-yaml.ts";
import { effectFaults, type ClosingPeriod } from "../plan/version/effective.ts";

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

/** Who published a version, and why; null where it came with an import. */
export interface Publication {
  at: number;
  proposedBy: string;
  proposedByName: string;
  why: string;
  approvedBy: string;
  approvedByName: string;
  /** Why it was published although not every case was green. */
  reason: string | null;
}

const NOBODY = {
  ...{ at: null, proposedBy: null, proposedByName: null, why: null },
  ...{ approvedBy: null, approvedByName: null, reason: null },
};

/** What a new version stands beside. */
export interface Neighbours {
  /** In the order of taking effect. */
  stored: PlanVersion[];
  closing: ClosingPeriod[];
}

/** Stores a plan text; the same text twice changes nothing, another text of the same version is refused. */
export async function storePlanVersion(
  deps: { graph: Graph },
  text: string,
): Promise<{ ok: true; id: string } | { ok: false; faults: PlanFault[] }> {
  const read = readPlan(text);
  if (!read.ok) return read;
  return deps.graph.transaction((tx) => addPlanVersion(tx, { read, text, publication: null }));
}

/**
 * Stores a version in the caller's transaction, under the lock that freezing a period takes as well:
 * what is promised for a period whose close has begun cannot change beside it.
 */
export async function addPlanVersion(
  tx: Transaction,
  input: {
    read: Extract<ReadPlan, { ok: true }>;
    text: string;
    publication: Publication | null;
  },
): Promise<{ ok: true; id: string } | { ok: false; faults: PlanFault[] }> {
  const { read, text, publication } = input;
  const { plan } = read;
  const { stored, closing } = await lockNeighbours(tx);
  const id = `${plan.id}@${plan.version}`;
  const hash = planHash(plan);
  const known = stored.find((one) => one.id === id);
  if (publication === null && known?.hash === hash) return { ok: true, id };
  if (publication === null && known !== undefined) {
    const message = `${id} is stored with other rules already; give the changed plan a new version.`;
    const path = ["version"];
    return { ok: false, faults: [fault(message, read.document.spotOf(path), path)] };
  }
  const faults = effectFaults(read, stored, closing);
  if (faults.length > 0) return { ok: false, faults };
  const { name, version, effectiveFrom } = plan;
  const row = { id, plan: plan.id, version, name, effectiveFrom, hash, text };
  await tx.run("period/store-plan-version", { ...row, ...(publication ?? NOBODY) });
  return { ok: true, id };
}

async function lockNeighbours(tx: Transaction): Promise<Neighbours> {
  const [row] = await tx.run<{
    versions: { id: string; hash: string; text: string }[];
    closing: string[];
  }>("period/lock-plan-versions");
  return neighboursOf(row?.versions ?? [], row?.closing ?? []);
}

/** The same without the lock, for telling in advance. */
export async function planNeighbours(graph: Graph): Promise<Neighbours> {
  const [stored, periods] = await Promise.all([
    graph.read<Row>("period/plan-versions"),
    graph.read<{ id: string; state: string }>("period/all-periods"),
  ]);
  const closing = periods.filter(({ state }) => state !== "open").map(({ id }) => id);
  return neighboursOf(stored, closing);
}

function neighboursOf(
  rows: readonly { id: string; hash: string; text: string }[],
  closing: readonly string[],
): Neighbours {
  const stored = rows.map(({ id, hash, text }) => ({ id, hash, text, plan: planOf(id, text) }));
  const plan = stored.at(-1)?.plan;
  const periods = closing.flatMap((id) => (plan && periodOfPlan(plan, id)) ?? []);
  return { stored, closing: periods.map(({ id, lastDay }) => ({ id, lastDay })) };
}

/** Every stored version, in the order in which they take effect. */
export async function planVersions(graph: Graph): Promise<PlanVersion[]> {
  const rows = await graph.read<Row>("period/plan-versions");
  return rows.map(({ id, hash, text }) => ({ id, hash, text, plan: planOf(id, text) }));
}

/**
 * The version in force for a period that starts on that day, of versions in the order in which they take effect; the
 * first one where none is yet.
 */
export function versionFor(
  versions: readonly PlanVersion[],
  firstDay: string,
): PlanVersion | undefined {
  return versions.findLast(({ plan }) => plan.effectiveFrom <= firstDay) ?? versions[0];
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
