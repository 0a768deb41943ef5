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

/** The exact sum; nothing summed is 0/1. */
export function sumFractions(fractions: readonly Fraction[]): Fraction {
  let sum: Fraction = { numerator: 0n, denominator: fractions[0]?.denominator ?? 1n };
  for (const next of fractions) {
    const same = next.denominator === sum.denominator;
    sum = same
      ? { numerator: sum.numerator + next.numerator, denominator: sum.denominator }
      : {
          numerator: sum.numerator * next.denominator + next.numerator * sum.denominator,
          denominator: sum.denominator * next.denominator,
        };
  }
  return sum;
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
  const sum = sumFractions(amounts);
  const numerators = amounts.map((one) => (one.numerator * sum.denominator) / one.denominator);
  const total = roundTo(mode, sum.numerator, sum.denominator);
  if (sum.numerator >= 0n) {
    return { total, parts: largestRemainder(total, numerators, sum.denominator) };
  }
  const mirrored = numerators.map((one) => -one);
  const parts = largestRemainder(-total, mirrored, sum.denominator).map((part) => -part);
  return { total, parts };
}
