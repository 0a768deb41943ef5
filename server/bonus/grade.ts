/** Reading lists of rates: which rate somebody has, and who is entitled to what. */
import type { Grades } from "../plan/plan.ts";

/** Number of levels: the longest list of any grade. */
export function levelsOf({ steps }: Grades): number {
  return Math.max(0, ...steps.map(({ rates }) => rates.length));
}

/** The rates of somebody whose rank number or volume (hundredths) is `value`, ppm, level 1 first. */
export function ratesOf({ steps, interpolated }: Grades, value: bigint): readonly bigint[] {
  const at = steps.findLastIndex(({ from }) => value >= from);
  const [step, next] = [steps[at], steps[at + 1]];
  if (step === undefined) return [];
  if (interpolated !== true || next === undefined) return step.rates;
  const [beyond, width] = [value - step.from, next.from - step.from];
  return next.rates.map((rate, level) => {
    const own = step.rates[level] ?? 0n;
    return own + ((rate - own) * beyond) / width;
  });
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
export function entitledRanges(grades: Grades, level?: number): Range[] {
  const ranges: Range[] = [];
  for (const [i, step] of grades.steps.entries()) {
    const from = entitledFrom(grades, i, level);
    if (from === null) continue;
    const until = grades.steps[i + 1]?.from ?? null;
    const last = ranges.at(-1);
    if (last?.until === from && from === step.from) last.until = until;
    else ranges.push({ from, until });
  }
  return ranges;
}

/** The lowest value of a step that is entitled to a level (any level); null: none of it is. */
function entitledFrom({ steps, interpolated }: Grades, at: number, level?: number): bigint | null {
  const [step, next] = [steps[at], steps[at + 1]];
  if (step === undefined) return null;
  const of = (rates: readonly bigint[]) => (level === undefined ? rates : [rates[level - 1] ?? 0n]);
  if (of(step.rates).some((rate) => rate > 0n)) return step.from;
  if (interpolated !== true || next === undefined) return null;
  const rises = of(next.rates).filter((rate) => rate > 0n);
  const [first, ...others] = rises.map((rate) => (next.from - step.from + rate - 1n) / rate);
  if (first === undefined) return null;
  const beyond = others.reduce((least, one) => (one < least ? one : least), first);
  const from = step.from + beyond;
  return from < next.from ? from : null;
}
