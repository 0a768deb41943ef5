/** How far everybody is from his next rank, kept beside the ranks so that the nearest are found at once. */
import type { Row, Transaction } from "../../graph/graph.ts";
import type { Plan, Rank } from "../../plan/plan.ts";
import { askedByRank } from "../../plan/rank.ts";
import { alternativesOf, askedOf, type Part, type RulePeriod } from "../rules.ts";
import { volumeEdge } from "../standing.service.ts";

/** Settles the gaps of everybody (null), or of some, on ranks that stand. */
export async function settleGaps(
  tx: Transaction,
  plan: Plan,
  at: RulePeriod & { sheet: string },
  people: readonly string[] | null,
): Promise<void> {
  if (plan.ranks.length === 0) return;
  const activity = plan.activity === "always" ? {} : plan.activity;
  await tx.run("standing/rank-gap", {
    ...{ sheet: at.sheet, people, edge: volumeEdge(plan) },
    next: [0, ...plan.ranks.map(({ number }) => number)].map((paidAs) => waysOn(plan, at, paidAs)),
    asked: askedOf([activity, ...plan.ranks.flatMap(askedByRank)], false),
  });
}

/** The next rank above another that can be reached by volume; undefined at the highest one. */
export function rankAfter({ ranks }: Plan, paidAs: number): Rank | undefined {
  return ranks.find(({ number, requires }) => number > paidAs && requires !== "appointment");
}

/** What leads from a rank to the next one; null: there is none. */
function waysOn(plan: Plan, period: RulePeriod, paidAs: number): Row[][] | null {
  const rank = rankAfter(plan, paidAs);
  if (rank === undefined || rank.requires === "appointment") return null;
  const holds = (asked: typeof rank.requires) => alternativesOf(plan, period, asked, "title");
  const more = holds(rank.dropsOneUnless ?? {});
  const ways = holds(rank.requires).flatMap((parts) => more.map((also) => [...parts, ...also]));
  const active = plan.activity === "always" ? [[]] : holds(plan.activity);
  return ways
    .flatMap((parts) => (asksActive(parts) ? active.map((also) => [...parts, ...also]) : [parts]))
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
