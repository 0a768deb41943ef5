/** Who is near his next rank: the requirement furthest away decides, worked out by hand. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Plan } from "../../server/plan/plan.ts";
import { settleGaps } from "../../server/standing/near/gaps.ts";
import { nearestBelow } from "../../server/standing/near/near.reader.ts";
import { JANUARY, planOf, rerank } from "./ranked-sheet.ts";
import { drawSheet, familyTree, SHEET } from "./sheet-tree.ts";
import { openStore, type Store } from "./trial-store.ts";

const edge = "UNDER_SPONSOR";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

/** Settles ranks and gaps of a tree; answers who lacks how much of his next rank, ppm. */
async function gapsOf(plan: Plan, tree: string): Promise<Record<string, bigint>> {
  await drawSheet(store, familyTree(tree));
  await rerank(store, plan);
  await store.graph.transaction((tx) => settleGaps(tx, plan, { ...JANUARY, sheet: SHEET }, null));
  const rows = await store.query<{ id: string; gap: bigint }>(
    "MATCH (s:Standing) WHERE s.rankGap IS NOT NULL RETURN s.distributorId AS id, s.rankGap AS gap ORDER BY id",
  );
  return Object.fromEntries(rows.map(({ id, gap }) => [id, gap]));
}

const near = (leaderId: string, limit = 10) =>
  nearestBelow(store.graph, { sheet: SHEET, edge, leaderId, limit }).then((all) =>
    all.map(({ id }) => id),
  );

test("what is furthest away decides; being active is as far as the activity is filled", async () => {
  const plan = planOf({ requires: { active: true, groupVolume: 400n } });
  // top: 40 of 50 and 350 of 400; one: 300 of 400; two: 10 of 50; none has begun nothing.
  const gaps = await gapsOf(plan, "top pv=40\n  one pv=300\n  two pv=10\n  none pv=0");
  expect(gaps).toEqual({ top: 200_000n, one: 250_000n, two: 975_000n });
  expect(await near("top")).toEqual(["one", "two"]);
  expect(await near("one")).toEqual([]);
  expect(await near("top", 1)).toEqual(["one"]);
});

test("the next rank is the one above what he is paid as; at the highest, or terminated, there is none", async () => {
  const plan = planOf(
    { requires: { personalVolume: 100n } },
    { requires: "appointment" },
    { requires: { personalVolume: 300n } },
  );
  const gaps = await gapsOf(plan, "a pv=50\nb pv=100\nc pv=300\nd pv=200 status=terminated");
  expect(gaps).toEqual({ a: 500_000n, b: 666_667n });
});

test("of alternatives the nearest counts, and what is no figure is there or not", async () => {
  const plan = planOf(
    { requires: { any: [{ personalVolume: 1_000n }, { totalVolume: 800n }] } },
    { requires: { title: 1, personalVolume: 2_000n } },
  );
  // b has had the first rank, so a half of 2,000 is left; c is paid as nothing and 500 of 800.
  const gaps = await gapsOf(plan, "a pv=400\nb pv=1000 before=1\nc pv=500");
  expect(gaps).toEqual({ a: 500_000n, b: 500_000n, c: 375_000n });
});

test("legs, people and a cap count as they do for the rank", async () => {
  const cappedTotal = { atLeast: 1_000n, legCap: 400_000n, capOf: "requirement" as const };
  const plan = planOf({
    requires: {
      legs: [{ count: 4, totalVolume: 100n }],
      sponsored: { count: 3, active: true },
      cappedTotal: { ...cappedTotal, personal: "uncapped" },
    },
  });
  // 3 of 4 legs, all active; of the large leg 400 count: 60 + 400 + 200 + 100 + 60 of 1,000.
  const tree = "top pv=60\n  a pv=900\n  b pv=200\n  c pv=100\n  d pv=60";
  expect(await gapsOf(plan, tree)).toEqual({ top: 250_000n });
  // One leg fewer: 2 of 4, and two of three people.
  expect(await gapsOf(plan, "top pv=60\n  a pv=900\n  b pv=200")).toEqual({ top: 500_000n });
});

test("where many stand below, the list of the sheet is walked: the same people", async () => {
  const plan = planOf({ requires: { personalVolume: 10_000n } });
  const crowd = Array.from({ length: 2_100 }, (_, i) => `  p${String(i).padStart(4, "0")} pv=${i}`);
  const aside = "other\n  near pv=9999";
  await gapsOf(plan, `top\n${crowd.join("\n")}\n    deep pv=9000\n${aside}`);
  expect(await near("top", 3)).toEqual(["deep", "p2099", "p2098"]);
  expect(await near("other", 3)).toEqual(["near"]);
});
