/** Differences as cases for a person: one a distributor, and one that counts them all. */
import { formatUnits } from "../money/money.ts";
import type { Plan } from "../plan/plan.ts";
import type { Difference } from "./compare.ts";

/** One case, ready to be parked. */
export interface OpinionCase {
  code: "opinions_differ";
  /** Id of the distributor; "company" for the case that counts them. */
  subject: string;
  evidence: Record<string, string>;
  moneyAtStakeMinor: bigint;
}

/** So many people get a case of their own: a wrong rule concerns thousands, and all in the same way. */
export const CASES_MAX = 50;
const FIGURES_MAX = 12;

/** Cases of those with most money at stake first, and a summary when there is any difference at all. */
export function casesOf(plan: Plan, differences: readonly Difference[]): OpinionCase[] {
  if (differences.length === 0) return [];
  const byPerson = new Map<string, Difference[]>();
  for (const one of differences) {
    const mine = byPerson.get(one.distributorId);
    if (mine) mine.push(one);
    else byPerson.set(one.distributorId, [one]);
  }
  const cases = [...byPerson]
    .map(([subject, mine]) => caseOf(subject, mine))
    .sort(
      (a, b) =>
        compare(b.moneyAtStakeMinor, a.moneyAtStakeMinor) || (a.subject < b.subject ? -1 : 1),
    );
  const apart = cases.reduce((sum, { moneyAtStakeMinor }) => sum + moneyAtStakeMinor, 0n);
  const shown = cases.slice(0, CASES_MAX);
  const summary: OpinionCase = {
    code: "opinions_differ",
    subject: "company",
    evidence: {
      "People concerned": String(cases.length),
      "Figures that differ": String(differences.length),
      "Cases of their own": String(shown.length),
      "Apart in all": `${formatUnits(apart, plan.currencyDigits)} ${plan.currency}`,
    },
    moneyAtStakeMinor: apart,
  };
  return [...shown, summary];
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function caseOf(subject: string, mine: readonly Difference[]): OpinionCase {
  const evidence: Record<string, string> = {};
  for (const { figure, run, opinion } of mine.slice(0, FIGURES_MAX)) {
    let label = figure;
    for (let again = 2; label in evidence; again++) label = `${figure} (${again})`;
    evidence[label] = `run ${run}; second opinion ${opinion}`;
  }
  if (mine.length > FIGURES_MAX) evidence["More figures"] = String(mine.length - FIGURES_MAX);
  const moneyAtStakeMinor = mine
    .filter(({ figure }) => figure.startsWith("Commission "))
    .reduce((sum, { apartMinor }) => sum + apartMinor, 0n);
  return { code: "opinions_differ", subject, evidence, moneyAtStakeMinor };
}
