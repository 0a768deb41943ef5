/**
 * A company and a plan as a stranger would write them: the keys and words of docs/plan.md, all text.
 *
 * The random cases and the reference share this form, so neither looks through the engine's eyes.
 */

export interface RequirementText {
  active?: "true";
  personalVolume?: string;
  groupVolume?: string;
  totalVolume?: string;
  rank?: string;
  /** The keys that stand in docs/plan/ranks.md alone. */
  [more: string]: unknown;
}

export interface LegText {
  count: string;
  rank?: string;
  headRank?: string;
  headActive?: "true";
  totalVolume?: string;
}

export interface RankText {
  id: string;
  name: string;
  requires: "appointment" | (Omit<RequirementText, "rank"> & { legs?: LegText[] });
  maintain?: RequirementText;
  titleAfter?: { periods: string; of: string };
  dropsOneUnless?: Omit<RequirementText, "rank"> & { legs?: LegText[] };
}

export type TreeText = "sponsor" | "placement";

export interface UnilevelText {
  id: string;
  name: string;
  kind: "unilevel";
  calendar: string;
  tree: TreeText;
  ownOrders: "upline" | "seller" | "none";
  customerOrders: "upline" | "seller" | "none";
  rankBy: "title" | "paidAs";
  rates?: unknown;
  amounts?: string[];
  payee: RequirementText;
  compression: "none" | "standardRollUp" | "dynamicByLevel" | "pushUp" | "openUntilClosed";
  removes?: "inactive" | "unentitled" | { unless: RequirementText };
  closedBy?: RequirementText;
  orders?: object;
  paidOn?: "commissionable" | "qualifying";
}

interface ByVolume {
  by: "personalVolume" | "groupVolume" | "totalVolume";
  measuredIn: "qualifying" | "commissionable";
}

export interface DifferentialText {
  id: string;
  name: string;
  kind: "differential";
  calendar: string;
  tree: TreeText;
  percentage:
    | (ByVolume & {
        brackets: { from?: string; above?: string; rate: string }[];
        between?: "step" | "interpolated";
      })
    | { by: "title" | "paidAs"; rates: { [rank: string]: string } }
    | { by: "requirement"; steps: { requires: RequirementText; rate: string }[] };
  ownOrders: "paid" | "none";
  customerOrders: "paid" | "none";
  firstLevel: "0" | "1" | "2";
  sellerBlocks: "true" | "false";
  unqualified: "ignored" | "blocks";
  payee: RequirementText;
  orders?: object;
  paidOn?: "commissionable" | "qualifying";
  against?: "chain" | "source" | "nobody";
}

/** Of other kinds only what the plan's own parts look at. */
export type BonusText = (UnilevelText | DifferentialText) & {
  cap?: object;
  asPoints?: "true";
  tiers?: object[];
};

export interface CalendarText {
  id: string;
  every: "month" | "week" | "day";
  startsOn?: string;
  cutOff: string;
  ranks: string;
}

export interface PlanText {
  plan: string;
  version: string;
  name: string;
  effectiveFrom: string;
  zone: "UTC";
  currency: "USD" | "JPY" | "KWD";
  points: { value: string };
  calendars: CalendarText[];
  volume: {
    tree: TreeText;
    customerOrders: "counted" | "ignored";
    returns: "inPeriodOfRefund" | "byRevision";
    lifetime?: string;
  };
  placement: "none" | { width: string; legs: string[] };
  activity: "always" | Omit<RequirementText, "rank" | "active">;
  ranks: RankText[];
  rankKeeping?: object;
  throttle?: { share: string; of: "sold" | "counted" };
  breakaway: "none" | { rank: string };
  bonuses: BonusText[];
  rounding: { mode: "halfEven" | "halfUp" | "down"; per: "line" | "commission" };
  caps: {
    person: "none" | { amount: string; cut: "proportionally" | "lastBonusFirst" };
    company: "none" | { share: string; spares?: string[]; priority?: string[][] };
  };
  payout: { minimum: string };
}

export interface DistributorText {
  id: string;
  joinedOn: string;
  sponsorId: string;
  placementParentId: string;
  placementLeg: string;
  status: "active" | "suspended" | "terminated";
  title: string;
}

export interface CustomerText {
  id: string;
  distributorId: string;
}

export interface OrderText {
  id: string;
  buyerId: string;
  placedAt: string;
  qualifyingVolume: string;
  commissionableVolume: string;
  kind: "order" | "autoship" | "starter" | "return";
  product: string;
  returnsOrderId: string;
}

export interface OverrideText {
  distributorId: string;
  kind: string;
  rank: string;
  from: string;
  until: string;
  reason: string;
}

export interface Company {
  plan: PlanText;
  distributors: DistributorText[];
  customers: CustomerText[];
  orders: OrderText[];
  opening: { distributorId: string; name: string; value: string }[];
  overrides: OverrideText[];
}

/**
 * The same company under one bonus: without caps, without a throttle, which would leave orders out, with returns
 * that count at their own date, and with no figures brought along that only another bonus would ask for.
 */
export function payingOnly(company: Company, bonus: BonusText): Company {
  const caps = { person: "none", company: "none" } as const;
  const volume = { ...company.plan.volume, returns: "inPeriodOfRefund" } as const;
  const plan = { ...company.plan, caps, volume, bonuses: [bonus] };
  return {
    ...company,
    opening: company.opening.filter(({ name }) => !/^(carry|paidOnce)/.test(name)),
    plan: JSON.parse(JSON.stringify({ ...plan, throttle: undefined })) as PlanText,
  };
}

/** The files of a case folder by name. JSON is YAML, so the plan needs no writer of its own. */
export function filesOf(company: Company): { [name: string]: string } {
  const table = (columns: string[], rows: readonly object[]) =>
    [columns, ...rows.map((row) => columns.map((key) => (row as Record<string, string>)[key]))]
      .map((cells) => `${cells.join(",")}\n`)
      .join("");
  return {
    "plan.yaml": JSON.stringify(company.plan, null, 1),
    "distributors.csv": table(
      [
        ...["id", "joinedOn", "sponsorId", "placementParentId", "placementLeg"],
        ...["status", "title"],
      ],
      company.distributors,
    ),
    "customers.csv": table(["id", "distributorId"], company.customers),
    "orders.csv": table(
      [
        ...["id", "buyerId", "placedAt", "qualifyingVolume", "commissionableVolume"],
        ...["kind", "product", "returnsOrderId"],
      ],
      company.orders,
    ),
    "opening.csv": table(["distributorId", "name", "value"], company.opening),
    "overrides.csv": table(
      ["distributorId", "kind", "rank", "from", "until", "reason"],
      company.overrides,
    ),
  };
}
