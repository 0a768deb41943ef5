/**
 * The second opinion: the plan computed a second time, in memory, by rules written from docs/plan.md
 * alone. It shares no rule with the Cypher or with the rooms around it, so both can only agree by
 * being right, or by misreading the same sentence in the same way.
 *
 * This file: what an opinion is formed from. People are places in columns, in the order of their ids,
 * so that a million of them stay small and a tie by id is a tie by place.
 */
import type { Tree } from "../plan/plan.ts";

export type Status = "active" | "suspended" | "terminated";

/** A distributor as the company's files or the graph tell of him. */
export interface PersonRow {
  id: string;
  /** Epoch ms. */
  joinedAt: number;
  status: Status;
  sponsor: string | null;
  /** Who he stands under in the placement tree. */
  parent: string | null;
  /** On which of his parent's legs; null where legs have no names. */
  leg: string | null;
}

/** What one order, or one return, brought one distributor. */
export interface EntryRow {
  orderId: string;
  sellerId: string;
  /** The distributor's own order; false: one of his customers'. */
  own: boolean;
  /** Who bought. */
  buyerId: string;
  /** Whose customer the buyer is on record; null: a distributor. */
  customerOf: string | null;
  /** When it counts, epoch ms. */
  at: number;
  /** Hundredths of a point; negative for a return. */
  qualifying: bigint;
  commissionable: bigint;
  /** Kind, product and instant of the order; those of a return are its order's, where it is known. */
  kind: string;
  product: string | null;
  placedAt: number;
  /** The order that a return takes back. */
  returns: string | null;
}

/** An entry whose seller is a place. */
export interface Entry extends Omit<EntryRow, "sellerId"> {
  seller: number;
}

/** Everybody, in the order of ids. */
export interface People {
  count: number;
  ids: readonly string[];
  placeOf: ReadonlyMap<string, number>;
  /** Epoch ms. */
  joinedAt: readonly number[];
  status: readonly Status[];
  /** Place of whoever is directly above; -1: nobody. */
  above: Record<Tree, Int32Array>;
  leg: readonly (string | null)[];
}

/** By code points, which is the order of their bytes. */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  const end = Math.min(a.length, b.length);
  for (let i = 0; i < end; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    // A half of a pair stands for a code point above every single unit.
    const high = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;
    if (high(x) !== high(y)) return high(x) ? 1 : -1;
    return x - y;
  }
  return a.length - b.length;
}

/** Columns of people; a name above that is nobody's id counts as nobody. */
export function peopleOf(rows: readonly PersonRow[]): People {
  const sorted = inOrder(rows) ? rows : [...rows].sort((a, b) => compareIds(a.id, b.id));
  const placeOf = new Map(sorted.map(({ id }, place) => [id, place]));
  const places = (name: (row: PersonRow) => string | null) =>
    Int32Array.from(sorted, (row) => placeOf.get(name(row) ?? "") ?? -1);
  return {
    count: sorted.length,
    ids: sorted.map(({ id }) => id),
    placeOf,
    joinedAt: sorted.map(({ joinedAt }) => joinedAt),
    status: sorted.map(({ status }) => status),
    above: { sponsor: places(({ sponsor }) => sponsor), placement: places(({ parent }) => parent) },
    leg: sorted.map(({ leg }) => leg),
  };
}

function inOrder(rows: readonly PersonRow[]): boolean {
  return rows.every((row, i) => i === 0 || compareIds(rows[i - 1]!.id, row.id) < 0);
}

/** Entries by (instant, order id, seller), which is what "first" means everywhere. */
export function entriesOf(people: People, rows: readonly EntryRow[]): Entry[] {
  return rows
    .map(({ sellerId, ...entry }) => {
      const seller = people.placeOf.get(sellerId);
      if (seller === undefined) throw new Error(`${entry.orderId} counts for nobody known.`);
      return { ...entry, seller };
    })
    .sort((a, b) => a.at - b.at || compareIds(a.orderId, b.orderId) || a.seller - b.seller);
}
