/**
 * What ranks a month's sales will earn, worked out before the import, so that the titles that the demo
 * company brings along fit its sales. The platform settles ranks itself, in cypher/standing.
 */
import type { Plan, Rank, Requirement } from "../plan/plan.ts";
import type { DemoPerson } from "./people.ts";
import type { Sale } from "./sales.ts";

export interface Earned {
  active: boolean;
  /** Rank number, 0 for none. */
  paidAs: number;
  /** Qualifying volume of himself and his customers, hundredths of a point. */
  personalVolume: bigint;
  totalVolume: bigint;
}

interface Leg extends Earned {
  bestPaidAs: number;
}

/** Activity and paid-as rank of everybody by number; for a plan that looks at the sponsor tree. */
export function earnedRanks(
  plan: Plan,
  people: readonly DemoPerson[],
  sales: readonly Sale[],
): Earned[] {
  const personal = people.map(() => 0n);
  for (const { credited, kind, qualifying } of sales) {
    personal[credited]! += kind === "return" ? -qualifying : qualifying;
  }
  const legs: Leg[][] = people.map(() => []);
  const earned: Earned[] = [];
  // A lower number is further up, so the last one comes first.
  for (let number = people.length - 1; number >= 0; number -= 1) {
    const { status, sponsor } = people[number]!;
    const below = legs[number]!;
    const standing = standingOf(plan, status, personal[number]!, below);
    earned[number] = standing;
    const bestPaidAs = Math.max(standing.paidAs, ...below.map((leg) => leg.bestPaidAs));
    if (sponsor !== -1) legs[sponsor]!.push({ ...standing, bestPaidAs });
  }
  return earned;
}

function standingOf(plan: Plan, status: string, personalVolume: bigint, legs: Leg[]): Earned {
  const totalVolume = legs.reduce((sum, leg) => sum + leg.totalVolume, personalVolume);
  const figures = { personalVolume, totalVolume, active: false, paidAs: 0 };
  if (status === "terminated") return figures;
  figures.active = plan.activity === "always" || holds(plan.activity, figures, legs);
  figures.paidAs = highestReached(plan.ranks, figures, legs);
  return figures;
}

function highestReached(ranks: readonly Rank[], own: Earned, legs: readonly Leg[]): number {
  const reached = ranks.filter(
    ({ requires }) => requires !== "appointment" && holds(requires, own, legs),
  );
  return reached.at(-1)?.number ?? 0;
}

/** Nobody breaks away in the demo's plan, so group volume is total volume. */
function holds(asked: Requirement, own: Earned, legs: readonly Leg[]): boolean {
  return (
    (asked.active === undefined || own.active) &&
    own.personalVolume >= (asked.personalVolume ?? own.personalVolume) &&
    own.totalVolume >= (asked.groupVolume ?? own.totalVolume) &&
    own.totalVolume >= (asked.totalVolume ?? own.totalVolume) &&
    (asked.legs ?? []).every((entry) => {
      const fit = legs.filter(
        (leg) =>
          leg.bestPaidAs >= (entry.rank ?? 0) &&
          leg.paidAs >= (entry.headRank ?? 0) &&
          (entry.headActive === undefined || leg.active) &&
          leg.totalVolume >= (entry.totalVolume ?? leg.totalVolume),
      );
      return fit.length >= entry.count;
    })
  );
}
