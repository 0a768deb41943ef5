/** Whether somebody fulfils a requirement of the plan. */
import type { Measure, Requirement } from "../../plan/requirement.ts";
import { legOf, type Scene } from "../scene.ts";
import { hasPassed } from "./age.ts";
import { firstOf } from "./first.ts";
import { hasLegs } from "./legs.ts";
import { buyersOf, ordersOf } from "./sales.ts";
import type { Standings } from "./standing.ts";
import { hasLevelsVolume, hasTeam } from "./team.ts";

/** Who judges: the period, how everybody stands, and which ranks are meant. */
export interface Judge {
  scene: Scene;
  standings: Standings;
  /** What `title` means here: the one before the period in ranks, the one after it in bonuses. */
  titles: Int32Array;
  /** What `rank` means here; ranks have no such key. */
  ranks: Int32Array | null;
}

/** The judge of activity and ranks. */
export function judgeOf(scene: Scene, standings: Standings): Judge {
  return { scene, standings, titles: standings.titleBefore, ranks: null };
}

const ONE = 1_000_000n;

/** Whether all that stands in a requirement holds; status is not asked. */
export function holds(judge: Judge, asked: Requirement, place: number): boolean {
  const { standings } = judge;
  if (asked.active === true && standings.active[place] === 0) return false;
  if (asked.title !== undefined && judge.titles[place]! < asked.title) return false;
  if (asked.paidAs !== undefined && standings.paidAs[place]! < asked.paidAs) return false;
  if (asked.rank !== undefined && judge.ranks![place]! < asked.rank) return false;
  return (
    hasVolumes(standings, asked, place) &&
    hasCappedTotal(judge, asked, place) &&
    hasSold(judge, asked, place) &&
    hasSetOut(judge, asked, place) &&
    hasSponsored(judge, asked, place) &&
    hasLegs(judge, asked, place) &&
    hasTeam(judge, asked, place) &&
    hasLevelsVolume(judge, asked, place) &&
    hasBeenHere(judge, asked, place) &&
    (asked.any === undefined || asked.any.some((one) => holds(judge, one, place)))
  );
}

/** A qualifying measure of somebody. */
export function measureOf(standings: Standings, measure: Measure, place: number): bigint {
  const { qualifying } = standings;
  if (measure === "goalVolume") return standings.goals.get(place) ?? 0n;
  const columns: Record<Exclude<Measure, "goalVolume">, BigInt64Array> = {
    personalVolume: qualifying.personal,
    groupVolume: qualifying.group,
    totalVolume: qualifying.total,
    ownVolume: qualifying.own,
    customerVolume: qualifying.customer,
    sideVolume: qualifying.side,
    lifetimeVolume: standings.lifetime,
  };
  return columns[measure][place]!;
}

const MEASURES: readonly Measure[] = [
  ...(["personalVolume", "groupVolume", "totalVolume", "ownVolume"] as const),
  ...(["customerVolume", "sideVolume", "lifetimeVolume", "goalVolume"] as const),
];

function hasVolumes(standings: Standings, asked: Requirement, place: number): boolean {
  return MEASURES.every((measure) => {
    const wanted = asked[measure];
    return wanted === undefined || measureOf(standings, measure, place) >= wanted;
  });
}

function hasCappedTotal({ scene, standings }: Judge, asked: Requirement, place: number): boolean {
  if (asked.cappedTotal === undefined) return true;
  const { atLeast, legCap, capOf, personal } = asked.cappedTotal;
  const { total, personal: own } = standings.qualifying;
  const of = (capOf === "requirement" ? atLeast : total[place]!) * legCap;
  const cap = of < 0n ? -((-of + ONE - 1n) / ONE) : of / ONE;
  const most = (volume: bigint) => (volume < cap ? volume : cap);
  let counted = personal === "capped" ? most(own[place]!) : own[place]!;
  for (const leg of scene.trees[scene.plan.volume.tree].legsOf(place)) counted += most(total[leg]!);
  return counted >= atLeast;
}

function hasSold({ scene, standings }: Judge, asked: Requirement, place: number): boolean {
  if (asked.customerShare !== undefined) {
    const customer = standings.qualifying.customer[place]!;
    const all = customer + standings.qualifying.own[place]!;
    if (all <= 0n || customer * ONE < asked.customerShare * all) return false;
  }
  if (asked.customers !== undefined) {
    const { count, volume } = asked.customers;
    const bought = buyersOf(scene, place);
    if (bought.filter((points) => points >= volume).length < count) return false;
  }
  if (asked.order !== undefined) {
    const { kinds, volume } = asked.order;
    if (ordersOf(scene, place, kinds) < volume) return false;
  }
  return true;
}

/** What somebody has set himself, and what he did in his first days. */
function hasSetOut({ scene, standings }: Judge, asked: Requirement, place: number): boolean {
  if (asked.reachesGoal !== undefined) {
    const goal = standings.goals.get(place);
    if (goal === undefined || measureOf(standings, asked.reachesGoal, place) < goal) return false;
  }
  const { firstVolume } = asked;
  return firstVolume === undefined || firstOf(scene, firstVolume, place) >= firstVolume.atLeast;
}

function hasSponsored(judge: Judge, asked: Requirement, place: number): boolean {
  if (asked.sponsored === undefined) return true;
  const { count, active, rank, personalVolume, leg, joined } = asked.sponsored;
  const { scene, standings } = judge;
  let found = 0;
  for (const one of scene.trees.sponsor.legsOf(place)) {
    if (active === true && standings.active[one] === 0) continue;
    if (rank !== undefined && standings.paidAs[one]! < rank) continue;
    const bought = standings.qualifying.personal[one]!;
    if (personalVolume !== undefined && bought < personalVolume) continue;
    if (joined === "thisPeriod" && scene.people.joinedAt[one]! < scene.period.startsAt) continue;
    if (leg !== undefined && legToward(scene, place, one) !== leg) continue;
    found += 1;
  }
  return found >= count;
}

/** The name of somebody's placement leg in which another stands; null: in none. */
function legToward(scene: Scene, place: number, below: number): string | null {
  const { above } = scene.trees.placement;
  for (let at = below; at >= 0; at = above[at]!) {
    if (above[at] === place) return legOf(scene, at);
  }
  return null;
}

function hasBeenHere({ scene }: Judge, { joined }: Requirement, place: number): boolean {
  if (joined === undefined) return true;
  const { plan, people, period } = scene;
  const lastMoment = period.endsAt - 1;
  const span = "within" in joined ? joined.within : joined.before;
  const within = lastMoment < hasPassed(plan.zone, people.joinedAt[place]!, span);
  return "within" in joined ? within : !within;
}

/** Marks (1) for everybody who is here, is not terminated and fulfils what is asked of a payee. */
export function markPayees(
  scene: Scene,
  standings: Standings,
  asked: Requirement,
  rankBy: "title" | "paidAs",
): Uint8Array {
  const judge = { scene, standings, titles: standings.title, ranks: standings[rankBy] };
  return Uint8Array.from(scene.here, (present, place) => {
    if (present === 0 || scene.people.status[place] === "terminated") return 0;
    return holds(judge, asked, place) ? 1 : 0;
  });
}
