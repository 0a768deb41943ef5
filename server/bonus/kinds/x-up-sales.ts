/**
 * X-up that counts sales: the first sales of a person go to the one above him, all others stay with him
 * (docs/plan/x-up.md). Sales are numbered by (instant, id) from the beginning, not from the period's.
 */
import type { Row } from "../../graph/graph.ts";
import { lineAmountExact, pointInMinorUnits } from "../../money/amount.ts";
import type { XUpBonus } from "../../plan/plan.ts";
import { markOf } from "../../standing/marks.ts";
import { isSale, ordersBefore, ordersInTime, type SoldOrder } from "../orders-in-time.ts";
import { paidVolume } from "../paid-orders.ts";
import type { MoneyPart, Settling } from "../settled.ts";

interface Person extends Row {
  id: string;
  above: string | null;
  qualifies: boolean;
}

type People = ReadonlyMap<string, Person>;

/** Everybody who is paid for a sale of the period, his own or one that was passed up to him. */
export async function settleXUpSales(
  { graph, scope }: Settling,
  bonus: XUpBonus,
): Promise<MoneyPart[]> {
  const parameters = { sheet: scope.sheet, edge: "UNDER_SPONSOR" };
  const mark = markOf(bonus.payee, bonus.rankBy);
  const rows = await graph.read<Person>("bonus/ways-up", { ...parameters, mark });
  const people: People = new Map(rows.map((person) => [person.id, person]));
  const orders = await ordersInTime(graph, scope, bonus);
  const sold = [...(await ordersBefore(graph, scope)), ...orders.filter(isSale)].filter(
    (order) => paidVolume(bonus, scope.plan.zone, order) !== 0n,
  );
  const numbers = numbered(bonus, people, sold);
  const point = pointInMinorUnits(scope.plan.pointValue, scope.plan.currencyDigits);
  return orders.flatMap((order): MoneyPart[] => {
    if (order.paid === 0n) return [];
    const taker = takerOf(bonus, people, ownerOf(bonus, people, order), numbers.get(order.saleId));
    if (taker === null) return [];
    const { pays } = bonus;
    return [
      {
        ...{ distributorId: taker, bonus: bonus.id, level: 0, baseMinor: null },
        sourceId: order.sourceId,
        ratePpm: "rate" in pays ? pays.rate : null,
        order: { id: order.orderId, volume: "rate" in pays ? order.paid : null },
        amount:
          "rate" in pays
            ? lineAmountExact(order.paid, pays.rate, point)
            : { numerator: order.paid < 0n ? -pays.amount : pays.amount, denominator: 1n },
      },
    ];
  });
}

/** Whose sale an order is; null: nobody's. */
function ownerOf(
  { ownOrders, customerOrders }: XUpBonus,
  people: People,
  { own, sourceId }: SoldOrder,
): string | null {
  const whose = own ? ownOrders : customerOrders;
  if (whose === "none") return null;
  return whose === "seller" ? sourceId : (people.get(sourceId)?.above ?? null);
}

/** The number of each sale among those of its owner, 1 the first. */
function numbered(
  bonus: XUpBonus,
  people: People,
  sold: readonly SoldOrder[],
): Map<string, number> {
  const counts = new Map<string, number>();
  const numbers = new Map<string, number>();
  for (const order of sold) {
    const owner = ownerOf(bonus, people, order);
    if (owner === null) continue;
    const number = (counts.get(owner) ?? 0) + 1;
    counts.set(owner, number);
    numbers.set(order.orderId, number);
  }
  return numbers;
}

/** Who is paid for a sale; null: the company keeps it. */
function takerOf(
  bonus: XUpBonus,
  people: People,
  owner: string | null,
  number: number | undefined,
): string | null {
  const { atTop, unqualified } = bonus;
  const mine = owner === null ? undefined : people.get(owner);
  if (mine === undefined) return null;
  if (!isPassed(bonus, number) || (mine.above === null && atTop === "keeps"))
    return mine.qualifies ? mine.id : null;
  let taker = people.get(mine.above ?? "");
  if (unqualified === "nextQualified") {
    while (taker !== undefined && !taker.qualifies) taker = people.get(taker.above ?? "");
  }
  return taker?.qualifies === true ? taker.id : null;
}

function isPassed({ first, every }: XUpBonus, number: number | undefined): boolean {
  if (number === undefined) return false;
  const later = number - (first.at(-1) ?? 0);
  return first.includes(number) || (every !== null && later > 0 && later % every === 0);
}
