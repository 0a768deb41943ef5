/** The two shapes of a picture: where a stretch of a ring lies on the plane, and which one lies at a point. */

export type Shape = "sunburst" | "icicle";

/** The plane of a picture, in pixels of the screen where nothing is zoomed; the middle of it is 0, 0. */
export interface Plane {
  shape: Shape;
  width: number;
  height: number;
  rings: number;
}

/** A rectangle of the plane. */
export interface Window {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The middle's share of a sunburst's radius. */
const MIDDLE = 0.16;
const TURN = 2 * Math.PI;

/** Where a ring begins and ends: distances from the middle, or from the top. */
export function bandOf({ shape, width, height, rings }: Plane, ring: number): [number, number] {
  if (shape === "icicle") {
    const row = height / (rings + 1);
    return [ring * row - height / 2, (ring + 1) * row - height / 2];
  }
  const radius = Math.min(width, height) / 2 - 2;
  const thickness = (radius * (1 - MIDDLE)) / rings;
  if (ring === 0) return [0, radius * MIDDLE];
  return [radius * MIDDLE + (ring - 1) * thickness, radius * MIDDLE + ring * thickness];
}

/** How long a whole ring is, in pixels where nothing is zoomed. */
export function lengthOf(plane: Plane, ring: number): number {
  if (plane.shape === "icicle") return plane.width;
  const [inner, outer] = bandOf(plane, ring);
  return (TURN * (inner + outer)) / 2;
}

/** The ring and the share of it at a point; ring -1: outside. */
export function placeAt(plane: Plane, x: number, y: number): { ring: number; share: number } {
  const icicle = plane.shape === "icicle";
  const far = icicle ? y : Math.hypot(x, y);
  const share = icicle ? x / plane.width + 0.5 : ((Math.atan2(x, -y) + TURN) % TURN) / TURN;
  for (let ring = 0; ring <= plane.rings; ring += 1) {
    const [from, to] = bandOf(plane, ring);
    if (far >= from && far < to) return { ring, share };
  }
  return { ring: -1, share };
}

/** Whether any of a stretch of a ring may lie in a window; a little too often is no harm. */
export function seenIn(plane: Plane, window: Window) {
  const { left, top, right, bottom } = window;
  if (plane.shape === "icicle") {
    const [first, last] = [left / plane.width + 0.5, right / plane.width + 0.5];
    return (ring: number, from: number, to: number): boolean => {
      const [above, below] = bandOf(plane, ring);
      return above <= bottom && below >= top && from <= last && to >= first;
    };
  }
  const inside = left <= 0 && right >= 0 && top <= 0 && bottom >= 0;
  if (inside) return () => true;
  const corners = [left, right].flatMap((x) =>
    [top, bottom].map((y) => placeAt(plane, x, y).share),
  );
  let [first, last] = [Math.min(...corners), Math.max(...corners)];
  // Seen from outside a window is less than half a turn wide; else it lies across the beginning of the ring.
  if (last - first > 0.5) {
    const shifted = corners.map((share) => (share < 0.5 ? share + 1 : share));
    [first, last] = [Math.min(...shifted), Math.max(...shifted)];
  }
  return (_ring: number, from: number, to: number): boolean =>
    (from <= last && to >= first) || (from + 1 <= last && to + 1 >= first);
}
