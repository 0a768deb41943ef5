/** The only place that chooses among the kinds of bonus when a period is settled. */
import type { Graph } from "../graph/graph.ts";
import type { Bonus } from "../plan/plan.ts";
import { settleDifferential } from "./kinds/differential.ts";
import { settleUnilevel } from "./kinds/unilevel.ts";
import type { SellerVolume, Settled, SheetScope } from "./settled.ts";

/** Everybody whom a bonus pays in the period of a sheet whose ranks are settled. */
export function settleBonus(
  graph: Graph,
  scope: SheetScope,
  bonus: Bonus,
  sellers: readonly SellerVolume[],
): Promise<Settled[]> {
  switch (bonus.kind) {
    case "unilevel":
      return settleUnilevel(graph, scope, bonus, sellers);
    case "differential":
      return settleDifferential(graph, scope, bonus, sellers);
  }
}
