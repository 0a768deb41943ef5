/**
 * What settling a bonus takes and returns: who is paid at which level and rate on how much volume, or
 * who is paid how much money.
 *
 * Volume comes as sums, not lines: what meets at one person travels on as one. A line is derived again
 * from the sheet when somebody asks (the room line) and must add up to these. Money comes part by part.
 */
import type { Graph } from "../graph/graph.ts";
import type { Fraction } from "../money/amount.ts";
import type { OrdersPaid, Plan } from "../plan/plan.ts";
import type { Fence } from "../sheet/fence.ts";

/** The sheet that a bonus is settled on, and the period whose orders it pays. */
export interface SheetScope {
  plan: Plan;
  /** "2026-11/0" */
  sheet: string;
  /** First instant of the period, epoch ms. */
  startsAt: number;
  /** First instant after the period, epoch ms. */
  endsAt: number;
  /** Number of the last decision whose entries count. */
  decided: bigint;
}

/** What one bonus earned one person: its parts rounded as the plan rounds. */
export interface Earned {
  distributorId: string;
  bonus: string;
  /** Minor units, before any cap. */
  rawMinor: bigint;
  /** After the caps of a person, as if there were no bonuses but those that are read. */
  amountMinor: bigint;
}

/** What a bonus is settled from. */
export interface Settling {
  graph: Graph;
  scope: SheetScope;
  /** Where the volume that a bonus pays on enters the tree. */
  sellersFor(paid: OrdersPaid): Promise<readonly SellerVolume[]>;
  /** What everybody in the sheet sold together, customers' orders with it; hundredths of a point. */
  sold: { qualifying: bigint; commissionable: bigint };
  /** Of the bonuses that this one is settled after (the plan's word), by (distributorId, bonus). */
  earlier: readonly Earned[];
  /** For kinds that write figures of their own onto the standings of the sheet. */
  fence: Fence;
}

/** One row of what a bonus pays; the order of rows never matters. */
export type Settled = VolumePart | MoneyPart;

/** One payee at one level and rate: volume x value of a point x rate. */
export interface VolumePart {
  distributorId: string;
  bonus: string;
  /** The level that is paid; 0 where the bonus has no levels (differential). */
  level: number;
  ratePpm: bigint;
  /** Hundredths of one order where the plan rounds per line; null: the sum of all orders. */
  unit: bigint | null;
  /** Hundredths of a point, all orders together. */
  volume: bigint;
  /** Number of orders. */
  count: bigint;
}

/** One payee's amount that is no volume times rate: a fixed amount, a match, a share of a pool. */
export interface MoneyPart {
  distributorId: string;
  bonus: string;
  /** The level or generation that is paid; 0 where the bonus has none. */
  level: number;
  /** Minor units before rounding; where the plan rounds per line, each part is rounded by itself. */
  amount: Fraction;
  /** The rate that made it and the minor units that it multiplied; null where there is none. */
  ratePpm: bigint | null;
  baseMinor: bigint | null;
  /** The distributor through whom it is earned; null where there is nobody. */
  sourceId: string | null;
  /**
   * Where one order has earned it and no sheet could tell that again: its id, and the hundredths of it that
   * the rate multiplied (null: an amount). `level` is the position on the way up then.
   */
  order?: { id: string; volume: bigint | null };
}

/** Volume standing at a person, on its way up. */
export interface Waiting {
  id: string;
  /** It may stop at the person himself. */
  inclusive: boolean;
  unit: bigint | null;
  volume: bigint;
  count: bigint;
}

/** The volume of a period by seller; own orders and customers' orders apart. */
export interface SellerVolume extends Record<string, unknown> {
  id: string;
  own: boolean;
  unit: bigint | null;
  volume: bigint;
  count: bigint;
  /** Orders less returns. */
  sales: bigint;
}

/** What climbs from a seller: his volume, or the number of his sales where a bonus pays amounts. */
export function climbsFrom(
  { unit, volume, count, sales }: SellerVolume,
  inMoney: boolean,
): Pick<Waiting, "unit" | "volume" | "count"> {
  return inMoney ? { unit: null, volume: sales, count } : { unit, volume, count };
}

/** What so many sales pay where a bonus pays amounts: the "rate" is that of one sale, in minor units. */
export function inMoneyOf({ ratePpm, volume, level, ...part }: VolumePart): MoneyPart {
  const { distributorId, bonus } = part;
  return {
    ...{ distributorId, bonus, level, ratePpm: null, baseMinor: null, sourceId: null },
    amount: { numerator: ratePpm * volume, denominator: 1n },
  };
}
