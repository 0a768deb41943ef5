/** Reads of the stored plan versions. */
import type { Graph } from "../graph/graph.ts";

export interface PlanVersionRow {
  [key: string]: unknown;
  id: string;
  plan: string;
  version: bigint;
  name: string;
  effectiveFrom: string;
  hash: string;
  text: string;
  /** Epoch ms; with the rest null where the version came with an import. */
  publishedAt: bigint | null;
  proposedByName: string | null;
  why: string | null;
  approvedByName: string | null;
  reason: string | null;
}

/** Every version, newest first; there are few. */
export async function planVersions(graph: Graph): Promise<PlanVersionRow[]> {
  return (await graph.read<PlanVersionRow>("period/plan-versions")).reverse();
}

/** One version. */
export async function planVersionById(graph: Graph, id: string): Promise<PlanVersionRow | null> {
  const [row] = await graph.read<PlanVersionRow>("period/plan-version-by-id", { id });
  return row ?? null;
}
