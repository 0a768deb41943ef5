/**
 * From what is settled to commissions: exact products, rounded once, capped, parts summing.
 *
 * Rates and volumes are integers, so a product is exact, and money arrives as exact fractions; both are
 * rounded here and nowhere else.
 */
import assert from "node:assert/strict";
import {
  lineAmount,
  lineAmountExact,
  pointInMinorUnits,
  reduced,
  sumFractions,
  type Fraction,
} from "../money/amount.ts";
import { roundTo } from "../money/round.ts";
import type { Plan } from "../plan/plan.ts";
import type { MoneyPart, Settled, VolumePart } from "../bonus/settled.ts";

/** What one person is paid by one bonus in one period. */
export interface Commission {
  distributorId: string;
  bonus: string;
  /** Minor units, after caps. */
  amountMinor: bigint;
  /** Minor units, before caps. */
  rawMinor: bigint;
  /** By level and rate, ascending: volume in hundredths. */
  parts: { level: number; ratePpm: bigint; volume: bigint }[];
  /** What is no volume times rate, part by part, in one order and in lowest terms. */
  moneyParts: PaidMoney[];
}

/** A part of a commission that is no volume times rate. */
export type PaidMoney = Omit<MoneyPart, "distributorId" | "bonus">;

/**
 * Every commission of a period before any cap, rounded as the plan rounds; sorted by (distributorId, place
 * of the bonus in the plan).
 */
export function commissionsBeforeCaps(plan: Plan, settled: readonly Settled[]): Commission[] {
  const order = new Map(plan.bonuses.map((bonus, index) => [bonus.id, index]));
  const groups = new Map<string, Settled[]>();
  for (const row of settled) {
    const key = `${row.distributorId}\n${row.bonus}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const commissions = [...groups.values()].map((group) => commissionOf(plan, group));
  return commissions.sort(
    (a, b) =>
      compareText(a.distributorId, b.distributorId) ||
      (order.get(a.bonus) ?? 0) - (order.get(b.bonus) ?? 0),
  );
}

function commissionOf(plan: Plan, group: readonly Settled[]): Commission {
  const [first] = group;
  assert(first, "a commission has at least one part");
  const point = pointInMinorUnits(plan.pointValue, plan.currencyDigits);
  let amount: bigint;
  if (plan.rounding.per === "line") {
    amount = group.reduce((sum, row) => sum + roundedLines(plan, row, point), 0n);
  } else {
    const exact = sumFractions(
      group.map((row) =>
        isMoney(row) ? row.amount : lineAmountExact(row.volume, row.ratePpm, point),
      ),
    );
    amount = roundTo(plan.rounding.mode, exact.numerator, exact.denominator);
  }
  const { distributorId, bonus } = first;
  return {
    ...{ distributorId, bonus, amountMinor: amount, rawMinor: amount },
    parts: partsOf(group.filter(isVolume)),
    moneyParts: moneyPartsOf(group.filter(isMoney)),
  };
}

/** The lines of a row, each rounded by itself. */
function roundedLines(plan: Plan, row: Settled, point: Fraction): bigint {
  const { mode } = plan.rounding;
  if (isMoney(row)) return roundTo(mode, row.amount.numerator, row.amount.denominator);
  assert(row.unit !== null, "a plan that rounds per line settles order by order");
  return row.count * lineAmount(mode, row.unit, row.ratePpm, point);
}

function isMoney(row: Settled): row is MoneyPart {
  return "amount" in row;
}

function isVolume(row: Settled): row is VolumePart {
  return !isMoney(row);
}

function moneyPartsOf(group: readonly MoneyPart[]): PaidMoney[] {
  return group
    .map(({ level, amount, ratePpm, baseMinor, sourceId, order }) => ({
      ...{ level, amount: reduced(amount), ratePpm, baseMinor, sourceId },
      ...(order === undefined ? {} : { order }),
    }))
    .sort(
      (a, b) =>
        a.level - b.level ||
        compareText(a.sourceId ?? "", b.sourceId ?? "") ||
        compareText(a.order?.id ?? "", b.order?.id ?? "") ||
        compareFigures(figuresOf(a), figuresOf(b)),
    );
}

function figuresOf({ ratePpm, baseMinor, amount }: PaidMoney): (bigint | null)[] {
  return [ratePpm, baseMinor, amount.numerator, amount.denominator];
}

/** Figure by figure; null before every figure. */
function compareFigures(a: readonly (bigint | null)[], b: readonly (bigint | null)[]): number {
  for (const [i, one] of a.entries()) {
    const other = b[i] ?? null;
    if (one === other) continue;
    if (one === null) return -1;
    return other === null || one > other ? 1 : -1;
  }
  return 0;
}

function partsOf(group: readonly VolumePart[]): Commission["parts"] {
  const parts = new Map<string, Commission["parts"][number]>();
  for (const { level, ratePpm, volume } of group) {
    const same = parts.get(`${level}\n${ratePpm}`);
    if (same) same.volume += volume;
    else parts.set(`${level}\n${ratePpm}`, { level, ratePpm, volume });
  }
  return [...parts.values()].sort(
    (a, b) => a.level - b.level || (a.ratePpm < b.ratePpm ? -1 : a.ratePpm > b.ratePpm ? 1 : 0),
  );
}

/** Order of texts by their UTF-16 units: the one that every sorted output uses. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
