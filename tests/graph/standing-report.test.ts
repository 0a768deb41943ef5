/** The report card: what is missing, which leg cannot help, and that it agrees with the rank pass. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Plan, Rank, Requirement } from "../../server/plan/plan.ts";
import { nextRank, reportCard } from "../../server/standing/report/report-card.ts";
import { planOf, rerank } from "./ranked-sheet.ts";
import { drawSheet, familyTree, SHEET, type Drawn } from "./sheet-tree.ts";
import { openStore, type Store } from "./trial-store.ts";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

async function settle(plan: Plan, people: readonly Drawn[]): Promise<void> {
  await drawSheet(store, people);
  await rerank(store, plan);
}

const cardOf = (plan: Plan, distributorId: string) =>
  reportCard(store.graph, plan, { sheet: SHEET, distributorId });

describe("which leg cannot help", () => {
  test("three teams of 600 (GC-12c): 651 and 636 count, 552 is 48 short", async () => {
    const plan = planOf({ requires: { legs: [{ count: 3, totalVolume: 600_00n }] } });
    await settle(plan, familyTree("top\n  one pv=65100\n  two pv=63600\n  three pv=55200"));
    const [report] = (await cardOf(plan, "top"))!;
    const [legs] = report!.achieve!;
    expect(legs).toMatchObject({ have: "2", need: "3", missing: "1", met: false });
    expect(legs!.legs.map(({ headId, helps, why }) => [headId, helps, why])).toEqual([
      ["one", false, "It counts already; more in it changes nothing."],
      ["two", false, "It counts already; more in it changes nothing."],
      ["three", true, "It is 48.00 short."],
    ]);
    expect(report!.earned).toBe(false);
  });

  test("one leg of 19,000 counts 16,000 of 20,000 (GC-05): 4,000 missing, and not from that leg", async () => {
    const cappedTotal = {
      ...{ atLeast: 20_000_00n, legCap: 800_000n },
      ...{ capOf: "requirement" as const, personal: "capped" as const },
    };
    const plan = planOf({ requires: { cappedTotal } });
    await settle(plan, familyTree("top\n  big pv=1900000\n  small pv=0"));
    const [total] = (await cardOf(plan, "top"))![0]!.achieve!;
    expect(total).toMatchObject({
      ...{ have: "19000.00", counted: "16000.00", need: "20000.00", missing: "4000.00" },
      ...{ unit: "points", met: false },
    });
    expect(total!.legs.map(({ headId, counted, helps }) => [headId, counted, helps])).toEqual([
      ["big", "16000.00", false],
      ["small", "0.00", true],
    ]);
  });

  test("a leg whose rank is too weak says which rank it has", async () => {
    const plan = planOf(
      { name: "Silver", requires: { personalVolume: 100n } },
      { name: "Gold", requires: { legs: [{ count: 2, rank: 1 }] } },
    );
    await settle(plan, familyTree("top\n  one pv=100\n  two pv=99"));
    const gold = nextRank((await cardOf(plan, "top"))!.slice(1), 0)!;
    expect(gold.achieve![0]!.legs.find(({ headId }) => headId === "two")).toMatchObject({
      ...{ counted: "no", helps: true, why: "The highest rank in it is no rank." },
    });
  });

  test("different legs: as many as can be shared out", async () => {
    const legs = [
      { count: 1, headRank: 1 },
      { count: 2, totalVolume: 500n },
    ];
    const plan = planOf(
      { requires: { personalVolume: 1000n } },
      { requires: { legs, legsDistinct: true } },
    );
    await settle(plan, familyTree("top\n  a pv=2000\n  b pv=600\n  c pv=400"));
    const { achieve, earned } = (await cardOf(plan, "top"))![1]!;
    expect(achieve!.map(({ have, need }) => `${have} of ${need}`)).toEqual([
      ...["1 of 1", "2 of 2", "2 of 3"],
    ]);
    expect(earned).toBe(false);
  });
});

test("what maintains a rank is told apart from what reaches it", async () => {
  const plan = planOf({ requires: { personalVolume: 500n }, maintain: { personalVolume: 300n } });
  await settle(plan, familyTree("had pv=300 before=1\nnew pv=300"));
  expect((await cardOf(plan, "had"))![0]).toMatchObject({
    ...{ maintains: true, earned: true, achieve: [{ missing: "2.00" }], maintain: [{ met: true }] },
  });
  expect((await cardOf(plan, "new"))![0]).toMatchObject({ maintains: false, earned: false });
});

describe("the card agrees with the rank pass for everybody", () => {
  const people = familyTree(`
    top pv=60 before=1
      a pv=200
        a1 pv=300
        a2 pv=20
          a3 pv=400
      b pv=40
        b1 pv=500
        b2 pv=80 status=terminated
          b3 pv=120
      c pv=700 before=1
      d status=terminated pv=900
  `);
  beforeAll(() => drawSheet(store, people));

  test.each<[string, Partial<Rank>]>([
    ["a measure", { requires: { active: true, groupVolume: 600n } }],
    ["side volume", { requires: { sideVolume: 500n } }],
    ["a cap of the requirement", { requires: { cappedTotal: capped(1000n, "requirement") } }],
    ["a cap of the total", { requires: { cappedTotal: capped(700n, "total") } }],
    ["legs", { requires: { legs: [{ count: 2, totalVolume: 300n, headActive: true }] } }],
    [
      "different legs after compression",
      {
        requires: {
          legs: [
            { count: 1, totalVolume: 700n },
            { count: 2, totalVolume: 120n },
          ],
          ...{ legsDistinct: true, legsCounted: "compressed" },
        },
      },
    ],
    ["sponsored people", { requires: { sponsored: { count: 2, active: true } } }],
    ["a team", { requires: { team: { count: 3, personalVolume: 100n } } }],
    ["a team of levels", { requires: { team: { count: 2, levels: 1, active: true } } }],
    [
      "the volume of levels",
      { requires: { levelsVolume: { levels: 2, personal: "ignored", atLeast: 500n } } },
    ],
    ["alternatives", { requires: { any: [{ personalVolume: 500n }, { totalVolume: 1500n }] } }],
    ["maintaining", { requires: { totalVolume: 5000n }, maintain: { personalVolume: 60n } }],
    ["a title before", { requires: { title: 1 } }],
  ])("%s", async (_, rank) => {
    const plan = planOf(rank);
    await rerank(store, plan);
    const rows = await store.query<{ id: string; paidAs: bigint }>(
      "MATCH (s:Standing) RETURN s.distributorId AS id, s.paidAs AS paidAs ORDER BY id",
    );
    const earned: string[] = [];
    for (const { id } of rows) if ((await cardOf(plan, id))![0]!.earned) earned.push(id);
    expect(earned).toEqual(rows.filter(({ paidAs }) => paidAs === 1n).map(({ id }) => id));
    expect(earned.length).toBeGreaterThan(0);
    expect(earned.length).toBeLessThan(rows.length);
  });
});

function capped(
  atLeast: bigint,
  capOf: "requirement" | "total",
): NonNullable<Requirement["cappedTotal"]> {
  return { atLeast, legCap: 400_000n, capOf, personal: "uncapped" };
}
