/**
 * A plan as it stands in the YAML after the schema accepted it: every scalar is still text.
 *
 * These types say in TypeScript what plan.schema.ts says in JSON Schema; requirements and the kinds of
 * bonus have files of their own.
 */
import type { RawThrottle } from "../throttle.ts";
import type { RawCaps } from "../caps.ts";
import type { RawBonus } from "../bonus/kinds.ts";
import type { RawRank, RawRankKeeping } from "../rank.ts";
import type { RawRequirement } from "../requirement.ts";

export interface RawCalendar {
  id: string;
  every: "month" | "week" | "day" | "quarter" | "year" | "weeks";
  startsOn?: string;
  weeks?: string;
  firstDay?: string;
  cutOff: string;
  ranks: string;
}

export interface RawPlan {
  plan: string;
  version: string;
  name: string;
  effectiveFrom: string;
  zone: string;
  currency: string;
  points: { value: string };
  calendars: RawCalendar[];
  volume: {
    tree: "sponsor" | "placement";
    customerOrders: "counted" | "ignored";
    returns: "inPeriodOfRefund" | "byRevision";
    lifetime?: "personalVolume" | "groupVolume" | "totalVolume";
  };
  placement:
    "none" | { width: string; legs: string[]; spill?: "breadthFirst" | "smallestLeg" | "outerLeg" };
  activity: "always" | RawRequirement;
  ranks: RawRank[];
  rankKeeping?: RawRankKeeping;
  breakaway: "none" | { rank: string };
  bonuses: RawBonus[];
  rounding: { mode: "halfEven" | "halfUp" | "down"; per: "line" | "commission" };
  caps: RawCaps;
  throttle?: RawThrottle;
  payout: { minimum: string };
}
