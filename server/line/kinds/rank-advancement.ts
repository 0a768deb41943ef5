/** Why in a rank advancement bonus: no order pays it, so there is only the rule to be told. */
import { formatUnits } from "../../money/money.ts";
import type { Plan, RankAdvancementBonus } from "../../plan/plan.ts";
import type { LineKind } from "../walk.ts";

export const rankAdvancementLines: LineKind<RankAdvancementBonus> = { walk: () => null, rule };

function rule(bonus: RankAdvancementBonus, plan: Plan): string {
  const amounts = plan.ranks.flatMap(({ number, name }) => {
    const amount = bonus.amounts[number] ?? 0n;
    return amount === 0n
      ? []
      : [`${name}: ${formatUnits(amount, plan.currencyDigits)} ${plan.currency}`];
  });
  const what = bonus.rankBy === "title" ? "career title" : "paid-as rank";
  const after =
    bonus.periods === 1 ? "" : ` It counts once it was held ${bonus.periods} periods in a row.`;
  const skipped = bonus.skipped === "paid" ? "are paid too" : "are not paid";
  const often =
    bonus.paid === "once"
      ? `Each rank is paid once in a lifetime; ranks that were jumped over ${skipped}.`
      : "The rank that is held is paid in every period.";
  return `Pays an amount by ${what} (${amounts.join("; ")}). ${often}${after}`;
}
