/** The steps of a differential bonus for one sale. */
import type { DifferentialBonus } from "../plan/plan.ts";
import { percentageRule, topPercentage, type PercentageRule } from "./differential.ts";
import type { Reason } from "./reasons.ts";
import { unfit, type Person, type Step } from "./walk.ts";

/**
 * Walks `path` (the seller first, then everybody above him) until the highest percentage is covered.
 * `own`: the order is the seller's own, else one of his customers'.
 */
export function walkDifferential(
  bonus: DifferentialBonus,
  path: readonly Person[],
  own: boolean,
): Step[] {
  if ((own ? bonus.ownOrders : bonus.customerOrders) === "none") return [];
  const rule = percentageRule(bonus);
  const top = topPercentage(rule);
  const steps: Step[] = [];
  let covered = 0n;
  for (const [level, person] of path.entries()) {
    if (covered >= top) break;
    const percentage = percentageOf(rule, person);
    const reason = refusal(bonus, rule, person, level, covered);
    const { distributorId } = person;
    if (reason === null) {
      steps.push({ distributorId, level, paidLevel: null, ratePpm: percentage - covered, reason });
    } else if (level > 0 || bonus.firstLevel === 0) {
      steps.push({ distributorId, level, paidLevel: null, ratePpm: null, reason });
    }
    const qualifies = unfit(person, bonus.payee, rule.rankBy) === null;
    const counts =
      (level > 0 || bonus.sellerBlocks) && (qualifies || bonus.unqualified === "blocks");
    if (counts && percentage > covered) covered = percentage;
  }
  return steps;
}

/** A person's percentage, ppm. */
function percentageOf(rule: PercentageRule, person: Person): bigint {
  const value = BigInt(person[rule.by as keyof Person] as bigint | number);
  return rule.brackets.findLast(({ from }) => value >= from)?.rate ?? 0n;
}

function refusal(
  bonus: DifferentialBonus,
  rule: PercentageRule,
  person: Person,
  level: number,
  covered: bigint,
): Reason | null {
  const reason = unfit(person, bonus.payee, rule.rankBy);
  if (reason !== null) return reason;
  if (level < bonus.firstLevel) return "below_first_level";
  const percentage = percentageOf(rule, person);
  if (percentage === 0n) return "no_percentage";
  return percentage > covered ? null : "percentage_covered";
}
