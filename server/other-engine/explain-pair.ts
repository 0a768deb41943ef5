/**
 * The likely causes of what differs for one person and bonus: order by order where the other engine
 * gave its lines, as a whole else. The parts always sum to the difference.
 */
import assert from "node:assert/strict";
import type { Cause } from "./cause.ts";
import { causeOfOrder, ordersOf } from "./explain-order.ts";
import {
  atRate,
  earns,
  near,
  paid,
  pairKey,
  ratesOf,
  sumOf,
  type Pair,
  type Results,
} from "./results.ts";

/** The part of a difference that one cause explains. */
export interface Part {
  cause: Cause;
  /** Theirs less ours, minor units. */
  differenceMinor: bigint;
  /** Orders in it; 0 where the amounts were compared as a whole. */
  orders: number;
  /** One of those orders. */
  orderId: string | null;
}

/** The parts of a pair; none where both engines say the same. */
export function partsOf(results: Results, pair: Pair): Part[] {
  const difference = pair.theirs - pair.ours;
  const byOrder = pair.theirLines.some(({ orderId }) => orderId !== null);
  const missing = missingIn(results, pair);
  const parts =
    missing !== null || !byOrder
      ? wholeParts(difference, () => missing ?? causeOfWhole(results, pair))
      : orderParts(results, pair);
  const explained = parts.reduce((sum, part) => sum + part.differenceMinor, 0n);
  assert(explained === difference, `the parts of ${pair.distributorId} sum to his difference`);
  return parts;
}

function wholeParts(differenceMinor: bigint, cause: () => Cause): Part[] {
  if (differenceMinor === 0n) return [];
  return [{ cause: cause(), differenceMinor, orders: 0, orderId: null }];
}

function missingIn(results: Results, { distributorId, bonus }: Pair): Cause | null {
  const { carried, theirTotals, ourBonuses, theirBonuses } = results;
  if (!carried.has(distributorId) || !theirTotals.has(distributorId)) return "missing_person";
  if (!ourBonuses.has(bonus) || !theirBonuses.has(bonus)) return "missing_bonus";
  return null;
}

function orderParts(results: Results, pair: Pair): Part[] {
  const parts = new Map<Cause, Part>();
  const add = (cause: Cause, differenceMinor: bigint, orderId: string | null) => {
    const part = parts.get(cause) ?? { cause, differenceMinor: 0n, orders: 0, orderId };
    part.differenceMinor += differenceMinor;
    if (orderId !== null) part.orders += 1;
    parts.set(cause, part);
  };
  for (const order of ordersOf(pair)) {
    const cause = causeOfOrder(results, pair, order);
    if (cause !== null) add(cause, order.theirs - order.ours, order.orderId);
  }
  // What no order explains: on our side bonuses that have no lines by order.
  const without = sumOf(pair.theirLines.filter(({ orderId }) => orderId === null));
  const rest = without - (pair.ours - sumOf(paid(pair.ourLines)));
  const carried = results.carried.get(pair.distributorId) ?? 0n;
  if (rest !== 0n) add(rest === carried ? "carried_from_before" : "unknown", rest, null);
  return [...parts.values()];
}

/** The first cause that explains the whole difference to the unit of rounding. */
function causeOfWhole(results: Results, pair: Pair): Cause {
  const lines = paid(pair.ourLines);
  const units = BigInt(Math.max(1, lines.length));
  const { ours, theirs, raw, distributorId } = pair;
  if (near(ours, theirs, units)) return "rounding";
  const carried = results.carried.get(distributorId) ?? 0n;
  if (carried !== 0n && theirs - ours === carried) return "carried_from_before";
  const caps = [results.plan.caps.person?.amount ?? []].flat();
  const total = results.theirTotals.get(distributorId);
  if (raw !== ours && near(theirs, raw, units)) return "cap";
  if (theirs < ours && caps.some((most) => total === most)) return "cap";
  const returned = sumOf(lines.filter(({ volume }) => (volume ?? 0n) < 0n));
  if (returned !== 0n && near(theirs, ours - returned, units)) return "return_treated_differently";
  if (movedOrder(results, pair)) return "compression_or_level";
  if (anotherRate(results, pair, units)) return "other_rate";
  if (anotherOrder(pair)) return "other_volume";
  return "unknown";
}

/** Whether an order explains it that somebody else on its way gained or lost at the same time. */
function movedOrder(results: Results, pair: Pair): boolean {
  const { plan, pairs, pairsOfOrder } = results;
  const difference = pair.theirs - pair.ours;
  const bonus = plan.bonuses.find(({ id }) => id === pair.bonus);
  const moved = (distributorId: string) => {
    const other = pairs.get(pairKey(distributorId, pair.bonus));
    return other === undefined ? 0n : other.theirs - other.ours;
  };
  return pair.ourLines.some((line) => {
    if (line.orderId === null) return false;
    const others = (pairsOfOrder.get(line.orderId) ?? []).filter(
      (one) => one.bonus === pair.bonus && one.distributorId !== pair.distributorId,
    );
    if (line.reason === null) {
      const lost = near(difference, -line.amountMinor, 1n);
      return lost && others.some(({ distributorId }) => moved(distributorId) > 0n);
    }
    const volume = results.orders.get(line.orderId) ?? 0n;
    const rates = bonus === undefined ? [] : ratesOf(bonus);
    const gained = rates.some((rate) => near(difference, earns(plan, volume, rate), 1n));
    return gained && others.some(({ distributorId }) => moved(distributorId) < 0n);
  });
}

/** Whether all lines of one of our rates, paid at another rate of the bonus, give their amount. */
function anotherRate({ plan }: Results, pair: Pair, units: bigint): boolean {
  const bonus = plan.bonuses.find(({ id }) => id === pair.bonus);
  if (bonus === undefined) return false;
  const lines = paid(pair.ourLines);
  return [...new Set(lines.map(({ ratePpm }) => ratePpm))].some((rate) => {
    const same = lines.filter(({ ratePpm }) => ratePpm === rate);
    const others = pair.ours - sumOf(same);
    return ratesOf(bonus).some((other) => {
      const paidOther = same.reduce((sum, one) => sum + atRate(plan, one, other), 0n);
      return other !== rate && near(pair.theirs, others + paidOther, units);
    });
  });
}

/** Whether leaving one of our orders out, or counting it twice, gives their amount. */
function anotherOrder(pair: Pair): boolean {
  return ordersOf({ ...pair, theirLines: [] }).some(
    ({ ours }) =>
      ours !== 0n &&
      (near(pair.theirs, pair.ours - ours, 1n) || near(pair.theirs, pair.ours + ours, 1n)),
  );
}
