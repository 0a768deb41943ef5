/** A bonus's rule in plain words, for the statement: what the plan says, with its own figures. */
import { formatPercent, formatVolume } from "../money/money.ts";
import type { Bonus, DifferentialBonus, Plan, UnilevelBonus } from "../plan/plan.ts";

const COMPRESSION: Record<UnilevelBonus["compression"], string> = {
  none: "Nobody is removed: every position uses up its level, paid or not",
  standardRollUp: "Standard roll-up",
  dynamicByLevel:
    "Dynamic compression: each level waits for the next person upward who is entitled to it",
  pushUp:
    "Push-up: positions keep their level, and a level that its position is not entitled to goes to the next upline who is",
};

/** Two or three sentences that say how a bonus pays. */
export function ruleText(bonus: Bonus, plan: Plan): string {
  return bonus.kind === "unilevel" ? unilevelText(bonus, plan) : differentialText(bonus, plan);
}

function unilevelText(bonus: UnilevelBonus, plan: Plan): string {
  const tree = bonus.tree === "sponsor" ? "enrolment" : "placement";
  const by = bonus.rankBy === "title" ? "career title" : "paid-as rank";
  const names = ["no rank", ...plan.ranks.map(({ name }) => name)];
  const rates = bonus.ratesByRank.flatMap((list, rank) => {
    const before = bonus.ratesByRank[rank - 1];
    const same = before !== undefined && String(before) === String(list);
    return list.length === 0 || same
      ? []
      : [`${names[rank] ?? rank}: ${list.map(formatPercent).join(", ")}`];
  });
  return (
    `Pays a rate of the commissionable volume for each level up the ${tree} tree, by ${by} ` +
    `(${rates.join("; ")}). ${COMPRESSION[bonus.compression]}${removedText(bonus)}.`
  );
}

function removedText(bonus: UnilevelBonus): string {
  if (bonus.compression !== "standardRollUp") return "";
  const who = bonus.removes === "inactive" ? "not active" : "entitled to no level";
  return `: people who are ${who} use up no level`;
}

function differentialText(bonus: DifferentialBonus, plan: Plan): string {
  const { percentage } = bonus;
  const names = ["no rank", ...plan.ranks.map(({ name }) => name)];
  const schedule =
    "rates" in percentage
      ? percentage.rates.flatMap((rate, rank) =>
          rate === 0n ? [] : [`${names[rank] ?? rank} ${formatPercent(rate)}`],
        )
      : percentage.brackets.map(
          ({ from, rate }) => `from ${formatVolume(from)} points ${formatPercent(rate)}`,
        );
  const by = {
    personalVolume: "personal volume",
    groupVolume: "group volume",
    totalVolume: "total volume",
    title: "career title",
    paidAs: "paid-as rank",
  }[percentage.by];
  return (
    `Pays the difference between the own percentage and the highest already counted below on the ` +
    `same line. The percentage goes by ${by}: ${schedule.join(", ")}.`
  );
}
