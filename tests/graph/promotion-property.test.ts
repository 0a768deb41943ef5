/**
 * Random promotions over random worlds: what the passes over the graph come to, and what a second
 * computation from the raw entries comes to. A failing example is shrunk and printed.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { computeProgress } from "../../server/promotion/progress/compute.ts";
import type { Condition, Measure, Promotion, Tier } from "../../server/promotion/promotion.ts";
import { firstVerdicts, secondVerdicts } from "../../server/promotion/life/settle.service.ts";
import { importPlan } from "../support/import-plan.ts";
import { drawWorld, type World, type WorldOrder } from "../support/promotion-world.ts";
import { openStore, type Store } from "./trial-store.ts";

const plan = importPlan({ zone: "UTC", breakawayRank: 2 });
const runs = Number(process.env.TEST_RUNS ?? (process.env.TEST_LONG === "1" ? 500 : 40));
const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 15);
const instant = (hours: number) => new Date(START + hours * HOUR).toISOString();

const by = fc.constantFrom("title" as const, "paidAs" as const);
const volume = fc.record({
  kind: fc.constant("volume" as const),
  where: fc.constantFrom(
    ["personal", null] as const,
    ["total", "sponsor"] as const,
    ["total", "placement"] as const,
    ["group", "sponsor"] as const,
  ),
  measuredIn: fc.constantFrom("qualifying" as const, "commissionable" as const),
  orders: fc.constantFrom("own" as const, "customers" as const, "all" as const),
  legCap: fc.constantFrom(null, 5000n, 12000n),
});
const asVolume = volume.map(({ where: [of, tree], legCap, ...rest }): Measure => ({
  ...rest,
  of,
  tree,
  legCap: tree === null ? null : legCap,
}));
const enrolments: fc.Arbitrary<Measure> = fc.record({
  kind: fc.constant("enrolments" as const),
  active: fc.boolean(),
  firstOrder: fc.constantFrom(null, 0n, 4000n),
});
const customers: fc.Arbitrary<Measure> = fc.record({
  kind: fc.constant("customers" as const),
  firstOrder: fc.constantFrom(0n, 4000n),
});
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ measure: asVolume, atLeast: fc.constantFrom(2000n, 9000n, 15000n) }),
  fc.record({ measure: fc.oneof(enrolments, customers), atLeast: fc.constantFrom(1n, 2n) }),
  fc.record({
    measure: by.map((one): Measure => ({ kind: "rank", by: one })),
    atLeast: fc.constantFrom(1n, 2n),
  }),
  fc.record({
    measure: by.map((one): Measure => ({ kind: "advance", by: one })),
    atLeast: fc.constantFrom(1n, 2n),
  }),
  fc.record({
    measure: fc
      .tuple(by, fc.constantFrom(1, 2))
      .map(([one, rank]): Measure => ({ kind: "hold", by: one, rank })),
    atLeast: fc.constantFrom(1n, 2n),
  }),
);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  leaf,
  fc.array(leaf, { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
  fc.array(leaf, { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
);
const tier: fc.Arbitrary<Omit<Tier, "id">> = fc
  .record({
    requires: fc.option(condition),
    way: fc.constantFrom("points", "top", "limit", "all"),
    count: fc.integer({ min: 1, max: 3 }),
    ties: fc.constantFrom("earlier" as const, "all" as const, "none" as const),
    points: fc.constantFrom(1n, 3n),
  })
  .map(({ requires, way, count, ties, points }) => ({
    ...{ name: "Tier", requires, prizes: [] },
    points: way === "points" ? points : null,
    top: way === "top" ? { count, ties } : null,
    limit: way === "limit" ? count : null,
  }));

const promotion: fc.Arbitrary<Promotion> = fc
  .record({
    tiers: fc.array(tier, { minLength: 1, maxLength: 3 }),
    requires: fc.option(leaf),
    measures: fc.array(fc.oneof(asVolume, enrolments, customers), { minLength: 1, maxLength: 2 }),
    awards: fc.constantFrom("each" as const, "highest" as const),
    ofEarlierOrders: fc.constantFrom("counted" as const, "ignored" as const),
    from: fc.integer({ min: 0, max: 1200 }),
    length: fc.integer({ min: 24, max: 1400 }),
    back: fc.constantFrom(0, 240),
    rank: fc.option(
      fc.record({ by, atLeast: fc.constantFrom(0, 1), atMost: fc.constantFrom(1, 2) }),
    ),
    suspended: fc.boolean(),
  })
  .map(({ tiers, measures, from, length, back, rank, suspended, ofEarlierOrders, ...rest }) => ({
    ...{ ...rest, id: "random", name: "Random", planId: "tables", calendar: "month" },
    window: { from: START + from * HOUR, until: START + (from + length) * HOUR },
    participants: {
      statuses: suspended ? (["active", "suspended"] as const).slice() : ["active" as const],
      rank,
      joined: null,
    },
    returns: { ofEarlierOrders, takenBackUntil: START + (from + length + back) * HOUR },
    points: measures.map((measure) => ({
      ...{ measure, points: 1n },
      each: measure.kind === "volume" ? 3000n : 1n,
    })),
    tiers: tiers.map((one, n) => ({ ...one, id: `t${n}` })),
  }));

const person = fc.record({
  up: fc.nat(20),
  place: fc.nat(20),
  joined: fc.oneof({ arbitrary: fc.constant(-400), weight: 2 }, fc.integer({ min: 0, max: 2600 })),
  status: fc.constantFrom(
    "active" as const,
    "active" as const,
    "suspended" as const,
    "terminated" as const,
  ),
  title: fc.constantFrom(undefined, "silver"),
  moved: fc.option(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 2600 }))),
});
const order = fc.record({
  buyer: fc.nat(40),
  customer: fc.option(fc.nat(2)),
  hour: fc.integer({ min: -300, max: 2700 }),
  qualifying: fc.constantFrom(1000n, 3000n, 3999n, 4000n, 6000n, 12000n),
  off: fc.constantFrom(0n, 1000n),
  returned: fc.option(fc.tuple(fc.nat(400), fc.constantFrom(1n, 2n))),
});

/** Half of all people stand in the placement tree too; returns take back a half or all. */
const world: fc.Arbitrary<World> = fc
  .record({
    people: fc.array(person, { minLength: 2, maxLength: 9 }),
    orders: fc.array(order, { minLength: 1, maxLength: 22 }),
    ranks: fc.array(
      fc.tuple(fc.nat(8), fc.nat(4), fc.nat(2), fc.nat(2), fc.boolean(), fc.boolean()),
      { maxLength: 14 },
    ),
  })
  .map(({ people, orders, ranks }) => {
    const ids = people.map((_, i) => `d${i}`);
    const periods = ["2026-01", "2026-02", "2026-03", "2026-04"];
    const known = new Map(
      ranks.map(([who, period, title, paidAs, active, brokeAway]) => {
        const one = { period: periods[period] ?? periods[3]!, id: ids[who % ids.length]! };
        return [`${one.period} ${one.id}`, { ...one, title, paidAs, active, brokeAway }];
      }),
    );
    return {
      periods,
      ranks: [...known.values()],
      people: people.map((one, i) => {
        const above = (n: number) => ids[i - 1 - (n % i)]!;
        const until = one.moved === null ? 0 : Math.max(one.joined + 1, one.moved[1]);
        return {
          ...{ id: ids[i]!, joined: instant(one.joined), status: one.status, title: one.title },
          ...(i === 0 ? {} : { sponsor: above(one.up) }),
          ...(i === 0 || one.place % 2 === 0 ? {} : { place: above(one.place) }),
          ...(i === 0 || one.moved === null
            ? {}
            : { was: { sponsor: above(one.moved[0]), until: instant(until) } }),
        };
      }),
      orders: orders.flatMap((one, i): WorldOrder[] => {
        const seller = ids[one.buyer % ids.length]!;
        const buyer = one.customer === null ? seller : `${seller}/${seller}-k${one.customer}`;
        const first = {
          ...{ id: `o${i}`, buyer, at: instant(one.hour), qualifying: one.qualifying },
          commissionable: one.qualifying - one.off,
        };
        if (one.returned === null) return [first];
        const [after, part] = one.returned;
        const back = {
          ...{ ...first, id: `r${i}`, returns: first.id, at: instant(one.hour + after) },
          ...{ qualifying: first.qualifying / part, commissionable: first.commissionable / part },
        };
        return [first, back];
      }),
    };
  });

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

test("both computations agree, figure by figure and prize by prize, at any instant", async () => {
  const asOf = fc.integer({ min: 0, max: 3200 });
  const agrees = fc.asyncProperty(promotion, world, asOf, async (rules, drawn, hours) => {
    await drawWorld(store, drawn);
    const input = { promotion: rules, plan, asOf: START + hours * HOUR };
    const computed = await computeProgress(store.graph, input);
    expect(await secondVerdicts(store.graph, computed)).toEqual(firstVerdicts(computed));
  });
  await fc.assert(agrees, { numRuns: runs, seed: Number(process.env.TEST_SEED ?? 20261126) });
}, 1_800_000);
