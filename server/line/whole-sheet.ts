/** A sheet with everybody in it and every order that counts, read once for many lines. */
import type { Graph } from "../graph/graph.ts";
import { cutOrders } from "../bonus/own-use.ts";
import type { OrderVolume } from "../bonus/paid-orders.ts";
import { paidVolume } from "../bonus/paid-orders.ts";
import type { SheetScope } from "../bonus/settled.ts";
import type { Bonus } from "../plan/plan.ts";
import { walkOf } from "./kinds.ts";
import { countedOf, linesOfSale, type Line } from "./lines.ts";
import { climbFrom, peopleOfSheet, type Placed } from "./people.ts";
import type { Step, Walk } from "./walk.ts";

export interface WholeSheet {
  scope: SheetScope;
  people: ReadonlyMap<string, Placed>;
  orders: readonly OrderVolume[];
  /** What a throttle leaves of orders, by their id. */
  cut: Awaited<ReturnType<typeof cutOrders>>;
}

export async function readWholeSheet(graph: Graph, scope: SheetScope): Promise<WholeSheet> {
  const { startsAt: from, endsAt: until, decided } = scope;
  const [people, orders, cut] = await Promise.all([
    peopleOfSheet(graph, scope),
    graph.read<OrderVolume & Record<string, unknown>>(
      "line/orders-of-period",
      { from, until, decided },
      { timeout: 600_000 },
    ),
    cutOrders(graph, scope),
  ]);
  return { scope, people, orders, cut };
}

/** The lines of every order under a bonus, amounts still open (0); `whose`: of these people alone. */
export function* walkedLines(
  { scope, people, orders, cut }: WholeSheet,
  bonus: Bonus,
  whose: ReadonlySet<string> | null = null,
): Generator<Line> {
  const walk = walkOf(bonus);
  if (walk === null) return;
  const stepsFor = stepsOf(walk, people, whose);
  for (const order of orders) {
    const whole = paidVolume(walk.paid, scope.plan.zone, order);
    if (whole === 0n) continue;
    const steps = stepsFor(order.sourceId, order.own);
    if (steps.length === 0) continue;
    yield* linesOfSale(bonus, order, countedOf(walk.paid, whole, cut.get(order.orderId)), steps);
  }
}

/** The steps of a seller's sales; the same for all his own orders, and for all of his customers'. */
function stepsOf(
  walk: Walk,
  people: ReadonlyMap<string, Placed>,
  whose: ReadonlySet<string> | null,
) {
  const known = new Map<string, Step[]>();
  return (sellerId: string, own: boolean): Step[] => {
    const key = `${own}\n${sellerId}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const path = climbFrom(people, sellerId, (person) => person.above[walk.tree]);
    const all = walk.steps(path, own);
    const steps =
      whose === null ? all : all.filter(({ distributorId }) => whose.has(distributorId));
    known.set(key, steps);
    return steps;
  };
}
