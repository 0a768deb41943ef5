/**
 * Amounts before rounding, as exact fractions of minor units.
 *
 * amount = volume (points) x rate x value of a point x minor units of the currency.
 */
import assert from "node:assert/strict";
import { roundTo, type RoundingMode } from "./round.ts";
import { largestRemainder } from "./allocate.ts";

/** An exact number, numerator/denominator; the denominator is above zero; not reduced. */
export interface Fraction {
  numerator: bigint;
  denominator: bigint;
}

/**
 * What one point is worth in minor units: "1.00" with 2 digits is 100/1 (as 10000/100).
 *
 * `pointValue` is a plain decimal of a validated plan; anything else is a bug and throws.
 */
export function pointInMinorUnits(pointValue: string, currencyDigits: number): Fraction {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(pointValue);
  assert(match, `the value of a point is not a plain decimal: ${pointValue}`);
  const [, whole = "", decimals = ""] = match;
  const numerator = BigInt(whole + decimals) * 10n ** BigInt(currencyDigits);
  return { numerator, denominator: 10n ** BigInt(decimals.length) };
}

/**
 * The exact amount of one line in minor units: hundredths of a point x ppm x the point.
 *
 * Lines of one plan share their denominator, so their numerators may simply be added.
 */
export function lineAmountExact(
  volumeHundredths: bigint,
  ratePpm: bigint,
  point: Fraction,
): Fraction {
  return {
    numerator: volumeHundredths * ratePpm * point.numerator,
    denominator: 100_000_000n * point.denominator,
  };
}

/** The amount of one line rounded by itself, in minor units (plans with `rounding.per: line`). */
export function lineAmount(
  mode: RoundingMode,
  volumeHundredths: bigint,
  ratePpm: bigint,
  point: Fraction,
): bigint {
  const exact = lineAmountExact(volumeHundredths, ratePpm, point);
  return roundTo(mode, exact.numerator, exact.denominator);
}

/** An amount as parts per million of what a volume is worth, rounded down; null where it is worth nothing. */
export function shareOfWorth(
  amountMinor: bigint,
  volumeHundredths: bigint,
  point: Fraction,
): bigint | null {
  const worth = volumeHundredths * point.numerator;
  if (worth <= 0n) return null;
  return (amountMinor * 100n * point.denominator * 1_000_000n) / worth;
}

/** The same number in its lowest terms: one form for one value. */
export function reduced({ numerator, denominator }: Fraction): Fraction {
  const common = commonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / common, denominator: denominator / common };
}

/** The same numbers over their lowest common denominator; none at all have 1. */
export function overOneDenominator(fractions: readonly Fraction[]): {
  numerators: bigint[];
  denominator: bigint;
} {
  const denominator = [...new Set(fractions.map((one) => one.denominator))].reduce(
    (common, next) => (common / commonDivisor(common, next)) * next,
    1n,
  );
  const numerators = fractions.map((one) => one.numerator * (denominator / one.denominator));
  return { numerators, denominator };
}

/** The exact sum; nothing summed is 0/1. */
export function sumFractions(fractions: readonly Fraction[]): Fraction {
  const { numerators, denominator } = overOneDenominator(fractions);
  return { numerator: numerators.reduce((sum, one) => sum + one, 0n), denominator };
}

function commonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/**
 * Rounds the exact sum of several amounts once and hands its parts out by largest remainder
 * (plans with `rounding.per: commission`); ties go to the earlier line, so pass the lines ordered.
 *
 * A sum below zero is treated as the mirror image of the one above zero. Parts sum to the total.
 */
export function roundTogether(
  mode: RoundingMode,
  amounts: readonly Fraction[],
): { total: bigint; parts: bigint[] } {
  const { numerators, denominator } = overOneDenominator(amounts);
  const sum = numerators.reduce((all, one) => all + one, 0n);
  const total = roundTo(mode, sum, denominator);
  if (sum >= 0n) return { total, parts: largestRemainder(total, numerators, denominator) };
  const mirrored = numerators.map((one) => -one);
  const parts = largestRemainder(-total, mirrored, denominator).map((part) => -part);
  return { total, parts };
}
