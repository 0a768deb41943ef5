/** The people of a picture as columns, as the server sends them, and what is added up from them. */

/** What the width of a person shows: what he and all below sold, or how many they are. */
export type Measure = "volume" | "people";

/** Columns of one length; everybody right after who stands above him. */
export interface People {
  count: number;
  ids: string[];
  /** Place of who stands right above; -1: nobody. */
  above: Int32Array;
  paidAs: Uint8Array;
  active: Uint8Array;
  /** Downlines, their heads with them: people, and volumes of both periods in hundredths of a point. */
  size: Int32Array;
  totalVolume: Float64Array;
  totalBefore: Float64Array;
  /** Whether the period before is known at all: it may not have been computed yet. */
  knowsBefore: boolean;
  /** What a downline sold, everybody's returns left out: a width is never below nothing. */
  sold: Float64Array;
}

interface Head {
  people: number;
}

/** Reads the server's bytes: the length of a head, the head, then the columns, the widest first. */
export function peopleOf(buffer: ArrayBuffer): People {
  const length = new DataView(buffer).getUint32(0, true);
  const { people: count } = JSON.parse(
    new TextDecoder().decode(new Uint8Array(buffer, 4, length)),
  ) as Head;
  let at = 4 + length;
  const take = <T>(make: (at: number) => T, bytes: number): T => {
    const column = make(at);
    at += bytes * count;
    return column;
  };
  const personalVolume = take((from) => new BigInt64Array(buffer, from, count), 8);
  const before = take((from) => new BigInt64Array(buffer, from, count), 8);
  const above = take((from) => new Int32Array(buffer, from, count), 4);
  const paidAs = take((from) => new Uint8Array(buffer, from, count), 1);
  const marks = take((from) => new Uint8Array(buffer, from, count), 1);
  const text = new TextDecoder().decode(new Uint8Array(buffer, at));
  const ids = count === 0 ? [] : text.split("\n");
  return {
    ...{ count, ids, above, paidAs },
    active: marks.map((mark) => mark & 1),
    knowsBefore: marks.some((mark) => (mark & 2) > 0),
    ...sums(above, numbersOf(personalVolume), numbersOf(before)),
  };
}

/** Hundredths as numbers that are added up quickly; exact up to ninety thousand billion points. */
function numbersOf(volumes: BigInt64Array): Float64Array {
  return Float64Array.from(volumes, Number);
}

/** Everybody stands after who is above him, so one look from the end adds all up. */
function sums(above: Int32Array, personalVolume: Float64Array, before: Float64Array) {
  const size = new Int32Array(above.length).fill(1);
  const totalVolume = personalVolume.slice();
  const totalBefore = before.slice();
  const sold = personalVolume.map((volume) => Math.max(0, volume));
  for (let one = above.length - 1; one >= 0; one -= 1) {
    const up = above[one]!;
    if (up < 0) continue;
    size[up]! += size[one]!;
    totalVolume[up]! += totalVolume[one]!;
    totalBefore[up]! += totalBefore[one]!;
    sold[up]! += sold[one]!;
  }
  return { size, totalVolume, totalBefore, sold };
}

/** Those right below somebody; of -1 those who have nobody above. */
export function legsOf({ above, size, count }: People, head: number): number[] {
  const legs: number[] = [];
  const until = head < 0 ? count : head + size[head]!;
  for (let leg = head + 1; leg < until; leg += size[leg]!) {
    if (above[leg] === head) legs.push(leg);
  }
  return legs;
}

/** The way from the top to somebody, himself last. */
export function wayTo({ above }: People, person: number): number[] {
  const way: number[] = [];
  for (let one = person; one >= 0; one = above[one]!) way.push(one);
  return way.reverse();
}
