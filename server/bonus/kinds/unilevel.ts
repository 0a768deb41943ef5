/** Unilevel: a rate for each level of uplines, over five modes of compression. */
import type { Removes, UnilevelBonus } from "../../plan/plan.ts";
import { markOf } from "../../standing/marks.ts";
import { climbLevels, type LevelRule } from "../levels.ts";
import {
  climbsFrom,
  inMoneyOf,
  type SellerVolume,
  type Settled,
  type Settling,
  type Waiting,
} from "../settled.ts";

/** Everybody whom a unilevel bonus pays in a period, by level and rate. */
export async function settleUnilevel(
  { graph, scope, sellersFor }: Settling,
  bonus: UnilevelBonus,
): Promise<Settled[]> {
  const start = startOf(bonus, await sellersFor(bonus));
  const settled = await climbLevels(graph, ruleOf(bonus, scope.sheet), start);
  const parts = settled.map(({ id, ...part }) => ({
    ...{ distributorId: id, bonus: bonus.id },
    ...part,
  }));
  return bonus.grades.amounts === true ? parts.map(inMoneyOf) : parts;
}

function ruleOf(bonus: UnilevelBonus, sheet: string): LevelRule {
  const { tree, grades, compression, rankBy, closedBy } = bonus;
  return {
    ...{ sheet, tree, grades, compression },
    payee: markOf(bonus.payee, rankBy),
    keeps: keepsOf(bonus.removes, rankBy),
    closes: closedBy === null ? null : markOf(closedBy, rankBy),
  };
}

/** The mark of who is not removed; null: whoever is entitled to any level. */
export function keepsOf(removes: Removes | null, rankBy: "title" | "paidAs"): string | null {
  if (removes === null || removes === "unentitled") return null;
  return markOf(removes === "inactive" ? { active: true } : removes.unless, rankBy);
}

function startOf(bonus: UnilevelBonus, sellers: readonly SellerVolume[]): Waiting[] {
  const inMoney = bonus.grades.amounts === true;
  return sellers.flatMap((seller) => {
    const first = seller.own ? bonus.ownOrders : bonus.customerOrders;
    if (first === "none") return [];
    return [{ id: seller.id, inclusive: first === "seller", ...climbsFrom(seller, inMoney) }];
  });
}
