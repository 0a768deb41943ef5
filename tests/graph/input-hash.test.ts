/** What a run computes from is in its input hash: figures that people bring along, too. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { inputHash } from "../../server/period/hashes.ts";
import { periodOfPlan } from "../../server/plan/calendar.ts";
import { importPlan } from "../support/import-plan.ts";
import { openStore, type Store } from "./trial-store.ts";

let store: Store;
beforeAll(async () => {
  store = await openStore();
  await store.empty();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

test("a figure that somebody brings along changes the input hash, the leg on which he stands does too", async () => {
  const plan = importPlan();
  const period = periodOfPlan(plan, "2026-11");
  if (period === null) throw new Error("the plan has months");
  const hash = () =>
    inputHash(store.graph, { sheet: "hash/0", plan, planHash: "p", period, decided: 0n });
  const place = (leg: string) =>
    store.query(
      `MERGE (a:Standing {sheet: "hash/0", distributorId: "a"})
       MERGE (b:Standing {sheet: "hash/0", distributorId: "b"})
       MERGE (b)-[place:UNDER_PLACEMENT]->(a) SET place.leg = $leg`,
      { leg },
    );
  await place("left");
  const before = await hash();
  expect(await hash()).toBe(before);
  await place("right");
  const moved = await hash();
  expect(moved).not.toBe(before);
  await store.query(
    `CREATE (:Opening {id: "a/carryLeft", distributorId: "a", name: "carryLeft", value: "5.00"})`,
  );
  expect(await hash()).not.toBe(moved);
});
