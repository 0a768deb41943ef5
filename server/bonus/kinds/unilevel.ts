/**
 * Unilevel: a rate for each level of uplines, over four modes of compression (docs/plan.md).
 *
 * One round a level: volume that waits for level k climbs to the person who settles level k, and
 * from there waits for level k + 1. The mode decides who settles a level:
 *   none              the next position, whoever it is
 *   standardRollUp    the next person who was not removed
 *   dynamicByLevel    the next person entitled to level k
 *   pushUp            the next position; if not entitled, the next upline above who is
 */
import type { Graph, Row } from "../../graph/graph.ts";
import type { UnilevelBonus } from "../../plan/plan.ts";
import { markOf } from "../../standing/marks.ts";
import { climb, type Carrying } from "../climb.ts";
import {
  edgeOf,
  type SellerVolume,
  type Settling,
  type SheetScope,
  type VolumePart,
  type Waiting,
} from "../settled.ts";

interface Stop extends Carrying {
  id: string;
  rank: bigint;
  qualifies: boolean;
  unit: bigint | null;
}

/** Number of levels of a bonus: the longest list of rates of any rank. */
export function levelsOf(bonus: UnilevelBonus): number {
  return Math.max(0, ...bonus.ratesByRank.map((rates) => rates.length));
}

/** Rate of a rank at a level (1 = the first), ppm; 0 where it is not entitled. */
export function rateAt(bonus: UnilevelBonus, rank: number, level: number): bigint {
  return bonus.ratesByRank[rank]?.[level - 1] ?? 0n;
}

/** Rank numbers that are entitled to a level; to any level at all where none is named. */
export function entitledRanks(bonus: UnilevelBonus, level?: number): number[] {
  return bonus.ratesByRank.flatMap((rates, rank) =>
    (level === undefined ? rates.some((rate) => rate > 0n) : rateAt(bonus, rank, level) > 0n)
      ? [rank]
      : [],
  );
}

/** Everybody whom a unilevel bonus pays in a period, by level and rate. */
export async function settleUnilevel(
  { graph, scope, sellersFor }: Settling,
  bonus: UnilevelBonus,
): Promise<VolumePart[]> {
  const settled: VolumePart[] = [];
  let waiting = startOf(bonus, await sellersFor(bonus));
  for (let level = 1; level <= levelsOf(bonus) && waiting.length > 0; level++) {
    const stops = await climbTo(graph, scope, bonus, waiting, stopFor(bonus, level));
    const payees =
      bonus.compression === "pushUp"
        ? await climbTo(graph, scope, bonus, stops.map(here), entitled(bonus, level))
        : stops;
    for (const stop of payees) {
      const ratePpm = stop.qualifies ? rateAt(bonus, Number(stop.rank), level) : 0n;
      if (ratePpm > 0n) settled.push(paid(bonus, stop, level, ratePpm));
    }
    waiting = stops.map((stop) => ({ ...here(stop), inclusive: false }));
  }
  return settled;
}

function startOf(bonus: UnilevelBonus, sellers: readonly SellerVolume[]): Waiting[] {
  return sellers.flatMap(({ id, own, unit, volume, count }) => {
    const first = own ? bonus.ownOrders : bonus.customerOrders;
    return first === "none" ? [] : [{ id, inclusive: first === "seller", unit, volume, count }];
  });
}

interface StopRule extends Row {
  /** The property of those who stop the volume; null: everybody does. */
  stop: string | null;
  stopRanks: number[] | null;
}

function payeeMark({ payee, rankBy }: UnilevelBonus): string {
  return markOf(payee, rankBy);
}

function entitled(bonus: UnilevelBonus, level?: number): StopRule {
  return { stop: payeeMark(bonus), stopRanks: entitledRanks(bonus, level) };
}

function stopFor(bonus: UnilevelBonus, level: number): StopRule {
  switch (bonus.compression) {
    case "none":
    case "pushUp":
      return { stop: null, stopRanks: null };
    case "dynamicByLevel":
      return entitled(bonus, level);
    case "standardRollUp":
      return bonus.removes === "inactive" ? { stop: "active", stopRanks: null } : entitled(bonus);
  }
}

function climbTo(
  graph: Graph,
  scope: SheetScope,
  bonus: UnilevelBonus,
  waiting: readonly Waiting[],
  rule: StopRule,
): Promise<Stop[]> {
  return climb<Stop>(
    graph,
    "bonus/next-upline",
    waiting as unknown as Row[],
    {
      sheet: scope.sheet,
      edge: edgeOf(bonus.tree),
      rankBy: bonus.rankBy,
      mark: payeeMark(bonus),
      ...rule,
    },
    (stop) => `${stop.id}\n${stop.unit ?? ""}`,
  );
}

function here({ id, unit, volume, count }: Stop): Waiting {
  return { id, inclusive: true, unit, volume, count };
}

function paid(bonus: UnilevelBonus, stop: Stop, level: number, ratePpm: bigint): VolumePart {
  const { id, unit, volume, count } = stop;
  return { distributorId: id, bonus: bonus.id, level, ratePpm, unit, volume, count };
}
