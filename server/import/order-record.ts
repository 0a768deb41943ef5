/** A checked row of orders as the order room takes it: what was bought, or a return of it. */
import type { People } from "../company-file/people.ts";
import { orderHash } from "../company-file/row-hash.ts";
import type { OrderRow } from "../company-file/row.ts";
import type { OrderRecord, ReturnRecord } from "../order/accept.store.ts";

/** `buyer` is the number of whoever bought; his distributor, or he himself, is credited. */
export function orderRecord(
  row: OrderRow,
  people: People,
  buyer: number,
): OrderRecord | ReturnRecord {
  if (row.id === null || row.placedAt === null) throw new Error("A checked order has no id.");
  const credited = people.distributor[buyer]!;
  const { buyerId, placedAt, currency, totalMinor, qualifying, commissionable, kind } = row;
  const record = {
    id: row.id,
    own: credited === buyer,
    ...{ buyerId, placedAt, currency, totalMinor, qualifying, commissionable },
    product: row.product || null,
    rowHash: orderHash(row),
  };
  if (kind === "return" && row.returnsOrderId !== "") {
    return { ...record, returnsOrderId: row.returnsOrderId };
  }
  return { ...record, kind, creditedId: people.ids[credited]! };
}

/** Returns in the order in which they take back: by (placedAt, id). */
export function inTime(returns: ReturnRecord[]): ReturnRecord[] {
  return returns.sort(
    (one, other) => one.placedAt - other.placedAt || (one.id < other.id ? -1 : 1),
  );
}
