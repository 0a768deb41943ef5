/** Reads of orders: one by id, and what counted for a distributor, newest first. */
import type { Graph } from "../graph/graph.ts";

export interface OrderRow {
  [key: string]: unknown;
  id: string;
  buyerId: string;
  buyerName: string;
  buyerKind: string;
  placedAt: bigint;
  currency: string | null;
  totalMinor: bigint | null;
  qualifying: bigint;
  commissionable: bigint;
  kind: string;
  creditedToId: string;
  creditedWhy: string;
  returnsOrderId: string | null;
}

/** Orders by id, in no promised order; unknown ids are left out. */
export function ordersById(graph: Graph, ids: readonly string[]): Promise<OrderRow[]> {
  return graph.read("order/orders-by-id", { ids: [...ids] });
}

/** Orders that count for a distributor, newest first. */
export function ordersPage(
  graph: Graph,
  input: { distributorId: string; after: { placedAt: bigint; id: string } | null; limit: number },
): Promise<OrderRow[]> {
  return graph.read("order/orders-page", {
    distributorId: input.distributorId,
    afterPlacedAt: input.after?.placedAt ?? null,
    afterId: input.after?.id ?? null,
    limit: input.limit,
  });
}

export interface OrderMoveRow {
  [key: string]: unknown;
  orderId: string;
  id: string;
  fromId: string;
  toId: string;
  byName: string;
  reason: string;
  at: bigint;
}

/** To whom these orders were moved, the newest first. */
export function orderMoves(graph: Graph, ids: readonly string[]): Promise<OrderMoveRow[]> {
  return graph.read("order/order-moves", { ids: [...ids] });
}
