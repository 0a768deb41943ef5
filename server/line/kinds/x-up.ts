/** Why in an x-up bonus: each line is what one person's sales pay; no order pays it by a way of its own. */
import { formatPercent, formatUnits } from "../../money/money.ts";
import type { Plan, XUpBonus } from "../../plan/plan.ts";
import type { LineKind } from "../walk.ts";

export const xUpLines: LineKind<XUpBonus> = { walk: () => null, rule };

function rule(bonus: XUpBonus, plan: Plan): string {
  const pays =
    "amount" in bonus.pays
      ? `${formatUnits(bonus.pays.amount, plan.currencyDigits)} ${plan.currency}`
      : `${formatPercent(bonus.pays.rate)} of the ${bonus.paidOn} volume`;
  const what = bonus.passes === "recruit" ? "are passed up to" : "pay";
  const later = bonus.every === null ? "" : `, and every ${bonus.every}th after those,`;
  return (
    `Each order pays ${pays} to whom its seller belongs to. The first ${bonus.first} enrolments of a ` +
    `person${later} ${what} the one above him; all others stay with him.`
  );
}
