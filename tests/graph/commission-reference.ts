/**
 * What docs/plan.md says, written down a second time as plainly as possible: person by person, order
 * by order, nothing added up on the way. Shares no code with the engine; slow, and meant to be.
 */
import { walkBonus, type Paid, type Walked } from "./commission-reference-walk.ts";
import { capAll, pricesOf } from "./commission-reference-money.ts";
import {
  digitsOf,
  hundredths,
  minorUnits,
  settleStandings,
  type Seller,
  type Standing,
} from "./commission-reference-standing.ts";
import type { CalendarText, Company, OrderText } from "./commission-spec.ts";

export interface ReferencePeriod {
  id: string;
  calendar: string;
  startsAt: number;
  endsAt: number;
}

/** A commission line: a share of one order for one person. */
export interface ReferenceLine extends Paid {
  bonus: string;
  orderId: string;
  sourceId: string;
  volume: bigint;
  amount: bigint;
}

export interface ReferenceResult {
  period: ReferencePeriod;
  standings: Map<string, Standing>;
  /** "person bonus" -> minor units after caps; zero ones left out. */
  commissions: Map<string, bigint>;
  /** Commissions that a cap cut; their lines' amounts are not in the documentation. */
  cut: Set<string>;
  lines: ReferenceLine[];
  /** "person bonus order" of everybody walked past. */
  unpaid: Set<string>;
  payments: Map<string, { earned: bigint; held: bigint; paid: bigint; carried: bigint }>;
}

/** Every period from the earliest order's to the latest's, in the order of closing. */
export function referencePeriods(company: Company): ReferencePeriod[] {
  const times = company.orders.map(({ placedAt }) => Date.parse(placedAt));
  if (times.length === 0) return [];
  const last = Math.max(...times);
  const { calendars } = company.plan;
  const periods = calendars.flatMap((calendar) => {
    const found: ReferencePeriod[] = [];
    for (let at = Math.min(...times); ; at = found.at(-1)!.endsAt) {
      const period = periodAt(calendar, at);
      if (period.startsAt > last) return found;
      found.push(period);
    }
  });
  const place = (id: string) => calendars.findIndex((calendar) => calendar.id === id);
  return periods.sort((a, b) => a.endsAt - b.endsAt || place(a.calendar) - place(b.calendar));
}

const DAY = 86_400_000;

function periodAt(calendar: CalendarText, at: number): ReferencePeriod {
  const date = new Date(at);
  const midnight = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  if (calendar.every === "day") {
    const id = date.toISOString().slice(0, 10);
    return { id, calendar: calendar.id, startsAt: midnight, endsAt: midnight + DAY };
  }
  if (calendar.every === "month") {
    const startsAt = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
    const endsAt = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
    return { id: date.toISOString().slice(0, 7), calendar: calendar.id, startsAt, endsAt };
  }
  // Weeks start on Monday here; the year of an ISO week is that of its Thursday.
  const startsAt = midnight - ((date.getUTCDay() + 6) % 7) * DAY;
  const thursday = new Date(startsAt + 3 * DAY);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY)) + 1;
  const id = `${year}-W${String(week).padStart(2, "0")}`;
  return { id, calendar: calendar.id, startsAt, endsAt: startsAt + 7 * DAY };
}

/** Closes every period of a company. */
export function reference(company: Company): ReferenceResult[] {
  const balances = new Map(
    company.balances.map(({ distributorId, value }) => [
      distributorId,
      minorUnits(value, company.plan.currency),
    ]),
  );
  const results: ReferenceResult[] = [];
  for (const period of referencePeriods(company)) {
    results.push(closePeriod(company, period, results, balances));
  }
  return results;
}

function closePeriod(
  company: Company,
  period: ReferencePeriod,
  earlier: readonly ReferenceResult[],
  balances: Map<string, bigint>,
): ReferenceResult {
  const { plan } = company;
  const orders = company.orders.filter(({ placedAt }) => {
    const at = Date.parse(placedAt);
    return at >= period.startsAt && at < period.endsAt;
  });
  const sellers = sellersOf(company);
  const standings = settleStandings(company, period, orders, sellers, earlier);
  const lines: ReferenceLine[] = [];
  const unpaid = new Set<string>();
  for (const bonus of plan.bonuses.filter(({ calendar }) => calendar === period.calendar)) {
    for (const order of orders) {
      const volume = signed(order, order.commissionableVolume);
      if (volume === 0n) continue;
      const { sourceId, own } = sellers.get(order.buyerId)!;
      const walked: Walked = walkBonus(plan, bonus, standings, sourceId, own);
      for (const paid of walked.paid) {
        const { id: orderId } = order;
        lines.push({ ...paid, bonus: bonus.id, orderId, sourceId, volume, amount: 0n });
      }
      for (const person of walked.unpaid) unpaid.add(`${person} ${bonus.id} ${order.id}`);
    }
  }
  const raw = pricesOf(plan, lines);
  const all = orders.reduce((sum, one) => sum + signed(one, one.commissionableVolume), 0n);
  const commissions = capAll(plan, raw, all);
  const cut = new Set([...raw.keys()].filter((key) => raw.get(key) !== commissions.get(key)));
  for (const [key, amount] of commissions) if (amount === 0n) commissions.delete(key);
  const payments = payOut(company, standings, commissions, balances);
  return { period, standings, commissions, cut, lines, unpaid, payments };
}

/** Hundredths; a return takes volume away. */
export function signed({ kind }: OrderText, volume: string): bigint {
  return kind === "return" ? -hundredths(volume) : hundredths(volume);
}

function sellersOf(company: Company): Map<string, Seller> {
  const sellers = new Map<string, Seller>();
  for (const { id } of company.distributors) sellers.set(id, { sourceId: id, own: true });
  for (const { id, distributorId } of company.customers) {
    sellers.set(id, { sourceId: distributorId, own: false });
  }
  return sellers;
}

function payOut(
  { plan, distributors }: Company,
  standings: ReadonlyMap<string, Standing>,
  commissions: ReadonlyMap<string, bigint>,
  balances: Map<string, bigint>,
): ReferenceResult["payments"] {
  const minimum = minorUnits(plan.payout.minimum, plan.currency);
  const payments: ReferenceResult["payments"] = new Map();
  for (const { id, status } of distributors) {
    if (!standings.has(id)) continue;
    const before = balances.get(id) ?? 0n;
    const earned = plan.bonuses.reduce(
      (sum, bonus) => sum + (commissions.get(`${id} ${bonus.id}`) ?? 0n),
      0n,
    );
    if (before === 0n && earned === 0n) continue;
    const due = before + earned;
    const payment = { earned, held: 0n, paid: 0n, carried: 0n };
    if (due <= 0n) payment.carried = due;
    else if (status !== "active") payment.held = due;
    else if (due < minimum) payment.carried = due;
    else payment.paid = due;
    payments.set(id, payment);
    balances.set(id, payment.carried);
  }
  return payments;
}

export { digitsOf };
