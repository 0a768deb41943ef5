/** Unilevel: a rate for each level above an order. */
import type { UnilevelBonus } from "../../plan/plan.ts";
import type { Scene } from "../scene.ts";
import type { Standings } from "../standing/standing.ts";
import { walkLevels } from "./levels.ts";
import { NOTHING, type Walk } from "./walk.ts";

export function walkUnilevel(scene: Scene, standings: Standings, bonus: UnilevelBonus): Walk {
  const climb = walkLevels(scene, standings, bonus);
  const { above } = scene.trees[bonus.tree];
  return (seller, own) => {
    const first = own ? bonus.ownOrders : bonus.customerOrders;
    if (first === "none") return NOTHING;
    return climb(first === "seller" ? seller : above[seller]!);
  };
}
