/** What a made-up company sells: starters, a seller's order or two a period, customers' orders, returns. */
import type { Period } from "../../plan/calendar.ts";
import type { DemoCustomer } from "../people.ts";
import { seeded, type Random } from "../random.ts";
import type { Sale } from "../sales.ts";
import type { SamplePerson } from "./sample.ts";
import type { Shape } from "./shapes.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** So many orders of each period come back. */
const RETURNS = 6;

/** Everything that is sold in the periods, in the order of placing within each. */
export function samplesSold(
  shape: Shape,
  periods: readonly Period[],
  people: readonly SamplePerson[],
  customers: readonly DemoCustomer[],
): Sale[] {
  const random = seeded(shape.seed + 1);
  return periods.flatMap((period) => {
    const sold = [
      ...people.flatMap((person, number) => ordersOf(shape, period, person, number, random)),
      ...customers.flatMap((one) => customerOrders(shape, period, one, people, random)),
    ];
    sold.sort((a, b) => a.placedAt - b.placedAt || (a.buyerId < b.buyerId ? -1 : 1));
    const named = sold.map((sale, place) => ({ ...sale, id: orderId(period, "", place) }));
    return [...named, ...returnsOf(period, named, random)];
  });
}

function orderId(period: Period, letter: string, place: number): string {
  return `${period.id}-${letter}${String(place + 1).padStart(letter === "" ? 4 : 2, "0")}`;
}

/** What somebody buys in a period: his starter if he joins in it, then as he is used to. */
function ordersOf(
  shape: Shape,
  period: Period,
  person: SamplePerson,
  number: number,
  random: Random,
): Sale[] {
  const { id, joinedAt, habit } = person;
  if (joinedAt >= period.endsAt) return [];
  const orders: Sale[] = [];
  const buy = (from: number, points: number, kind: Sale["kind"]) =>
    orders.push(saleOf(shape, { buyerId: id, credited: number }, points, kind, from));
  const joins = joinedAt >= period.startsAt;
  if (joins) buy(joinedAt + random.whole(0, 6 * 60) * 60_000, shape.starter, "starter");
  const time = () => someTime(period, Math.max(period.startsAt, joinedAt + DAY), random);
  // Whoever joins late in a period has only his starter in it.
  if (joins && joinedAt + 3 * DAY >= period.endsAt) return orders;
  if (habit === "idle" || (joins && random.chance(60))) return orders;
  const [from, to] = shape.points;
  if (habit === "small") {
    buy(time(), fives(random, from / 4, from / 2), "order");
    return orders;
  }
  if (random.chance(8)) return orders;
  buy(time(), fives(random, from, to), random.chance(55) ? "autoship" : "order");
  if (random.chance(25)) buy(time(), fives(random, from / 2, to / 2), "order");
  return orders;
}

function customerOrders(
  shape: Shape,
  period: Period,
  { id, owner, kind }: DemoCustomer,
  people: readonly SamplePerson[],
  random: Random,
): Sale[] {
  const { joinedAt } = people[owner]!;
  if (joinedAt + 3 * DAY >= period.endsAt || !random.chance(kind === "preferred" ? 78 : 52)) {
    return [];
  }
  const at = someTime(period, Math.max(period.startsAt, joinedAt + DAY), random);
  const [from, to] = shape.points;
  const buyer = { buyerId: id, credited: owner };
  return [saleOf(shape, buyer, fives(random, from / 3, to / 2), "order", at)];
}

/** Whole points, in fives, at least five. */
function fives(random: Random, from: number, to: number): number {
  return 5 * Math.max(1, random.whole(Math.ceil(from / 5), Math.floor(to / 5)));
}

/** Between seven in the morning and ten in the evening of a day. */
function someTime({ endsAt }: Period, from: number, random: Random): number {
  const days = Math.max(1, Math.floor((endsAt - from) / DAY));
  const day = from + Math.floor(random.unit() * days) * DAY;
  const at = day + 7 * HOUR + random.whole(0, 15 * 60 - 1) * 60_000;
  return Math.min(at, endsAt - HOUR);
}

function saleOf(
  { commissionable, price }: Shape,
  buyer: { buyerId: string; credited: number },
  points: number,
  kind: Sale["kind"],
  placedAt: number,
): Sale {
  const whole = BigInt(points);
  return {
    ...{ ...buyer, id: "", kind, placedAt, returns: "" },
    qualifying: whole * 100n,
    commissionable: whole * BigInt(commissionable),
    total: whole * BigInt(price),
  };
}

/** A few orders of the period come back whole, at most ten days later and within it. */
function returnsOf(period: Period, sold: readonly Sale[], random: Random): Sale[] {
  const orders = sold.filter(({ kind }) => kind === "order" || kind === "autoship");
  return Array.from({ length: Math.min(RETURNS, orders.length) }, (_, place) => {
    const [order] = orders.splice(random.whole(0, orders.length - 1), 1);
    const back = order!.placedAt + random.whole(1, 10) * DAY;
    return {
      ...{ ...order!, id: orderId(period, "R", place), kind: "return", returns: order!.id },
      placedAt: Math.min(back, period.endsAt - HOUR / 2),
    };
  });
}
