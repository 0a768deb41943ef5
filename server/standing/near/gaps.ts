/** How far everybody is from his next rank, kept beside the ranks so that the nearest are found at once. */
import type { Row, Transaction } from "../../graph/graph.ts";
import type { Plan } from "../../plan/plan.ts";
import { askedByRank, rankAfter } from "../../plan/rank.ts";
import type { Requirement } from "../../plan/requirement.ts";
import { activityOf, alternativesOf, askedOf, bothOf } from "../rules.ts";
import type { Part, RulePeriod } from "../rules.ts";
import { volumeEdge } from "../../sheet/depth.ts";

/** Settles the gaps of everybody (null), or of some, on ranks that stand. */
export async function settleGaps(
  tx: Transaction,
  plan: Plan,
  at: RulePeriod & { sheet: string },
  people: readonly string[] | null,
): Promise<void> {
  if (plan.ranks.length === 0) return;
  await tx.run("standing/rank-gap", {
    ...{ sheet: at.sheet, people, edge: volumeEdge(plan) },
    next: [0, ...plan.ranks.map(({ number }) => number)].map((paidAs) => waysOn(plan, at, paidAs)),
    asked: askedOf([activityOf(plan), ...plan.ranks.flatMap(askedByRank)], false),
  });
}

/** What leads from a rank to the next one; null: there is none. */
function waysOn(plan: Plan, period: RulePeriod, paidAs: number): Row[][] | null {
  const rank = rankAfter(plan.ranks, paidAs);
  if (rank === undefined || rank.requires === "appointment") return null;
  const holds = (asked: Requirement) => alternativesOf(plan, period, asked, "title");
  const ways = bothOf(holds(rank.requires), holds(rank.dropsOneUnless ?? {}));
  const active = holds(activityOf(plan));
  return ways
    .flatMap((parts) => (asksActive(parts) ? bothOf([parts], active) : [parts]))
    .map((parts) => parts.map(measuredPart));
}

function asksActive(parts: readonly Part[]): boolean {
  return parts.some(({ active }) => active === true);
}

/** What is a number or an instant and yet no figure that somebody comes nearer to. */
const NO_FIGURES = new Set(["paidAs", "title", "joinedMillis"]);

function measuredPart(part: Part): Row {
  return {
    ...part,
    atLeast: part.atLeast.map((one) => ({ ...one, figure: !NO_FIGURES.has(one.by) })),
  };
}
