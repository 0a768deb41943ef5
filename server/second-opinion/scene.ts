/** One period as the rules look at it: the people who were there, both trees, what was sold. */
import type { Period } from "../plan/calendar.ts";
import type { Plan, Tree } from "../plan/plan.ts";
import { everyRequirement } from "../plan/requirement/every.ts";
import type { Entry, People } from "./company.ts";
import { shapeTree, type TreeShape } from "./tree.ts";

/** What the rules need to know of a period. */
export type OpinionPeriod = Pick<Period, "id" | "calendar" | "startsAt" | "endsAt">;

export interface Scene {
  plan: Plan;
  period: OpinionPeriod;
  people: People;
  /** 1: had joined before the period's end. */
  here: Uint8Array;
  trees: Record<Tree, TreeShape>;
  /** The period's entries by (instant, order id). */
  entries: readonly Entry[];
  /** Those of all earlier periods, as far as they are known: where the plan looks back to them. */
  earlier: readonly Entry[];
}

/** The most that all entries of a period may add up to, so that no sum leaves 64 bits. */
const SUM_MAX = 2n ** 62n;

/** Whether a plan looks back to the orders of earlier periods. */
export function looksBack(plan: Plan): boolean {
  return (
    plan.bonuses.some((one) => one.kind === "xUp" && one.counts === "sales") ||
    everyRequirement(plan).some(({ firstVolume }) => firstVolume !== undefined)
  );
}

/** Sets the scene; `entries` may hold more than the period's. */
export function sceneOf(
  plan: Plan,
  period: OpinionPeriod,
  people: People,
  entries: readonly Entry[],
): Scene {
  const here = Uint8Array.from(people.joinedAt, (at) => (at < period.endsAt ? 1 : 0));
  const own = entries.filter(({ at }) => at >= period.startsAt && at < period.endsAt);
  let size = 0n;
  for (const { qualifying, commissionable } of own) {
    size += qualifying < 0n ? -qualifying : qualifying;
    size += commissionable < 0n ? -commissionable : commissionable;
  }
  if (size > SUM_MAX) throw new Error(`The volume of ${period.id} does not fit into 64 bits.`);
  const trees = {
    sponsor: shapeTree(people.above.sponsor, here),
    placement: shapeTree(people.above.placement, here),
  };
  const earlier = entries.filter(({ at }) => at < period.startsAt);
  return { plan, period, people, here, trees, entries: own, earlier };
}

/** The name of the placement leg in which somebody stands, below whoever is next above him. */
export function legOf({ trees, people }: Scene, place: number): string | null {
  return people.leg[trees.placement.via[place]!] ?? null;
}
