/** Whether somebody's legs are as a requirement asks. */
import type { LegRequirement, Requirement } from "../../plan/requirement.ts";
import { legOf, type Scene } from "../scene.ts";
import type { Judge } from "./requirement.ts";
import type { Standings } from "./standing.ts";

/** One leg: its head, and the name of the leg in which he stands. */
interface Leg {
  head: number;
  name: string | null;
}

export function hasLegs(judge: Judge, asked: Requirement, place: number): boolean {
  const { legs: entries } = asked;
  if (entries === undefined) return true;
  const { scene, standings } = judge;
  const legs = legsOf(scene, standings, place, asked.legsCounted === "compressed");
  const good = entries.map((entry) => legs.map((leg) => isGood(standings, entry, leg)));
  const enough = entries.every(({ count }, i) => good[i]!.filter(Boolean).length >= count);
  if (!enough || asked.legsDistinct !== true) return enough;
  return canBeShared(entries, good);
}

function legsOf(scene: Scene, standings: Standings, place: number, compressed: boolean): Leg[] {
  const { legsOf: below } = scene.trees[scene.plan.volume.tree];
  const legs: Leg[] = [];
  for (const first of below(place)) {
    const name = legOf(scene, first);
    const waiting = [first];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (!compressed || standings.active[at] === 1) legs.push({ head: at, name });
      else waiting.push(...below(at));
    }
  }
  return legs;
}

function isGood(standings: Standings, asked: LegRequirement, { head, name }: Leg): boolean {
  const { rank, headRank, headActive, totalVolume, leg } = asked;
  if (rank !== undefined && standings.bestBelow[head]! < rank) return false;
  if (headRank !== undefined && standings.paidAs[head]! < headRank) return false;
  if (headActive === true && standings.active[head] === 0) return false;
  if (leg !== undefined && name !== leg) return false;
  return totalVolume === undefined || standings.qualifying.total[head]! >= totalVolume;
}

/**
 * Whether the legs can be shared out so that each entry has its own: every set of entries must find
 * as many legs, among those good for any of it, as its entries ask for together.
 */
function canBeShared(entries: readonly LegRequirement[], good: readonly boolean[][]): boolean {
  const legs = good[0]!.length;
  for (let set = 1; set < 1 << entries.length; set++) {
    const chosen = entries.map((_, i) => i).filter((i) => (set & (1 << i)) !== 0);
    const asked = chosen.reduce((sum, i) => sum + entries[i]!.count, 0);
    let fit = 0;
    for (let leg = 0; leg < legs; leg++) if (chosen.some((i) => good[i]![leg])) fit += 1;
    if (fit < asked) return false;
  }
  return true;
}
