/** Marks: who fulfils what a bonus asks, written once and asked by every traversal. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Requirement } from "../../server/plan/plan.ts";
import { markOf, markPropertiesOf, requirementsOf } from "../../server/standing/marks.ts";
import { alternativesOf, askedOf } from "../../server/standing/rules.ts";
import { importPlan } from "../support/import-plan.ts";
import { drawSheet, familyTree, SHEET } from "./sheet-tree.ts";
import { openStore, type Store } from "./trial-store.ts";

const JANUARY = { startsAt: Date.UTC(2026, 0, 1), lastDay: "2026-01-31" };

let store: Store;
beforeAll(async () => {
  store = await openStore();
  await drawSheet(
    store,
    familyTree(`
      top pv=100 gv=500 tv=900 paidAs=2 title=3
        left pv=99 gv=99 tv=400 paidAs=1 title=1 active=false
        right pv=300 gv=300 tv=300 paidAs=2 title=2
        gone pv=900 gv=900 tv=900 paidAs=0 title=3 status=terminated active=false
    `),
  );
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

async function markedBy(requirement: Requirement): Promise<string[]> {
  const property = markOf(requirement, "paidAs");
  const { marked } = (
    await store.graph.write<{ marked: bigint }>("standing/mark-requirement", {
      ...{ sheet: SHEET, edge: "UNDER_SPONSOR", mark: property, people: null },
      alternatives: alternativesOf(importPlan(), JANUARY, namedOf(requirement), "title"),
      asked: askedOf([requirement], false),
    })
  )[0]!;
  const rows = await store.query<{ id: string }>(
    `MATCH (s:Standing) WHERE s[$property] RETURN s.distributorId AS id ORDER BY id`,
    { property },
  );
  expect(marked).toBe(BigInt(rows.length));
  return rows.map(({ id }) => id);
}

/** As the plan's list of marks has it: `rank` by its name. */
function namedOf(requirement: Requirement): Requirement {
  const bonuses = importPlan().bonuses.map((one) => ({
    ...one,
    ...{ payee: requirement, rankBy: "paidAs" as const },
  })) as ReturnType<typeof importPlan>["bonuses"];
  return requirementsOf(importPlan({ bonuses }))[0]!.requirement;
}

describe("who fulfils a requirement and is not terminated", () => {
  test.each<[Requirement, string[]]>([
    [{ personalVolume: 100n }, ["right", "top"]],
    [{ personalVolume: 99n }, ["left", "right", "top"]],
    [{ active: true, groupVolume: 300n }, ["right", "top"]],
    [{ totalVolume: 301n }, ["left", "top"]],
    [{ rank: 2 }, ["right", "top"]],
    [{ title: 3 }, ["top"]],
    [{ paidAs: 1, personalVolume: 0n }, ["left", "right", "top"]],
    [{ legs: [{ count: 2, headRank: 1 }] }, ["top"]],
    [{ legs: [{ count: 3, headRank: 1 }] }, []],
    [{ any: [{ personalVolume: 300n }, { totalVolume: 900n }] }, ["right", "top"]],
    [{ active: true, any: [{ personalVolume: 99n }, { title: 1 }] }, ["right", "top"]],
    [{ sponsored: { count: 1, active: true } }, ["top"]],
    [{ sponsored: { count: 2, active: true } }, []],
    [{ sponsored: { count: 1, rank: 2 } }, ["top"]],
  ])("%o: %o", async (requirement, expected) => {
    expect(await markedBy(requirement)).toEqual(expected);
  });

  test("what no longer holds is taken back when the step runs again", async () => {
    expect(await markedBy({ personalVolume: 250n })).toEqual(["right"]);
    await store.query('MATCH (s:Standing {distributorId: "right"}) SET s.personalVolume = 249');
    const property = markOf({ personalVolume: 250n }, "paidAs");
    await store.graph.write("standing/mark-requirement", {
      ...{ sheet: SHEET, edge: "UNDER_SPONSOR", mark: property, people: null },
      alternatives: alternativesOf(importPlan(), JANUARY, { personalVolume: 250n }, "title"),
      asked: askedOf([], false),
    });
    const rows = await store.query(`MATCH (s:Standing) WHERE s[$property] RETURN s`, { property });
    expect(rows).toEqual([]);
  });
});

describe("which marks a plan has", () => {
  const [bonus] = importPlan().bonuses;
  const planWith = (...payees: Requirement[]) =>
    importPlan({
      bonuses: payees.map((payee, i) => ({ ...bonus!, id: `b${i}`, payee })) as never,
    });

  test("what a standing says already costs no mark", () => {
    const plan = planWith({}, { active: true });
    expect(requirementsOf(plan)).toEqual([]);
    expect(markPropertiesOf(plan)).toEqual(["payable", "active"]);
  });

  test("bonuses that ask the same share one, whatever the order of the keys", () => {
    const plan = planWith(
      { active: true, personalVolume: 5n },
      { personalVolume: 5n, active: true },
      { personalVolume: 6n },
    );
    expect(requirementsOf(plan)).toHaveLength(2);
  });

  test("a rank by title and one by paid-as are two", () => {
    expect(markOf({ rank: 2 }, "title")).toBe(markOf({ title: 2 }, "paidAs"));
    expect(markOf({ rank: 2 }, "title")).not.toBe(markOf({ rank: 2 }, "paidAs"));
  });
});
