/** Why in a pool: no order pays it by itself, so there is only the rule to be told. */
import { formatPercent, formatUnits, formatVolume } from "../../money/money.ts";
import type { Plan, PoolBonus, PoolShares, PoolTier } from "../../plan/plan.ts";
import type { LineKind } from "../walk.ts";

export const poolLines: LineKind<PoolBonus> = { walk: () => null, rule };

function rule(bonus: PoolBonus, plan: Plan): string {
  const pot =
    "amount" in bonus.pot
      ? `${formatUnits(bonus.pot.amount, plan.currencyDigits)} ${plan.currency}`
      : `${formatPercent(bonus.pot.share)} of the company's ${bonus.pot.of} volume`;
  const tiers = bonus.tiers.map(
    (tier) => `${tier.id}: ${formatPercent(tier.part)}, ${sharesText(tier, plan)}`,
  );
  const value =
    bonus.shareValue === "exact"
      ? "A person's amount is rounded down to the smallest unit of money."
      : "The value of one share is rounded down, then multiplied.";
  const stacking =
    bonus.stacking === "all"
      ? "Who fulfils several tiers takes part in all of them."
      : "Who fulfils several tiers takes part in the last of them.";
  return `Divides ${pot} by shares (${tiers.join("; ")}). ${stacking} ${value}`;
}

function sharesText({ shares, sharesOfAll }: PoolTier, plan: Plan): string {
  const forms = [shares].flat().map((one) => formText(one, plan));
  const all = sharesOfAll === true ? ", the shares of those who do not take part counted" : "";
  return `${forms.join(" and ")}${all}`;
}

function formText(shares: PoolShares, plan: Plan): string {
  switch (shares.by) {
    case "equal":
      return `${shares.count} a person`;
    case "points":
      return `one for each ${formatVolume(shares.each)} of ${shares.measure}`;
    case "growth":
      return `one for each ${formatVolume(shares.each)} that ${shares.measure} has grown`;
    case "growthRate":
      return `one for each ${formatPercent(shares.each)} that ${shares.measure} has grown`;
    case "bonus": {
      const name = plan.bonuses.find(({ id }) => id === shares.bonus)?.name ?? shares.bonus;
      const each = formatUnits(shares.each, plan.currencyDigits);
      return `one for each ${each} that ${name} comes to`;
    }
    case "place":
      return `by place (${shares.counts.join(", ")})`;
    case "rank":
      return `by rank (${plan.ranks
        .map(({ number, name }) => `${name} ${shares.counts[number] ?? 0n}`)
        .join(", ")})`;
  }
}
