/** Why in a differential bonus: one sale's steps up the stairs, and the rule. */
import { percentageOf, percentageRule, topPercentage } from "../../bonus/percentage.ts";
import type { PercentageRule } from "../../bonus/percentage.ts";
import { formatPercent, formatVolume } from "../../money/money.ts";
import type { Against } from "../../plan/bonus/differential.ts";
import type { DifferentialBonus, Plan } from "../../plan/plan.ts";
import { stepOf } from "../grades.ts";
import type { Reason } from "../reasons.ts";
import { placed, unfit, type LineKind, type Person, type Step } from "../walk.ts";

export const differentialLines: LineKind<DifferentialBonus> = {
  walk: (bonus) => ({
    tree: bonus.tree,
    paid: bonus,
    steps: (path, own) => walkDifferential(bonus, path, own),
  }),
  rule: differentialText,
};

/**
 * Walks `path` (the seller first, then everybody above him) until the highest percentage is covered.
 * `own`: the order is the seller's own, else one of his customers'.
 */
function walkDifferential(bonus: DifferentialBonus, path: Iterable<Person>, own: boolean): Step[] {
  if ((own ? bonus.ownOrders : bonus.customerOrders) === "none") return [];
  const rule = percentageRule(bonus.percentage);
  const top = topPercentage(rule);
  const steps: Step[] = [];
  let covered = 0n;
  for (const [level, person] of placed(path)) {
    if (covered >= top) break;
    const percentage = percentageOf(rule, valueOf(rule, person));
    const reason = refusal(bonus, rule, person, level, covered);
    const { distributorId } = person;
    if (reason === null) {
      steps.push({ distributorId, level, paidLevel: null, ratePpm: percentage - covered, reason });
    } else if (level > 0 || bonus.firstLevel === 0) {
      steps.push({ distributorId, level, paidLevel: null, ratePpm: null, reason });
    }
    const qualifies = unfit(person, bonus.payee, rule.rankBy) === null;
    const reduces = level === 0 ? bonus.sellerBlocks : bonus.against === undefined;
    const counts = reduces && (qualifies || bonus.unqualified === "blocks");
    if (counts && percentage > covered) covered = percentage;
  }
  return steps;
}

function valueOf(rule: PercentageRule, person: Person): bigint {
  if (rule.asked !== undefined) return stepOf(rule.asked, person);
  return BigInt(person[rule.by as keyof Person] as bigint | number);
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
  const percentage = percentageOf(rule, valueOf(rule, person));
  if (percentage === 0n) return "no_percentage";
  return percentage > covered ? null : "percentage_covered";
}

const AGAINST: Record<Against, string> = {
  chain:
    "Pays the difference between the own percentage and the highest already counted below on the " +
    "same line.",
  source: "Pays the difference between the own percentage and that of the seller.",
  nobody: "Pays everybody above his own percentage, without any deduction.",
};

function differentialText(bonus: DifferentialBonus, plan: Plan): string {
  const { percentage } = bonus;
  const names = ["no rank", ...plan.ranks.map(({ name }) => name)];
  const schedule =
    "rates" in percentage
      ? percentage.rates.flatMap((rate, rank) =>
          rate === 0n ? [] : [`${names[rank] ?? rank} ${formatPercent(rate)}`],
        )
      : "asked" in percentage
        ? percentage.steps.map((rate, i) => `step ${i + 1} ${formatPercent(rate)}`)
        : percentage.brackets.map(
            ({ from, rate }) => `from ${formatVolume(from)} points ${formatPercent(rate)}`,
          );
  const by = {
    personalVolume: "personal volume",
    groupVolume: "group volume",
    totalVolume: "total volume",
    title: "career title",
    paidAs: "paid-as rank",
    requirement: "what is fulfilled",
  }[percentage.by];
  const between =
    "interpolated" in percentage && percentage.interpolated === true
      ? ", rising evenly from each to the next"
      : "";
  return `${AGAINST[bonus.against ?? "chain"]} The percentage goes by ${by}: ${schedule.join(", ")}${between}.`;
}
