/** Double entry, appended only: nothing else on the platform moves money. */
import assert from "node:assert/strict";
import type { Graph, Transaction } from "../graph/graph.ts";
import { accountId, entryHash, type EntryInput, linked } from "./ledger.ts";
import * as store from "./ledger.store.ts";

export type { EntryInput } from "./ledger.ts";

/**
 * Posts entries, each id once: one that is posted already is left as it is, and asserted to say the
 * same. The chain's end is locked first, so entries of parallel transactions follow one another.
 */
export async function postEntries(
  tx: Transaction,
  input: { sheet: string; at: number; entries: readonly EntryInput[] },
): Promise<{ posted: number }> {
  if (input.entries.length === 0) return { posted: 0 };
  const head = await store.lockHead(tx);
  const ids = input.entries.map((entry) => entry.id);
  const known = new Map((await store.knownEntries(tx, ids)).map((entry) => [entry.id, entry]));
  const fresh = new Map<string, EntryInput>();
  for (const entry of input.entries) {
    const before = known.get(entry.id);
    if (before) assertSame(entry, before);
    else if (!fresh.has(entry.id)) fresh.set(entry.id, entry);
  }
  const entries = linked(head, { ...input, entries: [...fresh.values()] });
  await store.appendEntries(tx, entries);
  return { posted: entries.length };
}

function assertSame(
  entry: EntryInput,
  before: { amountMinor: bigint; debit: string; credit: string },
): void {
  assert(
    before.amountMinor === entry.amountMinor &&
      before.debit === accountId(entry.debit, entry.currency) &&
      before.credit === accountId(entry.credit, entry.currency),
    `entry ${entry.id} was posted with other figures`,
  );
}

/** What an account holds, in minor units: its credits less its debits. */
export function balanceOf(graph: Graph, account: string, currency: string): Promise<bigint> {
  return store.balance(graph, accountId(account, currency));
}

/**
 * Walks the chain and answers every fault as a sentence; none when nobody edited the ledger.
 *
 * A cut tail together with a changed head, and a chain that was computed anew from some entry on,
 * need a signed head outside the database to be seen.
 */
export async function verifyLedger(
  graph: Graph,
): Promise<{ entries: number; headHash: string; faults: string[] }> {
  const faults: string[] = [];
  let seq = 0n;
  let hash = "";
  for await (const stored of store.entriesInOrder(graph)) {
    seq += 1n;
    const { debits, credits } = stored;
    if (stored.seq !== seq) faults.push(`Entry ${stored.id} has number ${stored.seq}, not ${seq}.`);
    if (debits.length !== 1 || credits.length !== 1) {
      faults.push(`Entry ${stored.id} does not move from one account to one other.`);
    }
    if (stored.amountMinor <= 0n) faults.push(`Entry ${stored.id} moves no amount above zero.`);
    const entry = { ...stored, debit: debits[0] ?? "", credit: credits[0] ?? "" };
    if (stored.previousHash !== hash || entryHash(entry) !== stored.hash) {
      faults.push(`The chain breaks at entry ${stored.id}.`);
    }
    seq = stored.seq;
    hash = stored.hash;
  }
  const end = await store.head(graph);
  if (end.seq !== seq || end.hash !== hash) faults.push("The chain does not end where it should.");
  return { entries: Number(seq), headHash: hash, faults };
}
