/**
 * The report card: for every rank of the plan how far a person is, to achieve it and to maintain it.
 */
import type { Graph } from "../../graph/graph.ts";
import { periodOfPlan } from "../../plan/calendar.ts";
import type { Plan, Rank } from "../../plan/plan.ts";
import { rankAfter } from "../../plan/rank.ts";
import { factsOf, figureOf, type Facts, type Scene } from "./facts.ts";
import { progressOf, type RequirementProgress } from "./progress.ts";

/** One rank; what is only appointed asks nothing and is not met. */
export interface RankReport {
  rank: Rank;
  /** All that the rank asks; null: it is only appointed. */
  achieve: RequirementProgress[] | null;
  /** What keeps it for whoever had the title before; null: the plan says nothing. */
  maintain: RequirementProgress[] | null;
  /** Whether he had this title or a higher one before, so that `maintain` is enough. */
  maintains: boolean;
  /** Whether the rank's rules hold in this period. */
  earned: boolean;
}

/** Legs that a requirement shows: the largest ones. */
const LEGS_SHOWN = 20;

/** By rank, the lowest first; null when the person has no standing in the sheet. */
export async function reportCard(
  graph: Graph,
  plan: Plan,
  key: { sheet: string; distributorId: string },
): Promise<RankReport[] | null> {
  const facts = await factsOf(graph, plan, key);
  const period = periodOfPlan(plan, key.sheet.slice(0, key.sheet.lastIndexOf("/")));
  if (facts === null || period === null) return null;
  return plan.ranks.map((rank) => reportOf({ plan, period }, facts, rank));
}

function reportOf(scene: Scene, facts: Facts, rank: Rank): RankReport {
  const { requires, maintain, dropsOneUnless = {} } = rank;
  const progress = (requirement: typeof maintain) => {
    if (requirement === undefined) return null;
    const asked = [requirement, dropsOneUnless];
    return shown(asked.flatMap((one) => progressOf(scene, facts, one)));
  };
  const achieve = requires === "appointment" ? null : progress(requires);
  const keep = progress(maintain);
  const maintains = figureOf(facts, "titleBefore") >= BigInt(rank.number);
  const met = (all: RequirementProgress[] | null) => all?.every((one) => one.met) ?? false;
  const here = facts.figures["status"] !== "terminated";
  const earned = here && (met(achieve) || (maintains && met(keep)));
  return { rank, achieve, maintain: keep, maintains, earned };
}

/** Of legs without end only the largest are shown, those of alternatives too. */
function shown(all: RequirementProgress[]): RequirementProgress[] {
  return all.map((one) => ({
    ...one,
    legs: [...one.legs].sort(bySize).slice(0, LEGS_SHOWN),
    alternatives: one.alternatives.map(shown),
  }));
}

function bySize(
  a: { volume: bigint; headId: string },
  b: { volume: bigint; headId: string },
): number {
  if (a.volume !== b.volume) return a.volume > b.volume ? -1 : 1;
  return a.headId < b.headId ? -1 : 1;
}

/** The next rank above the paid-as rank that can be reached by volume; null at the highest one. */
export function nextRank(card: readonly RankReport[], paidAs: number): RankReport | null {
  const ranks = card.map(({ rank }) => rank);
  const next = rankAfter(ranks, paidAs);
  return card.find(({ rank }) => rank === next) ?? null;
}
