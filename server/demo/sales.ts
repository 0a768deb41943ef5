/**
 * What is bought in a month of the demo company: baskets of ten products, autoships, starter kits,
 * returns. Figures do not depend on the date, so they are the same in every month of every year.
 */
import { seeded, type Random } from "./random.ts";
import type { DemoCustomer, DemoPerson, Joined } from "./people.ts";

/** Cents of the price, hundredths of a point. */
interface Figures {
  total: bigint;
  qualifying: bigint;
  commissionable: bigint;
}

export interface Sale extends Figures {
  id: string;
  buyerId: string;
  /** Number of the distributor whose volume it is. */
  credited: number;
  /** Epoch milliseconds. */
  placedAt: number;
  kind: "order" | "autoship" | "starter" | "return";
  /** Id of the order that a return returns, or "". */
  returns: string;
}

/** A month to fill: its instants (the end exclusive), and when its new people joined. */
export interface Month {
  id: string;
  startsAt: number;
  endsAt: number;
  joined: Joined;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const RETURNS = 9;

const figures = (price: string, qualifying: string, commissionable: string): Figures => ({
  total: hundredths(price),
  qualifying: hundredths(qualifying),
  commissionable: hundredths(commissionable),
});
const hundredths = (text: string) => BigInt(text.replace(".", ""));

const products: readonly Figures[] = [
  figures("14.90", "11.00", "8.50"),
  figures("19.50", "15.00", "11.50"),
  figures("24.90", "19.50", "15.00"),
  figures("29.90", "23.00", "18.00"),
  figures("34.50", "27.00", "21.00"),
  figures("39.90", "31.50", "24.50"),
  figures("49.00", "38.00", "30.00"),
  figures("59.90", "46.00", "36.50"),
  figures("74.50", "58.00", "45.00"),
  figures("98.00", "76.50", "60.00"),
];
const starterKit = figures("169.00", "120.00", "80.00");

/** Everything sold in a month, in the order of placing. */
export function makeSales(
  seed: number,
  month: Month,
  people: readonly DemoPerson[],
  customers: readonly DemoCustomer[],
): Sale[] {
  const random = seeded(seed);
  const there = (joined: Joined) =>
    joined === "before" ||
    joined === month.joined ||
    (month.joined === "open" && joined === "ended");
  const sales: Sale[] = [];
  const sell = (buyerId: string, credited: number, one: Bought) =>
    sales.push({ ...one, id: "", buyerId, credited, returns: "" });
  people.forEach((person, number) => {
    if (!there(person.joined)) return;
    for (const one of ordersOf(person, month, random)) sell(person.id, number, one);
  });
  for (const { id, owner, kind } of customers) {
    if (!random.chance(kind === "preferred" ? 78 : 52)) continue;
    const auto = kind === "preferred" && random.chance(60);
    sell(id, owner, bought(random, month, auto ? "autoship" : "order", random.whole(20, 95)));
  }
  const drawn = [...sales];
  sales.sort(
    (one, other) => one.placedAt - other.placedAt || (one.buyerId < other.buyerId ? -1 : 1),
  );
  sales.forEach((sale, index) => (sale.id = `${month.id}-${String(index + 1).padStart(4, "0")}`));
  return [...sales, ...makeReturns(drawn, month, random)];
}

type Bought = Figures & { kind: Sale["kind"]; placedAt: number };

function ordersOf(person: DemoPerson, month: Month, random: Random): Bought[] {
  if (person.joined === month.joined) {
    const noon = month.startsAt + person.day * DAY + 12 * HOUR;
    return [{ ...starterKit, kind: "starter", placedAt: noon + random.whole(0, 6 * 60) * 60_000 }];
  }
  if (person.habit === "idle") return [];
  if (person.habit === "small") return [bought(random, month, "order", random.whole(12, 34))];
  const kind = random.chance(55) ? "autoship" : "order";
  const first = bought(random, month, kind, random.whole(70, 190));
  if (!random.chance(35)) return [first];
  return [first, bought(random, month, "order", random.whole(20, 110))];
}

/** A basket of at least so many points, at some hour of the month. */
function bought(random: Random, month: Month, kind: Sale["kind"], points: number): Bought {
  const basket = { total: 0n, qualifying: 0n, commissionable: 0n };
  while (basket.qualifying < BigInt(points) * 100n) {
    const product = random.pick(products);
    basket.total += product.total;
    basket.qualifying += product.qualifying;
    basket.commissionable += product.commissionable;
  }
  return { ...basket, kind, placedAt: someTime(random, month) };
}

/** Between seven in the morning and ten in the evening of a day of the month. */
function someTime(random: Random, { startsAt, endsAt }: Month): number {
  const days = Math.floor((endsAt - startsAt) / DAY);
  const day = Math.floor(random.unit() * days);
  return startsAt + day * DAY + 7 * HOUR + random.whole(0, 15 * 60 - 1) * 60_000;
}

/** A few orders come back, whole or by half; `drawn` has them in an order that no date changes. */
function makeReturns(drawn: readonly Sale[], month: Month, random: Random): Sale[] {
  const bought = drawn.filter(({ kind }) => kind === "order");
  const returns: Sale[] = [];
  for (let made = 0; made < RETURNS; made += 1) {
    const order = bought.splice(random.whole(0, bought.length - 1), 1)[0]!;
    const share = random.chance(50) ? 1n : 2n;
    const placedAt = Math.min(order.placedAt + random.whole(3, 9) * DAY, month.endsAt - HOUR);
    returns.push({
      ...order,
      id: `${month.id}-R${String(made + 1).padStart(2, "0")}`,
      placedAt,
      total: order.total / share,
      qualifying: order.qualifying / share,
      commissionable: order.commissionable / share,
      kind: "return",
      returns: order.id,
    });
  }
  return returns;
}
