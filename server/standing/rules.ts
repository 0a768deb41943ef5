/**
 * A plan's requirements in the form in which rank-pass and mark-requirement take them.
 *
 * A requirement becomes alternatives of parts, a part a list of comparisons with properties of a
 * standing, and what is asked of legs and of sponsored people. No figure of a plan stands in Cypher.
 */
import type { Row } from "../graph/graph.ts";
import type { Plan } from "../plan/plan.ts";
import {
  MEASURES,
  type FirstVolume,
  type LegRequirement,
  type Requirement,
  type SponsoredRequirement,
} from "../plan/requirement.ts";
import { startOfSpan, type Span } from "../plan/span.ts";
import { levelsProperty, teamProperty } from "./below.ts";

/** The period at hand: requirements may ask for the time of joining. */
export interface RulePeriod {
  /** Epoch ms. */
  startsAt: number;
  /** ISO date. */
  lastDay: string;
}

/** One part of an alternative. */
export interface Part {
  active: true | null;
  /** Reaches the value, or where that is null the property `than`; who does not have that never does. */
  atLeast: { by: string; value: bigint | null; than?: string }[];
  below: { by: string; value: bigint }[];
  customerShare: bigint | null;
  capped: Row | null;
  compressed: boolean;
  legs: { count: number; entries: LegRequirement[] }[];
  sponsored: Row | null;
}

/** The property that tells how many of his customers bought at least so many hundredths. */
export function customersProperty(volume: bigint): string {
  return `customersFrom ${volume}`;
}

/** The property that tells what a person's own orders of some kinds come to, hundredths. */
export function orderProperty(kinds: readonly string[]): string {
  return `ordered ${[...new Set(kinds)].sort().join(" ")}`;
}

/** The property that tells what came together in somebody's first days, hundredths. */
export function firstProperty({ of, within }: Omit<FirstVolume, "atLeast">): string {
  return `first ${of} ${within.count} ${within.unit}`;
}

/** Alternatives of parts: one alternative must hold, with all its parts. */
export function alternativesOf(
  plan: Plan,
  period: RulePeriod,
  requirement: Requirement,
  title: "titleBefore" | "title",
): Part[][] {
  const { any, ...own } = requirement;
  const part = (one: Requirement) => partOf(plan, period, one, title);
  return (any ?? [{}]).map((one) => [part(own), part(one)]);
}

/** Alternatives of two requirements that must both hold. */
export function bothOf<P>(ways: readonly P[][], others: readonly P[][]): P[][] {
  return ways.flatMap((parts) => others.map((more) => [...parts, ...more]));
}

/** What a plan asks of who is active; nothing where everybody always is. */
export function activityOf({ activity }: Plan): Requirement {
  return activity === "always" ? {} : activity;
}

function partOf(
  plan: Plan,
  period: RulePeriod,
  requirement: Requirement,
  title: "titleBefore" | "title",
): Part {
  const { active, customerShare, sponsored, legsCounted } = requirement;
  return {
    active: active === true ? true : null,
    atLeast: [...volumesOf(requirement), ...figuresOf(plan, period, requirement, title)],
    below: joinedBefore(plan, period, requirement),
    customerShare: customerShare ?? null,
    capped: cappedOf(requirement),
    compressed: legsCounted === "compressed",
    legs: legGroups(requirement),
    sponsored: sponsored === undefined ? null : sponsoredOf(period, sponsored),
  };
}

function volumesOf(requirement: Requirement): Part["atLeast"] {
  return MEASURES.flatMap((by) => {
    const value = requirement[by];
    return value === undefined ? [] : [{ by, value }];
  });
}

function figuresOf(
  plan: Plan,
  period: RulePeriod,
  requirement: Requirement,
  title: "titleBefore" | "title",
): Part["atLeast"] {
  const { customers, order, joined, paidAs, firstVolume, reachesGoal } = requirement;
  const { team, levelsVolume } = requirement;
  const figures: Part["atLeast"] = [];
  const ask = (by: string, value: bigint | number) => figures.push({ by, value: BigInt(value) });
  if (customers) ask(customersProperty(customers.volume), customers.count);
  if (order) ask(orderProperty(order.kinds), order.volume);
  if (joined && "within" in joined) ask("joinedMillis", startOf(plan, period, joined.within));
  if (firstVolume) ask(firstProperty(firstVolume), firstVolume.atLeast);
  if (team) ask(teamProperty(team), team.count);
  if (levelsVolume) ask(levelsProperty(levelsVolume), levelsVolume.atLeast);
  if (reachesGoal) figures.push({ by: reachesGoal, value: null, than: "goalVolume" });
  if (requirement.title !== undefined) ask(title, requirement.title);
  if (paidAs !== undefined) ask("paidAs", paidAs);
  return figures;
}

function joinedBefore(plan: Plan, period: RulePeriod, { joined }: Requirement): Part["below"] {
  if (!joined || !("before" in joined)) return [];
  return [{ by: "joinedMillis", value: BigInt(startOf(plan, period, joined.before)) }];
}

function startOf(plan: Plan, { lastDay }: RulePeriod, span: Span): number {
  return startOfSpan(plan.zone, span, lastDay);
}

const ONE = 1_000_000n;

function cappedOf({ cappedTotal }: Requirement): Row | null {
  if (cappedTotal === undefined) return null;
  const { atLeast, legCap, capOf, personal } = cappedTotal;
  const fixed = capOf === "requirement";
  return {
    atLeast,
    cap: fixed ? (atLeast * legCap) / ONE : null,
    share: fixed ? null : legCap,
    personal: personal === "capped",
  };
}

/**
 * Entries that count independently are a group each. Distinct legs exist exactly when for every set of
 * entries the legs that fulfil one of them are as many as the set asks for (Hall's theorem).
 */
export function legGroups({ legs = [], legsDistinct }: Requirement): Part["legs"] {
  if (legsDistinct !== true) return legs.map((leg) => ({ count: leg.count, entries: [leg] }));
  return Array.from({ length: 2 ** legs.length - 1 }, (_, i) => {
    const entries = legs.filter((_leg, place) => ((i + 1) >> place) % 2 === 1);
    return { count: entries.reduce((sum, { count }) => sum + count, 0), entries };
  });
}

function sponsoredOf(period: RulePeriod, sponsored: SponsoredRequirement): Row {
  const { count, active, rank, personalVolume, leg, joined } = sponsored;
  return {
    count,
    active: active === true ? true : null,
    rank: rank ?? null,
    personalVolume: personalVolume ?? null,
    leg: leg ?? null,
    joinedFrom: joined === undefined ? null : BigInt(period.startsAt),
  };
}

/** What some requirements look at besides a standing itself. */
export function askedOf(requirements: readonly Requirement[], sides: boolean): Row {
  const parts = requirements.flatMap((one) => [one, ...(one.any ?? [])]);
  const legs = parts.flatMap((one) => one.legs ?? []);
  const placed = parts.some((one) => one.legs && one.legsCounted !== "compressed");
  return {
    heads: placed || parts.some((one) => one.cappedTotal !== undefined),
    legNames: legs.some((one) => one.leg !== undefined),
    compressed: parts.some((one) => one.legsCounted === "compressed"),
    sponsored: parts.some((one) => one.sponsored !== undefined),
    sides,
  };
}
