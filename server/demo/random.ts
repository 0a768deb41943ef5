/** Draws that a seed determines, so that the demo company is the same on every machine. */

/** A source of draws; each draw moves it on. */
export interface Random {
  /** In [0, 1). */
  unit(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  /** True in so many of a hundred draws. */
  chance(percent: number): boolean;
  /** One of a list. */
  pick<T>(list: readonly T[]): T;
}

/** A generator of its own for each part of the company (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const unit = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (from: number, to: number) => from + Math.floor(unit() * (to - from + 1));
  return {
    unit,
    whole,
    chance: (percent) => unit() * 100 < percent,
    pick: (list) => list[whole(0, list.length - 1)]!,
  };
}
