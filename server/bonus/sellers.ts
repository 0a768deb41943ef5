/**
 * Where a period's volume enters the tree: by seller, and only from the orders that a bonus pays on.
 *
 * Bonuses that pay on the same orders and points share one read.
 */
import type { Graph, Row } from "../graph/graph.ts";
import type { Age, OrdersPaid } from "../plan/plan.ts";
import type { SellerVolume, Settling, SheetScope } from "./settled.ts";

const HOUR = 3_600_000;
const TIMEOUT = 600_000;

/** A reader of a sheet's sellers that reads once for each choice of orders and points. */
export function sellersOf(graph: Graph, scope: SheetScope): Settling["sellersFor"] {
  const known = new Map<string, Promise<readonly SellerVolume[]>>();
  return (paid) => {
    const key = JSON.stringify([paid.orders, paid.paidOn]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const read = readSellers(graph, scope, paid);
    known.set(key, read);
    return read;
  };
}

function readSellers(
  graph: Graph,
  { plan, startsAt, endsAt }: SheetScope,
  { orders, paidOn }: OrdersPaid,
): Promise<SellerVolume[]> {
  const period = { from: startsAt, until: endsAt, perLine: plan.rounding.per === "line" };
  if (orders === null && paidOn === "commissionable") {
    return graph.read("bonus/volume-at-sellers", period, { timeout: TIMEOUT });
  }
  const choice = {
    kinds: orders?.kinds ?? null,
    products: orders?.products ?? null,
    ...boundsOf(orders?.ageFrom ?? null, orders?.ageTo ?? null),
    zone: plan.zone,
    qualifying: paidOn === "qualifying",
  };
  return graph.read(
    "bonus/chosen-volume-at-sellers",
    { ...period, ...choice },
    { timeout: TIMEOUT },
  );
}

/** The bounds of an age in each unit; null where it has none. */
function boundsOf(from: Age | null, to: Age | null): Row {
  const bound = (age: Age | null, unit: Age["unit"]) => (age?.unit === unit ? age.count : null);
  const millis = (age: Age | null) => (age?.unit === "hours" ? age.count * HOUR : null);
  return {
    daysFrom: bound(from, "days"),
    daysTo: bound(to, "days"),
    monthsFrom: bound(from, "months"),
    monthsTo: bound(to, "months"),
    millisFrom: millis(from),
    millisUntil: millis(to),
  };
}
