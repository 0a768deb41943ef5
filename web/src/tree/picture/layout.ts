/**
 * Where everybody lies in a picture: rings from the middle out (or rows from the top down), a person's legs side by side
 * below him, each as wide as what it is measured by. Legs that would be narrower than they can be seen are one piece that
 * counts them. Nothing is laid out that is not drawn, so the work goes with the picture and not with the company.
 */
import { legsOf, type Measure, type People } from "./people.ts";

/** What a picture shows. */
export interface View {
  /** Who is in the middle; -1: the company, with all who have nobody above. */
  root: number;
  by: Measure;
  /** Rings around the middle. */
  rings: number;
  /** Narrowest share of a ring that is drawn by itself, for each ring from the middle (0) out. */
  narrowest: (ring: number) => number;
  /** Whether a stretch of a ring is on the screen. */
  seen: (ring: number, from: number, to: number) => boolean;
  /** People who are drawn however narrow they are: the way that is lit. */
  lit: ReadonlySet<number>;
}

/** Pieces of a picture as columns, ring by ring from the middle out, each ring from its beginning on. */
export interface Pieces {
  count: number;
  /** First piece of each ring, and the end. */
  rings: Int32Array;
  /** Shares of the whole ring, 0 to 1. */
  from: Float64Array;
  to: Float64Array;
  /** Who it is; of merged legs, who stands above them. */
  person: Int32Array;
  /** Merged legs; 0: a person. */
  legs: Int32Array;
  /** People in it: a whole downline, or all merged ones'. */
  people: Int32Array;
  /** Hundredths of a point they sold together, returns taken off. */
  volume: Float64Array;
}

interface Piece {
  from: number;
  to: number;
  person: number;
  legs: number;
  people: number;
  volume: number;
}

/** Most pieces of a picture; with more, what is narrow is merged sooner. */
const PIECES_MAX = 20_000;

export function layOut(people: People, view: View): Pieces {
  for (let coarser = 1; ; coarser *= 2) {
    const rings = ringsOf(people, {
      ...view,
      narrowest: (ring) => view.narrowest(ring) * coarser,
    });
    const count = rings.reduce((sum, { length }) => sum + length, 0);
    if (count <= PIECES_MAX || coarser > 1_000) return columns(rings, count);
  }
}

function ringsOf(people: People, view: View): Piece[][] {
  const { root } = view;
  const middle = { from: 0, to: 1, person: root, legs: 0, ...downline(people, root) };
  const rings: Piece[][] = [[middle]];
  for (let ring = 1; ring <= view.rings; ring += 1) {
    const next = rings[ring - 1]!.flatMap((piece) =>
      piece.legs > 0 ? [] : legPieces(people, view, ring, piece),
    );
    if (next.length === 0) break;
    rings.push(next);
  }
  return rings;
}

/** The legs of somebody, the widest first, the narrow ones as one; what he sold himself stays empty. */
function legPieces(people: People, view: View, ring: number, head: Piece): Piece[] {
  const { by, lit } = view;
  const weights = by === "people" ? people.size : people.sold;
  const whole = head.person < 0 ? sumOf(people, by) : weights[head.person]!;
  if (whole <= 0) return [];
  const width = head.to - head.from;
  const narrowest = view.narrowest(ring);
  const pieces: Piece[] = [];
  const narrow: number[] = [];
  let at = head.from;
  const legs = legsOf(people, head.person).sort((a, b) => weights[b]! - weights[a]! || a - b);
  for (const leg of legs) {
    const share = (weights[leg]! / whole) * width;
    if (share < narrowest && !lit.has(leg)) {
      narrow.push(leg);
      continue;
    }
    // Who is lit is wide enough to be seen, and takes it from those who are merged.
    const to = Math.min(head.to, at + Math.max(share, lit.has(leg) ? narrowest : 0));
    if (view.seen(ring, at, to))
      pieces.push({ from: at, to, person: leg, legs: 0, ...downline(people, leg) });
    at = to;
  }
  const merged = mergedPiece(people, weights, narrow);
  const to = Math.min(head.to, at + (merged.weight / whole) * width);
  if (merged.people > 0 && to - at >= narrowest / 4 && view.seen(ring, at, to)) {
    const { people: count, volume } = merged;
    pieces.push({ from: at, to, person: head.person, legs: narrow.length, people: count, volume });
  }
  return pieces;
}

function mergedPiece(people: People, weights: ArrayLike<number>, legs: readonly number[]) {
  const sum = { people: 0, volume: 0, weight: 0 };
  for (const leg of legs) {
    sum.people += people.size[leg]!;
    sum.volume += people.totalVolume[leg]!;
    sum.weight += weights[leg]!;
  }
  return sum;
}

function downline(people: People, head: number): { people: number; volume: number } {
  if (head >= 0) return { people: people.size[head]!, volume: people.totalVolume[head]! };
  const { people: count, volume } = mergedPiece(people, people.size, legsOf(people, -1));
  return { people: count, volume };
}

function sumOf(people: People, by: Measure): number {
  return mergedPiece(people, by === "people" ? people.size : people.sold, legsOf(people, -1))
    .weight;
}

function columns(rings: readonly Piece[][], count: number): Pieces {
  const pieces: Pieces = {
    count,
    rings: new Int32Array(rings.length + 1),
    from: new Float64Array(count),
    to: new Float64Array(count),
    person: new Int32Array(count),
    legs: new Int32Array(count),
    people: new Int32Array(count),
    volume: new Float64Array(count),
  };
  let at = 0;
  rings.forEach((ring, n) => {
    for (const one of ring) {
      pieces.from[at] = one.from;
      pieces.to[at] = one.to;
      pieces.person[at] = one.person;
      pieces.legs[at] = one.legs;
      pieces.people[at] = one.people;
      pieces.volume[at] = one.volume;
      at += 1;
    }
    pieces.rings[n + 1] = at;
  });
  return pieces;
}

/** The piece that a stretch of a ring lies in; -1: none. */
export function pieceAt({ rings, from, to }: Pieces, ring: number, share: number): number {
  if (ring < 0 || ring + 1 >= rings.length) return -1;
  let low = rings[ring]!;
  let high = rings[ring + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (share < from[middle]!) high = middle - 1;
    else if (share >= to[middle]!) low = middle + 1;
    else return middle;
  }
  return -1;
}
