/** What every check works with: the scene it looks at, and how it says what it found. */
import type { ExceptionCode } from "../exception/exception.ts";
import type { Raised } from "../exception/exception.service.ts";
import { lineAmountExact, pointInMinorUnits } from "../money/amount.ts";
import { formatPercent, formatUnits, formatVolume } from "../money/money.ts";
import { roundTo } from "../money/round.ts";
import type { Plan } from "../plan/plan.ts";
import type { Watchfulness } from "./watchfulness.ts";

/** A computed sheet, as far as all checks need it. */
export interface Scene {
  plan: Plan;
  limits: Watchfulness;
  /** Sums of the sheet: hundredths of a point, minor units. */
  commissionable: bigint;
  amountMinor: bigint;
}

/** A case that a check found; whether it blocks follows from the money at stake. */
export interface Anomaly {
  code: ExceptionCode;
  subject: string;
  evidence: Record<string, string>;
  moneyAtStakeMinor: bigint;
}

/** Figures as a person reads them. */
export function wordsOf(plan: Plan) {
  return {
    money: (minor: bigint) => `${formatUnits(minor, plan.currencyDigits)} ${plan.currency}`,
    points: (hundredths: bigint) => `${formatVolume(hundredths)} points`,
    percent: (ppm: bigint) => formatPercent(ppm),
    rank: (number: bigint) =>
      plan.ranks.find((one) => BigInt(one.number) === number)?.name ?? "none",
  };
}

/** Whole units of the plan's currency as minor units. */
export function minorUnits(plan: Plan, whole: bigint): bigint {
  return whole * 10n ** BigInt(plan.currencyDigits);
}

/** What a volume is worth in minor units, rounded down; a rate in ppm takes its part. */
export function worthOf(plan: Plan, hundredths: bigint, ratePpm = 1_000_000n): bigint {
  const point = pointInMinorUnits(plan.pointValue, plan.currencyDigits);
  const exact = lineAmountExact(hundredths, ratePpm, point);
  return roundTo("down", exact.numerator, exact.denominator);
}

/** Money paid on a volume, in ppm of the volume's worth, rounded down; null without volume. */
export function sharePpm(plan: Plan, minor: bigint, hundredths: bigint): bigint | null {
  if (hundredths <= 0n) return null;
  const point = pointInMinorUnits(plan.pointValue, plan.currencyDigits);
  const whole = lineAmountExact(hundredths, 1_000_000n, point);
  return (minor * whole.denominator * 1_000_000n) / whole.numerator;
}

/** What this run pays on a volume on average, minor units: the money that hangs on it. */
export function stakeOf({ commissionable, amountMinor }: Scene, hundredths: bigint): bigint {
  return commissionable <= 0n ? 0n : (absolute(hundredths) * amountMinor) / commissionable;
}

/** Ready to be parked: what is large stops the approval and is urgent. */
export function raisedOf({ plan, limits }: Scene, anomaly: Anomaly): Raised {
  const large = anomaly.moneyAtStakeMinor >= minorUnits(plan, limits.blockingFrom);
  return large ? { ...anomaly, blocking: true, severity: "high" } : { ...anomaly, blocking: false };
}

/** A figure without its sign. */
export function absolute(figure: bigint): bigint {
  return figure < 0n ? -figure : figure;
}

/** An instant as evidence shows it, to the minute in UTC. */
export function instantText(at: bigint): string {
  return `${new Date(Number(at)).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** Rows by a key, in the order in which keys and rows come. */
export function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
