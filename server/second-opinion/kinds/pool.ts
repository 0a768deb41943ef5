/** Pool: a pot divided by shares, tier by tier; never rounded up. */
import type { PoolBonus, PoolShares, PoolTier } from "../../plan/bonus/pool.ts";
import type { Growing } from "../../plan/bonus/pool-shares.ts";
import type { Amounts, Purse } from "../money.ts";
import type { Scene } from "../scene.ts";
import { markPayees, measureOf } from "../standing/requirement.ts";
import type { Standings } from "../standing/standing.ts";

const ONE = 1_000_000n;

/** What shares may be counted from besides the standings. */
export interface PoolScene {
  volumes: VolumesBefore;
  /** What a bonus of the same period comes to, minor units before caps. */
  amountsOf(bonus: string): Amounts;
}

/** Volumes of the period before by place, qualifying hundredths; who was not there has none. */
export type VolumesBefore = Record<Growing, ReadonlyMap<number, bigint>>;

export function dividePool(
  scene: Scene,
  standings: Standings,
  purse: Purse,
  bonus: PoolBonus,
  { volumes, amountsOf }: PoolScene,
): Amounts {
  const pot = potOf(scene, purse, bonus);
  const counts = (tier: PoolTier, takers: number[]) => (place: number) =>
    [tier.shares].flat().reduce((sum, one) => {
      if (one.by === "place") {
        return sum + (one.counts[ordinalOf(standings, tier, takers, place)] ?? 0n);
      }
      return sum + sharesOf(standings, bonus, one, place, volumes, amountsOf);
    }, 0n);
  const tiers = takersByTier(scene, standings, bonus).map((takers, i) => {
    const tier = bonus.tiers[i]!;
    const of = counts(tier, takers);
    const everybody = [...scene.here.keys()].filter((place) => scene.here[place] === 1);
    const counted = tier.sharesOfAll === true ? everybody : takers;
    return {
      shares: new Map(takers.map((place) => [place, of(place)] as const).filter(([, n]) => n > 0n)),
      part: tier.part,
      all: counted.reduce((sum, place) => sum + of(place), 0n),
    };
  });
  const sumOf = (some: typeof tiers) => some.reduce((sum, { part }) => sum + part, 0n);
  const claimed = tiers.filter(({ shares }) => shares.size > 0);
  // Unclaimed parts are shared in proportion: each claimed part grows by the same factor.
  const [grown, from] =
    bonus.unclaimed === "sharedAmongTiers" ? [sumOf(tiers), sumOf(claimed)] : [1n, 1n];
  const amounts: Amounts = new Map();
  for (const { shares, part, all } of claimed) {
    const over = pot * part * grown;
    const under = purse.unit * ONE * from * all;
    if (under === 0n) continue;
    for (const [place, mine] of shares) {
      const amount = bonus.shareValue === "cut" ? (over / under) * mine : (over * mine) / under;
      amounts.set(place, (amounts.get(place) ?? 0n) + amount);
    }
  }
  return amounts;
}

/** In small units; never below zero. */
function potOf({ entries }: Scene, purse: Purse, { pot }: PoolBonus): bigint {
  if ("amount" in pot) return pot.amount * purse.unit;
  const sold = entries.reduce((sum, entry) => sum + entry[pot.of], 0n);
  return sold < 0n ? 0n : purse.worth(sold, pot.share);
}

/** Who takes part in each tier. */
function takersByTier(scene: Scene, standings: Standings, bonus: PoolBonus): number[][] {
  const fit = bonus.tiers.map(({ requires }) =>
    markPayees(scene, standings, requires, bonus.rankBy),
  );
  return bonus.tiers.map((tier, i) => {
    const takes = (place: number) =>
      fit[i]![place] === 1 &&
      (bonus.stacking === "all" || !fit.slice(i + 1).some((later) => later[place] === 1));
    return firstOnes(scene, standings, tier, [...scene.here.keys()].filter(takes));
  });
}

function firstOnes(
  { people }: Scene,
  standings: Standings,
  { top }: PoolTier,
  places: number[],
): number[] {
  if (top === null) return places;
  const has = (place: number) => measureOf(standings, top.by, place);
  const sorted = [...places].sort((a, b) => {
    if (has(a) !== has(b)) return has(a) > has(b) ? -1 : 1;
    return people.joinedAt[a]! - people.joinedAt[b]! || a - b;
  });
  const last = sorted[top.count - 1];
  if (last === undefined) return sorted;
  if (top.ties === "byJoining") return sorted.slice(0, top.count);
  return sorted.filter((place) => has(place) >= has(last));
}

/** How many come before somebody among the first of a tier; -1: he is not one of them. */
function ordinalOf(
  standings: Standings,
  { top }: PoolTier,
  takers: readonly number[],
  place: number,
): number {
  const index = takers.indexOf(place);
  if (index < 0 || top!.ties === "byJoining") return index;
  // Equals share the best of their places: what counts is how many have more.
  const has = (other: number) => measureOf(standings, top!.by, other);
  return takers.filter((other) => has(other) > has(place)).length;
}

function sharesOf(
  standings: Standings,
  { rankBy }: PoolBonus,
  shares: Exclude<PoolShares, { by: "place" }>,
  place: number,
  before: VolumesBefore,
  amountsOf: PoolScene["amountsOf"],
): bigint {
  if (shares.by === "bonus") {
    const points = amountsOf(shares.bonus).get(place) ?? 0n;
    return points < 0n ? 0n : points / shares.each;
  }
  if (shares.by === "equal") return shares.count;
  if (shares.by === "rank") return shares.counts[standings[rankBy][place]!] ?? 0n;
  const points = measureOf(standings, shares.measure, place);
  if (shares.by === "points") return points < 0n ? 0n : points / shares.each;
  const had = before[shares.measure].get(place) ?? 0n;
  const grown = points - had;
  if (grown <= 0n) return 0n;
  if (shares.by === "growth") return grown / shares.each;
  return had > 0n ? (grown * ONE) / had / shares.each : 0n;
}
