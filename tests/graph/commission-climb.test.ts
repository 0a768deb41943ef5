/** The climbs: nearest first, along one tree only, however deep and in whatever order it was written. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { settleDifferential } from "../../server/bonus/kinds/differential.ts";
import {
  ANYBODY,
  climbAlong,
  type StopRule,
  type Way,
} from "../../server/bonus/climb/next-stops.ts";
import type { Settling } from "../../server/bonus/settled.ts";
import { pathAbove, peopleBelow } from "../../server/line/people.ts";
import type { DifferentialBonus } from "../../server/plan/plan.ts";
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
}
const waiting = (all: Waits[]) =>
  all.map((one) => ({ inclusive: false, volume: 100n, count: 1n, unit: null, ...one }));

/** The ranks from one on, up to but not including another. */
const ranks = (from: bigint, until: bigint | null = null) => ({ stopRanges: [{ from, until }] });
const AT = { plan: importPlan(), sheet: SHEET };

/** Where what waits stops next. */
function nextUpline(all: Waits[], rule: StopRule = ANYBODY, more: Partial<Way> = {}) {
  const way: Way = { sheet: SHEET, tree: "sponsor", by: "paidAs", mark: "payable", ...more };
  return climbAlong(store.graph, way)(waiting(all), rule);
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
    ["sponsor" as const, "b"],
    ["placement" as const, "e"],
  ])("the next upline in the %s tree is %s", async (tree, id) => {
    expect(await nextUpline([{ id: "c" }], ANYBODY, { tree })).toMatchObject([{ id }]);
  });

  test("depth is that of the tree that is asked for", async () => {
    for (const [edge, deepest] of [
      ["UNDER_SPONSOR", 2n],
      ["UNDER_PLACEMENT", 3n],
    ] as const) {
      const [row] = await store.graph.write("sheet/set-depth", { sheet: SHEET, edge });
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
    ["anybody", ANYBODY, "lapsed"],
    ["the active", { ...ANYBODY, stops: ["active"] }, "silver"],
    ["who is not terminated", { ...ANYBODY, stops: ["payable"] }, "lapsed"],
    ["who bears a mark", { ...ANYBODY, stops: ["fit"] }, "silver"],
    ["who bears a mark that nobody has", { ...ANYBODY, stops: ["none"] }, null],
    ["who bears both marks", { ...ANYBODY, stops: ["fit", "active"] }, "silver"],
    ["a rank", { ...ANYBODY, ...ranks(3n, 4n) }, "top"],
    ["a rank or a higher one", { ...ANYBODY, ...ranks(2n) }, "lapsed"],
    ["nobody", { ...ANYBODY, stopRanges: [] }, null],
  ])("%s", async (_, rule, id) => {
    expect(await nextUpline([{ id: "seller" }], rule)).toMatchObject(id === null ? [] : [{ id }]);
  });

  test.each([
    ["payable", true],
    ["active", false],
    ["none", false],
  ])("whoever stops it is paid if he bears the mark: %s", async (mark, qualifies) => {
    const rows = await nextUpline([{ id: "seller" }], ANYBODY, { mark });
    expect(rows).toMatchObject([{ id: "lapsed", qualifies }]);
  });

  test("by title the rank is another one", async () => {
    const rows = await nextUpline(
      [{ id: "seller" }],
      { ...ANYBODY, ...ranks(3n, 4n) },
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
    const byUnit = new Map(apart.map(({ unit, volume }) => [unit, volume]));
    expect(byUnit).toEqual(
      new Map([
        [40n, 40n],
        [100n, 100n],
      ]),
    );
  });
});

describe("where a percentage is higher", () => {
  const tree = `
    gold paidAs=3
      lapsed paidAs=2 active=false
        bronze paidAs=1
          seller paidAs=1
  `;
  const usual = [0n, 40_000n, 80_000n, 120_000n];
  beforeAll(() => drawSheet(store, familyTree(tree)));
  const settled = async (rates: bigint[], more: Partial<DifferentialBonus>) => {
    const seller = { id: "seller", own: true, unit: null, volume: 100n, count: 1n, sales: 1n };
    const settling = {
      ...{ graph: store.graph, scope: { sheet: SHEET } },
      sellersFor: () => Promise.resolve([seller]),
    } as unknown as Settling;
    const parts = await settleDifferential(settling, {
      ...{ id: "d", kind: "differential", tree: "sponsor", percentage: { by: "paidAs", rates } },
      ...{ ownOrders: "paid", customerOrders: "paid", firstLevel: 0, sellerBlocks: true },
      ...{ unqualified: "ignored", payee: { active: true }, ...more },
    } as DifferentialBonus);
    return parts.map(({ distributorId, ratePpm }) => `${distributorId} ${ratePpm}`);
  };

  test.each<[string, bigint[], Partial<DifferentialBonus>, string[]]>([
    ["an equal one is passed", usual, {}, ["seller 40000", "gold 80000"]],
    [
      "one who is paid nothing may block",
      usual,
      { unqualified: "blocks" },
      ["seller 40000", "gold 40000"],
    ],
    [
      "he is paid where nothing is asked",
      usual,
      { payee: {} },
      ["seller 40000", "lapsed 40000", "gold 40000"],
    ],
    [
      "the seller may cover nothing",
      usual,
      { sellerBlocks: false },
      ["seller 40000", "bronze 40000", "gold 80000"],
    ],
    [
      "a schedule that falls again is looked at bracket by bracket",
      [0n, 80_000n, 120_000n, 10_000n],
      { payee: {} },
      ["seller 80000", "lapsed 40000"],
    ],
    ["the highest covers all", [0n, 120_000n, 0n, 120_000n], {}, ["seller 120000"]],
  ])("%s", async (_, rates, more, expected) => {
    expect(await settled(rates, more)).toEqual(expected);
  });
});

describe("on a chain of 20,000", () => {
  const people = chainOf(20_000, (i) => ({ active: i % 7_000 === 0 }));
  beforeAll(() => drawSheet(store, shuffled(people, 11)), 120_000);

  test("the nearest active upline is found from anywhere, not the topmost", async () => {
    const rule = { ...ANYBODY, stops: ["active"] };
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
    const [row] = await store.graph.write("sheet/set-depth", {
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
