/** How a person's percentage is chosen: one form for percentages by volume and by rank. */
import { volumeProperty } from "../plan/bonus/grade.ts";
import type { Percentage } from "../plan/plan.ts";

/** How a person's percentage is chosen, in the one form that the traversal and the lines share. */
export interface PercentageRule {
  /** Property of a standing. */
  by: string;
  /** Ascending; the last `from` that is reached decides. */
  brackets: { from: bigint; rate: bigint }[];
  rankBy: "title" | "paidAs";
}

/** Percentages by rank are brackets over the rank's number. */
export function percentageRule(percentage: Percentage): PercentageRule {
  if ("rates" in percentage) {
    const brackets = percentage.rates.map((rate, rank) => ({ from: BigInt(rank), rate }));
    return { by: percentage.by, brackets, rankBy: percentage.by };
  }
  const by = volumeProperty(percentage.by, percentage.measuredIn);
  return { by, brackets: percentage.brackets, rankBy: "paidAs" };
}

/** The highest percentage of the schedule, ppm: when it is covered nothing is left to pay. */
export function topPercentage(rule: PercentageRule): bigint {
  return rule.brackets.reduce((top, { rate }) => (rate > top ? rate : top), 0n);
}

/** The percentage of somebody whose volume (hundredths) or rank is `value`, ppm. */
export function percentageOf(rule: PercentageRule, value: bigint): bigint {
  return rule.brackets.findLast(({ from }) => value >= from)?.rate ?? 0n;
}
