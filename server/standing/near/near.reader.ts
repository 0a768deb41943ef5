/** Reads who is nearest to his next rank. */
import type { Graph, Row } from "../../graph/graph.ts";

/** Somebody near his next rank. */
export interface Near extends Row {
  id: string;
  /** Rank number; 0n: none. */
  paidAs: bigint;
  /** Ppm of the requirement furthest away that are missing. */
  gap: bigint;
}

/** Of whom more stand below than this, for him the list of the whole sheet is walked. */
const MOST_BELOW = 2_000n;

/** The people below somebody who lack least for their next rank, nearest first; a limit of some dozens. */
export async function nearestBelow(
  graph: Graph,
  of: { sheet: string; edge: string; leaderId: string; limit: number },
): Promise<Near[]> {
  const [found] = await graph.read<{ below: bigint; near: Near[] }>("standing/near-below", {
    ...{ ...of, most: MOST_BELOW },
  });
  if (found === undefined || found.below < MOST_BELOW) return found?.near ?? [];
  return graph.read<Near>("standing/near-of-sheet", of);
}
