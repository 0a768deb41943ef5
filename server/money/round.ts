/**
 * The one place where an exact amount becomes a whole number of minor units.
 *
 * All modes are symmetric about zero, so a return takes back exactly what its order paid.
 */
import assert from "node:assert/strict";

/**
 * halfEven: to the nearest, a half to the even neighbour. halfUp: to the nearest, a half away from
 * zero. down: towards zero.
 */
export type RoundingMode = "halfEven" | "halfUp" | "down";

/** Rounds numerator/denominator to a whole number; a denominator of zero is a bug and throws. */
export function roundTo(mode: RoundingMode, numerator: bigint, denominator: bigint): bigint {
  assert(denominator !== 0n, "an amount has no denominator of zero");
  const negative = numerator < 0n !== denominator < 0n;
  const above = numerator < 0n ? -numerator : numerator;
  const below = denominator < 0n ? -denominator : denominator;
  const whole = above / below;
  const twice = (above % below) * 2n;
  const half = twice === below && (mode === "halfUp" || whole % 2n === 1n);
  const rounded = mode !== "down" && (twice > below || half) ? whole + 1n : whole;
  return negative ? -rounded : rounded;
}
