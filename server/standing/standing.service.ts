/**
 * Ranks: active, paid-as, title, breakaway, group and total volume of everybody, in one bottom-up pass.
 *
 * The plan's rules travel as parameters; no rank and no figure of a plan stands in code or Cypher.
 */
import assert from "node:assert/strict";
import type { Row, Transaction } from "../graph/graph.ts";
import { allSteps } from "../plan/bonus/kinds.ts";
import type { Plan, Rank, Requirement } from "../plan/plan.ts";
import { askedByRank } from "../plan/rank.ts";
import { everyRequirement } from "../plan/requirement/every.ts";
import { volumeEdge } from "../sheet/depth.ts";
import { LANES, type Fence } from "../sheet/fence.ts";
import { markOf, requirementsOf, type Mark } from "./marks.ts";
import { carryState, hasState, measure, measuresOf } from "./measure.ts";
import type { Changed, Measured } from "./measure.ts";
import { overridesOf } from "./override/override.service.ts";
import { belowOf } from "./below.ts";
import { activityOf, alternativesOf, askedOf, bothOf, type RulePeriod } from "./rules.ts";

/**
 * Whose ranks a sheet has: its own, or those of another calendar's sheet (null: that calendar has
 * none yet, so nobody has a rank but his career title).
 */
export type RankSource = "own" | { lender: string | null };

/** Settles the ranks of a sheet whose volumes stand, then who fulfils what the bonuses ask. */
export async function settleRanks(
  fence: Fence,
  plan: Plan,
  source: RankSource,
  at: Measured,
): Promise<void> {
  const { sheet } = at;
  const ranksOwn = source === "own";
  await fence.write(async (tx) => {
    if (source !== "own") await tx.run("standing/borrow-ranks", { sheet, from: source.lender });
    await measure(tx, plan, at, null);
    if (hasState(plan)) await carryState(tx, plan, at);
  });
  const levels = await fence.write(async (tx) => {
    await markActiveFirst(tx, plan, at, null);
    return tx.run<Level>("standing/levels", { sheet });
  });
  for (const { beside, ...depths } of portionsOf(levels)) {
    const lanes = beside ? LANES : [null];
    const pass = (lane: number | null) => (tx: Transaction) =>
      passOver(tx, plan, at, { ranksOwn, depths, lane, touched: null });
    await fence.writeBeside(lanes.map(pass));
  }
  for (const one of marksOf(plan, at)) await fence.write((tx) => one(tx, null));
}

/** People settled in one transaction, as long as no level has more: what one writes is held in the database's memory. */
const PORTION = 50_000n;
/** A level of so many people is worth a transaction of its own in each lane. */
const WIDE = 4_000n;

interface Level extends Row {
  depth: bigint;
  people: bigint;
}

/** Levels that are settled together. */
interface Depths {
  depthMax: bigint;
  depthMin: bigint;
}

/** A wide level is settled by all lanes beside each other: nobody in it stands below anybody else in it. */
interface Portion extends Depths {
  beside: boolean;
}

/** The levels of a sheet from the deepest up, in portions. */
function portionsOf(levels: readonly Level[]): Portion[] {
  const portions: Portion[] = [];
  let people = 0n;
  for (const level of levels) {
    const { depth } = level;
    const last = portions.at(-1);
    const beside = level.people >= WIDE;
    people += level.people;
    if (last === undefined || beside || last.beside || people > PORTION) {
      portions.push({ depthMax: depth, depthMin: depth, beside });
      people = level.people;
    } else last.depthMin = depth;
  }
  return portions;
}

/**
 * The same on a settled sheet whose ranks are its own, after more was sold: everybody whom that can have changed is
 * settled again from his own entries and the figures of his legs.
 */
export async function settleChanged(
  tx: Transaction,
  plan: Plan,
  at: Measured,
  changed: Changed,
): Promise<void> {
  const { touched, people } = changed;
  await measure(tx, plan, at, changed);
  await markActiveFirst(tx, plan, at, people);
  const depths = { depthMax: BigInt(touched.length - 1), depthMin: 0n };
  await passOver(tx, plan, at, { ranksOwn: true, depths, lane: null, touched });
  for (const one of marksOf(plan, at)) await one(tx, people);
}

/** People whom somebody sponsors may be settled after him; where it matters, who is active is settled before that. */
async function markActiveFirst(
  tx: Transaction,
  plan: Plan,
  at: Measured,
  people: readonly string[] | null,
): Promise<void> {
  if (!asksActiveAcrossTrees(plan)) return;
  await mark(tx, plan, at, { property: "active", requirement: activityOf(plan) }, people);
}

interface Pass {
  ranksOwn: boolean;
  depths: Depths;
  /** Whom of these levels: those of one lane; null: everybody. */
  lane: number | null;
  touched: Changed["touched"] | null;
}

async function passOver(
  tx: Transaction,
  plan: Plan,
  at: Measured,
  { ranksOwn, depths, lane, touched }: Pass,
): Promise<void> {
  const [pass] = await tx.run<{ exact: boolean }>("standing/rank-pass", {
    ...{ sheet: at.sheet, edge: volumeEdge(plan), touched, lane, ...depths },
    ...ruleParameters(plan, at, ranksOwn),
    overrides: ranksOwn ? await overridesOf(tx, plan, at.lastDay) : {},
  });
  assert(pass?.exact !== false, "every sum of volume is an integer");
}

/** Sets a mark of everybody, or of some. */
type SetMark = (tx: Transaction, people: readonly string[] | null) => Promise<unknown>;

/** What the bonuses ask, mark by mark, then the steps that are chosen by marks. */
function marksOf(plan: Plan, at: Measured): SetMark[] {
  const { sheet } = at;
  const steps = plan.bonuses.flatMap(allSteps).map(({ property, requires, rankBy }) => {
    const marks = requires.map((requirement) => markOf(requirement, rankBy));
    const set: SetMark = (tx, people) =>
      tx.run("standing/set-step", { sheet, marks, property, people });
    return set;
  });
  const marks = requirementsOf(plan).map((one): SetMark => {
    return (tx, people) => mark(tx, plan, at, one, people);
  });
  return [...marks, ...steps];
}

/** Whether a rank of a tree of places asks who of the enrolment tree is active; activity is personal then. */
function asksActiveAcrossTrees({ volume, ranks }: Plan): boolean {
  if (volume.tree === "sponsor") return false;
  return ranks
    .flatMap(askedByRank)
    .flatMap((one) => [one, ...(one.any ?? [])])
    .some(({ sponsored }) => sponsored?.active === true);
}

async function mark(
  tx: Transaction,
  plan: Plan,
  at: Measured,
  { property, requirement }: Mark,
  people: readonly string[] | null,
) {
  await tx.run("standing/mark-requirement", {
    ...{ sheet: at.sheet, people },
    edge: volumeEdge(plan),
    mark: property,
    alternatives: alternativesOf(plan, at, requirement, "title"),
    asked: askedOf([requirement], false),
  });
}

/** The plan's activity, ranks and breakaway as the rank pass takes them. */
export function ruleParameters(plan: Plan, at: RulePeriod, ranksOwn: boolean): Row {
  const activity = activityOf(plan);
  const ranks = ranksOwn ? plan.ranks : [];
  const asked = [activity, ...ranks.flatMap(askedByRank)];
  const holds = (requirement: Requirement) => alternativesOf(plan, at, requirement, "titleBefore");
  return {
    rules: [
      { number: 0, alternatives: holds(activity) },
      ...ranks.flatMap((rank) => rulesOf(plan, rank, holds)),
    ],
    asked: askedOf(asked, measuresOf(plan).sides),
    below: belowOf(everyRequirement(plan)),
    lifetime: plan.volume.lifetime ?? null,
    ranksOwn,
    keeping: keepingOf(plan),
    ...titlesOf(plan),
    breakawayRank: plan.breakawayRank,
  };
}

/**
 * The rules that lead to a rank, the last one that holds deciding: where something more is asked, those who
 * do not fulfil it come to the next lower rank.
 */
function rulesOf<P>(plan: Plan, rank: Rank, holds: (requirement: Requirement) => P[][]): Row[] {
  const ways = waysTo(rank, holds);
  if (rank.dropsOneUnless === undefined) return [{ number: rank.number, alternatives: ways }];
  const lower = rankBelow(plan, rank.number);
  const more = holds(rank.dropsOneUnless);
  return [
    ...(lower === 0 ? [] : [{ number: lower, alternatives: ways }]),
    { number: rank.number, alternatives: bothOf(ways, more) },
  ];
}

/** The next lower rank that somebody can be paid as; 0: none. */
function rankBelow({ ranks }: Plan, rank: number): number {
  const payable = ranks.filter(({ requires, maintain }) => requires !== "appointment" || maintain);
  return payable.findLast(({ number }) => number < rank)?.number ?? 0;
}

/** What the rank requires, or what maintains it for those who have had the title. */
function waysTo<P>(rank: Rank, holds: (requirement: Requirement) => P[][]): P[][] {
  const { number, requires, maintain } = rank;
  const titled = holds({ title: number }).flat();
  return [
    ...(requires === "appointment" ? [] : holds(requires)),
    ...(maintain === undefined ? [] : holds(maintain).map((parts) => [...titled, ...parts])),
  ];
}

function keepingOf(plan: Plan): Row | null {
  const { rankKeeping, ranks } = plan;
  if (rankKeeping === null) return null;
  const { holdPeriods, grace, fall } = rankKeeping;
  return {
    holdPeriods,
    waivers: grace?.waivers ?? 0,
    fallsTo: [0, ...ranks.map(({ number }) => (fall === "oneRank" ? rankBelow(plan, number) : 0))],
  };
}

function titlesOf({ ranks }: Plan): Row {
  if (ranks.every(({ titleAfter }) => titleAfter === undefined)) return { titles: null, recent: 0 };
  const titles = ranks.map(({ number, titleAfter }) => ({
    number,
    ...(titleAfter ?? { periods: 1, of: 1 }),
  }));
  return { titles, recent: Math.max(...titles.map(({ of }) => of)) };
}
