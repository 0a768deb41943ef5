/** How a person's percentage is chosen: one form for percentages by volume and by rank. */
import type { AskedSteps } from "../plan/bonus/asked-steps.ts";
import { volumeProperty } from "../plan/bonus/grade.ts";
import type { Percentage } from "../plan/plan.ts";

/** A bracket: from here on so much; each hundredth more adds rise / width, at most to the next one's. */
export interface Bracket {
  from: bigint;
  /** ppm. */
  rate: bigint;
  /** ppm up to the next bracket; 0 where the rate does not change in between. */
  rise: bigint;
  /** Hundredths up to the next bracket; 1 where there is none. */
  width: bigint;
}

/** How a person's percentage is chosen, in the one form that the traversal and the lines share. */
export interface PercentageRule {
  /** Property of a standing. */
  by: string;
  /** Ascending; the last `from` that is reached decides. */
  brackets: Bracket[];
  rankBy: "title" | "paidAs";
  /** What the steps ask whose number `by` is. */
  asked?: AskedSteps;
}

/** Percentages by rank are brackets over the rank's number. */
export function percentageRule(percentage: Percentage): PercentageRule {
  if ("rates" in percentage) {
    const brackets = percentage.rates.map((rate, rank) => ({ from: BigInt(rank), rate }));
    return { by: percentage.by, brackets: brackets.map(flat), rankBy: percentage.by };
  }
  if ("asked" in percentage) {
    const brackets = percentage.steps.map((rate, i) => flat({ from: BigInt(i + 1), rate }));
    return { by: percentage.asked.property, brackets, rankBy: "paidAs", asked: percentage.asked };
  }
  const by = volumeProperty(percentage.by, percentage.measuredIn);
  const { brackets, interpolated } = percentage;
  const rising = brackets.map((bracket, i) => {
    const next = brackets[i + 1];
    if (interpolated !== true || next === undefined) return flat(bracket);
    return { ...bracket, rise: next.rate - bracket.rate, width: next.from - bracket.from };
  });
  return { by, brackets: rising, rankBy: "paidAs" };
}

function flat({ from, rate }: { from: bigint; rate: bigint }): Bracket {
  return { from, rate, rise: 0n, width: 1n };
}

/** The highest percentage of the schedule, ppm: when it is covered nothing is left to pay. */
export function topPercentage(rule: PercentageRule): bigint {
  return rule.brackets.reduce((top, { rate }) => (rate > top ? rate : top), 0n);
}

/** The percentage of somebody whose volume (hundredths) or rank is `value`, ppm, cut to the whole one. */
export function percentageOf(rule: PercentageRule, value: bigint): bigint {
  const bracket = rule.brackets.findLast(({ from }) => value >= from);
  if (bracket === undefined) return 0n;
  const { from, rate, rise, width } = bracket;
  return rate + ((value - from) * rise) / width;
}
