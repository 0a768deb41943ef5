/**
 * The lines of commissions: one for each order, payee and level, and one for everybody walked past.
 *
 * Lines are derived from the sheet when asked for; their amounts always sum to the commission.
 */
import assert from "node:assert/strict";
import { compareText } from "../commission/amounts.ts";
import { largestRemainder } from "../money/allocate.ts";
import { lineAmount, lineAmountExact, pointInMinorUnits } from "../money/amount.ts";
import type { Bonus, Plan } from "../plan/plan.ts";
import type { Reason } from "./reasons.ts";
import type { Step } from "./walk.ts";

/** One line; a paid one has a rate, an unpaid one a reason. */
export interface Line {
  /** The payee, or who was walked past. */
  distributorId: string;
  bonus: string;
  orderId: string;
  /** The distributor credited with the order. */
  sourceId: string;
  level: number;
  paidLevel: number | null;
  ratePpm: bigint | null;
  /** Hundredths of a point that the rate multiplied; null when nothing is paid. */
  volume: bigint | null;
  /** Minor units; 0 for an unpaid line. */
  amountMinor: bigint;
  reason: Reason | null;
}

/** An order as the lines need it: its entry in the period. */
export interface OrderVolume {
  orderId: string;
  sourceId: string;
  own: boolean;
  /** Hundredths of a point; negative for a return. */
  commissionable: bigint;
}

/** The lines of one order under one bonus, amounts still open (0). */
export function linesOfWalk(bonus: Bonus, order: OrderVolume, steps: readonly Step[]): Line[] {
  const { orderId, sourceId } = order;
  return steps.map(({ distributorId, level, paidLevel, ratePpm, reason }) => ({
    distributorId,
    bonus: bonus.id,
    orderId,
    sourceId,
    level,
    paidLevel,
    ratePpm,
    volume: ratePpm === null ? null : order.commissionable,
    amountMinor: 0n,
    reason,
  }));
}

/** Order of lines where it decides who gets a left-over minor unit. */
export function compareLines(a: Line, b: Line): number {
  return (
    compareText(a.orderId, b.orderId) ||
    compareText(a.sourceId, b.sourceId) ||
    a.level - b.level ||
    (a.paidLevel ?? 0) - (b.paidLevel ?? 0)
  );
}

/**
 * Gives the paid lines of one commission their amounts: rounded each where the plan rounds per line,
 * else by largest remainder; scaled where a cap cut the commission. They sum to its amount.
 */
export function priceLines(
  plan: Plan,
  lines: readonly Line[],
  commission: { amountMinor: bigint; rawMinor: bigint },
): Line[] {
  const { amountMinor, rawMinor } = commission;
  const sorted = [...lines].sort(compareLines);
  const paid = sorted.filter((line) => line.ratePpm !== null);
  const exact = exactAmounts(plan, paid);
  let amounts: bigint[];
  if (amountMinor !== rawMinor) amounts = scaled(exact, amountMinor);
  else if (plan.rounding.per === "line") amounts = exact.numerators;
  else amounts = mirrored(amountMinor, exact.numerators, exact.denominator);
  for (const [i, line] of paid.entries()) line.amountMinor = amounts[i] ?? 0n;
  const sum = paid.reduce((total, line) => total + line.amountMinor, 0n);
  assert(sum === amountMinor, `lines sum to ${sum}, the commission is ${amountMinor}`);
  return sorted;
}

interface Exact {
  numerators: bigint[];
  denominator: bigint;
}

/** What each line is worth before anything is shared out: rounded already where lines are rounded. */
function exactAmounts(plan: Plan, paid: readonly Line[]): Exact {
  const point = pointInMinorUnits(plan.pointValue, plan.currencyDigits);
  const { mode, per } = plan.rounding;
  const products = paid.map((line) => [line.volume ?? 0n, line.ratePpm ?? 0n] as const);
  if (per === "line") {
    const numerators = products.map(([volume, rate]) => lineAmount(mode, volume, rate, point));
    return { numerators, denominator: 1n };
  }
  const fractions = products.map(([volume, rate]) => lineAmountExact(volume, rate, point));
  const numerators = fractions.map(({ numerator }) => numerator);
  return { numerators, denominator: fractions[0]?.denominator ?? 1n };
}

/** The lines of a commission that a cap cut, in proportion. */
function scaled({ numerators }: Exact, amountMinor: bigint): bigint[] {
  const whole = numerators.reduce((sum, one) => sum + one, 0n);
  assert(whole > 0n, "only a commission above zero is cut by a cap");
  return largestRemainder(
    amountMinor,
    numerators.map((one) => one * amountMinor),
    whole,
  );
}

/** Largest remainder, a sum below zero taken as the mirror image of the one above. */
function mirrored(total: bigint, numerators: readonly bigint[], denominator: bigint): bigint[] {
  if (numerators.reduce((sum, one) => sum + one, 0n) >= 0n) {
    return largestRemainder(total, numerators, denominator);
  }
  const negated = numerators.map((one) => -one);
  return largestRemainder(-total, negated, denominator).map((part) => -part);
}
