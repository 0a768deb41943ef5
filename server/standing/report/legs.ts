/** How far a person is with the legs that a rank asks for, and which leg cannot help. */
import { formatVolume } from "../../money/money.ts";
import type { Plan } from "../../plan/plan.ts";
import type { LegRequirement, Requirement } from "../../plan/requirement.ts";
import { legGroups } from "../rules.ts";
import type { Facts, Leg, Scene } from "./facts.ts";
import { measured, type RequirementProgress } from "./progress.ts";

/** One leg in a requirement. */
export interface LegProgress {
  headId: string;
  /** What it has, in words of the requirement. */
  have: string;
  /** What of it counts: points, or "yes" and "no". */
  counted: string;
  /** Whether more in this leg would bring the person nearer. */
  helps: boolean;
  /** Why not, or what it lacks; null where there is nothing to say. */
  why: string | null;
  /** Hundredths, for the order in which legs are shown. */
  volume: bigint;
}

/** One requirement for each entry, and one more where different legs are asked for. */
export function legsProgress(
  { plan }: Scene,
  facts: Facts,
  requirement: Requirement,
): RequirementProgress[] {
  const { legs: entries, legsCounted, legsDistinct } = requirement;
  if (entries === undefined) return [];
  const legs = legsCounted === "compressed" ? facts.compressedLegs : facts.legs;
  const each = entries.map((entry) => entryProgress(plan, entry, legs));
  if (legsDistinct !== true) return each;
  const need = entries.reduce((sum, { count }) => sum + count, 0);
  // Of all entries together as many legs can be had as the most crowded set of entries leaves.
  const have = legGroups(requirement).reduce((least, { count, entries: group }) => {
    const found = legs.filter((leg) => group.some((entry) => fulfils(leg, entry))).length;
    return Math.min(least, need - count + found);
  }, need);
  return [
    ...each,
    measured("legs", "A different leg for each of these", BigInt(have), BigInt(need)),
  ];
}

function entryProgress(
  plan: Plan,
  entry: LegRequirement,
  legs: readonly Leg[],
): RequirementProgress {
  const have = legs.filter((leg) => fulfils(leg, entry)).length;
  const progress = measured("legs", legLabel(plan, entry), BigInt(have), BigInt(entry.count));
  return { ...progress, legs: legs.map((leg) => legProgress(plan, leg, entry)) };
}

function fulfils(leg: Leg, entry: LegRequirement): boolean {
  return lacks(leg, entry).length === 0;
}

type Lack = "rank" | "headRank" | "headActive" | "totalVolume" | "leg";

/** What a leg lacks for an entry. */
function lacks(leg: Leg, entry: LegRequirement): Lack[] {
  const met: [Lack, boolean][] = [
    ["leg", entry.leg === undefined || leg.leg === entry.leg],
    ["rank", entry.rank === undefined || leg.bestPaidAs >= entry.rank],
    ["headRank", entry.headRank === undefined || leg.paidAs >= entry.headRank],
    ["headActive", entry.headActive === undefined || leg.active],
    ["totalVolume", entry.totalVolume === undefined || leg.totalVolume >= entry.totalVolume],
  ];
  return met.flatMap(([lack, holds]) => (holds ? [] : [lack]));
}

function legProgress(plan: Plan, leg: Leg, entry: LegRequirement): LegProgress {
  const missing = lacks(leg, entry);
  const counts = missing.length === 0;
  const name = (number: bigint | number) =>
    plan.ranks.find((rank) => rank.number === Number(number))?.name ?? "no rank";
  const words: { [lack in Lack]: () => string } = {
    leg: () => `it is not the ${entry.leg} leg`,
    rank: () => `the highest rank in it is ${name(leg.bestPaidAs)}`,
    headRank: () => `its head is paid as ${name(leg.paidAs)}`,
    headActive: () => "its head is not active",
    totalVolume: () => `it is ${formatVolume((entry.totalVolume ?? 0n) - leg.totalVolume)} short`,
  };
  const why = counts ? "It counts already; more in it changes nothing." : sentence(missing, words);
  return {
    headId: leg.headId,
    have: formatVolume(leg.totalVolume),
    counted: counts ? "yes" : "no",
    helps: !counts && !missing.includes("leg"),
    why,
    volume: leg.totalVolume,
  };
}

function sentence(missing: readonly Lack[], words: { [lack in Lack]: () => string }): string {
  const text = missing.map((lack) => words[lack]()).join(", ");
  return `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}

function legLabel(plan: Plan, leg: LegRequirement): string {
  const name = (number: number) => plan.ranks.find((rank) => rank.number === number)?.name ?? "";
  const conditions = [
    leg.leg === undefined ? "" : `called ${leg.leg}`,
    leg.rank === undefined ? "" : `with a ${name(leg.rank)} or higher in them`,
    leg.headRank === undefined ? "" : `headed by a ${name(leg.headRank)} or higher`,
    leg.headActive === undefined ? "" : "whose head is active",
    leg.totalVolume === undefined ? "" : `of ${formatVolume(leg.totalVolume)} points or more`,
  ].filter((one) => one !== "");
  return ["Legs", conditions.join(", ")].join(" ").trim();
}
