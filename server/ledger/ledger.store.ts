/** The ledger in the graph. */
import type { Graph, Row, Transaction } from "../graph/graph.ts";
import type { Entry } from "./ledger.ts";

export async function lockHead(tx: Transaction): Promise<{ seq: bigint; hash: string }> {
  const [head] = await tx.run<{ seq: bigint; hash: string }>("ledger/lock-head");
  if (!head) throw new Error("The ledger has no head.");
  return head;
}

export async function knownEntries(
  tx: Transaction,
  ids: readonly string[],
): Promise<{ id: string; amountMinor: bigint; debit: string; credit: string }[]> {
  return tx.run("ledger/known-entries", { ids: [...ids] });
}

export async function appendEntries(tx: Transaction, entries: readonly Entry[]): Promise<void> {
  const last = entries.at(-1);
  if (!last) return;
  await tx.run("ledger/post-entries", { rows: [...entries], seq: last.seq, hash: last.hash });
}

export async function head(graph: Graph): Promise<{ seq: bigint; hash: string }> {
  const [row] = await graph.read<{ seq: bigint; hash: string }>("ledger/head");
  return row ?? { seq: 0n, hash: "" };
}

export type StoredEntry = Row &
  Omit<Entry, "debit" | "credit"> & { debits: string[]; credits: string[] };

export function entriesInOrder(graph: Graph): AsyncIterable<StoredEntry> {
  return graph.stream("ledger/entries-in-order", {}, { timeout: 600_000 });
}

export async function balance(graph: Graph, id: string): Promise<bigint> {
  const [row] = await graph.read<{ balance: bigint }>("ledger/balance", { id });
  return row?.balance ?? 0n;
}
