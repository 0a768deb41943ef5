/**
 * The rules of the ledger: pure.
 *
 * Every entry moves an amount above zero from one account to another, so the sum of all balances is
 * zero by construction. Each entry's hash covers the entry before it: an edit, a deletion or an
 * insertion breaks the chain at that place.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";

export interface EntryInput {
  id: string;
  /** Account that gives, such as `company:commissions`. */
  debit: string;
  /** Account that takes, such as `wallet:1001`. */
  credit: string;
  amountMinor: bigint;
  currency: string;
  why: string;
}

/** An entry as it is stored. */
export interface Entry extends EntryInput {
  seq: bigint;
  at: bigint;
  sheet: string;
  previousHash: string;
  hash: string;
}

/** An account holds one currency, which its id says. */
export function accountId(name: string, currency: string): string {
  return `${name}/${currency}`;
}

/** The hash of an entry over everything that it says and the hash of the one before. */
export function entryHash(entry: Omit<Entry, "hash">): string {
  const said = [
    entry.previousHash,
    entry.seq.toString(),
    entry.id,
    entry.at.toString(),
    entry.sheet,
    entry.why,
    entry.amountMinor.toString(),
    entry.currency,
    entry.debit,
    entry.credit,
  ];
  return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}

/** Entries linked to the end of the chain, in the order given. */
export function linked(
  head: { seq: bigint; hash: string },
  input: { sheet: string; at: number; entries: readonly EntryInput[] },
): Entry[] {
  let { seq, hash } = head;
  return input.entries.map((plain) => {
    assert(plain.amountMinor > 0n, `entry ${plain.id} moves an amount above zero`);
    assert(plain.debit !== plain.credit, `entry ${plain.id} moves between two accounts`);
    seq += 1n;
    const entry = {
      id: plain.id,
      debit: accountId(plain.debit, plain.currency),
      credit: accountId(plain.credit, plain.currency),
      amountMinor: plain.amountMinor,
      currency: plain.currency,
      why: plain.why,
      seq,
      at: BigInt(input.at),
      sheet: input.sheet,
      previousHash: hash,
    };
    hash = entryHash(entry);
    return { ...entry, hash };
  });
}
