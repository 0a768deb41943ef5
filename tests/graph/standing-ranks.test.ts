/** The rank pass: leg rules, breakaway, titles and exact sums, on trees drawn as text. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Plan, Requirement } from "../../server/plan/plan.ts";
import { EVERYTHING_DECIDED } from "../../server/sheet/decided.ts";
import { claimSheet } from "../../server/sheet/fence.ts";
import { ruleParameters, settleRanks } from "../../server/standing/standing.service.ts";
import { importPlan } from "../support/import-plan.ts";
import { chainOf, drawSheet, familyTree, SHEET, shuffled, type Drawn } from "./sheet-tree.ts";
import { openStore, type Store } from "./trial-store.ts";

/** The period of the sheets here. */
const JANUARY = { startsAt: Date.UTC(2026, 0, 1), lastDay: "2026-01-31" };

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

function ranksOf(...requires: (Requirement | "appointment")[]): Plan["ranks"] {
  return requires.map((one, i) => ({
    number: i + 1,
    id: `r${i + 1}`,
    name: `R${i + 1}`,
    requires: one,
  }));
}

interface Settled extends Record<string, unknown> {
  distributorId: string;
  paidAs: bigint;
  title: bigint;
  active: boolean;
  groupVolume: bigint;
  totalVolume: bigint;
  brokeAway: boolean;
}

async function pass(changes: Partial<Plan>, people: readonly Drawn[], ranksOwn = true) {
  await drawSheet(store, people);
  const edge = "UNDER_SPONSOR";
  const [depth] = await store.graph.write("sheet/set-depth", { sheet: SHEET, edge });
  const [answer] = await store.graph.write("standing/rank-pass", {
    ...{
      sheet: SHEET,
      edge,
      depthMax: depth?.depthMax,
      depthMin: 0n,
      overrides: {},
      touched: null,
      lane: null,
    },
    ...ruleParameters(importPlan(changes), JANUARY, ranksOwn),
  });
  const rows = await store.query<Settled>(
    `MATCH (s:Standing) RETURN s.distributorId AS distributorId, s.paidAs AS paidAs, s.title AS title,
       s.active AS active, s.groupVolume AS groupVolume, s.totalVolume AS totalVolume, s.brokeAway AS brokeAway`,
  );
  return {
    exact: answer?.exact,
    by: Object.fromEntries(rows.map((one) => [one.distributorId, one])),
  };
}

describe("leg rules", () => {
  // Leg x: a lapsed head of rank 0 with a rank 1 deep inside; leg y: its head is rank 1 itself.
  const people = familyTree(`
    top
      x
        middle
          deep pv=100
      y pv=100
        low pv=50
      z
  `);
  const base = { activity: { personalVolume: 50n } as const };
  const first: Requirement = { personalVolume: 100n };

  test.each<[string, Requirement["legs"] & object, bigint]>([
    ["a rank anywhere in two legs", [{ count: 2, rank: 1 }], 2n],
    ["a rank anywhere in three legs: there are two", [{ count: 3, rank: 1 }], 0n],
    ["one head of that rank", [{ count: 1, headRank: 1 }], 2n],
    ["two heads of that rank: there is one", [{ count: 2, headRank: 1 }], 0n],
    ["one active head", [{ count: 1, headActive: true }], 2n],
    ["two active heads: one has lapsed", [{ count: 2, headActive: true }], 0n],
    ["two legs of 100: exactly reached", [{ count: 2, totalVolume: 100n }], 2n],
    ["two legs of 101: only one", [{ count: 2, totalVolume: 101n }], 0n],
    ["one leg of 150, its head counted", [{ count: 1, totalVolume: 150n }], 2n],
    [
      "two entries that the same leg fulfils",
      [
        { count: 1, headRank: 1 },
        { count: 1, totalVolume: 150n },
      ],
      2n,
    ],
    [
      "two entries of which one fails",
      [
        { count: 1, headRank: 1 },
        { count: 1, totalVolume: 151n },
      ],
      0n,
    ],
    ["one leg that must be both", [{ count: 1, rank: 1, headActive: true }], 2n],
    ["all three legs, with nothing asked of them", [{ count: 3 }], 2n],
    ["four legs: there are three", [{ count: 4 }], 0n],
  ])("%s", async (_, legs, paidAs) => {
    const { by } = await pass({ ...base, ranks: ranksOf(first, { legs }) }, people);
    expect(by.top?.paidAs).toBe(paidAs);
    expect(by.deep?.paidAs).toBe(1n);
  });
});

describe("ranks and titles", () => {
  test("the highest rank whose own demands hold, also when a lower one's do not", async () => {
    const ranks = ranksOf({ personalVolume: 500n }, { totalVolume: 100n });
    const { by } = await pass({ ranks }, familyTree("a pv=99\n  b pv=1"));
    expect([by.a?.paidAs, by.b?.paidAs]).toEqual([2n, 0n]);
  });

  test("a title never falls, rises at once, and an appointment is never paid-as", async () => {
    const ranks = ranksOf({ personalVolume: 100n }, { personalVolume: 200n }, "appointment");
    const people = familyTree(`
      fell pv=100 before=2
      rose pv=200 before=1
      given pv=200 before=3
      none pv=99
    `);
    const { by } = await pass({ ranks }, people);
    const both = (id: string) => [by[id]?.paidAs, by[id]?.title];
    expect(both("fell")).toEqual([1n, 2n]);
    expect(both("rose")).toEqual([2n, 2n]);
    expect(both("given")).toEqual([2n, 3n]);
    expect(both("none")).toEqual([0n, 0n]);
  });

  test("the terminated are never active nor paid-as; the suspended are like others; volume passes", async () => {
    const people = familyTree(`
      top
        gone status=terminated pv=300 before=1
          held status=suspended pv=100
    `);
    const { by } = await pass({ ranks: ranksOf({}), activity: "always" }, people);
    expect(by.gone).toMatchObject({ active: false, paidAs: 0n, title: 1n, totalVolume: 400n });
    expect(by.held).toMatchObject({ active: true, paidAs: 1n });
    expect(by.top).toMatchObject({ totalVolume: 400n, groupVolume: 400n, paidAs: 1n });
  });

  test("borrowed ranks stay; activity and volumes are the period's own", async () => {
    const people = familyTree("a paidAs=2 before=2\n  b pv=10 paidAs=1");
    const plan = { ranks: ranksOf({}, {}), activity: { personalVolume: 10n } as const };
    const { by } = await pass(plan, people, false);
    expect(by.a).toMatchObject({ paidAs: 2n, title: 2n, active: false, totalVolume: 10n });
    expect(by.b).toMatchObject({ paidAs: 1n, title: 1n, active: true });
  });

  test("without ranks nobody has one, and everybody has volumes", async () => {
    const { by, exact } = await pass(
      { ranks: [], activity: "always" },
      familyTree("a pv=1\n  b pv=2"),
    );
    expect(by.a).toMatchObject({ paidAs: 0n, title: 0n, totalVolume: 3n, active: true });
    expect(exact).toBe(true);
  });
});

describe("breakaway", () => {
  const plan = { ranks: ranksOf({ groupVolume: 200n }), breakawayRank: 1 };

  test.each([
    ["exactly the rank's volume breaks away", 50n, [100n, 200n, true]],
    ["one hundredth less does not", 49n, [299n, 199n, false]],
  ])("%s", async (_, low, expected) => {
    const { by } = await pass(plan, familyTree(`a pv=100\n  b pv=150\n    c pv=${low}`));
    expect([by.a?.groupVolume, by.b?.groupVolume, by.b?.brokeAway]).toEqual(expected);
    expect(by.a?.totalVolume).toBe(250n + low);
  });

  test("a group inside a broken-away group is out of both", async () => {
    const { by } = await pass(plan, familyTree("a pv=5\n  b pv=200\n    c pv=10\n      d pv=300"));
    expect(by.b).toMatchObject({ groupVolume: 210n, totalVolume: 510n, brokeAway: true });
    expect(by.a).toMatchObject({ groupVolume: 5n, totalVolume: 515n, brokeAway: false });
  });
});

describe("sums", () => {
  test("a sum that leaves the integers is noticed", async () => {
    const people = familyTree("a\n  b pv=6000000000000000000\n  c pv=6000000000000000000");
    const { exact } = await pass({ ranks: [] }, people);
    expect(exact).toBe(false);
  });

  test("a missing volume is noticed, not read as zero", async () => {
    const people = familyTree("a\n  b pv=1");
    delete people[1]!.properties.personalVolume;
    await drawSheet(store, people);
    await store.query('MATCH (s:Standing {distributorId: "b"}) REMOVE s.personalVolume');
    const edge = "UNDER_SPONSOR";
    await store.graph.write("sheet/set-depth", { sheet: SHEET, edge });
    const [answer] = await store.graph.write("standing/rank-pass", {
      ...{
        sheet: SHEET,
        edge,
        depthMax: 1n,
        depthMin: 0n,
        overrides: {},
        touched: null,
        lane: null,
      },
      ...ruleParameters(importPlan({ ranks: [] }), JANUARY, true),
    });
    expect(answer?.exact).toBe(false);
  });

  test("a leg 5,000 deep adds up to its top, in any order of insertion", async () => {
    const { by } = await pass(
      { ranks: [] },
      shuffled(
        chainOf(5_000, () => ({ personalVolume: 1n })),
        5,
      ),
    );
    expect(by.p0?.totalVolume).toBe(5_000n);
    expect(by.p2500?.groupVolume).toBe(2_500n);
  });
});

test("a level of thousands is settled by several lanes, and comes out as by one", async () => {
  const head: Drawn = { id: "head", sponsor: null, parent: null, properties: {} };
  const legs = Array.from({ length: 4_001 }, (_, i): Drawn => {
    const properties = { personalVolume: BigInt(i), lane: BigInt((i % 2) + 1) };
    return { id: `leg ${i}`, sponsor: "head", parent: null, properties };
  });
  await drawSheet(store, [head, ...legs]);
  await store.graph.write("sheet/set-depth", { sheet: SHEET, edge: "UNDER_SPONSOR" });
  const fence = await claimSheet(store.graph, SHEET, "2026-01");
  const plan = importPlan({
    activity: { personalVolume: 50n },
    ranks: ranksOf({ personalVolume: 4_000n }, { legs: [{ count: 3, headActive: true }] }),
  });
  await settleRanks(fence, plan, "own", {
    ...{ ...JANUARY, endsAt: Date.UTC(2026, 1, 1), firstDay: "2026-01-01" },
    ...{ sheet: SHEET, before: null },
    decided: EVERYTHING_DECIDED,
  });
  const [found] = await store.query(
    `MATCH (s:Standing) WITH s ORDER BY s.paidAs DESC
     RETURN sum(CASE WHEN s.active THEN 1 ELSE 0 END) AS active, collect(s.distributorId)[..2] AS ranked,
       max(s.totalVolume) AS total, sum(CASE WHEN s.title IS NULL THEN 1 ELSE 0 END) AS missed`,
  );
  expect(found).toEqual({
    ...{ active: 3_951n, ranked: ["head", "leg 4000"], total: 8_002_000n, missed: 0n },
  });
});
