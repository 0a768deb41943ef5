/** Why in an infinity bonus: who is paid and who is blocked on one sale's way up, and the rule. */
import {
  coveredBy,
  entryOf,
  payOf,
  ranksPaid,
  UNCOVERED,
  type Covered,
} from "../../bonus/infinity.ts";
import { formatPercent, formatUnits } from "../../money/money.ts";
import type { InfinityBonus, Plan } from "../../plan/plan.ts";
import type { Reason } from "../reasons.ts";
import { placed, unfit, type LineKind, type Person, type Step } from "../walk.ts";

export const infinityLines: LineKind<InfinityBonus> = {
  walk: (bonus) => ({
    tree: bonus.tree,
    paid: bonus,
    steps: (path, own) => walkInfinity(bonus, path, own),
  }),
  rule: infinityText,
};

/**
 * Walks `path` (the seller first, then everybody above him) until nobody could be paid any more.
 * `own`: the order is the seller's own, else one of his customers'.
 */
function walkInfinity(bonus: InfinityBonus, path: Iterable<Person>, own: boolean): Step[] {
  if ((own ? bonus.ownOrders : bonus.customerOrders) === "none") return [];
  const steps: Step[] = [];
  let covered: Covered = UNCOVERED;
  for (const [level, person] of placed(path)) {
    if (ranksPaid(bonus, covered).length === 0) break;
    const rank = BigInt(person[bonus.rankBy]);
    const unqualified = unfit(person, bonus.payee, bonus.rankBy);
    const reason = refusal(bonus, person, level, covered);
    // Where the bonus begins above the seller, it does not walk past him.
    if (level > 0 || bonus.firstLevel === 0) {
      steps.push({
        ...{ distributorId: person.distributorId, level, paidLevel: null, reason },
        ...paysOf(bonus, reason === null ? payOf(bonus, rank, covered) : null),
      });
    }
    const counts = unqualified === null || bonus.unqualified === "blocks";
    if (counts && (level > 0 || bonus.sellerBlocks)) covered = coveredBy(bonus, rank, covered);
  }
  return steps;
}

/** What a step pays, a rate or an amount; null: nothing. */
function paysOf({ paysAmounts }: InfinityBonus, pay: bigint | null) {
  return paysAmounts === true && pay !== null
    ? { ratePpm: null, amountMinor: pay }
    : { ratePpm: pay };
}

/** Why a person is not paid; null when he is. */
function refusal(
  bonus: InfinityBonus,
  person: Person,
  level: number,
  covered: Covered,
): Reason | null {
  const reason = unfit(person, bonus.payee, bonus.rankBy);
  if (reason !== null) return reason;
  const rank = BigInt(person[bonus.rankBy]);
  const entry = entryOf(bonus, rank);
  if ((bonus.rates[entry]?.rate ?? 0n) === 0n) return "rank_unpaid";
  if (level < bonus.firstLevel) return "below_first_level";
  if (payOf(bonus, rank, covered) > 0n) return null;
  return entry === covered.holder ? "blocked" : "percentage_covered";
}

function infinityText(bonus: InfinityBonus, plan: Plan): string {
  const names = ["no rank", ...plan.ranks.map(({ name }) => name)];
  const pay = (rate: bigint) =>
    bonus.paysAmounts === true
      ? `${formatUnits(rate, plan.currencyDigits)} ${plan.currency} an order`
      : formatPercent(rate);
  const rates = bonus.rates.map(({ from, rate }) => `${names[Number(from)] ?? from}: ${pay(rate)}`);
  const higher =
    bonus.higher === "difference"
      ? "a higher rank above is paid the difference"
      : "a higher rank above is paid its whole rate";
  const equal =
    bonus.equal === null
      ? "the next of equal rank blocks"
      : `the next ${bonus.equal.through} of equal rank are paid ${formatPercent(bonus.equal.share)} of their rate`;
  return (
    `Pays the nearest person of each rank to unlimited depth (${rates.join("; ")}): ` +
    `${higher}, and ${equal}.`
  );
}
