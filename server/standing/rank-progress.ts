/** What is missing for the next rank: every requirement with what a person has and what it needs. */
import type { Graph, Row } from "../graph/graph.ts";
import { formatVolume } from "../money/money.ts";
import type { LegRequirement, Plan, Rank, Requirement } from "../plan/plan.ts";

/** One requirement of a rank; have and need are texts in the unit. */
export interface RequirementProgress {
  label: string;
  have: string;
  need: string;
  unit: "points" | "legs" | "yes_no" | "rank";
  met: boolean;
}

/** The next rank above the paid-as rank that volume can reach, and how far the person is. */
export interface RankProgress {
  rank: Rank;
  requirements: RequirementProgress[];
}

interface Leg {
  bestPaidAs: bigint;
  paidAs: bigint;
  active: boolean;
  totalVolume: bigint;
}

interface Facts extends Row {
  active: boolean;
  paidAs: bigint;
  personalVolume: bigint;
  groupVolume: bigint;
  totalVolume: bigint;
  legs: Leg[];
}

/** Null when the person has no standing in the sheet, or no higher rank can be reached by volume. */
export async function rankProgress(
  graph: Graph,
  plan: Plan,
  key: { sheet: string; distributorId: string },
): Promise<RankProgress | null> {
  const edge = plan.volume.tree === "sponsor" ? "UNDER_SPONSOR" : "UNDER_PLACEMENT";
  const [facts] = await graph.read<Facts>("standing/progress", { ...key, edge });
  if (facts === undefined) return null;
  const next = plan.ranks.find(
    ({ number, requires }) => BigInt(number) > facts.paidAs && requires !== "appointment",
  );
  if (next === undefined || next.requires === "appointment") return null;
  return { rank: next, requirements: requirementsOf(plan, next.requires, facts) };
}

function requirementsOf(plan: Plan, requires: Requirement, facts: Facts): RequirementProgress[] {
  const volumes = (
    [
      ["Personal volume", facts.personalVolume, requires.personalVolume],
      ["Group volume", facts.groupVolume, requires.groupVolume],
      ["Total volume", facts.totalVolume, requires.totalVolume],
    ] as const
  ).flatMap(([label, have, need]) => (need === undefined ? [] : [points(label, have, need)]));
  const active: RequirementProgress[] =
    requires.active === undefined
      ? []
      : [
          {
            label: "Active in this period",
            have: facts.active ? "yes" : "no",
            need: "yes",
            unit: "yes_no",
            met: facts.active,
          },
        ];
  const legs = (requires.legs ?? []).map((leg) => legsProgress(plan, leg, facts.legs));
  return [...active, ...volumes, ...legs];
}

function points(label: string, have: bigint, need: bigint): RequirementProgress {
  const unit = "points" as const;
  return { label, have: formatVolume(have), need: formatVolume(need), unit, met: have >= need };
}

function legsProgress(plan: Plan, leg: LegRequirement, legs: readonly Leg[]): RequirementProgress {
  const have = legs.filter(
    (one) =>
      (leg.rank === undefined || one.bestPaidAs >= leg.rank) &&
      (leg.headRank === undefined || one.paidAs >= leg.headRank) &&
      (leg.headActive === undefined || one.active === leg.headActive) &&
      (leg.totalVolume === undefined || one.totalVolume >= leg.totalVolume),
  ).length;
  return {
    label: legLabel(plan, leg),
    have: String(have),
    need: String(leg.count),
    unit: "legs",
    met: have >= leg.count,
  };
}

function legLabel(plan: Plan, leg: LegRequirement): string {
  const name = (number: number) => plan.ranks.find((rank) => rank.number === number)?.name ?? "";
  const conditions = [
    leg.rank === undefined ? "" : `with a ${name(leg.rank)} or higher in them`,
    leg.headRank === undefined ? "" : `headed by a ${name(leg.headRank)} or higher`,
    leg.headActive === undefined ? "" : "whose head is active",
    leg.totalVolume === undefined ? "" : `of ${formatVolume(leg.totalVolume)} points or more`,
  ].filter((one) => one !== "");
  return ["Legs", conditions.join(", ")].join(" ").trim();
}
