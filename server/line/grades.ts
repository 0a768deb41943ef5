/** Lists of rates by grade: what decides a person's, and how they read in plain words. */
import { formatPercent, formatVolume } from "../money/money.ts";
import type { Grades, GradeProperty, Plan } from "../plan/plan.ts";
import type { Person } from "./walk.ts";

/** What decides which list of rates somebody has: his rank's number, or a volume in hundredths. */
export function valueOf({ by }: Grades, person: Person): bigint {
  return BigInt(person[by]);
}

const WORDS: Record<GradeProperty, string> = {
  title: "career title",
  paidAs: "paid-as rank",
  personalVolume: "personal volume",
  groupVolume: "group volume",
  totalVolume: "total volume",
  personalCommissionable: "personal commissionable volume",
  groupCommissionable: "group commissionable volume",
  totalCommissionable: "total commissionable volume",
};

/** "by paid-as rank: Silver: 5 %, 3 %; Gold: ...", or the rates alone where everybody has the same. */
export function gradesText({ by, steps, interpolated }: Grades, plan: Plan): string {
  const byRank = by === "title" || by === "paidAs";
  const names = ["no rank", ...plan.ranks.map(({ name }) => name)];
  const [first] = steps;
  if (steps.length === 1 && byRank && first?.from === 0n) return ratesText(first.rates);
  const grades = steps
    .filter(({ rates }) => rates.length > 0)
    .map(({ from, rates }) => {
      const grade = byRank ? names[Number(from)] : `from ${formatVolume(from)}`;
      return `${grade}: ${ratesText(rates)}`;
    });
  const between = interpolated === true ? ", rising evenly from each to the next" : "";
  return `by ${WORDS[by]}: ${grades.join("; ")}${between}`;
}

function ratesText(rates: readonly bigint[]): string {
  return rates.map(formatPercent).join(", ");
}
