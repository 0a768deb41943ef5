/** A run that is killed anywhere and started again ends as if nothing had happened. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { performRun } from "../../server/period/run.service.ts";
import { openStore, type Store } from "../graph/trial-store.ts";
import { companyOf, outcomeOf, queueRun, type Outcome } from "./close-company.ts";

const child = fileURLToPath(new URL("close-child.ts", import.meta.url));
const now = Date.UTC(2026, 1, 20);
const steps = [
  "gate",
  "sheet",
  "volumes",
  "ranks",
  "commissions",
  "second-opinion",
  "exceptions",
  "anomalies",
  "outlook",
  "review",
];
const moments = steps.flatMap((step) => [`${step}:running`, `${step}:done`]);
let store: Store;
let uninterrupted: Outcome;

/** Performs a run in a process of its own; answers how that ended. */
function perform(runId: string, moment = ""): Promise<number | string | null> {
  const args = ["--import", "tsx", child, runId, String(now), moment];
  const started = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((resolve, reject) => {
    started.once("error", reject);
    started.once("exit", (code, signal) => resolve(signal ?? code));
  });
}

beforeAll(async () => {
  store = await openStore();
  const deps = await companyOf(store, "suspended-and-terminated", now);
  const runId = await queueRun(deps, "2026-01");
  const seen: string[] = [];
  await performRun(deps, { runId, onStep: ({ name, state }) => seen.push(`${name}:${state}`) });
  expect([...new Set(seen)]).toEqual(moments);
  uninterrupted = await outcomeOf(store, runId);
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

test("an uninterrupted run ends in review with its commissions, payments and exceptions", () => {
  expect(uninterrupted.status).toBe("review");
  const count = Object.fromEntries(uninterrupted.nodes.map((one) => [one.label, one.count]));
  expect(count).toMatchObject({ Commission: 2n, Payment: 2n, Exception: 2n, Standing: 4n });
});

test.each(moments)(
  "killed at %s and started again: the same ledger, nothing doubled",
  async (at) => {
    const deps = await companyOf(store, "suspended-and-terminated", now);
    const runId = await queueRun(deps, "2026-01");
    expect(await perform(runId, at)).toBe("SIGKILL");
    await performRun(deps, { runId });
    expect(await outcomeOf(store, runId)).toEqual(uninterrupted);
  },
);

test("killed three times in a row, each time a step later", async () => {
  const deps = await companyOf(store, "suspended-and-terminated", now);
  const runId = await queueRun(deps, "2026-01");
  for (const at of ["volumes:running", "ranks:done", "commissions:done"]) {
    expect(await perform(runId, at)).toBe("SIGKILL");
  }
  await performRun(deps, { runId });
  expect(await outcomeOf(store, runId)).toEqual(uninterrupted);
});

test("two processes that perform the same run at once come to one result", async () => {
  const deps = await companyOf(store, "suspended-and-terminated", now);
  const runId = await queueRun(deps, "2026-01");
  expect(await Promise.all([perform(runId), perform(runId)])).toEqual([0, 0]);
  await performRun(deps, { runId });
  expect(await outcomeOf(store, runId)).toEqual(uninterrupted);
});

test("many performances of one run in one process come to one result", async () => {
  const deps = await companyOf(store, "suspended-and-terminated", now);
  const runId = await queueRun(deps, "2026-01");
  await Promise.all(Array.from({ length: 4 }, () => performRun(deps, { runId })));
  expect(await outcomeOf(store, runId)).toEqual(uninterrupted);
});

test("a second run over a period in review gives the same hashes, and performing it twice no more", async () => {
  const deps = await companyOf(store, "suspended-and-terminated", now);
  await performRun(deps, { runId: await queueRun(deps, "2026-01", "first") });
  const again = await queueRun(deps, "2026-01", "second");
  await performRun(deps, { runId: again });
  await performRun(deps, { runId: again });
  expect(await outcomeOf(store, again)).toEqual(uninterrupted);
});
