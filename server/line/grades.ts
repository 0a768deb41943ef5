/** Lists of rates by grade: what decides a person's, and how they read in plain words. */
import { formatPercent, formatUnits, formatVolume } from "../money/money.ts";
import type { Grades, GradeProperty, Plan } from "../plan/plan.ts";
import type { AskedSteps } from "../plan/bonus/asked-steps.ts";
import { fulfils, type Person } from "./walk.ts";

/** What decides which list of rates somebody has: his rank's number, or a volume in hundredths. */
export function valueOf({ by, asked }: Grades, person: Person): bigint {
  if (asked !== undefined) return stepOf(asked, person);
  return isMeasured(by) ? BigInt(person[by]) : 0n;
}

/** The number of the last step that a person fulfils; 0: none. */
export function stepOf({ requires, rankBy }: AskedSteps, person: Person): bigint {
  return BigInt(requires.findLastIndex((one) => fulfils(person, one, rankBy)) + 1);
}

type Measured = Exclude<GradeProperty, AskedSteps["property"]>;

function isMeasured(by: GradeProperty): by is Measured {
  return by in WORDS;
}

const WORDS: Record<Measured, string> = {
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
export function gradesText(rated: Grades, plan: Plan): string {
  const { by, steps, interpolated } = rated;
  const ratesText = (rates: readonly bigint[]) =>
    rates
      .map((rate) =>
        rated.amounts === true ? formatUnits(rate, plan.currencyDigits) : formatPercent(rate),
      )
      .join(", ");
  const byRank = by === "title" || by === "paidAs";
  const names = ["no rank", ...plan.ranks.map(({ name }) => name)];
  const [first] = steps;
  if (steps.length === 1 && byRank && first?.from === 0n) return ratesText(first.rates);
  const grades = steps
    .filter(({ rates }) => rates.length > 0)
    .map(({ from, rates }) => {
      const grade = isMeasured(by)
        ? byRank
          ? names[Number(from)]
          : `from ${formatVolume(from)}`
        : `step ${from}`;
      return `${grade}: ${ratesText(rates)}`;
    });
  const between = interpolated === true ? ", rising evenly from each to the next" : "";
  const what = isMeasured(by) ? WORDS[by] : "what is fulfilled";
  return `by ${what}: ${grades.join("; ")}${between}`;
}
