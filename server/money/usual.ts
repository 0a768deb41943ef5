/**
 * What is usual: the median, and how far the half of the figures is from it at most (the median
 * absolute deviation). Both are in halves, so that the middle of two whole numbers stays exact.
 *
 * Unlike mean and variance, one earlier mistake among the figures does not move them.
 */
import assert from "node:assert/strict";

export interface Usual {
  /** Twice the median. */
  medianHalves: bigint;
  /** Twice the median absolute deviation. */
  spreadHalves: bigint;
}

/** What is usual among at least one figure. */
export function usualOf(figures: readonly bigint[]): Usual {
  const medianHalves = twiceMedian(figures);
  const quarters = twiceMedian(figures.map((one) => distance(2n * one, medianHalves)));
  // All distances are even or all are odd, so half of twice their median is whole.
  return { medianHalves, spreadHalves: quarters / 2n };
}

function twiceMedian(figures: readonly bigint[]): bigint {
  assert(figures.length > 0, "a median needs a figure");
  const sorted = [...figures].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0n;
  return sorted.length % 2 === 1 ? 2n * upper : upper + (sorted[middle - 1] ?? 0n);
}

/** A number of halves as a whole number, the half away from zero. */
export function whole(halves: bigint): bigint {
  return halves < 0n ? -((-halves + 1n) / 2n) : (halves + 1n) / 2n;
}

function distance(a: bigint, b: bigint): bigint {
  return a < b ? b - a : a - b;
}
