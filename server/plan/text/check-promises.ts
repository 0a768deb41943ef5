/**
 * Promises above a cap: what the plan says it pays, although its own caps never let it.
 *
 * Caps cut what many small amounts come to; a single figure above its cap, or bonuses that are never
 * cut and together come to more than the company's limit, is a slip of the pen and refused.
 */
import { formatPercent, formatUnits } from "../../money/money.ts";
import type { Bonus, Plan } from "../plan.ts";
import type { PlanReader } from "./plan-reader.ts";

/** Notes every promise above a cap with the reader. */
export function checkPromises(reader: PlanReader, plan: Plan): void {
  plan.bonuses.forEach((bonus, i) => {
    if (bonus.kind === "rankAdvancement") checkAmounts(reader, plan, bonus.amounts, i);
    checkPot(reader, plan, bonus, i);
  });
  checkSpared(reader, plan);
}

/** A rank's amount is paid to one person at once, so it fits under what a person may have. */
function checkAmounts(
  reader: PlanReader,
  { caps, ranks, bonuses, currency, currencyDigits }: Plan,
  amounts: readonly bigint[],
  i: number,
): void {
  // Where the limit goes by rank, the most generous one is meant: the ranks may be of two kinds.
  const limits = [caps.person?.amount ?? null, bonuses[i]?.cap?.person ?? null]
    .flatMap((limit) => (limit === null ? [] : [largestOf(limit)]))
    .sort((a, b) => (a < b ? -1 : 1));
  const [most] = limits;
  if (most === undefined) return;
  ranks.forEach(({ id, number, name }) => {
    if ((amounts[number] ?? 0n) <= most) return;
    const [asked, allowed] = [amounts[number] ?? 0n, most].map((minor) =>
      formatUnits(minor, currencyDigits),
    );
    const message =
      `${name} is paid ${asked} ${currency} here, and a person at most ${allowed} in a period; ` +
      "lower the amount, or raise the cap.";
    reader.refuse(["bonuses", i, "amounts", id], message);
  });
}

function largestOf(limit: bigint | readonly bigint[]): bigint {
  return typeof limit === "bigint" ? limit : limit.reduce((a, b) => (a > b ? a : b), 0n);
}

/** A pot is a share of the volume that the caps are a share of as well. */
function checkPot(reader: PlanReader, { caps }: Plan, bonus: Bonus, i: number): void {
  if (bonus.kind !== "pool" || !("share" in bonus.pot)) return;
  if (bonus.pot.of !== "commissionable") return;
  const { share } = bonus.pot;
  for (const [whose, limit] of [
    ["this bonus", bonus.cap?.share ?? null],
    ["the company", caps.company?.share ?? null],
  ] as const) {
    if (limit === null || share <= limit) continue;
    const message =
      `The pot is ${formatPercent(share)} of the volume, and the cap of ${whose} ` +
      `${formatPercent(limit)}; lower the pot, or raise the cap.`;
    reader.refuse(["bonuses", i, "pot", "share"], message);
    return;
  }
}

/** Bonuses that are never cut, each alone within the company's limit, may not exceed it together. */
function checkSpared(reader: PlanReader, { caps, bonuses }: Plan): void {
  const { company } = caps;
  if (!company?.spares) return;
  const spared = bonuses.filter(({ id }) => company.spares?.includes(id));
  if (spared.some(({ cap }) => (cap?.share ?? 0n) > company.share)) return;
  const most = new Map<string, bigint>();
  for (const bonus of spared) {
    const before = most.get(bonus.calendar) ?? 0n;
    most.set(bonus.calendar, before + (mostShareOf(bonus) ?? 0n));
  }
  const worst = [...most.values()].reduce((a, b) => (a > b ? a : b), 0n);
  if (worst <= company.share) return;
  const message =
    `The bonuses that are never cut may pay ${formatPercent(worst)} of the volume, and the company ` +
    `at most ${formatPercent(company.share)}; spare fewer, give them caps, or raise the limit.`;
  reader.refuse(["caps", "company", "spares"], message);
}

/** The share (ppm) of the commissionable volume that a bonus pays at most; null: not to be said. */
function mostShareOf(bonus: Bonus): bigint | null {
  const own = bonus.cap?.share ?? null;
  const stated = statedShareOf(bonus);
  if (own === null || stated === null) return own ?? stated;
  return own < stated ? own : stated;
}

function statedShareOf(bonus: Bonus): bigint | null {
  if (bonus.kind === "pool") {
    return "share" in bonus.pot && bonus.pot.of === "commissionable" ? bonus.pot.share : null;
  }
  if (bonus.kind !== "unilevel" || bonus.paidOn !== "commissionable") return null;
  const sums = bonus.grades.steps.map(({ rates }) => rates.reduce((sum, rate) => sum + rate, 0n));
  return sums.reduce((a, b) => (a > b ? a : b), 0n);
}
