/**
 * A company along one tree as columns: one number a person and figure, everybody right after who stands above him and
 * before whoever does not stand below that one. So a downline is one slice of every column, and cutting is copying.
 */
import assert from "node:assert/strict";

/** Somebody as the graph tells of him. */
export interface Place {
  id: string;
  /** Who stands right above; null: nobody. */
  above: string | null;
  /** Hundredths of a point. */
  personalVolume: bigint;
  /** The same in the period before; null: he was not in it, or it has not been computed. */
  before: bigint | null;
  paidAs: bigint;
  active: boolean;
}

/** What one bit each tells. */
const MARKS = { active: 1, before: 2 };

/** The columns, all of one length. */
export interface Columns {
  ids: string[];
  /** Place of who stands right above; -1: nobody. */
  above: Int32Array;
  /** How many people a downline has, its head with them. */
  size: Int32Array;
  /** Hundredths of a point. */
  personalVolume: BigInt64Array;
  /** The same in the period before, 0 where there is none. */
  before: BigInt64Array;
  paidAs: Uint8Array;
  /** MARKS that are true of him, added up. */
  marks: Uint8Array;
}

/** The columns of people in any order, each once. */
export function inColumns(places: readonly Place[]): Columns {
  const known = new Map(places.map(({ id }, i) => [id, i]));
  const above = places.map(({ above: id }) => (id === null ? -1 : (known.get(id) ?? -1)));
  const { order, size } = inOrder(above);
  const placeOf = new Int32Array(places.length);
  order.forEach((from, to) => (placeOf[from] = to));
  const columns = emptyColumns(places.length);
  columns.size.set(size);
  order.forEach((from, to) => {
    const up = above[from]!;
    columns.ids.push(places[from]!.id);
    columns.above[to] = up < 0 ? -1 : placeOf[up]!;
    setFigures(columns, to, places[from]!);
  });
  return columns;
}

/** The people of columns; the inverse of `inColumns`. */
export function placesOf(columns: Columns): Place[] {
  return columns.ids.map((id, i) => ({
    id,
    above: columns.ids[columns.above[i]!] ?? null,
    personalVolume: columns.personalVolume[i]!,
    before: (columns.marks[i]! & MARKS.before) > 0 ? columns.before[i]! : null,
    paidAs: BigInt(columns.paidAs[i]!),
    active: (columns.marks[i]! & MARKS.active) > 0,
  }));
}

/** Writes what somebody's figures are now. */
export function setFigures(columns: Columns, at: number, place: Place): void {
  columns.personalVolume[at] = place.personalVolume;
  columns.before[at] = place.before ?? 0n;
  columns.paidAs[at] = Number(place.paidAs);
  columns.marks[at] =
    (place.active ? MARKS.active : 0) + (place.before === null ? 0 : MARKS.before);
}

/** The columns of somebody and everybody below him; he stands at 0. */
export function downlineOf(columns: Columns, at: number): Columns {
  const until = at + columns.size[at]!;
  const above = columns.above.slice(at, until).map((up) => up - at);
  above[0] = -1;
  return {
    above,
    ids: columns.ids.slice(at, until),
    size: columns.size.slice(at, until),
    personalVolume: columns.personalVolume.slice(at, until),
    before: columns.before.slice(at, until),
    paidAs: columns.paidAs.slice(at, until),
    marks: columns.marks.slice(at, until),
  };
}

function emptyColumns(length: number): Columns {
  return {
    ids: [],
    above: new Int32Array(length),
    size: new Int32Array(length),
    personalVolume: new BigInt64Array(length),
    before: new BigInt64Array(length),
    paidAs: new Uint8Array(length),
    marks: new Uint8Array(length),
  };
}

/** Everybody right after who stands above him, in the order given else, and the sizes of the downlines in that order. */
function inOrder(above: readonly number[]): { order: Int32Array; size: Int32Array } {
  const firstLeg = new Int32Array(above.length).fill(-1);
  const nextLeg = new Int32Array(above.length).fill(-1);
  const heads: number[] = [];
  for (let i = above.length - 1; i >= 0; i -= 1) {
    const up = above[i]!;
    if (up < 0) heads.push(i);
    else {
      nextLeg[i] = firstLeg[up]!;
      firstLeg[up] = i;
    }
  }
  const order = new Int32Array(above.length);
  const size = new Int32Array(above.length);
  let placed = 0;
  const waiting = heads;
  while (waiting.length > 0) {
    const one = waiting.pop()!;
    order[placed] = one;
    placed += 1;
    const legs: number[] = [];
    for (let leg = firstLeg[one]!; leg >= 0; leg = nextLeg[leg]!) legs.push(leg);
    for (const leg of legs.reverse()) waiting.push(leg);
  }
  assert(placed === above.length, "nobody of a sheet stands below himself");
  const counted = new Int32Array(above.length).fill(1);
  for (let to = placed - 1; to >= 0; to -= 1) {
    const one = order[to]!;
    size[to] = counted[one]!;
    const up = above[one]!;
    if (up >= 0) counted[up] = counted[up]! + counted[one]!;
  }
  return { order, size };
}
