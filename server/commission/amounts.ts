/**
 * From what is settled to commissions: exact products, rounded once, capped, parts summing.
 *
 * Rates and volumes are integers, so a product is exact, and money arrives as exact fractions; both are
 * rounded here and nowhere else.
 */
import assert from "node:assert/strict";
import { cutLastFirst, scaleToCap } from "../money/allocate.ts";
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
 * Every commission of a period, sorted by (distributorId, place of the bonus in the plan).
 * `commissionable` is the whole period's volume in hundredths, for the company's cap.
 */
export function commissionsOf(
  plan: Plan,
  settled: readonly Settled[],
  commissionable: bigint,
): Commission[] {
  return capCompany(plan, commissionsBeforeCompany(plan, settled), commissionable);
}

/** The same after the caps of persons, and before the company's. */
export function commissionsBeforeCompany(plan: Plan, settled: readonly Settled[]): Commission[] {
  return capPersons(plan, commissionsBeforeCaps(plan, settled));
}

/** The same before any cap: amounts rounded as the plan rounds. */
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
    .map(({ level, amount, ratePpm, baseMinor, sourceId }) => ({
      ...{ level, amount: reduced(amount), ratePpm, baseMinor, sourceId },
    }))
    .sort(
      (a, b) =>
        a.level - b.level ||
        compareText(a.sourceId ?? "", b.sourceId ?? "") ||
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

/** The person's cap: all bonuses of one period together. */
function capPersons(plan: Plan, commissions: readonly Commission[]): Commission[] {
  const cap = plan.caps.person;
  if (cap === null) return [...commissions];
  const cut = cap.cut === "proportionally" ? scaleToCap : cutLastFirst;
  const persons = new Map<string, Commission[]>();
  for (const commission of commissions) {
    const own = persons.get(commission.distributorId);
    if (own) own.push(commission);
    else persons.set(commission.distributorId, [commission]);
  }
  return [...persons.values()].flatMap((own) => {
    const amounts = cut(
      own.map(({ amountMinor }) => amountMinor),
      cap.amount,
    );
    return own.map((commission, i) => ({ ...commission, amountMinor: amounts[i] ?? 0n }));
  });
}

/** The company's cap: everybody is scaled by the same factor, floor, then largest remainder. */
function capCompany(
  plan: Plan,
  commissions: readonly Commission[],
  commissionable: bigint,
): Commission[] {
  const cap = plan.caps.company;
  if (cap === null) return [...commissions];
  const limit = companyLimit(plan, commissionable);
  // Equal remainders go by (distributor id, bonus id): the plan's order of bonuses decides nothing here.
  const order = commissions.map((_, i) => i);
  order.sort((a, b) => compareCommissions(commissions[a], commissions[b]));
  const amounts = scaleToCap(
    order.map((i) => commissions[i]?.amountMinor ?? 0n),
    limit,
  );
  const capped = new Map(order.map((i, place) => [i, amounts[place] ?? 0n]));
  return commissions.map((commission, i) => ({ ...commission, amountMinor: capped.get(i) ?? 0n }));
}

function compareCommissions(a: Commission | undefined, b: Commission | undefined): number {
  return (
    compareText(a?.distributorId ?? "", b?.distributorId ?? "") ||
    compareText(a?.bonus ?? "", b?.bonus ?? "")
  );
}

/** What the company may pay in a period of that volume, minor units, floored; needs a company cap. */
export function companyLimit(plan: Plan, commissionable: bigint): bigint {
  assert(plan.caps.company, "the plan has a company cap");
  const point = pointInMinorUnits(plan.pointValue, plan.currencyDigits);
  const exact = lineAmountExact(commissionable, plan.caps.company.share, point);
  return roundTo("down", exact.numerator, exact.denominator);
}

/** Order of texts by their UTF-16 units: the one that every sorted output uses. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
