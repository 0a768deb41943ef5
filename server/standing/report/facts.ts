/** What a person's report card is made from: his standing, his legs, the people he sponsors. */
import { volumeEdge } from "../../sheet/depth.ts";
import type { Graph, Row } from "../../graph/graph.ts";
import type { Plan } from "../../plan/plan.ts";
import { askedByRank } from "../../plan/rank.ts";
import type { RulePeriod } from "../rules.ts";

/** One leg as its head stands; ranks by number, volume in hundredths. */
export interface Leg {
  headId: string;
  bestPaidAs: bigint;
  paidAs: bigint;
  active: boolean;
  totalVolume: bigint;
  leg: string | null;
}

export interface Sponsored {
  active: boolean;
  paidAs: bigint;
  /** Hundredths of a point. */
  personalVolume: bigint;
  sponsorLeg: string | null;
  joinedMillis: bigint | null;
}

/** A person in a sheet whose ranks are settled. */
export interface Facts extends Row {
  /** The standing's properties. */
  figures: Record<string, unknown>;
  legs: Leg[];
  compressedLegs: Leg[];
  sponsored: Sponsored[];
}

/** The plan and the period under which a person is looked at. */
export interface Scene {
  plan: Plan;
  period: RulePeriod;
}

/** A figure of the standing, hundredths or a count; what is not there is zero. */
export function figureOf({ figures }: Facts, property: string): bigint {
  const value = figures[property];
  return typeof value === "bigint" ? value : 0n;
}

/** Null when the person has no standing in the sheet. */
export async function factsOf(
  graph: Graph,
  plan: Plan,
  key: { sheet: string; distributorId: string },
): Promise<Facts | null> {
  const edge = volumeEdge(plan);
  const compressed = plan.ranks
    .flatMap(askedByRank)
    .flatMap((one) => [one, ...(one.any ?? [])])
    .some(({ legsCounted }) => legsCounted === "compressed");
  const parameters = { sheet: key.sheet, distributorId: key.distributorId, edge, compressed };
  const [facts] = await graph.read<Facts>("standing/progress", parameters);
  return facts ?? null;
}
