/**
 * How far a sheet sees: entries that staff decided on after it was computed belong to a later revision,
 * so what was approved can be explained for ever as it was computed.
 */
import type { Graph } from "../graph/graph.ts";

/** Larger than the number of any decision: everything counts. */
export const EVERYTHING_DECIDED = 9_223_372_036_854_775_807n;

/** The number of the last decision that counts in a sheet. */
export async function decidedUpTo(graph: Graph, sheet: string): Promise<bigint> {
  const [row] = await graph.read<{ decided: bigint | null }>("sheet/decided-up-to", { sheet });
  return row?.decided ?? EVERYTHING_DECIDED;
}
