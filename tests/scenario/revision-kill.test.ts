/** A revision that is killed anywhere and performed again ends in the same hash, and posts once. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countInItsPeriod } from "../../server/order/late.service.ts";
import { startRevision } from "../../server/period/revision/revision.service.ts";
import { performRun } from "../../server/period/run.service.ts";
import { openStore, type Store } from "../graph/trial-store.ts";
import { revisedCompany, type RevisedCompany } from "../support/revised-company.ts";

const child = fileURLToPath(new URL("close-child.ts", import.meta.url));
const steps = ["gate", "sheet", "volumes", "ranks", "commissions"];
const more = ["second-opinion", "exceptions", "anomalies", "outlook", "review"];
const moments = [...steps, ...more].flatMap((step) => [`${step}:running`, `${step}:done`]);
let store: Store;
let company: RevisedCompany;
let uninterrupted: string;

/** Performs a run in a process that kills itself at a moment; answers how that ended. */
function perform(runId: string, moment: string): Promise<number | string | null> {
  const args = ["--import", "tsx", child, runId, String(company.time.now), moment];
  const started = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((resolve, reject) => {
    started.once("error", reject);
    started.once("exit", (code, signal) => resolve(signal ?? code));
  });
}

async function queued(key: string): Promise<string> {
  const started = await startRevision(company.deps, {
    ...{ periodId: "2026-10", reason: "Something came late.", planVersionId: null },
    ...{ actorId: "ops", key },
  });
  if ("refused" in started) throw new Error(started.message);
  return started.runId;
}

const outcomeOf = async (runId: string) => {
  const [run] = await store.query<{ hash: string; inputs: string; status: string }>(
    "MATCH (r:Run {id: $runId}) RETURN r.ledgerHash AS hash, r.inputHash AS inputs, r.status AS status",
    { runId },
  );
  return { ...run, sheet: await company.whole("2026-10/1") };
};

beforeAll(async () => {
  store = await openStore();
  company = await revisedCompany(store);
  await company.bring({
    orders: "o1,ben,2026-10-05T15:00:00Z,USD,100.00,100.00,100.00,order,",
  });
  company.time.now = Date.parse("2026-11-09T15:00:00Z");
  await company.closed("2026-10");
  await company.bring({
    orders: "o9,cy,2026-10-20T15:00:00Z,USD,60.00,60.00,60.00,order,",
  });
  const at = company.time.now;
  await store.graph.transaction((tx) => countInItsPeriod(tx, { orderId: "o9", at }));
  const first = await queued("first");
  await performRun(company.deps, { runId: first });
  uninterrupted = JSON.stringify(await outcomeOf(first));
});
afterAll(async () => {
  company.end();
  await store.empty();
  await store.close();
});

test.each(moments)("killed at %s and performed again: the same hashes and figures", async (at) => {
  const paid = await company.whole("2026-10/0");
  const runId = await queued(at);
  expect(await perform(runId, at)).toBe("SIGKILL");
  await performRun(company.deps, { runId });
  expect(JSON.stringify(await outcomeOf(runId))).toBe(uninterrupted);
  expect(await company.whole("2026-10/0")).toBe(paid);
});

test("approved, and posted again after a kill: each entry stands once", async () => {
  const runId = await queued("last");
  await performRun(company.deps, { runId });
  const [run] = await store.query<{ ledgerHash: string }>(
    "MATCH (r:Run {id: $runId}) RETURN r.ledgerHash AS ledgerHash",
    { runId },
  );
  expect(await company.approve({ runId, ...run! })).toEqual({ state: "approved" });
  const entries = () =>
    store.query(
      'MATCH (e:Entry {why: "adjusted"}) RETURN e.id AS id, e.sheet AS sheet ORDER BY id',
    );
  const before = await entries();
  expect(before).toEqual([
    { id: "2026-10/1:ada:team:adjusted", sheet: "2026-11/0" },
    { id: "2026-10/1:ben:team:adjusted", sheet: "2026-11/0" },
  ]);
  await store.query("MATCH (r:Run {id: $runId}) SET r.posted = false", { runId });
  await performRun(company.deps, { runId });
  expect(await entries()).toEqual(before);
});
