/** All of an import or nothing, whatever is faulty, killed, tried twice or at the same time. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { directorySource } from "../../server/company-file/company-source.ts";
import { announceImport } from "../../server/import/import.service.ts";
import { faultsOf, findImport } from "../../server/import/import.store.ts";
import { recoverImports } from "../../server/import/recover.ts";
import { writeCompany } from "../support/big-company.ts";
import { soundCompany } from "../support/company-folder.ts";
import { clock, openImportGraph } from "../support/import-graph.ts";
import { importPlan } from "../support/import-plan.ts";

let db: Awaited<ReturnType<typeof openImportGraph>>;
beforeAll(async () => {
  db = await openImportGraph();
});
beforeEach(() => db.empty());
afterAll(() => db.close());

test("a faulty import leaves nothing behind but its record, whose faults can be listed", async () => {
  const before = await db.countAll();
  const orders = `${soundCompany.orders}\no9,zz,2026-11-03T10:00:00Z,USD,NaN,1,1,order,`;
  const outcome = await db.bring({ ...soundCompany, orders });
  expect(outcome).toMatchObject({ ok: false, refused: "faulty", faultCount: 2 });
  expect(await db.countAll()).toEqual(before);
  const record = await findImport(db.graph, outcome.importId);
  expect(record).toMatchObject({ state: "refused", faultCount: 2, counts: { orders: 4 } });
  const [first] = await faultsOf(db.graph, outcome.importId, 1);
  const [second] = await faultsOf(db.graph, outcome.importId, 10, 1);
  expect([first?.column, second?.column].sort()).toEqual(["buyerId", "total"]);
  expect(await db.ask("MATCH (e:Event) RETURN e")).toEqual([]);
});

test("of imports at the same time one goes on and the others are refused by a sentence", async () => {
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => db.bring(soundCompany)));
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  for (const outcome of outcomes) {
    if (outcome.ok) continue;
    expect(outcome.refused).toBe("import_running");
    expect(outcome.faults[0]?.reason).toMatch(/^The import .* is under way; start this one when/);
  }
  expect(await db.ask("MATCH (p:Person) RETURN count(p) AS people")).toEqual([{ people: 5 }]);
});

test("an announced import goes on under its id, and ends once", async () => {
  const importId = await announceImport(
    { graph: db.graph, clock },
    { source: "upload", mode: "company", actorId: "ops" },
  );
  expect((await findImport(db.graph, importId))?.state).toBe("waiting");
  expect(await db.bring(soundCompany, { importId })).toMatchObject({ ok: true, importId });
  expect(await db.bring(soundCompany, { importId })).toMatchObject({ refused: "import_ended" });
  expect((await findImport(db.graph, importId))?.state).toBe("done");
});

test("an import that is killed while writing is removed at the next start and can be repeated", async () => {
  const before = await db.countAll();
  const big = join(db.folder, "big");
  await writeCompany(big, { distributors: 2_000, orders: 6_000, seed: 3, chain: 500 });
  const child = spawn(
    process.execPath,
    ["--import", "tsx", fileURLToPath(new URL("../support/import-child.ts", import.meta.url)), big],
    { env: { ...process.env }, stdio: ["ignore", "pipe", "inherit"] },
  );
  for await (const line of child.stdout) if (String(line).includes("orders")) break;
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await db.ask("MATCH (i:Import) RETURN i.state AS state")).toEqual([{ state: "writing" }]);
  expect(await recoverImports({ graph: db.graph, clock: () => Date.now() })).toHaveLength(1);
  expect(await db.countAll()).toEqual(before);
  expect(await db.ask("MATCH (i:Import) RETURN i.state AS state")).toEqual([{ state: "failed" }]);
  const again = { plan: importPlan({ zone: "UTC" }), source: directorySource(big) };
  const outcome = await db.bring({}, again);
  expect(outcome).toMatchObject({ ok: true, counts: { distributors: 2_000, orders: 6_000 } });
  const [tree] = await db.ask(
    `MATCH (:Distributor)-[s:SPONSORED_BY]->() WITH count(s) AS sponsored
     MATCH (:Distributor)-[p:PLACED_UNDER]->() WITH sponsored, count(p) AS placed
     MATCH (e:VolumeEntry) RETURN sponsored, placed, count(e) AS entries`,
  );
  expect(tree).toEqual({ sponsored: 1_999, placed: 1_999, entries: 6_000 });
}, 120_000);

test("a live import of this machine is not taken for a broken one", async () => {
  await db.ask(
    `CREATE (:Import {id: "i", state: "writing", owner: "elsewhere:1:x", heartbeatAt: datetime()})`,
  );
  expect(await recoverImports({ graph: db.graph, clock: () => Date.now() })).toEqual([]);
  expect(await recoverImports({ graph: db.graph, clock: () => Date.now() + 61_000 })).toEqual([
    "i",
  ]);
});
