/** The demo company's plan is held to cases that were worked out by hand, and they are green. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readDemoPlan } from "../../server/demo/demo.service.ts";
import type { TriedVersion } from "../../server/gate/plan-case.ts";
import { faultsOfCase, readCaseFiles } from "../../server/trial/import-cases.ts";
import { tryCase } from "../../server/trial/try-case.ts";
import { openStore, type Store } from "./trial-store.ts";

const folder = fileURLToPath(new URL("../../server/demo/cases/", import.meta.url));
const names = readdirSync(folder).sort();
let store: Store;
let version: TriedVersion;

beforeAll(async () => {
  store = await openStore();
  version = { id: "sorrel-lane@1", ...(await readDemoPlan()) };
});
afterAll(() => store.close());

test("there are some, and none has a plan of its own", () => {
  expect(names.length).toBeGreaterThanOrEqual(4);
  for (const name of names) {
    const files = readCaseFiles(join(folder, name));
    expect(Object.keys(files)).toContain("README.md");
    expect(Object.keys(files)).not.toContain("plan.yaml");
  }
});

test.each(names)("the plan's case %s reads and comes out as expected", async (name) => {
  const one = { name, files: readCaseFiles(join(folder, name)) };
  expect(await faultsOfCase(version.plan, one)).toEqual([]);
  expect(await tryCase(store.graph, version, one)).toEqual([]);
});

test("a case is red where a rate of the plan is another", async () => {
  const one = { name: "retail-order", files: readCaseFiles(join(folder, "retail-order")) };
  const text = version.text.replace("partner: [10%, 3%]", "partner: [11%, 3%]");
  const changed = { name: one.name, files: { ...one.files, "plan.yaml": text } };
  expect(await tryCase(store.graph, version, changed)).toContainEqual(
    expect.stringMatching(/^commissions\.csv: expected .*amount 20\.00; the trial has .*22\.00/),
  );
});
