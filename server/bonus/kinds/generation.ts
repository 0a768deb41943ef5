/**
 * Generations: a rate for each generation of leaders above a sale.
 *
 * With a guarantee groups are handed up as a whole, from the bottom: whoever is paid owes the next above the
 * rate on his own group, at least on the guaranteed volume, and makes up what is missing out of what he
 * receives (docs/plan/generation.md).
 */
import assert from "node:assert/strict";
import type { GenerationBonus } from "../../plan/plan.ts";
import { markOf } from "../../standing/marks.ts";
import { lineAmountExact, pointInMinorUnits } from "../../money/amount.ts";
import { climbGenerations } from "../generations.ts";
import { edgeOf } from "../../sheet/depth.ts";
import type { MoneyPart, Settled, Settling, VolumePart } from "../settled.ts";

/** Everybody whom a generation bonus pays in a period, by generation and rate. */
export function settleGeneration(settling: Settling, bonus: GenerationBonus): Promise<Settled[]> {
  return bonus.guarantee === null
    ? settleByClimbing(settling, bonus)
    : settleGuaranteed(settling, bonus, bonus.guarantee);
}

async function settleByClimbing(
  { graph, scope: { sheet }, sellersFor }: Settling,
  bonus: GenerationBonus,
): Promise<VolumePart[]> {
  const { tree, grades, position, payees, firstGeneration, rankBy } = bonus;
  const rule = {
    ...{ sheet, tree, grades, position, payees, firstGeneration },
    leader: markOf(bonus.leader, rankBy),
    payee: markOf(bonus.payee, rankBy),
    nextEntitled: bonus.compression === "nextEntitled",
    counts: bonus.counts === undefined ? null : markOf(bonus.counts, rankBy),
  };
  const sellers = (await sellersFor(bonus))
    .filter(({ own }) => (own ? bonus.ownOrders : bonus.customerOrders) === "paid")
    .map(({ id, unit, volume, count }) => ({ id, inclusive: false, unit, volume, count }));
  const settled = await climbGenerations(graph, rule, sellers);
  return settled.map(({ id, ...part }) => ({ distributorId: id, bonus: bonus.id, ...part }));
}

async function settleGuaranteed(
  { fence, scope: { plan, sheet } }: Settling,
  bonus: GenerationBonus,
  guarantee: bigint,
): Promise<MoneyPart[]> {
  const parameters = {
    ...{ sheet, edge: edgeOf(bonus.tree), guarantee, handed: `handed up ${bonus.id}` },
    leader: markOf(bonus.leader, bonus.rankBy),
    payee: markOf(bonus.payee, bonus.rankBy),
  };
  const kept = await fence.write((tx) =>
    tx.run<{ id: string; volume: bigint; exact: boolean }>("bonus/hand-up", parameters),
  );
  assert(
    kept.every(({ exact }) => exact),
    "every sum of volume is an integer",
  );
  const ratePpm = bonus.grades.steps[0]?.rates[0] ?? 0n;
  const point = pointInMinorUnits(plan.pointValue, plan.currencyDigits);
  return kept.map(({ id, volume }) => ({
    ...{ distributorId: id, bonus: bonus.id, level: 1, ratePpm, baseMinor: null, sourceId: null },
    amount: lineAmountExact(volume, ratePpm, point),
  }));
}
