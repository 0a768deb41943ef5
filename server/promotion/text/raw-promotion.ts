/** A promotion as it stands in the YAML after the schema accepted it: every scalar is still text. */
import type { Tree } from "../../plan/plan.ts";
import type { ParticipantStatus, RankBy, TieRule, VolumeMeasure } from "../promotion.ts";

export interface RawVolume {
  of: VolumeMeasure["of"];
  tree?: Tree;
  measuredIn: VolumeMeasure["measuredIn"];
  orders: VolumeMeasure["orders"];
  legCap?: string;
}

export interface RawEnrolments {
  active?: string;
  firstOrder?: string;
}

/** Exactly one key. */
export interface RawCondition {
  all?: RawCondition[];
  any?: RawCondition[];
  volume?: RawVolume & { atLeast: string };
  enrolments?: RawEnrolments & { atLeast: string };
  customers?: { firstOrder: string; atLeast: string };
  rank?: { by: RankBy; atLeast: string };
  advance?: { by: RankBy; ranks: string };
  hold?: { by: RankBy; atLeast: string; periods: string };
}

/** Exactly one key. */
export interface RawPoints {
  volume?: RawVolume & { each: string; points: string };
  enrolments?: RawEnrolments & { points: string };
  customers?: { firstOrder: string; points: string };
}

export interface RawPrize {
  kind: "trip" | "goods" | "cash";
  name: string;
  cost: string;
  taxedValue: string;
}

export interface RawTier {
  id: string;
  name: string;
  requires?: RawCondition;
  points?: string;
  top?: { count: string; ties: TieRule };
  limit?: string;
  prizes: RawPrize[];
}

export interface RawPromotion {
  promotion: string;
  name: string;
  plan: string;
  calendar: string;
  window: { from: string; until: string };
  participants: {
    statuses: ParticipantStatus[];
    rank?: { by: RankBy; atLeast?: string; atMost?: string };
    joined?: { from?: string; until?: string };
  };
  returns: { ofEarlierOrders: "counted" | "ignored"; takeBack: string };
  requires?: RawCondition;
  points?: RawPoints[];
  awards: "each" | "highest";
  tiers: RawTier[];
}
