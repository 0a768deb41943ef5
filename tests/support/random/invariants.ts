/**
 * What must hold of every result, whatever the plan and the company: each function answers the sentences of
 * what does not. None of them looks through the engine's eyes: they read tables, files and the plan's text.
 */
import { periodOfPlan } from "../../../server/plan/calendar.ts";
import type { Plan } from "../../../server/plan/plan.ts";
import type { Tables } from "../../../server/trial/tables.ts";
import { decimal } from "./opinions.ts";
import type { Company, DifferentialText, UnilevelText } from "./spec.ts";
import { pathUp, ppm, ppmOfPercent, rowsOf, sellerOf, sums, type Cells } from "./tables.ts";

/** Lines sum to commissions, commissions to what is earned, and what is earned goes somewhere. */
export function partsThatDiffer({ currencyDigits }: Plan, tables: Tables): string[] {
  const money = (text: string) => decimal(text, currencyDigits);
  const [lines, commissions] = [rowsOf(tables, "lines"), rowsOf(tables, "commissions")];
  const ofBonus = ({ period, distributorId, bonus }: Cells) =>
    `${period} ${distributorId} ${bonus}`;
  const ofPerson = ({ period, distributorId }: Cells) => `${period} ${distributorId}`;
  const amount = (row: Cells) => money(row.amount!);
  const payments = rowsOf(tables, "payments");
  return [
    ...differing(
      "lines and commission",
      sums(lines, ofBonus, amount),
      sums(commissions, ofBonus, amount),
    ),
    ...differing(
      "commissions and earned",
      sums(commissions, ofPerson, amount),
      sums(payments, ofPerson, ({ earned }) => money(earned!)),
    ),
  ];
}

function differing(
  what: string,
  left: ReadonlyMap<string, bigint>,
  right: ReadonlyMap<string, bigint>,
): string[] {
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((key) => (left.get(key) ?? 0n) !== (right.get(key) ?? 0n))
    .map((key) => `${what} of ${key}: ${left.get(key) ?? 0n} and ${right.get(key) ?? 0n}`);
}

/** The lines of each order that has commissionable volume, with its seller and the people of its period. */
function ordersPaid(company: Company, tables: Tables, bonus: string) {
  const lines = rowsOf(tables, "lines").filter((line) => line.bonus === bonus);
  const standings = rowsOf(tables, "standings");
  return company.orders.flatMap((order) => {
    const mine = lines.filter(({ orderId }) => orderId === order.id);
    const period = mine[0]?.period;
    if (period === undefined) return [];
    const here = new Map(
      standings.filter((one) => one.period === period).map((one) => [one.distributorId!, one]),
    );
    return [{ order, lines: mine, here, seller: sellerOf(company, order) }];
  });
}

/**
 * Stairstep: the rates paid for an order, from the buyer up to the root, sum to the highest percentage of
 * a qualified person on that path. For a bonus that begins at the seller, who blocks, and ignores the unqualified.
 */
export function stairsThatDiffer(
  company: Company,
  tables: Tables,
  bonus: DifferentialText,
): string[] {
  const terminated = new Set(
    company.distributors.filter(({ status }) => status === "terminated").map(({ id }) => id),
  );
  return ordersPaid(company, tables, bonus.id).flatMap(({ order, lines, here, seller }) => {
    const path = pathUp(company, bonus.tree, new Set(here.keys()), seller);
    const rates = path
      .filter((id) => !terminated.has(id))
      .filter((id) => bonus.payee.active === undefined || here.get(id)!.active === "true")
      .map((id) => percentageOf(bonus, here.get(id)!));
    const highest = rates.reduce((top, rate) => (rate > top ? rate : top), 0n);
    const paid = lines.reduce((sum, { rate }) => sum + ppm(rate!), 0n);
    return paid === highest ? [] : [`${order.id}: ${paid} ppm paid, ${highest} on its path`];
  });
}

function percentageOf({ percentage }: DifferentialText, standing: Cells): bigint {
  if (!("brackets" in percentage)) throw new Error("Only percentages by volume are looked at.");
  const volume = decimal(standing[percentage.by]!, 2);
  const reached = percentage.brackets.filter(({ from }) => volume >= decimal(from ?? "0", 2));
  return reached.length === 0 ? 0n : ppmOfPercent(reached.at(-1)!.rate);
}

/**
 * A level table has a maximum: what is paid, what somebody was walked past for, with his reason, and what
 * nobody was there to take sum to it, level by level. With compression nothing is paid twice or above it.
 */
export function levelsThatDiffer(company: Company, tables: Tables, bonus: UnilevelText): string[] {
  if (!Array.isArray(bonus.rates)) throw new Error("Only one list of rates for everybody.");
  const table = bonus.rates.map(ppmOfPercent);
  const owners = new Set(company.customers.map(({ id }) => id));
  return ordersPaid(company, tables, bonus.id).flatMap(({ order, lines, here, seller }) => {
    const first = owners.has(order.buyerId) ? bonus.customerOrders : bonus.ownOrders;
    const path = pathUp(company, bonus.tree, new Set(here.keys()), seller);
    const above = first === "upline" ? path.length - 1 : path.length;
    const paid = lines.filter(({ reason }) => reason === "");
    const levels = paid.map(({ paidLevel }) => Number(paidLevel));
    const wrongRate = paid.filter(
      ({ paidLevel, rate }) => table[Number(paidLevel) - 1] !== ppm(rate!),
    );
    const twice = levels.filter((level, i) => levels.indexOf(level) < i);
    const faults = [
      ...wrongRate.map(({ paidLevel, rate }) => `${order.id}: level ${paidLevel} is paid ${rate}`),
      ...twice.map((level) => `${order.id}: level ${level} is paid twice`),
    ];
    if (bonus.compression !== "none") return faults;
    const told = lines.map(({ level }) => Number(level)).sort((a, b) => a - b);
    const there = Array.from({ length: Math.min(table.length, above) }, (_, i) => i + 1);
    return told.join() === there.join()
      ? faults
      : [...faults, `${order.id}: lines of levels ${told.join()} where ${there.join()} are`];
  });
}

/**
 * A company's cap is never crossed by what is above zero, and what is scaled to it reaches it; bonuses that it
 * spares may be above it by themselves.
 */
export function capsThatBreak(company: Company, plan: Plan, tables: Tables): string[] {
  const { company: cap } = company.plan.caps;
  if (cap === "none" || cap.spares !== undefined) return [];
  const [units, digits] = scaled(company.plan.points.value);
  const commissions = rowsOf(tables, "commissions");
  const paid = sums(
    commissions.filter(({ amount }) => !amount!.startsWith("-")),
    ({ period }) => period!,
    ({ amount }) => decimal(amount!, plan.currencyDigits),
  );
  const cut = new Set(
    rowsOf(tables, "exceptions")
      .filter(({ code, subject }) => code === "payout_over_cap" && subject === "company")
      .map(({ period }) => period!),
  );
  return [...paid].flatMap(([period, amount]) => {
    const worth =
      soldIn(company, plan, period) *
      units *
      10n ** BigInt(plan.currencyDigits) *
      ppmOfPercent(cap.share);
    const most = worth <= 0n ? 0n : worth / (100n * 10n ** BigInt(digits) * 1_000_000n);
    if (amount > most) return [`${period}: ${amount} is paid of at most ${most}`];
    return cut.has(period) && amount !== most
      ? [`${period}: cut to ${amount}, not to ${most}`]
      : [];
  });
}

function scaled(text: string): [bigint, number] {
  const digits = text.split(".")[1]?.length ?? 0;
  return [decimal(text, digits), digits];
}

/** Commissionable hundredths of the orders of a period. */
function soldIn(company: Company, plan: Plan, periodId: string): bigint {
  const period = periodOfPlan(plan, periodId)!;
  const orders = new Map(company.orders.map((one) => [one.id, one]));
  // Where returns are taken back by revision they count with the order that they return.
  const countsAt = ({ placedAt, returnsOrderId }: Company["orders"][number]) =>
    plan.volume.returns === "byRevision"
      ? (orders.get(returnsOrderId)?.placedAt ?? placedAt)
      : placedAt;
  return company.orders
    .filter((one) => Date.parse(countsAt(one)) >= period.startsAt)
    .filter((one) => Date.parse(countsAt(one)) < period.endsAt)
    .map((one) => decimal(one.commissionableVolume, 2) * (one.kind === "return" ? -1n : 1n))
    .reduce((sum, volume) => sum + volume, 0n);
}
