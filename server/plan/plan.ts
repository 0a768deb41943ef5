/**
 * The compensation plan as the rest of the platform sees it: validated, typed, every number exact.
 *
 * A plan is data (YAML, see docs/plan.md); nothing else in the platform names a rank or a rate.
 * Volumes are hundredths of a point (bigint), rates are parts per million (bigint), amounts are
 * minor units of the plan's currency (bigint).
 */

/** A person's requirement set; a key that is absent asks nothing, all that are there must hold. */
export interface Requirement {
  /** The person must be active in the period (the plan's activity rule). */
  active?: boolean;
  /** Qualifying volume at least this, in hundredths of a point. */
  personalVolume?: bigint;
  groupVolume?: bigint;
  totalVolume?: bigint;
  /** At least this rank, as its number (1 = the lowest); by title or paid-as as the place says. */
  rank?: number;
  /** Each entry asks for `count` legs that fulfil all it names; entries count independently. */
  legs?: LegRequirement[];
}

export interface LegRequirement {
  count: number;
  /** Somebody in the leg, its head included, is paid as at least this rank. */
  rank?: number;
  /** The head of the leg is paid as at least this rank. */
  headRank?: number;
  /** The head of the leg is active. */
  headActive?: boolean;
  /** The leg's total qualifying volume, its head included, in hundredths. */
  totalVolume?: bigint;
}

export type Tree = "sponsor" | "placement";

export interface Calendar {
  id: string;
  every: "month" | "week" | "day";
  /** First day of a week, ISO number (1 = Monday); weeks only. Its id is the ISO week of day 4. */
  startsOn: number;
  /** Days after the period's end during which corrections are accepted. */
  cutOffDays: number;
  /** "own": ranks are settled in each of its periods; else the calendar whose latest ended period
   *  lends its title and paid-as. */
  ranksFrom: "own" | string;
}

export interface Rank {
  /** 1 = the lowest; 0 stands for "no rank" everywhere. */
  number: number;
  id: string;
  name: string;
  /** "appointment": volume never reaches it, it is only given (as a career title). */
  requires: Requirement | "appointment";
}

/** Whose level one (or, in a differential, level zero) an order is; "none": it does not pay. */
export type FirstPayee = "upline" | "seller" | "none";

export interface UnilevelBonus {
  kind: "unilevel";
  id: string;
  name: string;
  calendar: string;
  tree: Tree;
  /** For a distributor's own orders: is level 1 his upline or he himself, or do they pay nobody. */
  ownOrders: FirstPayee;
  /** The same for the orders of his customers. */
  customerOrders: FirstPayee;
  rankBy: "title" | "paidAs";
  /**
   * Rates in ppm by rank number: index 0 = no rank; level 1 comes first; 0 = not entitled.
   * Ranks that inherit share one list: read only.
   */
  ratesByRank: bigint[][];
  /** What a person must fulfil to be paid at all. */
  payee: Requirement;
  compression: "none" | "standardRollUp" | "dynamicByLevel" | "pushUp";
  /** standardRollUp only: who is removed before counting. */
  removes: "inactive" | "unentitled";
}

export interface DifferentialBonus {
  kind: "differential";
  id: string;
  name: string;
  calendar: string;
  tree: Tree;
  /** How a person's percentage is chosen. */
  percentage:
    | {
        by: "personalVolume" | "groupVolume" | "totalVolume";
        measuredIn: "qualifying" | "commissionable";
        /** Ascending; the highest `from` (hundredths) that is reached decides; none: 0. */
        brackets: { from: bigint; rate: bigint }[];
      }
    | { by: "title" | "paidAs"; /** ppm by rank number, index 0 = no rank. */ rates: bigint[] };
  ownOrders: "paid" | "none";
  customerOrders: "paid" | "none";
  /** 0: the seller himself is paid his percentage; 1: from his upline on; 2: from the next on. */
  firstLevel: 0 | 1 | 2;
  /** Whether the seller's own percentage reduces what those above are paid. */
  sellerBlocks: boolean;
  /** `payee.rank` means title or paid-as as `percentage.by` says; paid-as where it is a volume. */
  payee: Requirement;
  /** Whether the percentage of one who fails `payee` is ignored or still reduces those above. */
  unqualified: "ignored" | "blocks";
}

export type Bonus = UnilevelBonus | DifferentialBonus;

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
    returns: "inPeriodOfRefund";
  };
  /** Shape of the placement tree; null: not used. width null: any number of legs, several roots. */
  placement: null | { width: number | null; legs: string[] };
  activity: Requirement | "always";
  ranks: Rank[];
  /** Rank number from which a leader's group leaves the group volume of those above; null: none. */
  breakawayRank: number | null;
  bonuses: Bonus[];
  rounding: { mode: "halfEven" | "halfUp" | "down"; per: "line" | "commission" };
  caps: {
    /** Minor units a person and period (of one calendar), all bonuses together; null: none. */
    person: null | { amount: bigint; cut: "proportionally" | "lastBonusFirst" };
    /** ppm of the period's commissionable volume in money; null: none. Scales everybody. */
    company: null | { share: bigint };
  };
  payout: { /** Minor units; less is carried forward. */ minimum: bigint };
}

/** One fault of a plan text: where (a path such as `bonuses[0].rates.gold[1]`) and what to do. */
export interface PlanFault {
  path: string;
  line: number | null;
  message: string;
}
