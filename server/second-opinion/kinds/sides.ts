/** What is on the sides of a binary, by age. */

/** Hundredths that go on, the youngest first: place 0 was new in the last period. */
export type Ages = bigint[];

/** What somebody goes on with. */
export interface Sides {
  left: Ages;
  right: Ages;
  /** Periods in a row without being active. */
  inactive: number;
  /** The step reached, where steps are remembered. */
  progress: bigint;
  /** What was matched in earlier periods, the last one first, where that caps the carry. */
  history: bigint[];
}

/** All of it. */
export function sum(ages: readonly bigint[]): bigint {
  return ages.reduce((all, one) => all + one, 0n);
}

/** Takes so much away, the oldest first. */
export function takeOldest(ages: Ages, volume: bigint): Ages {
  const left = [...ages];
  let rest = volume;
  for (let age = left.length - 1; age >= 0 && rest > 0n; age--) {
    const taken = left[age]! < rest ? left[age]! : rest;
    left[age]! -= taken;
    rest -= taken;
  }
  return left;
}
