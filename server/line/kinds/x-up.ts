/** Why in an x-up bonus: whom a sale goes to, who passed it up, and the rule. */
import { passedProperty } from "../../bonus/kinds/x-up.ts";
import { formatPercent, formatUnits } from "../../money/money.ts";
import type { Plan, XUpBonus } from "../../plan/plan.ts";
import type { Reason } from "../reasons.ts";
import { placed, unfit, type LineKind, type Person, type Step } from "../walk.ts";

export const xUpLines: LineKind<XUpBonus> = {
  walk: (bonus) =>
    bonus.counts === "sales"
      ? null
      : {
          tree: "sponsor",
          paid: bonus,
          steps: (path, own) => walkXUp(bonus, path, own),
        },
  keepsOrders: ({ counts }) => counts === "sales",
  rule,
};

/**
 * Walks `path` (the seller first, then his sponsor and everybody above) to whom the sale belongs.
 * `own`: the order is the seller's own, else one of his customers'.
 */
function walkXUp(bonus: XUpBonus, path: Iterable<Person>, own: boolean): Step[] {
  const [seller] = path;
  if (seller === undefined || (own ? bonus.ownOrders : bonus.customerOrders) === "none") return [];
  const passed = (person: Person) => person.marks.has(passedProperty(bonus.id));
  const moves = passed(seller) && bonus.unqualified === "nextQualified";
  const steps: Step[] = [];
  // Below whom nobody takes it yet: with whole recruits everybody who was passed himself passes on.
  let taker = passed(seller) ? takerAbove(bonus, path, 1, passed) : 1;
  for (const [level, person] of placed(path)) {
    if (level === 0) continue;
    if (level < taker) {
      steps.push(unpaid(person, level, "passed_up"));
      continue;
    }
    const reason = unfit(person, bonus.payee, bonus.rankBy);
    steps.push(reason === null ? paid(bonus, person, level) : unpaid(person, level, reason));
    if (reason === null || !moves) break;
    taker = takerAbove(bonus, path, level, passed);
  }
  return steps;
}

/** Position of whom the person at a position passes to. */
function takerAbove(
  { passes }: XUpBonus,
  path: Iterable<Person>,
  position: number,
  passed: (person: Person) => boolean,
): number {
  if (passes === "commission") return position + 1;
  for (const [i, person] of placed(path)) if (i >= position && !passed(person)) return i + 1;
  return Infinity;
}

function paid({ pays }: XUpBonus, { distributorId }: Person, level: number): Step {
  const step = { distributorId, level, paidLevel: null, reason: null };
  return "rate" in pays
    ? { ...step, ratePpm: pays.rate }
    : { ...step, ratePpm: null, amountMinor: pays.amount };
}

function unpaid({ distributorId }: Person, level: number, reason: Reason): Step {
  return { distributorId, level, paidLevel: null, ratePpm: null, reason };
}

function rule(bonus: XUpBonus, plan: Plan): string {
  const pays =
    "amount" in bonus.pays
      ? `${formatUnits(bonus.pays.amount, plan.currencyDigits)} ${plan.currency}`
      : `${formatPercent(bonus.pays.rate)} of the ${bonus.paidOn} volume`;
  const what = bonus.passes === "recruit" ? "are passed up to" : "pay";
  const later = bonus.every === null ? "" : `, and every ${bonus.every}th after those,`;
  const count = bonus.first.length;
  const whose = bonus.counts ?? "enrolments";
  const which =
    count === (bonus.first.at(-1) ?? 0)
      ? `The first ${count} ${whose}`
      : `The ${whose} of number ${bonus.first.join(", ")}`;
  if (bonus.counts === "sales") {
    return (
      `Each sale pays ${pays}. ${which} of a person${later} go to the one above ` +
      "him; all others stay with him."
    );
  }
  return (
    `Each order pays ${pays} to whom its seller belongs to. ${which} of a ` +
    `person${later} ${what} the one above him; all others stay with him.`
  );
}
