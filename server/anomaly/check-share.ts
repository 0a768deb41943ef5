/** Bonuses that take another share of the volume than they used to. */
import { absolute, sharePpm, worthOf, wordsOf, type Anomaly, type Scene } from "./anomaly.ts";
import { usualOf, whole } from "../money/usual.ts";

/** What a bonus paid in a sheet (minor units) and the sheet's commissionable volume (hundredths). */
export interface PaidRow extends Record<string, unknown> {
  sheet: string;
  bonus: string;
  amount: bigint;
  commissionable: bigint;
}

/** One case a bonus; `earlier` are the sheets of history, each with a row a bonus that paid in it. */
export function unusualShares(
  scene: Scene,
  bonuses: readonly { id: string; name: string; amount: bigint }[],
  earlier: readonly PaidRow[],
): Anomaly[] {
  const sheets = new Map(earlier.map(({ sheet, commissionable }) => [sheet, commissionable]));
  return bonuses.flatMap((bonus) => {
    const shares = [...sheets].flatMap(([sheet, volume]) => {
      const row = earlier.find((one) => one.sheet === sheet && one.bonus === bonus.id);
      return sharePpm(scene.plan, row?.amount ?? 0n, volume) ?? [];
    });
    return judged(scene, bonus, shares) ?? [];
  });
}

function judged(
  { plan, limits, commissionable }: Scene,
  bonus: { id: string; name: string; amount: bigint },
  shares: readonly bigint[],
): Anomaly | null {
  const now = sharePpm(plan, bonus.amount, commissionable);
  if (now === null || BigInt(shares.length) < limits.historyPeriodsMin) return null;
  const { medianHalves } = usualOf(shares);
  const allowedHalves = (absolute(medianHalves) * limits.shareTolerancePpm) / 1_000_000n;
  const beyond = absolute(2n * now - medianHalves);
  if (beyond <= allowedHalves) return null;
  const { money, percent, points } = wordsOf(plan);
  const expected = worthOf(plan, commissionable, whole(medianHalves));
  return {
    code: "payout_share_unusual",
    subject: bonus.id,
    evidence: {
      Bonus: bonus.name,
      "Share of volume in this period": percent(now),
      "Expected, the median of earlier periods": percent(whole(medianHalves)),
      "Earlier periods, the oldest first": shares.map(percent).join(", "),
      "Further from the median than": percent(whole(allowedHalves)),
      "Commissionable volume": points(commissionable),
      Paid: money(bonus.amount),
      "At the usual share it would be": money(expected),
    },
    moneyAtStakeMinor: absolute(bonus.amount - expected),
  };
}
