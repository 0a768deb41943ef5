/** Binary: the weaker of two sides is matched with as much of the stronger one; the rest goes on. */
import type { BinaryBonus } from "../../plan/bonus/binary.ts";
import { round, type Purse } from "../money.ts";
import { legOf, type Scene } from "../scene.ts";
import { markPayees } from "../standing/requirement.ts";
import type { Standings } from "../standing/standing.ts";
import { matchSides, type Matched } from "./binary-match.ts";
import { percentages } from "./grade.ts";
import { sum, takeOldest, type Ages, type Sides } from "./sides.ts";

export type SidesByPlace = Map<number, Sides>;

export interface BinaryResult {
  /** Exact, in small units. */
  worth: Map<number, bigint>;
  sides: SidesByPlace;
  flushed: Map<number, { left: bigint; right: bigint }>;
}

const nobody = (): Sides => ({ left: [], right: [], inactive: 0, progress: 0n, history: [] });

export function matchBinary(
  scene: Scene,
  standings: Standings,
  purse: Purse,
  bonus: BinaryBonus,
  before: ReadonlyMap<number, Sides>,
): BinaryResult {
  const fit = markPayees(scene, standings, bonus.payee, bonus.rankBy);
  const fresh = newVolumes(scene, standings, bonus);
  const pay = payOf(scene, standings, bonus);
  const result: BinaryResult = { worth: new Map(), sides: new Map(), flushed: new Map() };
  for (const place of scene.trees.placement.fromBelow) {
    const had = before.get(place) ?? nobody();
    const one = fresh(place, had);
    const { rate, cycle } = pay(place);
    const qualified = fit[place] === 1 && (rate > 0n || cycle > 0n);
    const matched = matchSides(bonus, purse, {
      ...{ had, fresh: one, qualified, rate, cycle },
      rank: standings[bonus.rankBy][place]!,
    });
    const active = standings.active[place] === 1;
    const left = goOn(bonus, matched, had, active);
    if (matched.worth !== 0n) result.worth.set(place, matched.worth);
    if (!isNothing(left.sides)) result.sides.set(place, left.sides);
    result.flushed.set(place, left.flushed);
  }
  return result;
}

function isNothing({ left, right, inactive, progress, history }: Sides): boolean {
  const volumes = [...left, ...right, ...history];
  return volumes.every((one) => one === 0n) && inactive === 0 && progress === 0n;
}

/** New volume of both sides, own volume included. */
function newVolumes(scene: Scene, standings: Standings, bonus: BinaryBonus) {
  const { personal } = standings[bonus.measuredIn];
  const { fromBelow, above } = scene.trees.placement;
  const first = scene.plan.placement!.legs[0];
  const total = personal.slice();
  const left = new BigInt64Array(total.length);
  const right = new BigInt64Array(total.length);
  for (const place of fromBelow) {
    const up = above[place]!;
    if (up < 0) continue;
    total[up]! += total[place]!;
    const side = legOf(scene, place) === first ? left : right;
    side[up]! += total[place]!;
  }
  return (place: number, had: Sides) => {
    const fresh = { left: left[place]!, right: right[place]! };
    if (bonus.ownVolume === "none") return fresh;
    const difference = sum(had.left) + fresh.left - sum(had.right) - fresh.right;
    const leftTakes = difference === 0n || (bonus.ownVolume === "strongerSide") === difference > 0n;
    fresh[leftTakes ? "left" : "right"] += personal[place]!;
    return fresh;
  };
}

/** What somebody is paid: a rate of what is matched (ppm), or an amount a cycle (minor units). */
function payOf(scene: Scene, standings: Standings, { pays, rankBy }: BinaryBonus) {
  if (pays.by === "percentage") {
    const rateOf = percentages(scene, standings, pays.percentage);
    return (place: number) => ({ rate: rateOf(place), cycle: 0n });
  }
  const shareOf = pays.share === null ? null : percentages(scene, standings, pays.share);
  const { mode } = scene.plan.rounding;
  return (place: number) => {
    const amount = pays.amounts[standings[rankBy][place]!] ?? 0n;
    const cycle = shareOf === null ? amount : round(mode, amount * shareOf(place), 1_000_000n);
    // A share that rounds to nothing still makes somebody qualified.
    const rate = shareOf === null ? 0n : amount > 0n ? shareOf(place) : 0n;
    return { rate, cycle };
  };
}

/** Limit, expiry and inactivity, in this order. */
function goOn(bonus: BinaryBonus, matched: Matched, had: Sides, active: boolean) {
  const inactive = active ? 0 : had.inactive + 1;
  const flushed = { ...matched.flushed };
  const history = [matched.paidOn, ...had.history];
  const sides: Sides = { left: [], right: [], inactive, progress: matched.progress, history };
  const gone = bonus.inactivity !== null && inactive >= bonus.inactivity;
  for (const side of ["left", "right"] as const) {
    let ages = matched.left[side];
    const before = sum(ages);
    ages = limited(bonus, ages, history);
    if (bonus.expiry !== null && sum(ages) > 0n) ages = ages.slice(0, bonus.expiry);
    if (gone && sum(ages) > 0n) ages = [];
    flushed[side] += before - sum(ages);
    sides[side] = ages;
  }
  if (gone) sides.progress = 0n;
  return { sides, flushed };
}

function limited({ carry }: BinaryBonus, ages: Ages, matched: readonly bigint[]): Ages {
  if (carry === null) return [];
  const limits = carry.limit === null ? [] : [carry.limit];
  if (carry.history !== undefined) {
    const { times, periods } = carry.history;
    const best = matched
      .slice(0, periods ?? undefined)
      .reduce((top, one) => (one > top ? one : top));
    limits.push(best * times);
  }
  return limits.reduce((left, limit) => {
    const all = sum(left);
    return all <= limit ? left : takeOldest(left, all - limit);
  }, ages);
}
