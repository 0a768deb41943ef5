/**
 * Promotions and contests as data: who takes part, what is asked of them in a window, who wins which prize.
 *
 * A promotion is written as YAML beside the plan (docs/promotions.md) and names no rank or figure in code.
 * Volumes are hundredths of a point, amounts minor units of the plan's currency, instants epoch ms.
 */
import type { Tree } from "../plan/plan.ts";

export type RankBy = "title" | "paidAs";
export type ParticipantStatus = "active" | "suspended";

/** Something of a person that is counted in the window; every requirement and point goes by one. */
export type Measure = VolumeMeasure | EnrolmentMeasure | CustomerMeasure | RankMeasure;

export interface VolumeMeasure {
  kind: "volume";
  of: "personal" | "group" | "total";
  /** Along which tree it adds up; null for personal volume. */
  tree: Tree | null;
  measuredIn: "qualifying" | "commissionable";
  /** Whose orders count at everybody: the distributor's own, his customers', or both. */
  orders: "own" | "customers" | "all";
  /** The most that one leg counts; null: all of it. */
  legCap: bigint | null;
}

/** Distributors whom he sponsors and who joined in the window. */
export interface EnrolmentMeasure {
  kind: "enrolments";
  /** Only who is active in the last period that the window reaches. */
  active: boolean;
  /** Only whose first own order lies in the window and comes to at least so much; null: not asked. */
  firstOrder: bigint | null;
}

/** Customers whose first order ever lies in the window, is his, and comes to at least so much. */
export interface CustomerMeasure {
  kind: "customers";
  firstOrder: bigint;
}

/** Ranks by number in the periods that end in the window. */
export type RankMeasure =
  | { kind: "rank"; by: RankBy }
  /** How many ranks above the one before the window. */
  | { kind: "advance"; by: RankBy }
  /** How many periods in a row at this rank or above. */
  | { kind: "hold"; by: RankBy; rank: number };

/** What must hold; all and any nest. */
export type Condition =
  { all: Condition[] } | { any: Condition[] } | { measure: Measure; atLeast: bigint };

/** Points for every full `each` of a measure. */
export interface PointRule {
  measure: Measure;
  each: bigint;
  points: bigint;
}

export type TieRule = "earlier" | "all" | "none";

export interface Prize {
  kind: "trip" | "goods" | "cash";
  name: string;
  /** What it costs the company; a cash prize pays just that. */
  cost: bigint;
  /** What counts as the winner's income. */
  taxedValue: bigint;
}

export interface Tier {
  id: string;
  name: string;
  requires: Condition | null;
  /** At least so many points; null: none are asked. */
  points: bigint | null;
  /** Only the best by points, and what becomes of those who are level at the last place. */
  top: { count: number; ties: TieRule } | null;
  /** Only the first so many, by the instant since when they fulfil it, then by id. */
  limit: number | null;
  prizes: Prize[];
}

export interface Promotion {
  id: string;
  name: string;
  planId: string;
  /** Until is exclusive. */
  window: { from: number; until: number };
  /** The calendar of the plan whose ranks and activity are asked. */
  calendar: string;
  participants: {
    statuses: ParticipantStatus[];
    /** The rank with which somebody enters the window; 0 is none. */
    rank: { by: RankBy; atLeast: number; atMost: number } | null;
    /** Instant of joining; until is exclusive. */
    joined: { from: number | null; until: number | null } | null;
  };
  returns: {
    /** Whether a return in the window of an order from before it takes volume away. */
    ofEarlierOrders: "counted" | "ignored";
    /** Exclusive: until then returns of the window's orders take back what these brought. */
    takenBackUntil: number;
  };
  requires: Condition | null;
  points: PointRule[];
  awards: "each" | "highest";
  /** The lowest first. */
  tiers: Tier[];
}

/** Where a promotion is in its life; running and ended follow the clock. */
export type PromotionState = "draft" | "published" | "running" | "ended" | "review" | "settled";

/** The name of a measure: two that ask the same are one. */
export function measureKey(measure: Measure): string {
  const entries = Object.entries(measure).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, value]) => `${key}=${String(value)}`).join(" ");
}

/** All measures of a promotion, each once, in the order of the text. */
export function measuresOf({ requires, tiers, points }: Promotion): Measure[] {
  const found = [requires, ...tiers.map((tier) => tier.requires)].flatMap(measuresIn);
  const all = [...found, ...points.map(({ measure }) => measure)];
  return [...new Map(all.map((measure) => [measureKey(measure), measure])).values()];
}

function measuresIn(condition: Condition | null): Measure[] {
  if (condition === null) return [];
  if ("all" in condition) return condition.all.flatMap(measuresIn);
  if ("any" in condition) return condition.any.flatMap(measuresIn);
  return [condition.measure];
}

/** Whether somebody has to be looked at as he stands in a period of the plan. */
export function asksPeriods(promotion: Promotion): boolean {
  return (
    promotion.participants.rank !== null ||
    measuresOf(promotion).some(
      (one) =>
        !["volume", "customers", "enrolments"].includes(one.kind) ||
        (one.kind === "volume" && one.of === "group") ||
        (one.kind === "enrolments" && one.active),
    )
  );
}
