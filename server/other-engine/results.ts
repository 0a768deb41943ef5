/** Both engines' results of a period side by side, indexed the way that the causes ask. */
import type { Commission } from "../commission/amounts.ts";
import type { Line } from "../line/lines.ts";
import { lineAmount, pointInMinorUnits } from "../money/amount.ts";
import { roundTo } from "../money/round.ts";
import type { Bonus, Plan } from "../plan/plan.ts";
import type { TheirLine } from "./their-file.ts";

/** Our results: everybody of the sheet with what he brought along, commissions, all lines. */
export interface Ours {
  plan: Plan;
  /** Minor units carried into the period, by everybody who has a standing. */
  carried: ReadonlyMap<string, bigint>;
  commissions: readonly Commission[];
  /** Paid ones and those of people walked past. */
  lines: readonly Line[];
  /** Hundredths of a point by order; negative for a return. */
  orders: ReadonlyMap<string, bigint>;
}

/** What both engines say of one person and bonus. */
export interface Pair {
  distributorId: string;
  bonus: string;
  /** Minor units; raw is before our caps. */
  ours: bigint;
  raw: bigint;
  theirs: bigint;
  /** Our lines, also those that pay nothing, and theirs, as many as they gave. */
  ourLines: readonly Line[];
  theirLines: readonly TheirLine[];
}

/** Both sides, by everything that a cause looks up. */
export interface Results {
  plan: Plan;
  carried: ReadonlyMap<string, bigint>;
  orders: ReadonlyMap<string, bigint>;
  pairs: ReadonlyMap<string, Pair>;
  /** What they pay a person in all; who is not in it is unknown to them. */
  theirTotals: ReadonlyMap<string, bigint>;
  ourBonuses: ReadonlySet<string>;
  theirBonuses: ReadonlySet<string>;
  theirOrders: ReadonlySet<string>;
  /** Pairs that have a line of an order, on either side. */
  pairsOfOrder: ReadonlyMap<string, readonly Pair[]>;
}

export const pairKey = (distributorId: string, bonus: string) => `${distributorId}\n${bonus}`;

/** Lays both sides beside each other. */
export function resultsOf(ours: Ours, theirs: readonly TheirLine[]): Results {
  const pairs = new Map<string, Pair & { ourLines: Line[]; theirLines: TheirLine[] }>();
  const pairOf = (distributorId: string, bonus: string) => {
    const key = pairKey(distributorId, bonus);
    const none = { ours: 0n, raw: 0n, theirs: 0n, ourLines: [], theirLines: [] };
    const pair = pairs.get(key) ?? { distributorId, bonus, ...none };
    pairs.set(key, pair);
    return pair;
  };
  for (const { distributorId, bonus, amountMinor, rawMinor } of ours.commissions) {
    Object.assign(pairOf(distributorId, bonus), { ours: amountMinor, raw: rawMinor });
  }
  for (const line of ours.lines) pairOf(line.distributorId, line.bonus).ourLines.push(line);
  const theirTotals = new Map<string, bigint>();
  for (const line of theirs) {
    const pair = pairOf(line.distributorId, line.bonus);
    pair.theirs += line.amountMinor;
    pair.theirLines.push(line);
    const before = theirTotals.get(line.distributorId) ?? 0n;
    theirTotals.set(line.distributorId, before + line.amountMinor);
  }
  return {
    plan: ours.plan,
    carried: ours.carried,
    orders: ours.orders,
    pairs,
    theirTotals,
    ourBonuses: new Set(ours.plan.bonuses.map(({ id }) => id)),
    theirBonuses: new Set(theirs.map(({ bonus }) => bonus)),
    theirOrders: new Set(theirs.flatMap(({ orderId }) => orderId ?? [])),
    pairsOfOrder: pairsOfOrder([...pairs.values()]),
  };
}

function pairsOfOrder(pairs: readonly Pair[]): Map<string, Pair[]> {
  const byOrder = new Map<string, Set<Pair>>();
  for (const pair of pairs) {
    for (const { orderId } of [...pair.ourLines, ...pair.theirLines]) {
      if (orderId === null) continue;
      const those = byOrder.get(orderId);
      if (those) those.add(pair);
      else byOrder.set(orderId, new Set([pair]));
    }
  }
  return new Map([...byOrder].map(([orderId, those]) => [orderId, [...those]]));
}

/** The paid lines among some. */
export function paid(lines: readonly Line[]): Line[] {
  return lines.filter(({ reason }) => reason === null);
}

export function sumOf(lines: readonly { amountMinor: bigint }[]): bigint {
  return lines.reduce((sum, one) => sum + one.amountMinor, 0n);
}

/** Whether two amounts differ by no more than so many minor units. */
export function near(a: bigint, b: bigint, units: bigint): boolean {
  return a - b <= units && b - a <= units;
}

/** What a volume earns at a rate, rounded as the plan rounds, minor units. */
export function earns(plan: Plan, hundredths: bigint, ratePpm: bigint): bigint {
  const point = pointInMinorUnits(plan.pointValue, plan.currencyDigits);
  return lineAmount(plan.rounding.mode, hundredths, ratePpm, point);
}

/** What a paid line would earn at another rate, minor units; one without a rate stays as it is. */
export function atRate(plan: Plan, line: Line, ratePpm: bigint): bigint {
  if (line.volume !== null) return earns(plan, line.volume, ratePpm);
  if (line.baseMinor === null) return line.amountMinor;
  return roundTo(plan.rounding.mode, line.baseMinor * ratePpm, 1_000_000n);
}

/** Every rate that a bonus can pay, ppm; of a differential also each difference of two. */
export function ratesOf(bonus: Bonus): bigint[] {
  const rates = new Set<bigint>();
  const collect = (value: unknown, named: boolean): void => {
    if (typeof value === "bigint") {
      if (named && value > 0n) rates.add(value);
    } else if (Array.isArray(value)) {
      for (const one of value) collect(one, named);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, one] of Object.entries(value)) collect(one, named || /^rate/.test(key));
    }
  };
  collect(bonus, false);
  if (bonus.kind !== "differential") return [...rates];
  const steps = [...rates].flatMap((high) => [...rates].map((low) => high - low));
  return [...new Set([...rates, ...steps])].filter((rate) => rate > 0n);
}
