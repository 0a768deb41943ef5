/**
 * The retail throttle: which of a seller's own orders are paid on, and how far (docs/plan/throttle.md).
 *
 * Own orders fill the limit by (instant, id); the order that crosses it counts in part. A return first
 * reduces its order, so that together they count what is left.
 */
import type { Graph, Row } from "../graph/graph.ts";
import type { OrderVolume } from "./paid-orders.ts";
import type { SheetScope } from "./settled.ts";

interface OwnOrder extends OrderVolume, Row {
  returnsOrderId: string | null;
  /** Hundredths of a point of own use that count for this seller in the period. */
  limit: bigint;
}

/** An own order that is not paid on in full. */
export interface CutOrder extends OrderVolume {
  /** Hundredths of a point that count. */
  counted: bigint;
}

/** Own orders that a plan's throttle cuts in a period, by order id; none where the plan has no throttle. */
export async function cutOrders(
  graph: Graph,
  { plan, startsAt, endsAt, decided }: Omit<SheetScope, "sheet">,
): Promise<Map<string, CutOrder>> {
  if (plan.throttle === null) return new Map();
  const { share, of } = plan.throttle;
  const orders = await graph.read<OwnOrder>(
    "bonus/own-orders-over-limit",
    { from: startsAt, until: endsAt, decided, share, ofSold: of === "sold" },
    { timeout: 600_000 },
  );
  const sellers = new Map<string, OwnOrder[]>();
  for (const order of orders) {
    const own = sellers.get(order.sourceId);
    if (own) own.push(order);
    else sellers.set(order.sourceId, [order]);
  }
  const cut = [...sellers.values()].flatMap(cutOf);
  return new Map(cut.map((order) => [order.orderId, order]));
}

/** The orders of one seller that are cut; `orders` come by (instant, id). */
function cutOf(orders: readonly OwnOrder[]): CutOrder[] {
  const bought = orders.filter(({ commissionable }) => commissionable > 0n);
  const ids = new Set(bought.map(({ orderId }) => orderId));
  const returned = new Map<string, bigint>();
  const limit = orders[0]?.limit ?? 0n;
  let left = limit > 0n ? limit : 0n;
  for (const { commissionable, returnsOrderId } of orders) {
    if (commissionable >= 0n) continue;
    // What takes back an order of an earlier period leaves room for as much of this one.
    if (returnsOrderId === null || !ids.has(returnsOrderId)) left -= commissionable;
    else returned.set(returnsOrderId, (returned.get(returnsOrderId) ?? 0n) - commissionable);
  }
  return bought.flatMap((order) => {
    const back = returned.get(order.orderId) ?? 0n;
    const net = order.commissionable - back;
    const allowed = net < left ? net : left;
    left -= allowed;
    return allowed === net ? [] : [{ ...order, counted: allowed + back }];
  });
}
