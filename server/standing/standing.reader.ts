/** Reads of standings for the pages, many people of one sheet at once. */
import type { Graph } from "../graph/graph.ts";

export interface SideRow {
  carriedBefore: bigint;
  new: bigint;
  matched: bigint;
  flushed: bigint;
  carried: bigint;
}

export interface StandingRow {
  [key: string]: unknown;
  distributorId: string;
  personalVolume: bigint;
  groupVolume: bigint | null;
  totalVolume: bigint | null;
  active: boolean | null;
  title: bigint | null;
  paidAs: bigint | null;
  earnedRank: bigint | null;
  keptBy: string | null;
  depth: bigint | null;
  /** Both legs of a binary bonus, the first leg first; null without one. Hundredths of a point. */
  sides: SideRow[] | null;
  computedAt: bigint | null;
}

/** Standings of these people in a sheet; who has none is left out. */
export function standingsOf(
  graph: Graph,
  sheet: string,
  distributorIds: readonly string[],
): Promise<StandingRow[]> {
  return graph.read("standing/standings-of-people", { sheet, distributorIds: [...distributorIds] });
}
