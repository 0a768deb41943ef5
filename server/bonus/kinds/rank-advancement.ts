/**
 * Rank advancement: an amount for a rank that was reached, once in a lifetime, or for the one held.
 *
 * What has been paid is remembered on the standing, as the number of the highest rank that is settled,
 * and goes on from sheet to sheet.
 */
import type { Row } from "../../graph/graph.ts";
import type { RankAdvancementBonus } from "../../plan/plan.ts";
import { markOf } from "../../standing/marks.ts";
import type { MoneyPart, Settling } from "../settled.ts";

interface Holder extends Row {
  id: string;
  /** The rank that counts: the lowest of the last `periods` periods. */
  held: bigint;
  /** The highest rank that was paid, or lost, before this period. */
  settledBefore: bigint;
  qualifies: boolean;
}

/** Everybody whom a rank advancement bonus pays in a period. */
export async function settleRankAdvancement(
  { graph, fence, scope: { plan, sheet } }: Settling,
  bonus: RankAdvancementBonus,
): Promise<MoneyPart[]> {
  const holders = await graph.read<Holder>("bonus/ranks-held", {
    ...{ sheet, rankBy: bonus.rankBy, back: bonus.periods - 1 },
    ...{ mark: markOf(bonus.payee, bonus.rankBy), property: settledProperty(bonus.id) },
    opening: `paidOnce:${bonus.id}`,
    rankNumbers: Object.fromEntries(plan.ranks.map(({ id, number }) => [id, number])),
  });
  if (bonus.paid === "everyPeriod") return holders.flatMap((one) => partsOf(bonus, one));
  const rows = holders.map(({ id, held, settledBefore, qualifies }) => ({
    id,
    settled: qualifies && held > settledBefore ? held : settledBefore,
  }));
  await fence.write((tx) =>
    tx.run("bonus/set-ranks-settled", { sheet, property: settledProperty(bonus.id), rows }),
  );
  return holders.flatMap((one) => partsOf(bonus, one));
}

/** The property of a standing that remembers the highest rank that is settled. */
/** Where a standing keeps up to which rank a bonus has been settled. */
export function settledProperty(bonusId: string): string {
  return `settled ${bonusId}`;
}

function partsOf(bonus: RankAdvancementBonus, holder: Holder): MoneyPart[] {
  if (!holder.qualifies) return [];
  return ranksPaid(bonus, Number(holder.held), Number(holder.settledBefore)).map((rank) => ({
    ...{ distributorId: holder.id, bonus: bonus.id, level: rank },
    amount: { numerator: bonus.amounts[rank] ?? 0n, denominator: 1n },
    ...{ ratePpm: null, baseMinor: null, sourceId: null },
  }));
}

/** The numbers of the ranks that are paid to somebody who holds one of them. */
function ranksPaid(bonus: RankAdvancementBonus, held: number, settled: number): number[] {
  const paying = bonus.amounts.flatMap((amount, rank) =>
    amount > 0n && rank <= held ? [rank] : [],
  );
  if (bonus.paid === "everyPeriod") return paying.slice(-1);
  const fresh = paying.filter((rank) => rank > settled);
  return bonus.skipped === "paid" ? fresh : fresh.filter((rank) => rank === held);
}
