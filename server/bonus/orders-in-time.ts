/** The orders of a period one by one, as they came: for bonuses that depend on what came before. */
import type { Graph, Row } from "../graph/graph.ts";
import type { OrdersPaid } from "../plan/plan.ts";
import { cutOrders } from "./own-use.ts";
import { paidVolume, type OrderVolume } from "./paid-orders.ts";
import type { SheetScope } from "./settled.ts";

/** An order as it came, with what it sold: a return's is the order that it returns. */
export interface SoldOrder extends OrderVolume, Row {
  saleId: string;
}

export interface TimedOrder extends SoldOrder {
  /** Hundredths of a point that the bonus pays on; 0: it does not pay on this order. */
  paid: bigint;
}

/** Everything that was sold before the period, without returns, by (instant, id). */
export async function ordersBefore(
  graph: Graph,
  { startsAt, decided }: SheetScope,
): Promise<readonly SoldOrder[]> {
  const rows = await graph.read<SoldOrder>(
    "bonus/orders-in-time",
    { from: 0, until: startsAt, decided },
    { timeout: 600_000 },
  );
  return rows.filter(isSale);
}

/** Whether something was sold: not a return, not even one that names no order. */
export function isSale({ orderId, saleId, kind }: SoldOrder): boolean {
  return orderId === saleId && kind !== "return";
}

/** Every order of the period by (instant, id), whether the bonus pays on it or not. */
export async function ordersInTime(
  graph: Graph,
  scope: SheetScope,
  paid: OrdersPaid,
): Promise<TimedOrder[]> {
  const rows = await graph.read<SoldOrder>(
    "bonus/orders-in-time",
    { from: scope.startsAt, until: scope.endsAt, decided: scope.decided },
    { timeout: 600_000 },
  );
  const cut = await cutOrders(graph, scope);
  return rows.map((order) => {
    const whole = paidVolume(paid, scope.plan.zone, order);
    const counted = paid.paidOn === "commissionable" ? cut.get(order.orderId)?.counted : undefined;
    return { ...order, paid: whole === 0n ? 0n : (counted ?? whole) };
  });
}
