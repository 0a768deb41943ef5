/**
 * Orders in bulk and the volume that they bring: the only way volume enters.
 *
 * Every order brings one volume entry for the distributor whom it is credited to; a return brings a
 * negative one, at most what is left of its order. An order that falls into a frozen period brings
 * none and is marked as late, until operations decide.
 */
import type { Graph, Row, Transaction } from "../graph/graph.ts";

export interface OrderRecord {
  id: string;
  buyerId: string;
  /** The distributor whose volume it is. */
  creditedId: string;
  /** Bought by that distributor himself, else by one of his customers. */
  own: boolean;
  /** Epoch milliseconds. */
  placedAt: number;
  currency: string;
  /** Minor units; null where unknown. */
  totalMinor: bigint | null;
  /** Hundredths of a point. */
  qualifying: bigint;
  commissionable: bigint;
  kind: string;
  /** The company's code of what was sold; null where it names none. */
  product: string | null;
  rowHash: string;
}

/** A return; its distributor is the one of the order that it returns. */
export interface ReturnRecord extends Omit<OrderRecord, "creditedId" | "kind"> {
  returnsOrderId: string;
}

type Rows<T> = { importId: string; rows: T[] };

interface FrozenPeriod extends Row {
  id: string;
  /** Epoch milliseconds, the end excluded. */
  startsAt: bigint;
  endsAt: bigint;
}

/** Adds orders that were bought. Holds the volume lock until the transaction ends. */
export async function addOrders(tx: Transaction, batch: Rows<OrderRecord>): Promise<void> {
  const frozen = await holdVolume(tx, spanOf(batch.rows));
  const rows = batch.rows.map((row) => ({
    ...row,
    why: row.own ? "own_order" : "customer_of_record",
  }));
  await tx.run("order/add-orders", { importId: batch.importId, rows, frozen });
}

/**
 * Adds returns; their orders must be there. Pass them ordered by (placedAt, id): of two returns of one
 * order the earlier one takes first.
 */
export async function addReturns(tx: Transaction, batch: Rows<ReturnRecord>): Promise<void> {
  const frozen = await holdVolume(tx, spanOf(batch.rows));
  await tx.run("order/add-returns", { ...batch, frozen });
}

/** Takes the volume lock, and only then reads which periods of the span are frozen. */
async function holdVolume(
  tx: Transaction,
  span: { earliest: number; latest: number },
): Promise<FrozenPeriod[]> {
  await tx.run("order/hold-volume");
  return tx.run<FrozenPeriod>("order/frozen-periods", span);
}

function spanOf(rows: { placedAt: number }[]): { earliest: number; latest: number } {
  let earliest = Infinity;
  let latest = -Infinity;
  for (const { placedAt } of rows) {
    earliest = Math.min(earliest, placedAt);
    latest = Math.max(latest, placedAt);
  }
  return { earliest, latest };
}

export interface OrderThere {
  id: string;
  rowHash: string | null;
  buyerId: string;
  placedAt: number;
  kind: string;
}

/** Which of these orders are there, with what a check of new files must know of them. */
export async function ordersThere(graph: Graph, ids: string[]): Promise<OrderThere[]> {
  const rows = await graph.read<Omit<OrderThere, "placedAt"> & { placedAt: bigint }>(
    "order/known-orders",
    { ids },
  );
  return rows.map((row) => ({ ...row, placedAt: Number(row.placedAt) }));
}

const removedAtOnce = 5_000;

/** Removes the orders of an import that broke off, with their volume, in batches. */
export async function removeImportedOrders(graph: Graph, importId: string): Promise<void> {
  for (;;) {
    const [row] = await graph.write<{ removed: bigint }>(
      "order/remove-imported-orders",
      { importId, limit: removedAtOnce },
      { timeout: 600_000 },
    );
    if ((row?.removed ?? 0n) === 0n) return;
  }
}

/** What counting a late order answers: the volume counted (hundredths), or why it was not. */
export type LateOrderAnswer =
  | { counted: true; qualifying: bigint; commissionable: bigint }
  | {
      refused: "not_found" | "not_late" | "already_counted" | "period_frozen";
      message: string;
    };

/**
 * Counts a late order at an instant of an open period, inside the transaction of whoever decides it.
 *
 * Refused: no such order, one that was not late, one that counts already, an instant that lies in a
 * frozen period itself.
 */
export async function countLateOrder(
  tx: Transaction,
  input: { orderId: string; /** Epoch milliseconds. */ at: number },
): Promise<LateOrderAnswer> {
  const { orderId, at } = input;
  const [frozen] = await holdVolume(tx, { earliest: at, latest: at });
  const [state] = await tx.run<{ lateFor: string | null; counted: boolean }>("order/late-order", {
    orderId,
  });
  if (state === undefined) {
    return { refused: "not_found", message: `There is no order ${orderId}.` };
  }
  if (state.counted) {
    return { refused: "already_counted", message: `The order ${orderId} counts already.` };
  }
  if (state.lateFor === null) {
    return { refused: "not_late", message: `The order ${orderId} did not come too late.` };
  }
  if (frozen !== undefined) {
    const message = `The period ${frozen.id} is frozen too; count the order in an open one.`;
    return { refused: "period_frozen", message };
  }
  const [entry] = await tx.run<{ qualifying: bigint; commissionable: bigint }>(
    "order/count-late-order",
    { orderId, at },
  );
  if (entry === undefined) throw new Error(`The order ${orderId} is credited to nobody.`);
  return { counted: true, ...entry };
}
