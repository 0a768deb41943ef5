/** One tree of one period: who is above whom, legs, and everybody from the bottom up. */

export interface TreeShape {
  /** Place of the next above; -1: nobody. */
  above: Int32Array;
  /** Place of whoever stands directly below that next one: himself, or somebody who is not here yet. */
  via: Int32Array;
  /** The people of the period, each after everybody below him. */
  fromBelow: Int32Array;
  /** Places of the people directly below one, in the order of ids. */
  legsOf(place: number): Int32Array;
}

/**
 * The tree among those who are here. Who stands under somebody who is not, stands under the next above
 * who is.
 */
export function shapeTree(everybody: Int32Array, here: Uint8Array): TreeShape {
  const via = Int32Array.from(everybody, (_, place) => place);
  const above = Int32Array.from(everybody, (up, place) => {
    if (here[place] === 0) return -1;
    while (up >= 0 && here[up] === 0) {
      via[place] = up;
      up = everybody[up]!;
    }
    return up;
  });
  const starts = new Int32Array(above.length + 1);
  for (const up of above) if (up >= 0) starts[up + 1]! += 1;
  for (let place = 0; place < above.length; place++) starts[place + 1]! += starts[place]!;
  const legs = new Int32Array(starts[above.length]!);
  const filled = starts.slice();
  for (const [place, up] of above.entries()) if (up >= 0) legs[filled[up]!++] = place;
  return {
    above,
    via,
    fromBelow: bottomUp(above, here),
    legsOf: (place) => legs.subarray(starts[place], starts[place + 1]),
  };
}

function bottomUp(above: Int32Array, here: Uint8Array): Int32Array {
  const waiting = new Int32Array(above.length);
  let count = 0;
  for (const [place, up] of above.entries()) {
    if (here[place] === 0) continue;
    count += 1;
    if (up >= 0) waiting[up]! += 1;
  }
  const order = new Int32Array(count);
  let end = 0;
  for (const place of above.keys()) {
    if (here[place] === 1 && waiting[place] === 0) order[end++] = place;
  }
  for (let next = 0; next < end; next++) {
    const up = above[order[next]!]!;
    if (up >= 0 && --waiting[up]! === 0) order[end++] = up;
  }
  if (end !== count) throw new Error("A tree with a circle in it has no bottom.");
  return order;
}
