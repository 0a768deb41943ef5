/** Every line of a period: paid ones with their amounts, and everybody walked past, with the reason. */
import type { Graph } from "../graph/graph.ts";
import type { Bonus } from "../plan/plan.ts";
import type { Commission } from "../commission/amounts.ts";
import { passedBy, walkOf } from "./kinds.ts";
import {
  lineOfPassed,
  linesOfParts,
  countedOf,
  linesOfSale,
  priceLines,
  type Line,
} from "./lines.ts";
import { cutOrders } from "../bonus/own-use.ts";
import { paidVolume, type OrderVolume } from "../bonus/paid-orders.ts";
import { climbFrom, peopleOfSheet, type Placed } from "./people.ts";
import type { SheetScope } from "../bonus/settled.ts";
import type { Step, Walk } from "./walk.ts";

/**
 * Derives all lines of a computed sheet. Meant for trials and exports of companies whose lines fit
 * into memory; every commission's lines sum to it, and a paid line without a commission is a bug.
 */
export async function linesOfPeriod(
  graph: Graph,
  scope: SheetScope,
  bonuses: readonly Bonus[],
  commissions: readonly Commission[],
): Promise<Line[]> {
  const people = await peopleOfSheet(graph, scope);
  const orders = await graph.read<OrderVolume & Record<string, unknown>>(
    "line/orders-of-period",
    { from: scope.startsAt, until: scope.endsAt, decided: scope.decided },
    { timeout: 600_000 },
  );
  const cut = await cutOrders(graph, scope);
  const found: Line[] = [];
  for (const bonus of bonuses.filter(({ asPoints }) => asPoints === undefined)) {
    const walk = walkOf(bonus);
    const steps = walk === null ? () => [] : stepsOf(walk, people);
    const walked = orders.flatMap((order) => {
      const whole = walk === null ? 0n : paidVolume(walk.paid, scope.plan.zone, order);
      if (walk === null || whole === 0n) return [];
      const way = steps(order.sourceId, order.own);
      return linesOfSale(bonus, order, countedOf(walk.paid, whole, cut.get(order.orderId)), way);
    });
    const passed = await passedBy(graph, bonus, scope.sheet);
    const lines = [...walked, ...passed.map((one) => lineOfPassed(bonus, one))];
    for (const line of pricedLines(scope, bonus, lines, commissions)) found.push(line);
  }
  return found;
}

/** The steps of a seller's sales; the same for all his own orders, and for all of his customers'. */
function stepsOf(walk: Walk, people: ReadonlyMap<string, Placed>) {
  const known = new Map<string, Step[]>();
  return (sellerId: string, own: boolean): Step[] => {
    const key = `${own}\n${sellerId}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const path = climbFrom(people, sellerId, (person) => person.above[walk.tree]);
    const steps = walk.steps(path, own);
    known.set(key, steps);
    return steps;
  };
}

function pricedLines(
  { plan }: SheetScope,
  bonus: Bonus,
  lines: readonly Line[],
  commissions: readonly Commission[],
): Line[] {
  const amounts = new Map(
    commissions.filter((one) => one.bonus === bonus.id).map((one) => [one.distributorId, one]),
  );
  const paid = new Map<string, Line[]>();
  for (const line of lines.filter(({ reason }) => reason === null)) {
    const own = paid.get(line.distributorId);
    if (own) own.push(line);
    else paid.set(line.distributorId, [line]);
  }
  for (const commission of amounts.values()) {
    const more = linesOfParts(commission, commission, walkOf(bonus));
    if (more.length === 0) continue;
    paid.set(commission.distributorId, [...(paid.get(commission.distributorId) ?? []), ...more]);
  }
  const none = { amountMinor: 0n, rawMinor: 0n };
  const priced = [...paid].flatMap(([payee, own]) =>
    priceLines(plan, own, amounts.get(payee) ?? none),
  );
  const unpaid = lines.filter(({ reason }) => reason !== null);
  for (const [payee, { amountMinor }] of amounts) {
    if (amountMinor !== 0n && !paid.has(payee)) {
      throw new Error(`${payee} has a commission of ${bonus.id} that no line explains.`);
    }
  }
  return [...priced, ...unpaid];
}
