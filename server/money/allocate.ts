/**
 * Shares that sum to the whole.
 *
 * Every division of an amount among lines, bonuses or people goes through here: each share is
 * rounded down, what is left over goes, a minor unit each, to the largest remainders, ties to the
 * earlier index. That the parts sum to the whole is asserted, not hoped for.
 */
import assert from "node:assert/strict";

/**
 * Whole parts of the exact quotas numerators[i]/denominator that sum to `total`.
 *
 * `total` must be the quotas' sum rounded up or down to a whole number; anything else is a bug and
 * throws. Quotas below zero are rounded down (away from zero) like all others.
 */
export function largestRemainder(
  total: bigint,
  numerators: readonly bigint[],
  denominator: bigint,
): bigint[] {
  assert(denominator > 0n, "quotas have a denominator above zero");
  const parts = numerators.map((numerator) => floorDivide(numerator, denominator));
  const left = total - sum(parts);
  assert(
    left >= 0n && left <= BigInt(parts.length),
    "what is left over is at most one unit a part",
  );
  if (left > 0n) {
    const remainders = numerators.map((one, i) => one - (parts[i] ?? 0n) * denominator);
    const order = remainders.map((_, i) => i);
    order.sort((a, b) => compare(remainders[b] ?? 0n, remainders[a] ?? 0n) || a - b);
    for (const index of order.slice(0, Number(left))) parts[index] = (parts[index] ?? 0n) + 1n;
  }
  assert(sum(parts) === total, "the parts sum to the whole");
  return parts;
}

/**
 * Divides `total` (minor units) in proportion to the weights; the parts sum to it exactly.
 *
 * A total below zero gives the mirror image of the one above zero. Weights below zero are allowed
 * as long as they do not cancel out; a total other than zero without weight throws (a bug).
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  if (total < 0n) return allocate(-total, weights).map((part) => -part);
  const whole = sum(weights);
  if (whole < 0n) {
    const mirrored = weights.map((weight) => -weight);
    return allocate(total, mirrored);
  }
  if (whole === 0n) {
    assert(total === 0n, "an amount cannot be divided by weights that sum to zero");
    return weights.map(() => 0n);
  }
  const quotas = weights.map((weight) => total * weight);
  return largestRemainder(total, quotas, whole);
}

/**
 * Scales amounts (minor units) down to a cap: those above zero sum to exactly the cap afterwards.
 *
 * Nothing changes when they do not exceed it; amounts below zero are never changed; a cap below
 * zero counts as zero. Ties go to the earlier index, so pass the amounts ordered.
 */
export function scaleToCap(amounts: readonly bigint[], cap: bigint): bigint[] {
  const positive = amounts.map((amount) => (amount > 0n ? amount : 0n));
  const limit = cap > 0n ? cap : 0n;
  if (sum(positive) <= limit) return [...amounts];
  const scaled = allocate(limit, positive);
  return amounts.map((amount, i) => (amount > 0n ? (scaled[i] ?? 0n) : amount));
}

/**
 * Cuts amounts (minor units) down to a cap from the last one backwards, each as far as zero.
 *
 * Amounts below zero are never changed and do not make room; a cap below zero counts as zero.
 */
export function cutLastFirst(amounts: readonly bigint[], cap: bigint): bigint[] {
  const cut = [...amounts];
  let excess = sum(amounts.map((amount) => (amount > 0n ? amount : 0n))) - (cap > 0n ? cap : 0n);
  for (let i = cut.length - 1; i >= 0 && excess > 0n; i--) {
    const amount = cut[i] ?? 0n;
    if (amount <= 0n) continue;
    const taken = amount < excess ? amount : excess;
    cut[i] = amount - taken;
    excess -= taken;
  }
  return cut;
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
