/** Where a reader looks on the plane of a picture. */
import type { Window } from "./shapes.ts";

/** Where a reader looks: the plane's point in the middle of the canvas, and how much larger it is. */
export interface Look {
  x: number;
  y: number;
  zoom: number;
}

export const WHOLE: Look = { x: 0, y: 0, zoom: 1 };
/** What of the plane is on a canvas of this size. */
export function windowOf({ x, y, zoom }: Look, width: number, height: number): Window {
  const [across, down] = [width / 2 / zoom, height / 2 / zoom];
  return { left: x - across, right: x + across, top: y - down, bottom: y + down };
}
