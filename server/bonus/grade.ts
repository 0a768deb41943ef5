/** Reading lists of rates: which rate somebody has, and who is entitled to what. */
import type { Grades } from "../plan/plan.ts";

/** Number of levels: the longest list of any grade. */
export function levelsOf({ steps }: Grades): number {
  return Math.max(0, ...steps.map(({ rates }) => rates.length));
}

/** The rates of somebody whose rank number or volume (hundredths) is `value`, ppm, level 1 first. */
export function ratesOf({ steps }: Grades, value: bigint): readonly bigint[] {
  return steps.findLast(({ from }) => value >= from)?.rates ?? [];
}

/** His rate at a level (1 = the first), ppm; 0 where he is not entitled. */
export function rateAt(grades: Grades, value: bigint, level: number): bigint {
  return ratesOf(grades, value)[level - 1] ?? 0n;
}

/** Values from one on, up to but not including another; null: without end. */
export interface Range {
  from: bigint;
  until: bigint | null;
}

/** The values that are entitled to a level; to any level at all where none is named. */
export function entitledRanges({ steps }: Grades, level?: number): Range[] {
  const ranges: Range[] = [];
  for (const [i, { from, rates }] of steps.entries()) {
    const entitled =
      level === undefined ? rates.some((rate) => rate > 0n) : (rates[level - 1] ?? 0n) > 0n;
    if (!entitled) continue;
    const until = steps[i + 1]?.from ?? null;
    const last = ranges.at(-1);
    if (last?.until === from) last.until = until;
    else ranges.push({ from, until });
  }
  return ranges;
}
