/** Why in a unilevel bonus: one sale's steps over five modes of compression, and the rule. */
import { levelsOf, rateAt, ratesOf } from "../../bonus/grade.ts";
import type { Plan, UnilevelBonus } from "../../plan/plan.ts";
import { gradesText, valueOf } from "../grades.ts";
import type { Reason } from "../reasons.ts";
import { after, placed, unfit, type LineKind, type Person, type Step } from "../walk.ts";

const COMPRESSION: Record<UnilevelBonus["compression"], string> = {
  none: "Nobody is removed: every position uses up its level, paid or not",
  standardRollUp: "Standard roll-up",
  dynamicByLevel:
    "Dynamic compression: each level waits for the next person upward who is entitled to it",
  openUntilClosed:
    "A level stays open until somebody who closes it: everybody up to him, himself included, is paid that level",
  pushUp:
    "Push-up: positions keep their level, and a level that its position is not entitled to goes to the next upline who is",
};

export const unilevelLines: LineKind<UnilevelBonus> = {
  walk: (bonus) => ({
    tree: bonus.tree,
    paid: bonus,
    steps: (path, own) => walkUnilevel(bonus, path, own),
  }),
  rule: unilevelText,
};

/**
 * Walks `path` (the seller first, then everybody above him) until the last level is settled.
 * `own`: the order is the seller's own, else one of his customers'.
 */
function walkUnilevel(bonus: UnilevelBonus, path: Iterable<Person>, own: boolean): Step[] {
  const first = own ? bonus.ownOrders : bonus.customerOrders;
  if (first === "none") return [];
  const people = first === "seller" ? path : after(path);
  const levels = levelsOf(bonus.grades);
  switch (bonus.compression) {
    case "none":
      return walkPositions(bonus, people, levels);
    case "standardRollUp":
      return walkCounting(bonus, people, levels);
    case "dynamicByLevel":
      return walkWaiting(bonus, people, levels);
    case "pushUp":
      return walkPushing(bonus, people, levels);
    case "openUntilClosed":
      return walkClosing(bonus, people, levels);
  }
}

/** Why a person is not paid a level; null when he is entitled to it. */
function refusal(bonus: UnilevelBonus, person: Person, level: number): Reason | null {
  const reason = unfit(person, bonus.payee, bonus.rankBy);
  if (reason !== null) return reason;
  const value = valueOf(bonus.grades, person);
  if (rateAt(bonus.grades, value, level) > 0n) return null;
  const some = ratesOf(bonus.grades, value).some((rate) => rate > 0n);
  return some ? "level_beyond_rank" : "rank_unpaid";
}

function stepAt(bonus: UnilevelBonus, person: Person, position: number, level: number): Step {
  const { distributorId } = person;
  const reason = refusal(bonus, person, level);
  if (reason !== null) {
    return { distributorId, level: position, paidLevel: null, ratePpm: null, reason };
  }
  const rate = rateAt(bonus.grades, valueOf(bonus.grades, person), level);
  const paid = { distributorId, level: position, paidLevel: level, reason };
  return bonus.grades.amounts === true
    ? { ...paid, ratePpm: null, amountMinor: rate }
    : { ...paid, ratePpm: rate };
}

/** Why somebody is removed before the levels are counted; null when he counts. */
function removal(bonus: UnilevelBonus, person: Person): Reason | null {
  const { removes, rankBy } = bonus;
  if (removes === "inactive") return unfit(person, { active: true }, rankBy);
  if (removes !== null && removes !== "unentitled") return unfit(person, removes.unless, rankBy);
  const reason = unfit(person, bonus.payee, rankBy);
  if (reason !== null) return reason;
  const rates = ratesOf(bonus.grades, valueOf(bonus.grades, person));
  return rates.some((rate) => rate > 0n) ? null : "rank_unpaid";
}

function walkPositions(bonus: UnilevelBonus, people: Iterable<Person>, levels: number): Step[] {
  const steps: Step[] = [];
  for (const [i, person] of placed(people)) {
    if (i === levels) break;
    steps.push(stepAt(bonus, person, i + 1, i + 1));
  }
  return steps;
}

function walkCounting(bonus: UnilevelBonus, people: Iterable<Person>, levels: number): Step[] {
  const steps: Step[] = [];
  let counted = 0;
  for (const [i, person] of placed(people)) {
    if (counted === levels) break;
    const reason = removal(bonus, person);
    if (reason === null) steps.push(stepAt(bonus, person, i + 1, ++counted));
    else steps.push(passed(person, i + 1, reason));
  }
  return steps;
}

function walkWaiting(bonus: UnilevelBonus, people: Iterable<Person>, levels: number): Step[] {
  const steps: Step[] = [];
  let level = 1;
  for (const [i, person] of placed(people)) {
    if (level > levels) break;
    const step = stepAt(bonus, person, i + 1, level);
    steps.push(step);
    if (step.reason === null) level++;
  }
  return steps;
}

function walkPushing(bonus: UnilevelBonus, people: Iterable<Person>, levels: number): Step[] {
  const steps: Step[] = [];
  const open = new Set<number>();
  for (const [i, person] of placed(people)) {
    const position = i + 1;
    if (position <= levels) open.add(position);
    else if (open.size === 0) break;
    const mine = [...open].filter((level) => refusal(bonus, person, level) === null);
    for (const level of mine) {
      steps.push(stepAt(bonus, person, position, level));
      open.delete(level);
    }
    if (mine.length > 0) continue;
    const [wanted = position] = open;
    const reason = refusal(bonus, person, wanted);
    if (reason !== null) steps.push(passed(person, position, reason));
  }
  return steps;
}

function walkClosing(bonus: UnilevelBonus, people: Iterable<Person>, levels: number): Step[] {
  const steps: Step[] = [];
  let level = 1;
  for (const [i, person] of placed(people)) {
    if (level > levels) break;
    steps.push(stepAt(bonus, person, i + 1, level));
    if (unfit(person, bonus.closedBy ?? bonus.payee, bonus.rankBy) === null) level++;
  }
  return steps;
}

function passed({ distributorId }: Person, level: number, reason: Reason): Step {
  return { distributorId, level, paidLevel: null, ratePpm: null, reason };
}

function unilevelText(bonus: UnilevelBonus, plan: Plan): string {
  const tree = bonus.tree === "sponsor" ? "enrolment" : "placement";
  return (
    `Pays ${paysText(bonus)} for each level up the ${tree} tree ` +
    `(${gradesText(bonus.grades, plan)}). ${COMPRESSION[bonus.compression]}${removedText(bonus)}.`
  );
}

function paysText({ grades, paidOn }: UnilevelBonus): string {
  return grades.amounts === true ? "an amount an order" : `a rate of the ${paidOn} volume`;
}

function removedText({ compression, removes }: UnilevelBonus): string {
  if (compression !== "standardRollUp") return "";
  if (removes === "inactive") return ": people who are not active use up no level";
  return removes === null || removes === "unentitled"
    ? ": people who are entitled to no level use up none"
    : ": people who do not fulfil what the plan asks use up no level";
}
