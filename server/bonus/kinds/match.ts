/** Matching: a percentage of what each person below earned in other bonuses of the same period. */
import type { MatchBonus } from "../../plan/plan.ts";
import { markOf } from "../../standing/marks.ts";
import { climbGenerations } from "../generations.ts";
import { climbLevels, type Settlement } from "../levels.ts";
import type { MoneyPart, Settling, Waiting } from "../settled.ts";
import { keepsOf } from "./unilevel.ts";

const ONE = 1_000_000n;

/**
 * Everybody whom a match pays in a period, earner by earner: amounts of different earners never meet, so
 * each has a line of its own. What somebody owes back (a return) takes its match back too.
 */
export async function settleMatch(settling: Settling, bonus: MatchBonus): Promise<MoneyPart[]> {
  const earned = earnedBy(settling, bonus);
  const earners = [...earned.keys()].sort();
  const waiting = earners.map((id, number): Waiting => {
    const volume = earned.get(id) ?? 0n;
    return { id, inclusive: false, unit: BigInt(number), volume, count: 1n };
  });
  const settled = await climbFrom(settling, bonus, waiting);
  return settled.map(({ id, level, ratePpm, unit, volume }) => ({
    ...{ distributorId: id, bonus: bonus.id, level, ratePpm, baseMinor: volume },
    amount: { numerator: volume * ratePpm, denominator: ONE },
    sourceId: earners[Number(unit ?? 0n)] ?? null,
  }));
}

/** What each person earned in the matched bonuses, minor units; people who earned nothing are left out. */
function earnedBy({ earlier }: Settling, bonus: MatchBonus): Map<string, bigint> {
  const earned = new Map<string, bigint>();
  for (const { distributorId, rawMinor, amountMinor } of earlier) {
    const amount = bonus.amounts === "beforeCaps" ? rawMinor : amountMinor;
    earned.set(distributorId, (earned.get(distributorId) ?? 0n) + amount);
  }
  for (const [id, amount] of earned) if (amount === 0n) earned.delete(id);
  return earned;
}

function climbFrom(
  { graph, scope: { sheet } }: Settling,
  { by, tree, grades, payee, rankBy }: MatchBonus,
  waiting: readonly Waiting[],
): Promise<Settlement[]> {
  const way = { sheet, tree, grades, payee: markOf(payee, rankBy) };
  if ("levels" in by) {
    const { compression, removes } = by.levels;
    const rule = { ...way, compression, keeps: keepsOf(removes, rankBy), closes: null };
    return climbLevels(graph, rule, waiting);
  }
  const { leader, position, payees } = by.generations;
  const rule = { ...way, position, payees, leader: markOf(leader, rankBy) };
  return climbGenerations(
    graph,
    { ...rule, firstGeneration: 1, nextEntitled: false, counts: null },
    waiting,
  );
}
