/** The likely cause of a difference on one order of one person and bonus. */
import type { Line } from "../line/lines.ts";
import type { Cause } from "./cause.ts";
import { atRate, near, paid, ratesOf, sumOf, type Pair, type Results } from "./results.ts";
import type { TheirLine } from "./their-file.ts";

/** What both sides say of one order. */
export interface OrderPair {
  orderId: string;
  ours: bigint;
  theirs: bigint;
  lines: readonly Line[];
}

/** The orders of a pair whose amounts differ or that only one side has. */
export function ordersOf(pair: Pair): OrderPair[] {
  const ours = byOrder(paid(pair.ourLines));
  const theirs = byOrder(pair.theirLines);
  return [...new Set([...ours.keys(), ...theirs.keys()])].map((orderId) => {
    const lines = ours.get(orderId) ?? [];
    return { orderId, lines, ours: sumOf(lines), theirs: sumOf(theirs.get(orderId) ?? []) };
  });
}

function byOrder<T extends Line | TheirLine>(lines: readonly T[]): Map<string, T[]> {
  const orders = new Map<string, T[]>();
  for (const line of lines) {
    if (line.orderId === null) continue;
    const same = orders.get(line.orderId);
    if (same) same.push(line);
    else orders.set(line.orderId, [line]);
  }
  return orders;
}

/** The first cause that fits; null where both pay the same. */
export function causeOfOrder(results: Results, pair: Pair, order: OrderPair): Cause | null {
  const { ours, theirs, lines } = order;
  if (ours === theirs) return null;
  const volume = results.orders.get(order.orderId);
  const units = lines.length > 1 ? BigInt(lines.length) : 1n;
  if (near(ours, theirs, units)) return "rounding";
  if (uncapped(results, pair, order, units)) return "cap";
  if ((volume ?? theirs) < 0n) return "return_treated_differently";
  if (volume === undefined || !results.theirOrders.has(order.orderId)) return "other_volume";
  if (ours === 0n || theirs === 0n) return "compression_or_level";
  if (anotherRate(results, pair, order)) return "other_rate";
  return sameRatioEverywhere(results, order) ? "other_volume" : "unknown";
}

/** Whether they pay what we would without a cap. */
function uncapped(results: Results, pair: Pair, order: OrderPair, units: bigint): boolean {
  if (pair.raw === pair.ours) return false;
  const whole = order.lines.reduce(
    (sum, line) => sum + atRate(results.plan, line, line.ratePpm ?? 0n),
    0n,
  );
  return near(order.theirs, whole, units);
}

function anotherRate(results: Results, pair: Pair, { lines, theirs }: OrderPair): boolean {
  const [line, ...others] = lines;
  const bonus = results.plan.bonuses.find(({ id }) => id === pair.bonus);
  if (line === undefined || others.length > 0 || bonus === undefined) return false;
  return ratesOf(bonus).some(
    (rate) => rate !== line.ratePpm && near(theirs, atRate(results.plan, line, rate), 1n),
  );
}

/** Whether everybody whom both pay on the order is paid more or less in the same proportion. */
function sameRatioEverywhere(results: Results, order: OrderPair): boolean {
  const all = (results.pairsOfOrder.get(order.orderId) ?? []).flatMap((pair) =>
    ordersOf(pair).filter(
      (one) => one.orderId === order.orderId && one.ours !== 0n && one.theirs !== 0n,
    ),
  );
  return all.every(({ ours, theirs }) => {
    // a/b = c/d as products; each amount may have been rounded by a whole unit.
    const size = [ours, theirs, order.ours, order.theirs].reduce(
      (sum, one) => sum + (one < 0n ? -one : one),
      0n,
    );
    return near(ours * order.theirs, theirs * order.ours, size);
  });
}
