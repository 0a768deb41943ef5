/** Amounts far from what the same bonus paid the same person before. */
import { absolute, grouped, minorUnits, wordsOf, type Anomaly, type Scene } from "./anomaly.ts";
import { usualOf, whole } from "../money/usual.ts";

/** One person and bonus; minor units. */
export interface AmountRow extends Record<string, unknown> {
  distributorId: string;
  bonus: string;
  amount: bigint;
  /** One for each earlier approved sheet he stood in, 0 where the bonus paid him nothing. */
  earlier: bigint[];
}

/** One case a person, about the bonus that is furthest in money; the others are named in it. */
export function farFromHistory(scene: Scene, rows: readonly AmountRow[]): Anomaly[] {
  const far = rows.flatMap((row) => judged(scene, row) ?? []);
  return [...grouped(far, ({ id }) => id).values()].map((own) => caseOf(scene, own));
}

interface Far {
  id: string;
  bonus: string;
  amount: bigint;
  median: bigint;
  spread: bigint;
  allowed: bigint;
  difference: bigint;
  earlier: readonly bigint[];
}

function judged({ plan, limits }: Scene, row: AmountRow): Far | null {
  const { distributorId: id, bonus, amount, earlier } = row;
  if (BigInt(earlier.length) < limits.historyPeriodsMin) return null;
  const { medianHalves, spreadHalves } = usualOf(earlier);
  const leastHalves = (absolute(medianHalves) * limits.amountSpreadMinPpm) / 1_000_000n;
  const spread = spreadHalves > leastHalves ? spreadHalves : leastHalves;
  const allowedHalves = spread * limits.amountSpreads;
  const differenceHalves = absolute(2n * amount - medianHalves);
  const least = minorUnits(plan, limits.amountDifferenceMin);
  if (differenceHalves <= allowedHalves || differenceHalves < 2n * least) return null;
  return {
    ...{ id, bonus, amount, earlier },
    median: whole(medianHalves),
    spread: whole(spread),
    allowed: whole(allowedHalves),
    difference: whole(differenceHalves),
  };
}

function caseOf({ plan }: Scene, own: readonly Far[]): Anomaly {
  const { money } = wordsOf(plan);
  const [worst, ...others] = [...own].sort((a, b) => (a.difference > b.difference ? -1 : 1));
  const nameOf = (id: string) => plan.bonuses.find((one) => one.id === id)?.name ?? id;
  const one = worst!;
  return {
    code: "amount_far_from_history",
    subject: one.id,
    evidence: {
      Bonus: nameOf(one.bonus),
      "This period": money(one.amount),
      "Expected, the median of earlier periods": money(one.median),
      "Earlier periods, the oldest first": one.earlier.map(money).join(", "),
      "Usual spread": money(one.spread),
      "Further from the median than": money(one.allowed),
      Difference: money(one.difference),
      ...(others.length > 0
        ? { "Also unusual": others.map(({ bonus }) => nameOf(bonus)).join(", ") }
        : {}),
    },
    moneyAtStakeMinor: one.difference,
  };
}
