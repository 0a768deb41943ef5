/** Rank advancement: money for reaching a rank, once, or for holding it in each period. */
import type { RankAdvancementBonus } from "../../plan/bonus/rank-advancement.ts";
import type { Amounts } from "../money.ts";
import type { Scene } from "../scene.ts";
import { markPayees } from "../standing/requirement.ts";
import type { Standings } from "../standing/standing.ts";

/** What is settled for good, by place: the highest rank that was paid or lost. */
export type Settled = Int32Array;

/** Ranks of the periods before, the latest first; 0 where somebody was not there. */
export interface RankHistory {
  title: readonly Int32Array[];
  paidAs: readonly Int32Array[];
}

export function payAdvancement(
  scene: Scene,
  standings: Standings,
  bonus: RankAdvancementBonus,
  history: RankHistory,
  settledBefore: Settled,
): { amounts: Amounts; settled: Settled } {
  const fit = markPayees(scene, standings, bonus.payee, bonus.rankBy);
  const settled = settledBefore.slice();
  const amounts: Amounts = new Map();
  for (const [place, payable] of fit.entries()) {
    if (payable === 0) continue;
    const held = heldThroughout(standings, bonus, history, place);
    const before = settledBefore[place]!;
    const due = bonus.paid === "everyPeriod" ? amountOf(bonus, held) : dueOnce(bonus, before, held);
    if (due !== 0n) amounts.set(place, due);
    settled[place] = Math.max(before, held);
  }
  return { amounts, settled };
}

/** The highest rank that was held in each of the last `periods` periods. */
function heldThroughout(
  standings: Standings,
  { rankBy, periods }: RankAdvancementBonus,
  history: RankHistory,
  place: number,
): number {
  let held = standings[rankBy][place]!;
  for (let back = 0; back < periods - 1; back++) {
    held = Math.min(held, history[rankBy][back]?.[place] ?? 0);
  }
  return held;
}

/** Of the rank, else of the next lower one that has an amount. */
function amountOf({ amounts }: RankAdvancementBonus, rank: number): bigint {
  for (let number = rank; number > 0; number--) {
    if (amounts[number]! > 0n) return amounts[number]!;
  }
  return 0n;
}

function dueOnce({ amounts, skipped }: RankAdvancementBonus, before: number, held: number): bigint {
  if (held <= before) return 0n;
  if (skipped === "lost") return amounts[held]!;
  return amounts.slice(before + 1, held + 1).reduce((sum, one) => sum + one, 0n);
}
