/** Progressive: what each order pays where volumes stand when it comes. */
import type { ProgressiveBonus } from "../../plan/plan.ts";
import type { Entry } from "../company.ts";
import type { Scene } from "../scene.ts";
import { markPayees } from "../standing/requirement.ts";
import type { Standings } from "../standing/standing.ts";
import { soldFor } from "./sold.ts";
import type { Share } from "./walk.ts";

/** A share of a part of an order. */
export interface PartShare extends Share {
  /** Hundredths of the part. */
  volume: bigint;
}

/** What each entry pays, in the order of time; `lifetime` is what each had before the period. */
export function progressiveShares(
  scene: Scene,
  standings: Standings,
  bonus: ProgressiveBonus,
): [Entry, PartShare[]][] {
  const { above } = scene.trees[bonus.tree];
  const fit = markPayees(scene, standings, bonus.payee, bonus.rankBy);
  const sold = soldFor(scene, bonus);
  const has = begin(scene, standings, bonus);
  return scene.entries.map((entry) => {
    const counts = entry.own || scene.plan.volume.customerOrders === "counted";
    const points = bonus.by === "order" || counts ? entry[bonus.measuredIn] : 0n;
    const way: Place[] = [];
    for (let place = entry.seller; place >= 0; place = above[place]!) {
      const moved = bonus.by === "personalVolume" && place !== entry.seller ? 0n : points;
      const before = bonus.by === "order" ? 0n : has[place]!;
      if (bonus.by !== "order") has[place] = before + moved;
      way.push({ place, fit: fit[place] === 1, lower: lowest(bonus, before, moved), moved });
    }
    const wanted = entry.own ? bonus.ownOrders : bonus.customerOrders;
    const volume = wanted === "paid" ? sold(entry).counted : 0n;
    return [entry, volume === 0n ? [] : pay(bonus, way, points, volume)];
  });
}

interface Place {
  place: number;
  fit: boolean;
  /** The lower end of the stretch that the order moved his volume over. */
  lower: bigint;
  moved: bigint;
}

function lowest({ by }: ProgressiveBonus, before: bigint, moved: bigint): bigint {
  return by !== "order" && moved < 0n ? before + moved : before;
}

/** Where everybody's volume stands when the period begins. */
function begin(scene: Scene, standings: Standings, { by, begins }: ProgressiveBonus): bigint[] {
  const { qualifying, lifetime } = standings;
  const own = by === "personalVolume" ? qualifying.personal : qualifying.total;
  return Array.from({ length: scene.people.count }, (_, place) =>
    begins === "lifetime" ? lifetime[place]! - own[place]! : 0n,
  );
}

const size = (points: bigint) => (points < 0n ? -points : points);

/** Shares of an order, hundredth by hundredth where it is split, put together by payee and rate. */
function pay(
  bonus: ProgressiveBonus,
  way: readonly Place[],
  points: bigint,
  volume: bigint,
): PartShare[] {
  const length = size(points);
  const stops = bonus.crossing === "split" ? boundaries(bonus, way, length) : [];
  const shares: PartShare[] = [];
  let begun = 0n;
  for (const end of [...stops, length]) {
    const share = (till: bigint) => (length === 0n ? 0n : (volume * till) / length);
    const part = length === 0n ? volume : share(end) - share(begun);
    for (const one of climb(bonus, way, begun)) {
      const same = shares.find(({ payee, rate }) => payee === one.payee && rate === one.rate);
      if (same) same.volume += part;
      else shares.push({ ...one, volume: part });
    }
    begun = end;
  }
  return shares.filter((one) => one.volume !== 0n).sort((a, b) => (a.rate < b.rate ? -1 : 1));
}

/** How far into the order somebody reaches a bracket, in ascending order. */
function boundaries(
  { brackets }: ProgressiveBonus,
  way: readonly Place[],
  length: bigint,
): bigint[] {
  const found = way
    .filter(({ moved }) => moved !== 0n)
    .flatMap(({ lower }) => brackets.map(({ from }) => from - lower))
    .filter((at) => at > 0n && at < length);
  return [...new Set(found)].sort((a, b) => Number(a - b));
}

function climb(bonus: ProgressiveBonus, way: readonly Place[], begun: bigint): Share[] {
  const shares: Share[] = [];
  let counted = 0n;
  for (const [position, { place, fit, lower, moved }] of way.entries()) {
    const stretch = size(moved);
    const into = { before: 0n, after: stretch, split: stretch === 0n ? 0n : begun };
    const stands = lower + into[bonus.crossing];
    let mine = 0n;
    for (const { from, rate } of bonus.brackets) {
      if (stands >= from || from === 0n) mine = rate; // below zero is as at zero
    }
    const inReach =
      position >= bonus.firstLevel && (bonus.lastLevel === null || position <= bonus.lastLevel);
    if (fit && inReach && mine > counted) {
      shares.push({ payee: place, position, paidLevel: null, rate: mine - counted });
    }
    const deducted = position === 0 ? bonus.sellerBlocks : bonus.against === "chain";
    if (!deducted || (!fit && bonus.unqualified === "ignored")) continue;
    if (mine > counted) counted = mine;
  }
  return shares;
}
