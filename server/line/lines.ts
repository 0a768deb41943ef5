/**
 * The lines of commissions: one for each order, payee and level, one for everybody walked past, and one
 * for each part that is no volume times rate.
 *
 * Lines are derived from the sheet when asked for; their amounts always sum to the commission.
 */
import assert from "node:assert/strict";
import { compareText, type PaidMoney } from "../commission/amounts.ts";
import { largestRemainder } from "../money/allocate.ts";
import {
  lineAmountExact,
  overOneDenominator,
  pointInMinorUnits,
  type Fraction,
} from "../money/amount.ts";
import { roundTo } from "../money/round.ts";
import type { CutOrder } from "../bonus/own-use.ts";
import type { OrderVolume } from "../bonus/paid-orders.ts";
import type { Bonus, OrdersPaid, Plan } from "../plan/plan.ts";
import type { Reason } from "./reasons.ts";
import type { Passed, Step, Walk } from "./walk.ts";

/** One line; one that is not paid has a reason. */
export interface Line {
  /** The payee, or who was walked past. */
  distributorId: string;
  bonus: string;
  /** null where the line belongs to no order. */
  orderId: string | null;
  /** The distributor credited with the order, or through whom it is earned; null: nobody. */
  sourceId: string | null;
  level: number;
  paidLevel: number | null;
  ratePpm: bigint | null;
  /** Hundredths of a point that the rate multiplied; null when nothing is paid. */
  volume: bigint | null;
  /** Minor units that the rate multiplied, where it was not volume; else null. */
  baseMinor: bigint | null;
  /** Minor units before rounding, where a line is no volume times rate; else null. */
  exact: Fraction | null;
  /** Minor units; 0 for an unpaid line. */
  amountMinor: bigint;
  reason: Reason | null;
}

/**
 * The lines of one order under one bonus, amounts still open (0); `paidOn` is the part of its volume
 * that the bonus pays on, hundredths of a point. An order that it does not pay on has no lines.
 */
function linesOfWalk(
  bonus: Bonus,
  { orderId, sourceId }: OrderVolume,
  paidOn: bigint,
  steps: readonly Step[],
): Line[] {
  if (paidOn === 0n) return [];
  return steps.map(({ distributorId, level, paidLevel, ratePpm, amountMinor, reason }) => ({
    distributorId,
    bonus: bonus.id,
    orderId,
    sourceId,
    level,
    paidLevel,
    ratePpm,
    volume: ratePpm === null ? null : paidOn,
    exact: amountMinor === undefined ? null : ofOrder(amountMinor, paidOn),
    ...{ baseMinor: null, amountMinor: 0n, reason },
  }));
}

/** What an order pays where it pays an amount; a return takes it back. */
function ofOrder(minor: bigint, paidOn: bigint): Fraction {
  return { numerator: paidOn < 0n ? -minor : minor, denominator: 1n };
}

interface Parts {
  parts: readonly { level: number; ratePpm: bigint; volume: bigint }[];
  moneyParts: readonly PaidMoney[];
}

/** The lines of a commission that no order explains, amounts still open (0): of a bonus without a `walk`. */
export function linesOfParts(
  key: { distributorId: string; bonus: string },
  { parts, moneyParts }: Parts,
  walk: Walk | null,
): Line[] {
  if (walk !== null) return [];
  const { distributorId, bonus } = key;
  const none = { orderId: null, sourceId: null, baseMinor: null, exact: null };
  const volumes = parts.map(({ level, ratePpm, volume }) => ({
    ...{ distributorId, bonus, ...none, level, paidLevel: level === 0 ? null : level },
    ...{ ratePpm, volume, amountMinor: 0n, reason: null },
  }));
  return [...volumes, ...linesOfMoney(key, moneyParts)];
}

/** The line of somebody whom a bonus passed without an order. */
export function lineOfPassed(bonus: Bonus, { distributorId, reason }: Passed): Line {
  return {
    ...{ distributorId, bonus: bonus.id, orderId: null, sourceId: null, level: 1 },
    ...{ paidLevel: null, ratePpm: null, volume: null, baseMinor: null, exact: null },
    ...{ amountMinor: 0n, reason },
  };
}

/** How much of an order counts (hundredths): all that the bonus pays on, or what a throttle leaves of it. */
export function countedOf(
  paid: OrdersPaid,
  whole: bigint,
  cut: CutOrder | undefined,
): { whole: bigint; counted: bigint } {
  const throttled = cut !== undefined && paid.paidOn === "commissionable";
  return { whole, counted: throttled ? cut.counted : whole };
}

/** The lines of an order of which so much counts; where nothing does, nobody is paid and all are told why. */
export function linesOfSale(
  bonus: Bonus,
  order: OrderVolume,
  { whole, counted }: { whole: bigint; counted: bigint },
  steps: readonly Step[],
): Line[] {
  if (counted !== 0n || whole === 0n) return linesOfWalk(bonus, order, counted, steps);
  const firstOf = (id: string) => steps.find(({ distributorId }) => distributorId === id);
  const people = steps.filter((step) => step === firstOf(step.distributorId));
  return linesOfWalk(bonus, order, whole, people).map((line) => ({
    ...line,
    ...{ paidLevel: null, ratePpm: null, volume: null, exact: null },
    reason: line.reason ?? "own_use_limit",
  }));
}

/** The lines of a commission's money parts, amounts still open (0). */
export function linesOfMoney(
  key: { distributorId: string; bonus: string },
  parts: readonly PaidMoney[],
): Line[] {
  const { distributorId, bonus } = key;
  return parts.map(({ level, amount, ratePpm, baseMinor, sourceId, order }) => ({
    ...{ distributorId, bonus, orderId: order?.id ?? null, sourceId, level },
    paidLevel: level === 0 || order !== undefined ? null : level,
    ...{ ratePpm, volume: order?.volume ?? null, baseMinor, exact: amount },
    ...{ amountMinor: 0n, reason: null },
  }));
}

/** Order of lines where it decides who gets a left-over minor unit. */
export function compareLines(a: Line, b: Line): number {
  return (
    compareText(a.orderId ?? "", b.orderId ?? "") ||
    compareText(a.sourceId ?? "", b.sourceId ?? "") ||
    a.level - b.level ||
    (a.paidLevel ?? 0) - (b.paidLevel ?? 0) ||
    compareRates(a.ratePpm ?? 0n, b.ratePpm ?? 0n)
  );
}

/** Parts of one order that a boundary splits. */
function compareRates(a: bigint, b: bigint): number {
  return a === b ? 0 : a < b ? -1 : 1;
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
  const paid = sorted.filter(({ reason }) => reason === null);
  const exact = exactAmounts(plan, paid);
  let amounts: bigint[];
  if (amountMinor !== rawMinor) amounts = scaled(exact, amountMinor);
  else if (plan.rounding.per === "line") amounts = exact.numerators;
  else amounts = mirrored(amountMinor, exact.numerators, exact.denominator);
  for (const [i, line] of paid.entries()) line.amountMinor = amounts[i] ?? 0n;
  const sum = paid.reduce((total, line) => total + line.amountMinor, 0n);
  if (sum !== amountMinor) throw new UnequalLines(sum, amountMinor);
  return sorted;
}

/**
 * Lines do not sum to their commission: a bug in a period that was closed; in one that is open its earnings may be
 * those of a moment ago.
 */
export class UnequalLines extends Error {
  constructor(sum: bigint, commission: bigint) {
    super(`The lines sum to ${sum}, the commission is ${commission}.`);
  }
}

interface Exact {
  numerators: bigint[];
  denominator: bigint;
}

/** What each line is worth before anything is shared out: rounded already where lines are rounded. */
function exactAmounts(plan: Plan, paid: readonly Line[]): Exact {
  const point = pointInMinorUnits(plan.pointValue, plan.currencyDigits);
  const { mode, per } = plan.rounding;
  const fractions = paid.map(
    ({ exact, volume, ratePpm }) => exact ?? lineAmountExact(volume ?? 0n, ratePpm ?? 0n, point),
  );
  if (per === "commission") return overOneDenominator(fractions);
  const numerators = fractions.map((one) => roundTo(mode, one.numerator, one.denominator));
  return { numerators, denominator: 1n };
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
