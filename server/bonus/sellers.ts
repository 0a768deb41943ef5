/**
 * Where a period's volume enters the tree: by seller, and only from the orders that a bonus pays on.
 *
 * Bonuses that pay on the same orders and points share one read.
 */
import type { Graph, Row } from "../graph/graph.ts";
import type { Age, OrdersPaid } from "../plan/plan.ts";
import { cutOrders, type CutOrder } from "./own-use.ts";
import { paidVolume } from "./paid-orders.ts";
import type { SellerVolume, Settling, SheetScope } from "./settled.ts";

const HOUR = 3_600_000;
const TIMEOUT = 600_000;

/** A reader of a sheet's sellers that reads once for each choice of orders and points. */
export function sellersOf(graph: Graph, scope: SheetScope): Settling["sellersFor"] {
  const known = new Map<string, Promise<readonly SellerVolume[]>>();
  let cut: Promise<Map<string, CutOrder>> | undefined;
  const cutOfPeriod = () => (cut ??= cutOrders(graph, scope));
  return (paid) => {
    const key = JSON.stringify([paid.orders, paid.paidOn]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const read = throttled(graph, scope, paid, cutOfPeriod);
    known.set(key, read);
    return read;
  };
}

/** The sellers less what of their own use does not count; only commissionable points are throttled. */
async function throttled(
  graph: Graph,
  scope: SheetScope,
  paid: OrdersPaid,
  cutOfPeriod: () => Promise<Map<string, CutOrder>>,
): Promise<readonly SellerVolume[]> {
  const sellers = await readSellers(graph, scope, paid);
  if (paid.paidOn !== "commissionable") return sellers;
  const cut = await cutOfPeriod();
  const perLine = scope.plan.rounding.per === "line";
  const changes = [...cut.values()].flatMap((order): SellerVolume[] => {
    const { sourceId: id, counted } = order;
    const whole = paidVolume(paid, scope.plan.zone, order);
    if (whole === 0n) return [];
    const row = (volume: bigint, times: bigint): SellerVolume => ({
      ...{ id, own: true, unit: perLine ? volume : null, volume: volume * times },
      ...{ count: times, sales: times },
    });
    return counted === 0n ? [row(whole, -1n)] : [row(whole, -1n), row(counted, 1n)];
  });
  return changes.length === 0 ? sellers : merged([...sellers, ...changes]);
}

/** One row a seller, own or not, and unit; rows without an order are left out. */
function merged(rows: readonly SellerVolume[]): SellerVolume[] {
  const sums = new Map<string, SellerVolume>();
  for (const row of rows) {
    const key = `${row.id}\n${row.own}\n${row.unit ?? ""}`;
    const same = sums.get(key);
    sums.set(
      key,
      same === undefined
        ? { ...row }
        : {
            ...same,
            volume: same.volume + row.volume,
            count: same.count + row.count,
            sales: same.sales + row.sales,
          },
    );
  }
  return [...sums.values()].filter(({ count }) => count !== 0n);
}

function readSellers(
  graph: Graph,
  { plan, startsAt, endsAt, decided }: SheetScope,
  { orders, paidOn }: OrdersPaid,
): Promise<SellerVolume[]> {
  const perLine = plan.rounding.per === "line";
  const period = { from: startsAt, until: endsAt, decided, perLine };
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
