/**
 * Where each card stands: generations from left to right, children below one another, the first
 * child beside its parent. Opening somebody moves only what stands below.
 */
import type { TreeRow } from "./tree-rows.ts";

export const CARD = { width: 248, height: 104, gapX: 56, gapY: 14 };

export interface PlacedRow {
  row: TreeRow;
  x: number;
  y: number;
}

/** Places the rows; they come depth first, so each new leaf takes the next line. */
export function placeCards(rows: TreeRow[]): PlacedRow[] {
  let line = -1;
  let lastDepth = -1;
  return rows.map((row) => {
    if (row.depth <= lastDepth || line < 0) line += 1;
    lastDepth = row.depth;
    return {
      row,
      x: row.depth * (CARD.width + CARD.gapX),
      y: line * (CARD.height + CARD.gapY),
    };
  });
}
