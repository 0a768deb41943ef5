/**
 * Orders in bulk and the volume that they bring: the only way volume enters.
 *
 * Every order brings one volume entry for the distributor whom it is credited to; a return brings a
 * negative one, at most what is left of its order. An order that falls into a frozen period brings
 * none and is marked as late, until operations decide.
 */
import type { Graph, Row, Transaction } from "../graph/graph.ts";
import { countInItsPeriod, parkLate } from "./late.service.ts";
import { holdVolume, type FrozenPeriod } from "./volume.store.ts";

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

type Rows<T> = {
  /** null: handed over without a file. */ importId: string | null;
  rows: T[];
  /** Epoch ms, now. */ at: number;
};

/** Adds orders that were bought. Holds the volume lock until the transaction ends. */
export async function addOrders(tx: Transaction, batch: Rows<OrderRecord>): Promise<void> {
  const frozen = await holdVolume(tx, spanOf(batch.rows));
  const rows = batch.rows.map((row) => ({
    ...row,
    why: row.own ? "own_order" : "customer_of_record",
  }));
  const { importId, at } = batch;
  const [added] = await tx.run<Added>("order/add-orders", { importId, rows, frozen });
  await parkLate(tx, { late: closedAmong(added, frozen), rows, at });
}

/**
 * Adds returns; their orders must be there. Pass them ordered by (placedAt, id): of two returns of one
 * order the earlier one takes first. `byRevision`: they count where their orders do; one whose order's
 * period is approved is accepted into it, and a revision is proposed.
 */
export async function addReturns(
  tx: Transaction,
  batch: Rows<ReturnRecord> & { byRevision: boolean },
): Promise<void> {
  const { importId, rows, byRevision, at } = batch;
  const span = spanOf(rows);
  // Where returns count with their orders, any period may be reached.
  const frozen = await holdVolume(tx, byRevision ? { ...span, earliest: 0 } : span);
  const query = { importId, rows, byRevision, frozen };
  const [added] = await tx.run<Added>("order/add-returns", query);
  const late = closedAmong(added, frozen);
  if (!byRevision) return parkLate(tx, { late, rows, at });
  for (const { orderId } of late) await countInItsPeriod(tx, { orderId, at });
}

interface Late {
  orderId: string;
  /** Id of the approved period that it came too late for. */
  lateFor: string;
}

interface Added extends Row {
  late: Late[];
}

/** Those that came too late for an approved period: no run will look for them there. */
function closedAmong(added: Added | undefined, frozen: readonly FrozenPeriod[]): Late[] {
  const approved = new Set(frozen.filter((one) => one.approved).map(({ id }) => id));
  return (added?.late ?? []).filter(({ lateFor }) => approved.has(lateFor));
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
export async function ordersThere(tx: Transaction, ids: string[]): Promise<OrderThere[]> {
  const rows = await tx.run<Omit<OrderThere, "placedAt"> & { placedAt: bigint }>(
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
