/** Promotions on worlds whose figures are worked out by hand: each beside what it must come to. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { computeProgress } from "../../server/promotion/progress/compute.ts";
import { parsePromotion } from "../../server/promotion/text/parse-promotion.ts";
import { firstVerdicts, secondVerdicts } from "../../server/promotion/life/settle.service.ts";
import { importPlan } from "../support/import-plan.ts";
import { drawWorld, type World } from "../support/promotion-world.ts";
import { openStore, type Store } from "./trial-store.ts";

const plan = importPlan({ zone: "UTC", breakawayRank: 2 });
const jan = "2026-01-01T00:00:00Z";
let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

/** March as the window, returns for ten days after; `more` is what the case asks. */
const text = (more: string) => `
promotion: march
name: March
plan: tables
calendar: month
window: { from: 2026-03-01T00:00:00, until: 2026-04-01T00:00:00 }
participants: { statuses: [active] }
returns: { ofEarlierOrders: ignored, takeBack: 10 days }
${more}`;

/** Computes after all returns, by both computations, which must agree; tiers won by person. */
async function outcome(world: World, more: string, asOf = "2026-05-01T00:00:00Z") {
  await drawWorld(store, world);
  const parsed = parsePromotion(text(more), plan);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const input = { promotion: parsed.promotion, plan, asOf: Date.parse(asOf) };
  const computed = await computeProgress(store.graph, input);
  const first = firstVerdicts(computed);
  expect(await secondVerdicts(store.graph, computed)).toEqual(first);
  return Object.fromEntries(
    first.map(({ id, figures, points, wins }) => [
      id,
      `${figures.join(" ")} | ${points} | ${wins.join(", ")}`.trim(),
    ]),
  );
}

const family: World["people"] = [
  { id: "a", joined: jan },
  { id: "b", joined: jan, sponsor: "a" },
  { id: "c", joined: jan, sponsor: "a" },
  { id: "d", joined: jan, sponsor: "b" },
];
const tier = (requires: string, more = "") =>
  `awards: each\ntiers:\n  - { id: win, name: Win, requires: ${requires}, ${more} prizes: [{ kind: goods, name: Case, cost: 50.00, taxedValue: 40.00 }] }`;

describe("volume", () => {
  const orders: World["orders"] = [
    { id: "o0", buyer: "d", at: "2026-02-28T23:59:59Z", qualifying: 99900n },
    { id: "o1", buyer: "d", at: "2026-03-01T00:00:00Z", qualifying: 30000n },
    { id: "o2", buyer: "b", at: "2026-03-10T00:00:00Z", qualifying: 20000n },
    { id: "o3", buyer: "c/k", at: "2026-03-31T23:59:59Z", qualifying: 10000n },
    { id: "o4", buyer: "c", at: "2026-04-01T00:00:00Z", qualifying: 77700n },
    { id: "o5", buyer: "a", at: "2026-03-02T00:00:00Z", qualifying: 5000n },
  ];
  const total = (more: string, atLeast: string) =>
    tier(
      `{ volume: { of: total, tree: sponsor, measuredIn: qualifying, orders: all, ${more} atLeast: ${atLeast} } }`,
    );

  test("counts from the first second of the window to its last one, with all below", async () => {
    // a: 50 own + leg b (200 + 300) + leg c 100 = 650; b: 200 + 300; c: 100; d: 300.
    expect(await outcome({ people: family, orders }, total("", "500.00"))).toEqual({
      ...{ a: "65000 | 0 | win", b: "50000 | 0 | win" },
      ...{ c: "10000 | 0 |", d: "30000 | 0 |" },
    });
  });

  test("a leg counts at most its cap, and one hundredth less than asked is not enough", async () => {
    // a: 50 own + leg b capped at 250 + leg c 100 = 400; b: 200 own + leg d capped at 250 = 450.
    const world = { people: family, orders };
    expect(await outcome(world, total("legCap: 250.00,", "400.01"))).toEqual({
      ...{ a: "40000 | 0 |", b: "45000 | 0 | win" },
      ...{ c: "10000 | 0 |", d: "30000 | 0 |" },
    });
  });

  test("a group stops at whoever broke away in the last period that the window reaches", async () => {
    const ranks = [{ period: "2026-03", id: "b", title: 2, paidAs: 2, brokeAway: true }];
    const world = { people: family, orders, ranks, periods: ["2026-03"] };
    // a: 50 own + leg c 100, leg b is left out; b keeps his own group.
    const group = `{ volume: { of: group, tree: sponsor, measuredIn: qualifying, orders: all, atLeast: 150.00 } }`;
    expect(await outcome(world, tier(group))).toMatchObject({
      ...{ a: "15000 | 0 | win", b: "50000 | 0 | win" },
    });
  });

  test("own and customers' orders are told apart, and so are the two volumes", async () => {
    const one = { id: "o", buyer: "c", at: "2026-03-05T00:00:00Z", qualifying: 10000n };
    const other = { ...one, id: "p", buyer: "c/k", commissionable: 7000n };
    const personal = `{ all: [{ volume: { of: personal, measuredIn: qualifying, orders: own, atLeast: 100.00 } }, { volume: { of: personal, measuredIn: commissionable, orders: customers, atLeast: 70.00 } }] }`;
    const found = await outcome({ people: family, orders: [one, other] }, tier(personal));
    expect(found.c).toBe("10000 7000 | 0 | win");
  });

  test("returns take back for ten days, to the second, and an earlier order's return does not", async () => {
    const back = (id: string, at: string, returns: string) => ({
      ...{ id, buyer: "d", at, qualifying: 10000n, returns },
    });
    const world = {
      people: family,
      orders: [
        ...orders,
        back("r1", "2026-03-20T00:00:00Z", "o0"), // of an order from before the window: ignored
        back("r2", "2026-04-10T23:59:59Z", "o1"), // the last second: 300 - 100 = 200
        back("r3", "2026-04-11T00:00:00Z", "o1"), // too late
      ],
    };
    expect((await outcome(world, total("", "500.00"))).d).toBe("20000 | 0 |");
  });

  test("the tree is that of the window's last instant, though somebody moved before and after", async () => {
    const moved: World["people"] = [
      ...family,
      { id: "e", joined: jan, sponsor: "c", was: { sponsor: "b", until: "2026-03-15T00:00:00Z" } },
      { id: "f", joined: jan, sponsor: "c", was: { sponsor: "b", until: "2026-04-01T00:00:00Z" } },
    ];
    const sold = [
      { id: "e1", buyer: "e", at: "2026-03-03T00:00:00Z", qualifying: 1100n },
      { id: "f1", buyer: "f", at: "2026-03-03T00:00:00Z", qualifying: 2200n },
    ];
    expect(await outcome({ people: moved, orders: sold }, total("", "22.00"))).toMatchObject({
      ...{ b: "2200 | 0 | win", c: "1100 | 0 |" },
    });
  });
});

describe("people", () => {
  const newcomers: World["people"] = [
    ...family,
    { id: "n1", joined: "2026-03-01T00:00:00Z", sponsor: "b" },
    { id: "n2", joined: "2026-03-31T23:59:59Z", sponsor: "b" },
    { id: "n3", joined: "2026-04-01T00:00:00Z", sponsor: "b" },
    { id: "n4", joined: "2026-03-05T00:00:00Z", sponsor: "c" },
  ];
  const orders: World["orders"] = [
    { id: "o1", buyer: "n1", at: "2026-03-02T00:00:00Z", qualifying: 10000n },
    { id: "o2", buyer: "n4", at: "2026-03-06T00:00:00Z", qualifying: 9999n },
    { id: "o3", buyer: "n4", at: "2026-03-07T00:00:00Z", qualifying: 50000n },
  ];

  test("who joined in the window counts for his sponsor, and only a first order of enough", async () => {
    const asked = `{ any: [{ enrolments: { atLeast: 2 } }, { enrolments: { firstOrder: 100.00, atLeast: 1 } }] }`;
    // b: n1 and n2, of whom n1 bought for 100; c: n4, whose first order is one hundredth short.
    expect(await outcome({ people: newcomers, orders }, tier(asked))).toMatchObject({
      ...{ b: "2 1 | 0 | win", c: "1 0 | 0 |" },
    });
  });

  test("active newcomers are those of the last period that the window reaches", async () => {
    const ranks = [
      { period: "2026-03", id: "n1", title: 0, paidAs: 0, active: true },
      { period: "2026-04", id: "n2", title: 0, paidAs: 0, active: true },
    ];
    const world = { people: newcomers, orders, ranks, periods: ["2026-03", "2026-04"] };
    const found = await outcome(world, tier("{ enrolments: { active: true, atLeast: 1 } }"));
    expect(found.b).toBe("1 | 0 | win");
  });

  test("a customer is new by his first order ever, and not when it came back", async () => {
    const sold: World["orders"] = [
      { id: "k1", buyer: "b/k1", at: "2026-03-02T00:00:00Z", qualifying: 5000n },
      { id: "k2", buyer: "b/k2", at: "2026-02-02T00:00:00Z", qualifying: 5000n },
      { id: "k2b", buyer: "b/k2", at: "2026-03-02T00:00:00Z", qualifying: 5000n },
      { id: "k3", buyer: "b/k3", at: "2026-03-02T00:00:00Z", qualifying: 5000n },
      { id: "k3r", buyer: "b/k3", at: "2026-04-02T00:00:00Z", qualifying: 1n, returns: "k3" },
    ];
    const asked = tier("{ customers: { firstOrder: 50.00, atLeast: 1 } }");
    expect((await outcome({ people: family, orders: sold }, asked)).b).toBe("1 | 0 | win");
  });

  test("ranks: reached, risen by, and held in a row, in periods that end in the window", async () => {
    const rank = (period: string, id: string, title: number, paidAs = title) => ({
      ...{ period, id, title, paidAs },
    });
    const ranks = [
      ...[rank("2026-02", "a", 1), rank("2026-03", "a", 2)], // rose by one
      ...[rank("2026-02", "b", 2), rank("2026-03", "b", 2, 1)], // held his title
      rank("2026-03", "c", 2), // his imported title was silver, so he rose by one
      rank("2026-04", "d", 2), // too late
    ];
    const people = family.map((one) => (one.id === "c" ? { ...one, title: "silver" } : one));
    const world = { people, orders: [], ranks, periods: ["2026-02", "2026-03", "2026-04"] };
    const asked = `{ any: [{ rank: { by: paidAs, atLeast: gold } }, { advance: { by: title, ranks: 1 } }, { hold: { by: title, atLeast: silver, periods: 1 } }] }`;
    expect(await outcome(world, tier(asked))).toEqual({
      ...{ a: "2 1 1 | 0 | win", b: "1 0 1 | 0 | win", c: "2 1 1 | 0 | win", d: "0 0 0 | 0 |" },
    });
  });
});

describe("contests", () => {
  const points = `points:
  - volume: { of: personal, measuredIn: qualifying, orders: all, each: 100.00, points: 2 }
  - enrolments: { points: 5 }
`;
  const prizes = "prizes: [{ kind: trip, name: Lisbon, cost: 900.00, taxedValue: 750.00 }]";
  const people: World["people"] = [
    ...["a", "b", "c", "d"].map((id) => ({ id, joined: jan })),
    { id: "n", joined: "2026-03-04T00:00:00Z", sponsor: "a" },
  ];
  const orders: World["orders"] = [
    { id: "a1", buyer: "a", at: "2026-03-02T00:00:00Z", qualifying: 19999n }, // 1 full hundred: 2, and 5
    { id: "b1", buyer: "b", at: "2026-03-09T00:00:00Z", qualifying: 20000n }, // 4
    { id: "c1", buyer: "c", at: "2026-03-03T00:00:00Z", qualifying: 20000n }, // 4, but back to 2 and up again
    { id: "c2", buyer: "c", at: "2026-03-04T00:00:00Z", qualifying: 5000n, returns: "c1" },
    { id: "c3", buyer: "c", at: "2026-03-20T00:00:00Z", qualifying: 5000n },
  ];
  const top = (ties: string) =>
    `${points}awards: each\ntiers:\n  - { id: top, name: Top, top: { count: 2, ties: ${ties} }, ${prizes} }`;

  test("the earlier of two who are level is the one who has had his points longer without a break", async () => {
    const since = Date.parse("2026-03-09T00:00:00Z");
    expect(await outcome({ people, orders }, top("earlier"))).toEqual({
      ...{ a: "19999 1 | 7 | top", b: `20000 0 | 4 | top since ${since}` },
      ...{ c: "20000 0 | 4 |", d: "0 0 | 0 |", n: "0 0 | 0 |" },
    });
  });

  test("or all who are level win, or none of them", async () => {
    const all = await outcome({ people, orders }, top("all"));
    expect([all.a, all.b, all.c]).toEqual([
      ...["19999 1 | 7 | top", "20000 0 | 4 | top", "20000 0 | 4 | top"],
    ]);
    const none = await outcome({ people, orders }, top("none"));
    expect([none.a, none.b, none.c]).toEqual([
      ...["19999 1 | 7 | top", "20000 0 | 4 |", "20000 0 | 4 |"],
    ]);
  });

  test("a limited tier goes to the first; who has the highest takes no place below it", async () => {
    const volume = (atLeast: string) =>
      `requires: { volume: { of: personal, measuredIn: qualifying, orders: all, atLeast: ${atLeast} } }`;
    const tiers = (awards: string) => `awards: ${awards}
tiers:
  - { id: small, name: Small, ${volume("100.00")}, limit: 1, ${prizes} }
  - { id: large, name: Large, ${volume("200.00")}, limit: 1, ${prizes} }`;
    const at = (day: string) => Date.parse(`2026-03-${day}T00:00:00Z`);
    // small: a since the 2nd, c since the 3rd (never below 150), b since the 9th; large: b since the 9th, c since the 20th.
    const each = await outcome({ people, orders }, tiers("each"));
    expect([each.a, each.b, each.c]).toEqual([
      `19999 | 0 | small since ${at("02")}`,
      `20000 | 0 | large since ${at("09")}`,
      "20000 | 0 |",
    ]);
    const early = orders.map((one) =>
      one.id === "b1" ? { ...one, at: "2026-03-01T00:00:00Z" } : one,
    );
    const highest = await outcome({ people, orders: early }, tiers("highest"));
    expect([highest.a, highest.b]).toEqual([
      `19999 | 0 | small since ${at("02")}`,
      `20000 | 0 | large since ${at("01")}`,
    ]);
  });

  test("nobody wins without a point, and only participants compete", async () => {
    const suspended = people.map((one) =>
      one.id === "a" ? { ...one, status: "suspended" as const } : one,
    );
    const found = await outcome({ people: suspended, orders }, top("none"));
    expect(found).toEqual({
      ...{ b: "20000 0 | 4 | top", c: "20000 0 | 4 | top", d: "0 0 | 0 |", n: "0 0 | 0 |" },
    });
  });
});
