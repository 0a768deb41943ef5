/** The only place that chooses among the kinds of bonus when a period is settled. */
import type { Bonus } from "../plan/plan.ts";
import { settleBinary } from "./kinds/binary.ts";
import { settleDifferential } from "./kinds/differential.ts";
import { settleGeneration } from "./kinds/generation.ts";
import { settleInfinity } from "./kinds/infinity.ts";
import { settleXUp } from "./kinds/x-up.ts";
import { settleMatch } from "./kinds/match.ts";
import { settleProgressive } from "./kinds/progressive.ts";
import { settlePool } from "./kinds/pool.ts";
import { settleRankAdvancement } from "./kinds/rank-advancement.ts";
import { settleUnilevel } from "./kinds/unilevel.ts";
import type { Settled, Settling } from "./settled.ts";

/** Everybody whom a bonus pays in the period of a sheet whose ranks are settled. */
export function settleBonus(settling: Settling, bonus: Bonus): Promise<Settled[]> {
  switch (bonus.kind) {
    case "unilevel":
      return settleUnilevel(settling, bonus);
    case "differential":
      return settleDifferential(settling, bonus);
    case "progressive":
      return settleProgressive(settling, bonus);
    case "generation":
      return settleGeneration(settling, bonus);
    case "infinity":
      return settleInfinity(settling, bonus);
    case "xUp":
      return settleXUp(settling, bonus);
    case "match":
      return settleMatch(settling, bonus);
    case "rankAdvancement":
      return settleRankAdvancement(settling, bonus);
    case "pool":
      return settlePool(settling, bonus);
    case "binary":
      return settleBinary(settling, bonus);
  }
}

/** Whether settling a bonus writes figures onto the standings: nothing else is settled meanwhile. */
export function writesSheet({ kind }: Bonus): boolean {
  return WRITERS.has(kind);
}

const WRITERS: ReadonlySet<Bonus["kind"]> = new Set([
  ...(["binary", "generation", "pool", "rankAdvancement", "xUp"] as const),
]);
