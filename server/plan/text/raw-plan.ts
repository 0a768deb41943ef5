/**
 * A plan as it stands in the YAML after the schema accepted it: every scalar is still text.
 *
 * These types say in TypeScript what plan.schema.ts says in JSON Schema.
 */

export interface RawRequirement {
  active?: string;
  personalVolume?: string;
  groupVolume?: string;
  totalVolume?: string;
  rank?: string;
  legs?: RawLeg[];
}

export interface RawLeg {
  count: string;
  rank?: string;
  headRank?: string;
  headActive?: string;
  totalVolume?: string;
}

export interface RawCalendar {
  id: string;
  every: "month" | "week" | "day";
  startsOn?: string;
  cutOff: string;
  ranks: string;
}

export interface RawUnilevel {
  kind: "unilevel";
  id: string;
  name: string;
  calendar: string;
  tree: "sponsor" | "placement";
  ownOrders: "upline" | "seller" | "none";
  customerOrders: "upline" | "seller" | "none";
  rankBy: "title" | "paidAs";
  rates: string[] | Record<string, string[]>;
  payee: RawRequirement;
  compression: "none" | "standardRollUp" | "dynamicByLevel" | "pushUp";
  removes?: "inactive" | "unentitled";
}

export type RawPercentage =
  | {
      by: "personalVolume" | "groupVolume" | "totalVolume";
      measuredIn: "qualifying" | "commissionable";
      brackets: { from: string; rate: string }[];
    }
  | { by: "title" | "paidAs"; rates: Record<string, string> };

export interface RawDifferential {
  kind: "differential";
  id: string;
  name: string;
  calendar: string;
  tree: "sponsor" | "placement";
  percentage: RawPercentage;
  ownOrders: "paid" | "none";
  customerOrders: "paid" | "none";
  firstLevel: "0" | "1" | "2";
  sellerBlocks: "true" | "false";
  unqualified: "ignored" | "blocks";
  payee: RawRequirement;
}

export type RawBonus = RawUnilevel | RawDifferential;

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
    returns: "inPeriodOfRefund";
  };
  placement: "none" | { width: string; legs: string[] };
  activity: "always" | RawRequirement;
  ranks: { id: string; name: string; requires: "appointment" | RawRequirement }[];
  breakaway: "none" | { rank: string };
  bonuses: RawBonus[];
  rounding: { mode: "halfEven" | "halfUp" | "down"; per: "line" | "commission" };
  caps: {
    person: "none" | { amount: string; cut: "proportionally" | "lastBonusFirst" };
    company: "none" | { share: string };
  };
  payout: { minimum: string };
}
