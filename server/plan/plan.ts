/**
 * The compensation plan as the rest of the platform sees it: validated, typed, every number exact.
 *
 * A plan is data (YAML, see docs/plan.md); nothing else in the platform names a rank or a rate.
 * Volumes are hundredths of a point (bigint), rates are parts per million (bigint), amounts are
 * minor units of the plan's currency (bigint).
 */
import type { Throttle } from "./throttle.ts";
import type { Caps } from "./caps.ts";
import type { Bonus } from "./bonus/kinds.ts";
import type { Rank, RankKeeping } from "./rank.ts";
import type { Requirement } from "./requirement.ts";

export type { BinaryBonus } from "./bonus/binary.ts";
export type { DifferentialBonus } from "./bonus/differential.ts";
export type { GradeProperty, Grades, Percentage } from "./bonus/grade.ts";
export type { Bonus } from "./bonus/kinds.ts";
export type { GenerationRule } from "./bonus/generation-rule.ts";
export type { GenerationBonus } from "./bonus/generation.ts";
export type { InfinityBonus } from "./bonus/infinity.ts";
export type { XUpBonus } from "./bonus/x-up.ts";
export type { MatchBonus } from "./bonus/match.ts";
export type { ProgressiveBonus } from "./bonus/progressive.ts";
export type { PoolBonus, PoolShares, PoolTier } from "./bonus/pool.ts";
export type { RankAdvancementBonus } from "./bonus/rank-advancement.ts";
export type { Age, OrderFilter, OrdersPaid } from "./bonus/orders.ts";
export type { Compression, FirstPayee, Removes, UnilevelBonus } from "./bonus/unilevel.ts";
export type { Rank, RankKeeping } from "./rank.ts";
export type { LegRequirement, Requirement } from "./requirement.ts";

export type Tree = "sponsor" | "placement";

export interface Calendar {
  id: string;
  every: "month" | "week" | "day" | "quarter" | "year" | "weeks";
  /** First day of a week, ISO number (1 = Monday); weeks only. Its id is the ISO week of day 4. */
  startsOn: number;
  /** Weeks of a period, and the first day of one of them (ISO date); `every: weeks` only. */
  weeks?: number;
  firstDay?: string;
  /** Days after the period's end during which corrections are accepted. */
  cutOffDays: number;
  /** "own": ranks are settled in each of its periods; else the calendar whose latest ended period
   *  lends its title and paid-as. */
  ranksFrom: "own" | string;
}

export interface Plan {
  id: string;
  version: number;
  name: string;
  /** First day on which a period may start under this version, ISO date. */
  effectiveFrom: string;
  /** IANA zone; every period, cut-off and date without time is in it. */
  zone: string;
  currency: string;
  /** Digits after the point of the currency (ISO 4217). */
  currencyDigits: number;
  /** What one commissionable point is worth in the currency, an exact decimal as text. */
  pointValue: string;
  calendars: Calendar[];
  volume: {
    /** Along which tree group and total volume add up and legs are looked at. */
    tree: Tree;
    /** Whether customers' orders are part of the distributor's personal volume (qualifying). */
    customerOrders: "counted" | "ignored";
    returns: "inPeriodOfRefund" | "byRevision";
    /** What adds up over the periods of a calendar as lifetime volume; absent: nothing does. */
    lifetime?: "personalVolume" | "groupVolume" | "totalVolume";
  };
  /** Shape of the placement tree; null: not used. width null: any number of legs, several roots. */
  placement: null | {
    width: number | null;
    legs: string[];
    /** Where people go who come without a place; absent: they wait unplaced. */
    spill?: "breadthFirst" | "smallestLeg" | "outerLeg";
  };
  activity: Requirement | "always";
  ranks: Rank[];
  /** What becomes of a rank that is no longer earned; null: it falls at once to what is. */
  rankKeeping: RankKeeping | null;
  /** Rank number from which a leader's group leaves the group volume of those above; null: none. */
  breakawayRank: number | null;
  bonuses: Bonus[];
  rounding: { mode: "halfEven" | "halfUp" | "down"; per: "line" | "commission" };
  caps: Caps;
  /** How far a seller's own use counts; null: without limit. */
  throttle: Throttle | null;
  payout: { /** Minor units; less is carried forward. */ minimum: bigint };
}

/** One fault of a plan text: where (a path such as `bonuses[0].rates.gold[1]`) and what to do. */
export interface PlanFault {
  path: string;
  /** 1 = the first; null where the fault is of no place in the text. */
  line: number | null;
  /** 1 = the first character of the line; null where there is no line. */
  column: number | null;
  message: string;
}
