/** Unilevel: a rate for each level of uplines, over five modes of compression. */
import type { Removes, UnilevelBonus } from "../../plan/plan.ts";
import { markOf } from "../../standing/marks.ts";
import { climbLevels, type LevelRule, type Settlement } from "../levels.ts";
import type { MoneyPart, SellerVolume, Settled, Settling, Waiting } from "../settled.ts";

/** Everybody whom a unilevel bonus pays in a period, by level and rate. */
export async function settleUnilevel(
  { graph, scope, sellersFor }: Settling,
  bonus: UnilevelBonus,
): Promise<Settled[]> {
  const start = startOf(bonus, await sellersFor(bonus));
  const settled = await climbLevels(graph, ruleOf(bonus, scope.sheet), start);
  if (bonus.grades.amounts === true) return settled.map((one) => amountOf(bonus, one));
  return settled.map(({ id, ...part }) => ({ distributorId: id, bonus: bonus.id, ...part }));
}

/** What so many sales pay where a level pays an amount: the "rate" is that of one sale, in minor units. */
function amountOf(
  { id: bonus }: UnilevelBonus,
  { id, level, ratePpm, volume }: Settlement,
): MoneyPart {
  return {
    ...{ distributorId: id, bonus, level, ratePpm: null, baseMinor: null, sourceId: null },
    amount: { numerator: ratePpm * volume, denominator: 1n },
  };
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
  return sellers.flatMap(({ id, own, unit, volume, count, sales }) => {
    const first = own ? bonus.ownOrders : bonus.customerOrders;
    if (first === "none") return [];
    const inclusive = first === "seller";
    // Where amounts are paid sales climb, not points.
    return bonus.grades.amounts === true
      ? [{ id, inclusive, unit: null, volume: sales, count }]
      : [{ id, inclusive, unit, volume, count }];
  });
}
