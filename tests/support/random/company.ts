/** Random companies for the property test: small, with chains, late joiners, returns and two trees. */
import fc from "fast-check";
import { KINDS, oneIn, points, PRODUCTS, RANKS } from "./asks.ts";
import { broughtAlong, overridesOf, randomBrings } from "./opening.ts";
import { randomPlan } from "./plan.ts";
import type { Company, DistributorText, OrderText, PlanText } from "./spec.ts";

const person = fc.record({
  // Small offsets make chains, large ones bushes.
  up: fc.oneof(fc.constant(0), fc.nat(30)),
  place: fc.nat(30),
  side: fc.boolean(),
  joined: fc.oneof({ arbitrary: fc.constant(0), weight: 2 }, fc.integer({ min: 1, max: 40 })),
  status: fc.oneof(
    { arbitrary: fc.constant("active"), weight: 8 },
    { arbitrary: fc.constantFrom("suspended", "terminated"), weight: 2 },
  ),
  title: fc.constantFrom("", "", ...RANKS),
  brings: randomBrings,
});

const order = fc.record({
  buyer: fc.nat(60),
  day: fc.nat(99),
  minute: fc.nat(1439),
  qualifying: points,
  commissionable: points,
  /** Hundredths added, so that not every figure is a round one. */
  odd: fc.nat(37),
  refund: fc.nat(6),
  /** Days after the seller joined: the ends of the ages that bonuses pay on (asks.ts). */
  since: oneIn(4, fc.constantFrom(9, 29, 30, 60)),
  kind: fc.constantFrom("order", "order", ...KINDS),
  product: fc.constantFrom(...PRODUCTS),
});

/** Every length is as likely as another: a library's own bias to the short leaves most bonuses unpaid. */
const company = fc.noBias(
  fc.record({
    people: fc.array(person, { minLength: 1, maxLength: 18, size: "max" }),
    customers: fc.array(fc.nat(30), { maxLength: 6, size: "max" }),
    orders: fc.array(order, { minLength: 1, maxLength: 30, size: "max" }),
  }),
);

const DAY_ONE = Date.UTC(2026, 0, 20);
const DAY = 86_400_000;
const day = (number: number) => new Date(DAY_ONE + number * DAY).toISOString();

/** A random company under a random plan. */
export const randomCompany: fc.Arbitrary<Company> = fc
  .constantFrom(false, false, true)
  .chain((weekly) => fc.tuple(randomPlan(weekly), company))
  .map(([one, drawn]) => {
    const people = placed(
      drawn.people.map((_, i) => personAt(drawn.people, i)),
      one,
      drawn.people,
    );
    const customers = drawn.customers.map((owner, i) => ({
      id: `c${i}`,
      distributorId: people[owner % people.length]!.id,
    }));
    return {
      plan: one,
      distributors: people,
      customers,
      orders: ordersOf(drawn.orders, people, customers, one.calendars.length > 1 ? 9 : 45),
      opening: broughtAlong(one, drawn.people),
      overrides: overridesOf(drawn.people),
    };
  });

type Drawn<T> = T extends fc.Arbitrary<infer V> ? V : never;

function personAt(people: Drawn<typeof person>[], i: number): DistributorText {
  const { up, joined, status, title } = people[i]!;
  const sponsor = i === 0 || up === 29 ? "" : `d${i - 1 - (up % i)}`;
  return {
    id: `d${i}`,
    joinedOn: joined === 0 ? "2025-06-01T00:00:00Z" : day(joined),
    sponsorId: sponsor,
    placementParentId: "",
    placementLeg: "",
    status: status as DistributorText["status"],
    title,
  };
}

/** Placement: anywhere above in the list that has a free leg. */
function placed(
  people: DistributorText[],
  { placement }: PlanText,
  drawn: readonly Drawn<typeof person>[],
): DistributorText[] {
  const taken = new Set<string>();
  const narrow = placement !== "none" && placement.width === "2";
  for (const [i, one] of people.entries()) {
    if (i === 0) continue;
    const { place, side } = drawn[i]!;
    for (let at = i - 1 - (place % i), tries = 0; tries < i; at = (at + 1) % i, tries++) {
      const leg = (side ? ["left", "right"] : ["right", "left"]).find(
        (name) => !taken.has(`${at} ${name}`),
      );
      if (narrow && leg === undefined) continue;
      one.placementParentId = `d${at}`;
      one.placementLeg = narrow ? leg! : "";
      taken.add(`${at} ${leg}`);
      break;
    }
  }
  return people;
}

function ordersOf(
  drawn: readonly Drawn<typeof order>[],
  people: readonly DistributorText[],
  customers: readonly { id: string; distributorId: string }[],
  days: number,
): OrderText[] {
  const orders: OrderText[] = [];
  for (const [i, { buyer, minute, qualifying, commissionable, ...one }] of drawn.entries()) {
    const buyers = [...people.map(({ id }) => id), ...customers.map(({ id }) => id)];
    const returnable = orders.filter(
      ({ id, kind }) => kind !== "return" && !orders.some((other) => other.returnsOrderId === id),
    );
    const earlier = one.refund === 0 ? returnable[buyer % returnable.length] : undefined;
    const buyerId = earlier?.buyerId ?? buyers[buyer % buyers.length]!;
    const owner = customers.find(({ id }) => id === buyerId)?.distributorId ?? buyerId;
    const joined = Date.parse(people.find(({ id }) => id === owner)!.joinedOn);
    const after = Math.max(joined, earlier === undefined ? 0 : Date.parse(earlier.placedAt));
    const since = joined < DAY_ONE ? undefined : one.since;
    const on = since === undefined ? DAY_ONE + (one.day % days) * DAY : joined + since * DAY;
    const at = Math.max(after, on + minute * 60_000);
    const more = (text: string) =>
      one.odd > 18 ? (Number(text) + one.odd / 100).toFixed(2) : text;
    const part = (text: string) => (one.odd > 18 ? (Number(text) / 2).toFixed(2) : text);
    orders.push({
      id: `o${i}`,
      buyerId,
      placedAt: new Date(at).toISOString(),
      // A return never takes back more than its order brought; what exceeds it is clipped (trial.md).
      qualifyingVolume: earlier?.qualifyingVolume ?? more(qualifying),
      commissionableVolume: earlier ? part(earlier.commissionableVolume) : more(commissionable),
      kind: earlier ? "return" : (one.kind as OrderText["kind"]),
      product: earlier ? "" : one.product,
      returnsOrderId: earlier?.id ?? "",
    });
  }
  return orders;
}
