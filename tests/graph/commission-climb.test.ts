/** The climbs: nearest first, along one tree only, however deep and in whatever order it was written. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pathAbove, peopleBelow } from "../../server/line/people.ts";
import { importPlan } from "../support/import-plan.ts";
import { chainOf, drawSheet, familyTree, SHEET, shuffled } from "./sheet-tree.ts";
import { openStore, type Store } from "./trial-store.ts";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

interface Waits {
  id: string;
  inclusive?: boolean;
  volume?: bigint;
  unit?: bigint | null;
  covered?: bigint;
  need?: number | null;
}
const waiting = (all: Waits[]) =>
  all.map((one) => ({ inclusive: false, volume: 100n, count: 1n, unit: null, ...one }));

const anybody = { stops: [], stopRanges: null };
/** The ranks from one on, up to but not including another. */
const ranks = (from: number, until: number | null = null) => ({ stopRanges: [{ from, until }] });
const AT = { plan: importPlan(), sheet: SHEET };

async function nextUpline(all: Waits[], rule: object = anybody, more: object = {}) {
  return store.graph.read("bonus/next-upline", {
    ...{ sheet: SHEET, edge: "UNDER_SPONSOR", by: "paidAs", mark: "payable" },
    ...{ waiting: waiting(all), ...rule, ...more },
  });
}

const twoTrees = `
  a paidAs=1
    b active=false
      c paidAs=2 under=e
    d under=a
      e under=d
`;

describe("in two trees of one sheet", () => {
  beforeAll(() => drawSheet(store, familyTree(twoTrees)));

  test("a dynamic type of variable length walks both trees; so no query of ours has one", async () => {
    const trap = await store.query<{ id: string }>(
      `MATCH (s:Standing {distributorId: "c"})-[:$($edge)*1..]->(u)
       WHERE u:Standing RETURN DISTINCT u.distributorId AS id ORDER BY id`,
      { edge: "UNDER_SPONSOR" },
    );
    expect(trap.map(({ id }) => id)).toEqual(["a", "b", "d", "e"]);
  });

  test.each([
    ["UNDER_SPONSOR", ["c", "b", "a"]],
    ["UNDER_PLACEMENT", ["c", "e", "d", "a"]],
  ])("people above along %s are those of that tree, nearest first", async (edge, expected) => {
    const tree = edge === "UNDER_SPONSOR" ? "sponsor" : "placement";
    const path = await pathAbove(store.graph, AT, tree, "c");
    expect(path.map(({ distributorId }) => distributorId)).toEqual(expected);
  });

  test.each([
    ["UNDER_SPONSOR", { a: null, b: "a", c: "b", d: "a", e: "d" }],
    ["UNDER_PLACEMENT", { a: null, d: "a", e: "d", c: "e" }],
  ])("people below along %s have their parents there", async (edge, expected) => {
    const rows = await store.graph.read("line/people-below", {
      ...{ sheet: SHEET, edge, distributorId: "a", marks: [] },
    });
    expect(Object.fromEntries(rows.map((row) => [row.distributorId, row.parent]))).toEqual(
      expected,
    );
  });

  test.each([
    ["UNDER_SPONSOR", "b"],
    ["UNDER_PLACEMENT", "e"],
  ])("the next upline along %s is %s", async (edge, id) => {
    expect(await nextUpline([{ id: "c" }], anybody, { edge })).toMatchObject([{ id }]);
  });

  test("depth is that of the tree that is asked for", async () => {
    for (const [edge, deepest] of [
      ["UNDER_SPONSOR", 2n],
      ["UNDER_PLACEMENT", 3n],
    ] as const) {
      const [row] = await store.graph.write("standing/set-depth", { sheet: SHEET, edge });
      expect(row?.depthMax).toBe(deepest);
    }
  });
});

describe("who stops the climb", () => {
  const tree = `
    top paidAs=3 title=3
      silver paidAs=2 title=3 fit=true
        gone status=terminated active=false
          lapsed active=false paidAs=2
            seller
  `;
  beforeAll(() => drawSheet(store, shuffled(familyTree(tree), 3)));

  test.each([
    ["anybody", anybody, "lapsed"],
    ["the active", { ...anybody, stops: ["active"] }, "silver"],
    ["who is not terminated", { ...anybody, stops: ["payable"] }, "lapsed"],
    ["who bears a mark", { ...anybody, stops: ["fit"] }, "silver"],
    ["who bears a mark that nobody has", { ...anybody, stops: ["none"] }, null],
    ["who bears both marks", { ...anybody, stops: ["fit", "active"] }, "silver"],
    ["a rank", { ...anybody, ...ranks(3, 4) }, "top"],
    ["a rank or a higher one", { ...anybody, ...ranks(2) }, "lapsed"],
    ["nobody", { ...anybody, stopRanges: [] }, null],
  ])("%s", async (_, rule, id) => {
    expect(await nextUpline([{ id: "seller" }], rule)).toMatchObject(id === null ? [] : [{ id }]);
  });

  test.each([
    ["payable", true],
    ["active", false],
    ["none", false],
  ])("whoever stops it is paid if he bears the mark: %s", async (mark, qualifies) => {
    const rows = await nextUpline([{ id: "seller" }], anybody, { mark });
    expect(rows).toMatchObject([{ id: "lapsed", qualifies }]);
  });

  test("by title the rank is another one", async () => {
    const rows = await nextUpline(
      [{ id: "seller" }],
      { ...anybody, ...ranks(3, 4) },
      { by: "title" },
    );
    expect(rows).toMatchObject([{ id: "silver", value: 3n }]);
  });

  test("inclusive volume may stop where it stands, other volume may not", async () => {
    expect(await nextUpline([{ id: "silver", inclusive: true }])).toMatchObject([{ id: "silver" }]);
    expect(await nextUpline([{ id: "silver" }])).toMatchObject([{ id: "top" }]);
    expect(await nextUpline([{ id: "top" }])).toEqual([]);
  });

  test("volume that meets goes on as one; units of different orders stay apart", async () => {
    const merged = await nextUpline([
      { id: "gone" },
      { id: "silver", inclusive: true, volume: -30n },
    ]);
    expect(merged).toMatchObject([{ id: "silver", volume: 70n, count: 2n }]);
    const apart = await nextUpline([
      { id: "gone", unit: 100n },
      { id: "silver", inclusive: true, unit: 40n, volume: 40n },
    ]);
    expect(apart.map(({ unit, volume }) => [unit, volume])).toEqual([
      [40n, 40n],
      [100n, 100n],
    ]);
  });
});

describe("where a percentage is higher", () => {
  const tree = `
    gold paidAs=3
      lapsed paidAs=2 active=false
        bronze paidAs=1
          seller paidAs=1
  `;
  const flat = (from: number, rate: number) => ({ from, rate, rise: 0, width: 1 });
  const brackets = [flat(1, 40_000), flat(2, 80_000), flat(3, 120_000)];
  beforeAll(() => drawSheet(store, familyTree(tree)));
  const needOf = (covered: bigint) => brackets.find(({ rate }) => rate > covered)?.from ?? null;
  const climb = (covered: bigint, more: object = {}) =>
    store.graph.read("bonus/next-higher-percentage", {
      ...{ sheet: SHEET, edge: "UNDER_SPONSOR", by: "paidAs", brackets },
      ...{ mark: "active", everybody: false, unqualifiedStop: false },
      ...{
        rising: false,
        waiting: waiting([{ id: "seller", covered, need: needOf(covered) }]),
        ...more,
      },
    });

  test.each([
    ["an equal percentage is passed", 40_000n, {}, "gold"],
    ["a lower one is met", 39_999n, {}, "bronze"],
    ["unqualified people stop it where they count", 40_000n, { unqualifiedStop: true }, "lapsed"],
    ["the highest covers all", 120_000n, {}, null],
    ["everybody: the very next", 120_000n, { everybody: true }, "bronze"],
  ])("%s", async (_, covered, more, id) => {
    const expected = id === null ? [] : [{ id }];
    expect(await climb(covered, more)).toMatchObject(expected);
    expect(await climb(covered, { ...more, rising: true })).toMatchObject(expected);
  });

  test("between two brackets the percentage rises evenly, cut to the ppm", async () => {
    const rising = [{ from: 1, rate: 40_000, rise: 80_001, width: 2 }, flat(3, 120_001)];
    const met = await climb(40_000n, {
      ...{ brackets: rising, mark: "payable", rising: true },
      waiting: waiting([{ id: "seller", covered: 40_000n, need: 2 }]),
    });
    expect(met).toMatchObject([{ id: "lapsed", percentage: 80_000n }]);
  });

  test("a schedule that falls again is looked at bracket by bracket", async () => {
    const falling = [flat(1, 80_000), flat(2, 120_000), flat(3, 10_000)];
    const met = await climb(80_000n, {
      ...{ brackets: falling, mark: "payable" },
      waiting: waiting([{ id: "seller", covered: 80_000n, need: 2 }]),
    });
    expect(met).toMatchObject([{ id: "lapsed", percentage: 120_000n }]);
    const none = await climb(120_000n, {
      ...{ brackets: falling, mark: "payable" },
      waiting: waiting([{ id: "lapsed", covered: 0n, need: 1 }]),
    });
    expect(none).toMatchObject([{ id: "gold", percentage: 10_000n }]);
  });
});

describe("on a chain of 20,000", () => {
  const people = chainOf(20_000, (i) => ({ active: i % 7_000 === 0 }));
  beforeAll(() => drawSheet(store, shuffled(people, 11)), 120_000);

  test("the nearest active upline is found from anywhere, not the topmost", async () => {
    const rule = { ...anybody, stops: ["active"] };
    const rows = await nextUpline(
      [
        { id: "p19999" },
        { id: "p14000" },
        { id: "p13999", volume: 1n },
        { id: "p7000" },
        { id: "p1" },
      ],
      rule,
    );
    expect(rows.map(({ id, volume }) => [id, volume])).toEqual([
      ["p0", 200n],
      ["p14000", 100n],
      ["p7000", 101n],
    ]);
  });

  test("its depth is known to the end", async () => {
    const [row] = await store.graph.write("standing/set-depth", {
      sheet: SHEET,
      edge: "UNDER_SPONSOR",
    });
    expect(row).toEqual({ depthMax: 19_999n, standings: 20_000n });
  });

  test("everybody below the top is found, each with his parent", async () => {
    const below = await peopleBelow(store.graph, AT, "sponsor", "p0");
    expect(below.size).toBe(20_000);
    expect(below.get("p19999")?.parent).toBe("p19998");
  });

  test("people above come nearest first to the top", async () => {
    const path = await pathAbove(store.graph, AT, "sponsor", "p19999");
    expect(path).toHaveLength(20_000);
    expect(path[0]?.distributorId).toBe("p19999");
    expect(path.at(-1)?.distributorId).toBe("p0");
  });
});
