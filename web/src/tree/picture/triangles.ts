/** Pieces as triangles for the graphics card: corners, colours and which corners make a triangle. */
import type { Pieces } from "./layout.ts";
import { bandOf, type Plane } from "./shapes.ts";

export interface Triangles {
  /** x and y of each corner. */
  corners: Float32Array;
  /** Red, green, blue and how opaque, of each corner. */
  colours: Uint8ClampedArray;
  /** Three corners a triangle. */
  indices: Uint32Array;
  /** First corner of each piece, and the end. */
  starts: Uint32Array;
}

/** A straight edge is at most so long before it shows that a ring is round, pixels. */
const STRAIGHT = 5;
const STEPS_MAX = 96;
/** Space between neighbours, pixels. */
const GAP = 1;

/** `colourOf` is asked once a piece. */
export function trianglesOf(
  pieces: Pieces,
  plane: Plane,
  zoom: number,
  colourOf: (piece: number) => readonly number[],
): Triangles {
  const steps = stepsOf(pieces, plane, zoom);
  const edges = steps.reduce((sum, one) => sum + one + 1, 0);
  const triangles: Triangles = {
    corners: new Float32Array(edges * 4),
    colours: new Uint8ClampedArray(edges * 8),
    indices: new Uint32Array((edges - pieces.count) * 6),
    starts: new Uint32Array(pieces.count + 1),
  };
  let corner = 0;
  let index = 0;
  for (let ring = 0; ring + 1 < pieces.rings.length; ring += 1) {
    const [near, far] = bandOf(plane, ring);
    const end = far - GAP / zoom;
    for (let piece = pieces.rings[ring]!; piece < pieces.rings[ring + 1]!; piece += 1) {
      triangles.starts[piece] = corner;
      const colour = colourOf(piece);
      const count = steps[piece]!;
      const [from, to] = narrowed(pieces.from[piece]!, pieces.to[piece]!, plane, far, zoom);
      for (let step = 0; step <= count; step += 1) {
        const share = from + ((to - from) * step) / count;
        put(triangles, corner, plane, share, near, colour);
        put(triangles, corner + 1, plane, share, end, colour);
        if (step < count) {
          const [a, b, c, d] = [corner, corner + 1, corner + 2, corner + 3];
          triangles.indices.set([a, b, c, b, d, c], index);
          index += 6;
        }
        corner += 2;
      }
    }
  }
  triangles.starts[pieces.count] = corner;
  return triangles;
}

function stepsOf({ count, rings, from, to }: Pieces, plane: Plane, zoom: number): number[] {
  const steps = new Array<number>(count).fill(1);
  if (plane.shape === "icicle") return steps;
  for (let ring = 0; ring + 1 < rings.length; ring += 1) {
    const around = 2 * Math.PI * bandOf(plane, ring)[1] * zoom;
    for (let piece = rings[ring]!; piece < rings[ring + 1]!; piece += 1) {
      const long = (to[piece]! - from[piece]!) * around;
      steps[piece] = Math.min(STEPS_MAX, Math.max(1, Math.ceil(long / STRAIGHT)));
    }
  }
  return steps;
}

/** Less a gap, but never by more than a quarter: the narrow ones would vanish. */
function narrowed(
  from: number,
  to: number,
  { shape, width }: Plane,
  far: number,
  zoom: number,
): [number, number] {
  if (to - from >= 1) return [from, to];
  const around = shape === "icicle" ? width : 2 * Math.PI * far;
  const gap = Math.min(GAP / (around * zoom), (to - from) / 4);
  return [from, to - gap];
}

function put(
  { corners, colours }: Triangles,
  corner: number,
  { shape, width }: Plane,
  share: number,
  far: number,
  colour: readonly number[],
): void {
  const turn = share * 2 * Math.PI;
  const icicle = shape === "icicle";
  corners[corner * 2] = icicle ? (share - 0.5) * width : Math.sin(turn) * far;
  corners[corner * 2 + 1] = icicle ? far : -Math.cos(turn) * far;
  colours.set(colour, corner * 4);
}
