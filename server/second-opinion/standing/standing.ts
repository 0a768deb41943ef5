/** How everybody stands in a period: docs/plan/ranks.md, from the bottom of the tree up. */
import type { Scene } from "../scene.ts";
import { addUpLegs, blankMeasures, sell, type Measures } from "./measures.ts";
import { keepRank, keptBefore, type Kept, type KeptBefore } from "./keeping.ts";
import { holds, judgeOf } from "./requirement.ts";
import { asksOfTree } from "./reach.ts";
import { earnedRank, titleOf } from "./ranks.ts";

export interface Standings extends Measures {
  /** 1: active. */
  active: Uint8Array;
  /** Rank numbers; 0: none. */
  titleBefore: Int32Array;
  title: Int32Array;
  paidAs: Int32Array;
  /** The highest paid-as in somebody's leg, himself included. */
  bestBelow: Int32Array;
  brokeAway: Uint8Array;
  /** What rank keeping goes on from in the next period. */
  kept: Kept;
  goals: ReadonlyMap<number, bigint>;
}

/** What a period goes on from, by place. */
export interface StandingBefore {
  /** Career titles before the period. */
  title: Int32Array;
  /** Ranks of the calendar that this one borrows from; null: it settles its own. */
  lent: null | { title: Int32Array; paidAs: Int32Array };
  /** Hundredths, of those who have any. */
  lifetime: ReadonlyMap<number, bigint>;
  kept: KeptBefore;
  /** Goals that people have set themselves for this period, hundredths. */
  goals: ReadonlyMap<number, bigint>;
  /** Ranks and titles given by hand for this period. */
  given: { paidAs: ReadonlyMap<number, number>; title: ReadonlyMap<number, number> };
}

/** Where nobody brings anything along. */
export function nothingBefore(count: number): StandingBefore {
  return {
    ...{ title: new Int32Array(count), lent: null, lifetime: new Map() },
    ...{ kept: keptBefore(count), goals: new Map() },
    given: { paidAs: new Map(), title: new Map() },
  };
}

/** Settles everybody. */
export function settleStandings(scene: Scene, before: StandingBefore): Standings {
  const { plan, people, here } = scene;
  const standings = blank(people.count, before);
  sell(scene, standings);
  const early = plan.activity === "always" || !asksOfTree(plan.activity);
  if (early) {
    for (const [place, present] of here.entries()) {
      if (present === 1) settleActive(scene, standings, place);
    }
  }
  for (const place of scene.trees[plan.volume.tree].fromBelow) {
    addUpLegs(scene, standings, place, before.lifetime.get(place) ?? 0n);
    if (!early) settleActive(scene, standings, place);
    settleRank(scene, standings, before, place);
  }
  return standings;
}

function blank(count: number, before: StandingBefore): Standings {
  return {
    ...blankMeasures(count),
    active: new Uint8Array(count),
    titleBefore: before.title,
    title: new Int32Array(count),
    paidAs: new Int32Array(count),
    bestBelow: new Int32Array(count),
    brokeAway: new Uint8Array(count),
    goals: before.goals,
    kept: {
      earned: new Int32Array(count),
      held: new Int32Array(count),
      graceUsed: before.kept.graceUsed.slice(),
    },
  };
}

function settleActive(scene: Scene, standings: Standings, place: number): void {
  const { activity } = scene.plan;
  if (scene.people.status[place] === "terminated") return;
  const active = activity === "always" || holds(judgeOf(scene, standings), activity, place);
  standings.active[place] = active ? 1 : 0;
}

function settleRank(
  scene: Scene,
  standings: Standings,
  before: StandingBefore,
  place: number,
): void {
  const { plan, people } = scene;
  const { lent, given } = before;
  if (lent !== null) {
    standings.paidAs[place] = lent.paidAs[place]!;
    standings.title[place] = lent.title[place]!;
  } else {
    const gone = people.status[place] === "terminated";
    const earned = gone ? 0 : earnedRank(scene, standings, place);
    const kept = gone ? 0 : keepRank(plan, standings.kept, before.kept, place, earned);
    standings.paidAs[place] = gone ? 0 : Math.max(kept, given.paidAs.get(place) ?? 0);
    const title = titleOf(plan, before.kept, place, standings.paidAs[place]!);
    const titleGiven = gone ? 0 : (given.title.get(place) ?? 0);
    standings.title[place] = Math.max(before.title[place]!, title, titleGiven);
  }
  const paidAs = standings.paidAs[place]!;
  const from = plan.breakawayRank;
  standings.brokeAway[place] = from !== null && paidAs >= from ? 1 : 0;
  let best = paidAs;
  for (const leg of scene.trees[plan.volume.tree].legsOf(place)) {
    best = Math.max(best, standings.bestBelow[leg]!);
  }
  standings.bestBelow[place] = best;
}
