/** People without a place are given one by an import, below people of the database too, and once. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { placeUnderSponsor } from "../../server/genealogy/person.service.ts";
import type { Plan } from "../../server/plan/plan.ts";
import { openImportGraph } from "../support/import-graph.ts";
import { importPlan } from "../support/import-plan.ts";

let database: Awaited<ReturnType<typeof openImportGraph>>;
beforeAll(async () => {
  database = await openImportGraph();
});
beforeEach(() => database.empty());
afterAll(() => database.close());

const spilling = (spill: NonNullable<Plan["placement"]>["spill"]) =>
  importPlan({ placement: { width: 2, legs: ["left", "right"], ...(spill && { spill }) } });
const row = (id: string, day: number, sponsor: string, place = ",") =>
  `${id},${id},${id}@example.com,US,2021-01-0${day},${sponsor},${place},active,`;
const bring = (rows: string[], plan = spilling("breadthFirst")) =>
  database.bring({ distributors: rows.join("\n") }, { plan });

async function placesNow(): Promise<unknown[]> {
  const rows = await database.ask(
    `MATCH (child)-[place:PLACED_UNDER]->(parent)
     RETURN child.id + " " + parent.id + " " + place.leg AS place ORDER BY place`,
  );
  return rows.map(({ place }) => place);
}

const first = [row("r", 1, ""), row("a", 2, "r"), row("b", 3, "r"), row("c", 4, "r")];

test("an import places by (joinedAt, id) whatever the order of its rows, and again changes nothing", async () => {
  expect(await bring([...first].reverse())).toMatchObject({ ok: true });
  const places = ["a r left", "b r right", "c a left"];
  expect(await placesNow()).toEqual(places);
  expect(await bring(first)).toMatchObject({ ok: true, unchanged: true });
  expect(await placesNow()).toEqual(places);
});

test("a later import goes on below those who stand already, and moves nobody", async () => {
  await bring(first);
  expect(await bring([row("d", 1, "r"), row("e", 5, "b"), row("f", 6, "r")])).toMatchObject({
    ok: true,
  });
  expect(await placesNow()).toEqual([
    ...["a r left", "b r right", "c a left", "d a right", "e b left", "f b right"],
  ]);
});

test("whose sponsor waits unplaced waits with him; a named place is kept and counts as taken", async () => {
  await bring([row("r", 1, ""), row("w", 2, "r")], spilling(undefined));
  const rows = [row("x", 3, "w"), row("y", 4, "r"), row("z", 5, "r", "r,left")];
  expect(await bring(rows)).toMatchObject({ ok: true });
  expect(await placesNow()).toEqual(["y r right", "z r left"]);
});

test("a second head is still refused, and a leg without a parent where the plan has no outer leg", async () => {
  const outcome = await bring([row("r", 1, ""), row("s", 1, ""), row("x", 2, "r", ",left")]);
  expect(outcome.ok ? [] : outcome.faults.map(({ line, column }) => `${line} ${column}`)).toEqual([
    ...["3 placementParentId", "4 placementLeg"],
  ]);
  const outer = [row("r", 1, ""), row("x", 2, "r", ",right"), row("y", 3, "r", ",right")];
  expect(await bring(outer, spilling("outerLeg"))).toMatchObject({ ok: true });
  expect(await placesNow()).toEqual(["x r right", "y x right"]);
});

test.each([
  ["breadthFirst", { parentId: "b", leg: "right" }],
  ["smallestLeg", { parentId: "b", leg: "right" }],
  ["outerLeg", { parentId: "c", leg: "left" }],
] as const)(
  "operations place somebody who waits by %s, as an import would",
  async (spill, place) => {
    const places = [row("a", 2, "r", "r,left"), row("b", 3, "r", "r,right")];
    const below = [
      row("c", 4, "a", "a,left"),
      row("d", 5, "a", "a,right"),
      row("e", 6, "b", "b,left"),
    ];
    await bring([row("r", 1, ""), ...places, ...below, row("w", 7, "r")], spilling(undefined));
    const plan = spilling(spill);
    expect(await placeUnderSponsor(database.graph, { id: "w", plan })).toEqual(place);
  },
);
