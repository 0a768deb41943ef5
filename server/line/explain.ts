/**
 * Why: the lines of one commission, and everybody whom one order pays or passes.
 *
 * Lines are derived from the sheet that paid, which never changes once it is approved; what they sum
 * to is asserted to be what was paid.
 */
import type { CommissionKey } from "../commission/commission-id.ts";
import { commissionOf } from "../commission/store.ts";
import type { Graph, Row } from "../graph/graph.ts";
import { lineAmount, pointInMinorUnits } from "../money/amount.ts";
import { periodOf, periodOfPlan, type Period } from "../plan/calendar.ts";
import type { Bonus, Plan } from "../plan/plan.ts";
import { keepsOrders, passedBy, walkOf } from "./kinds.ts";
import {
  compareLines,
  lineOfPassed,
  linesOfParts,
  countedOf,
  linesOfSale,
  priceLines,
  type Line,
} from "./lines.ts";
import { cutOrders } from "../bonus/own-use.ts";
import { paidVolume, type OrderVolume } from "../bonus/paid-orders.ts";
import { periodOfSheet } from "../sheet/sheet-name.ts";
import { climbFrom, pathAbove, peopleBelow, type Below } from "./people.ts";
import type { Step, Walk } from "./walk.ts";
import { decidedUpTo } from "../sheet/decided.ts";

/** A line with the way that its volume took: everybody from the first payable position to the payee. */
export interface ExplainedLine extends Line {
  path: readonly Step[];
}

/**
 * The lines of one person's commission, paid and unpaid, by (order, source, level). The paid ones sum
 * to the commission (a difference is a bug and throws). Empty for a sheet or bonus that is not there.
 * `decided`: number of the last decision whose entries count; absent: that of the sheet's run.
 */
export async function linesOfCommission(
  graph: Graph,
  plan: Plan,
  key: CommissionKey,
  decided?: bigint,
): Promise<ExplainedLine[]> {
  const bonus = plan.bonuses.find(({ id }) => id === key.bonus);
  const period = periodOfPlan(plan, periodOfSheet(key.sheet));
  if (bonus === undefined || period === null) return [];
  const walk = walkOf(bonus);
  const sources =
    walk === null ? new Map<string, Step[]>() : await sourcesOf(graph, plan, walk, key);
  const { startsAt, endsAt } = period;
  const upToDecision = decided ?? (await decidedUpTo(graph, key.sheet));
  const orders = await graph.read<OrderVolume & Row>("line/orders-of-sellers", {
    ids: [...new Set([...sources.keys()].map(sellerOf))],
    ...{ from: startsAt, until: endsAt, decided: upToDecision },
  });
  const cut = await cutOrders(graph, { plan, startsAt, endsAt, decided: upToDecision });
  const lines = orders.flatMap((order) => {
    const path = sources.get(sourceKey(order.sourceId, order.own)) ?? [];
    const mine = path.filter(({ distributorId }) => distributorId === key.distributorId);
    if (walk === null) return [];
    const whole = paidVolume(walk.paid, plan.zone, order);
    const counted = countedOf(walk.paid, whole, cut.get(order.orderId));
    return linesOfSale(bonus, order, counted, mine).map((line) => ({ ...line, path }));
  });
  const commission = await commissionOf(graph, key);
  const passed = await passedBy(graph, bonus, key.sheet, key.distributorId);
  const alone = [
    ...linesOfParts(key, commission, walk),
    ...passed.map((one) => lineOfPassed(bonus, one)),
  ].map((line) => ({ ...line, path: [stepOf(line)] }));
  return priceLines(plan, [...lines, ...alone], commission) as ExplainedLine[];
}

/** Everybody whom an order pays and everybody walked past, in every bonus, as its sheet has it. */
export async function linesOfOrder(
  graph: Graph,
  plan: Plan,
  input: { orderId: string },
): Promise<(ExplainedLine & { sheet: string })[]> {
  const entries = await graph.read<Entry>("line/entries-of-order", input);
  const found: (ExplainedLine & { sheet: string })[] = [];
  const cutOf = cutOrdersByPeriod(graph, plan);
  for (const bonus of plan.bonuses) {
    const calendar = plan.calendars.find(({ id }) => id === bonus.calendar);
    if (calendar === undefined || bonus.asPoints === true) continue;
    for (const at of new Set(entries.map((entry) => entry.at))) {
      const period = periodOf(plan.zone, calendar, Number(at));
      const sheet = await sheetInForce(graph, period.id);
      const decided = await decidedUpTo(graph, sheet);
      const known = entries.filter((entry) => entry.at === at && entry.decision <= decided);
      const scope = { bonus, period, sheet, decided };
      for (const entry of netOf(known)) {
        const lines = keepsOrders(bonus)
          ? await keptLines(graph, plan, { bonus: bonus.id, sheet }, entry.orderId)
          : await walkedLines(graph, plan, scope, entry, cutOf);
        for (const line of lines) found.push({ ...line, sheet });
      }
    }
  }
  return found;
}

/** What the throttle cuts in a period, read once for each. */
function cutOrdersByPeriod(graph: Graph, plan: Plan) {
  const known = new Map<string, ReturnType<typeof cutOrders>>();
  return ({ id, startsAt, endsAt }: Period, decided: bigint) => {
    const cut = known.get(id) ?? cutOrders(graph, { plan, startsAt, endsAt, decided });
    known.set(id, cut);
    return cut;
  };
}

/** What a bonus has kept of an order with the commissions that it paid. */
async function keptLines(
  graph: Graph,
  plan: Plan,
  of: { bonus: string; sheet: string },
  orderId: string,
): Promise<ExplainedLine[]> {
  const mark = JSON.stringify({ orderId }).slice(1, -1);
  const payees = await graph.read<{ distributorId: string }>("line/payees-of-kept-order", {
    ...of,
    mark,
  });
  const lines: ExplainedLine[] = [];
  for (const { distributorId } of payees) {
    const all = await linesOfCommission(graph, plan, { ...of, distributorId });
    lines.push(...all.filter((line) => line.orderId === orderId));
  }
  return lines;
}

/** A bonus in the sheet that says what a period pays. */
interface InForce {
  bonus: Bonus;
  period: Period;
  sheet: string;
  decided: bigint;
}

/** What an order pays in a bonus, derived from its way up the sheet. */
async function walkedLines(
  graph: Graph,
  plan: Plan,
  { bonus, period, sheet, decided }: InForce,
  entry: OrderVolume,
  cutOf: ReturnType<typeof cutOrdersByPeriod>,
): Promise<ExplainedLine[]> {
  const walk = walkOf(bonus);
  const whole = walk === null ? 0n : paidVolume(walk.paid, plan.zone, entry);
  if (walk === null || whole === 0n) return [];
  const cut = await cutOf(period, decided);
  const counted = countedOf(walk.paid, whole, cut.get(entry.orderId));
  const people = await pathAbove(graph, { plan, sheet }, walk.tree, entry.sourceId);
  const path = walk.steps(people, entry.own);
  const lines: ExplainedLine[] = [];
  for (const line of linesOfSale(bonus, entry, counted, path)) {
    const amountMinor = await amountOf(graph, plan, sheet, line);
    lines.push({ ...line, amountMinor, path: upTo(path, line) });
  }
  return lines;
}

interface Entry extends OrderVolume, Row {
  at: bigint;
  decision: bigint;
}

/** What an order brings each seller; an entry that a move took back is gone. */
function netOf(entries: readonly Entry[]): OrderVolume[] {
  const sums = new Map<string, Entry>();
  for (const entry of entries) {
    const key = sourceKey(entry.sourceId, entry.own);
    const same = sums.get(key);
    const commissionable = (same?.commissionable ?? 0n) + entry.commissionable;
    const qualifying = (same?.qualifying ?? 0n) + entry.qualifying;
    sums.set(key, { ...entry, commissionable, qualifying });
  }
  return [...sums.values()];
}

/** The sheet that was paid, or the latest approved revision of it. */
async function sheetInForce(graph: Graph, periodId: string): Promise<string> {
  const [row] = await graph.read<{ sheet: string }>("line/sheet-in-force", { periodId });
  return row?.sheet ?? `${periodId}/0`;
}

/** A line's amount: its own product where lines are rounded and no cap cut, else its share. */
async function amountOf(graph: Graph, plan: Plan, sheet: string, line: Line): Promise<bigint> {
  if (line.reason !== null || line.ratePpm === null) return 0n;
  const key = { sheet, distributorId: line.distributorId, bonus: line.bonus };
  const commission = await commissionOf(graph, key);
  if (plan.rounding.per === "line" && commission.amountMinor === commission.rawMinor) {
    const point = pointInMinorUnits(plan.pointValue, plan.currencyDigits);
    return lineAmount(plan.rounding.mode, line.volume ?? 0n, line.ratePpm, point);
  }
  const lines = await linesOfCommission(graph, plan, key);
  const same = lines.find(
    (one) => compareLines(one, line) === 0 && one.reason === null && one.volume === line.volume,
  );
  return same?.amountMinor ?? 0n;
}

/** The steps of every seller below (and own or customers' orders apart) whose way meets the person. */
async function sourcesOf(
  graph: Graph,
  plan: Plan,
  walk: Walk,
  { sheet, distributorId }: CommissionKey,
): Promise<Map<string, readonly Step[]>> {
  const people = await peopleBelow(graph, { plan, sheet }, walk.tree, distributorId);
  const sources = new Map<string, readonly Step[]>();
  for (const seller of people.values()) {
    if (seller.entries === 0) continue;
    const path = climbFrom<Below>(people, seller.distributorId, ({ parent }) => parent);
    for (const own of [true, false]) {
      const steps = walk.steps(path, own);
      const meets = steps.some((step) => step.distributorId === distributorId);
      if (meets) sources.set(sourceKey(seller.distributorId, own), steps);
    }
  }
  return sources;
}

function sourceKey(sellerId: string, own: boolean): string {
  return `${own ? "own" : "customers"}\n${sellerId}`;
}

function sellerOf(key: string): string {
  return key.slice(key.indexOf("\n") + 1);
}

/** The only step of a line that followed no order. */
function stepOf({ distributorId, level, paidLevel, ratePpm, reason }: Line): Step {
  return { distributorId, level, paidLevel, ratePpm, reason };
}

/** The part of a way that ends at a line's payee. */
function upTo(path: readonly Step[], line: Line): readonly Step[] {
  const end = path.findLastIndex(({ distributorId }) => distributorId === line.distributorId);
  return path.slice(0, end + 1);
}
