/**
 * Every folder of tests/golden is closed and must come out as its `expected/` says.
 *
 * `npm test` closes most of them as the gate does, in a transaction that is rolled back, and a few as
 * `npm run trial` does; the long tests close all of them as a trial.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readExpected, readPlanText } from "../../server/trial/case-folder.ts";
import { differences } from "../../server/trial/compare.ts";
import { openStore, rehearsalOf, trialOf, type Store } from "./trial-store.ts";

const golden = fileURLToPath(new URL("../golden/", import.meta.url));
const cases = readdirSync(golden).filter((name) => existsSync(join(golden, name, "plan.yaml")));
const WRITTEN = [
  "gc-01",
  "gc-04",
  "gc-10-standard-roll-up",
  "gc-15a-clawback",
  "weekly-and-monthly",
];
let store: Store;

beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

test("there are golden cases, each with something to expect", () => {
  expect(cases.length).toBeGreaterThan(30);
  expect(cases.filter((name) => !existsSync(join(golden, name, "expected")))).toEqual([]);
});

const isWritten = (name: string) => process.env.TEST_LONG === "1" || WRITTEN.includes(name);
const title = "golden case %s comes out as expected";

test.each(cases.filter(isWritten))(title, (name) => comesOut(name, trialOf));

// Rehearsals do not meet, so they need not wait for each other.
test.concurrent.each(cases.filter((name) => !isWritten(name)))(title, (name) =>
  comesOut(name, rehearsalOf),
);

async function comesOut(name: string, close: typeof rehearsalOf): Promise<void> {
  const dir = join(golden, name);
  const outcome = await close(store, dir, readPlanText(dir) ?? "");
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults, null, 1));
  const read = await readExpected(dir, outcome.periodIds.length);
  expect(read?.faults).toEqual([]);
  const found = (read?.expected ?? []).flatMap((one) =>
    differences(one, outcome.tables[one.table]),
  );
  expect(found).toEqual([]);
  // Every period of it was computed a second time, by rules that know nothing of the first.
  expect(outcome.tables.exceptions.filter(([, code]) => code === "opinions_differ")).toEqual([]);
}
