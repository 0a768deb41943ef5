/** A close begins with its plan's cases: green ones let it on, a red one stops it before anything is computed. */
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { waiveException } from "../../server/exception/exception.service.ts";
import { removePlanCase } from "../../server/gate/plan-case.service.ts";
import { caseRows } from "../../server/gate/plan-case.store.ts";
import { planVersions } from "../../server/period/plan-version.ts";
import { performRun, type RunDeps } from "../../server/period/run.service.ts";
import type { StepRecord } from "../../server/period/steps.ts";
import { importCases, readCaseFiles } from "../../server/trial/import-cases.ts";
import { openStore, type Store } from "../graph/trial-store.ts";
import { companyOf, outcomeOf, queueRun } from "./close-company.ts";

const dir = fileURLToPath(new URL("../golden/gc-01/", import.meta.url));
/** Long after the case's month. */
const now = Date.UTC(2010, 5, 1);
const period = "2010-03";
let store: Store;
let deps: RunDeps;

beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});
beforeEach(async () => {
  deps = await companyOf(store, "gc-01", now);
});

/** The case held to the version's own text; `expected` replaces what its commissions must be. */
function caseFiles(expected?: (text: string) => string) {
  const files = Object.fromEntries(
    Object.entries(readCaseFiles(dir)).filter(([path]) => path !== "plan.yaml"),
  );
  const path = "expected/commissions.csv";
  return expected ? { ...files, [path]: expected(files[path] ?? "") } : files;
}

async function keep(name: string, files: ReturnType<typeof caseFiles>, reason?: string) {
  const [version] = await planVersions(store.graph);
  if (version === undefined) throw new Error("The company has a plan.");
  const cases = [{ name, files }];
  return importCases(deps, { version, cases, actorId: "ops", reason: reason ?? null });
}

/** Starts the close and performs it; answers how the run ended, with the gate's step. */
async function closed(key: string) {
  const runId = await queueRun(deps, period, key);
  await performRun(deps, { runId });
  const [run] = await store.query<{ status: string; failure: string | null; steps: string }>(
    "MATCH (r:Run {id: $runId}) RETURN r.status AS status, r.failure AS failure, r.stepsJson AS steps",
    { runId },
  );
  if (run === undefined) throw new Error("The run is there.");
  const steps = JSON.parse(run.steps) as StepRecord[];
  return { ...run, runId, steps, gate: steps.find(({ name }) => name === "gate") };
}

async function caseRed() {
  return store.query<{ id: string; state: string; subject: string; evidence: string }>(
    `MATCH (e:Exception {code: "case_red"}) RETURN e.id AS id, e.state AS state, e.subject AS subject,
     e.evidence AS evidence ORDER BY e.raisedAt, id`,
  );
}

const wrongCent = (text: string) => text.replace("36000,", "36000.01,");

describe("a green case", () => {
  test("lets the close on, is written down as green, and leaves nothing of itself", async () => {
    expect(await keep("four-levels", caseFiles())).toEqual([{ name: "four-levels", how: "new" }]);
    const run = await closed("first");
    expect(run).toMatchObject({ status: "review", gate: { state: "done", done: 1, total: 1 } });
    const [row] = await caseRows(store.graph, [(await planVersions(store.graph))[0]?.id ?? ""]);
    expect(row).toMatchObject({ state: "green", differenceCount: 0n, runId: run.runId });
    const strange = await store.query(
      'MATCH (n) WHERE any(label IN labels(n) WHERE label STARTS WITH "Rehearsal") RETURN n',
    );
    expect(strange).toEqual([]);
    expect(await caseRed()).toEqual([]);
  });

  test("changes no result: with a gate and without, one ledger hash", async () => {
    const without = await outcomeOf(store, (await closed("first")).runId);
    deps = await companyOf(store, "gc-01", now);
    await keep("four-levels", caseFiles());
    expect(await outcomeOf(store, (await closed("first")).runId)).toEqual(without);
  });
});

describe("a red case", () => {
  test("stops the close before anything is computed, with the difference as an exception", async () => {
    await keep("four-levels", caseFiles());
    await keep("one-cent-off", caseFiles(wrongCent));
    const run = await closed("first");
    expect(run).toMatchObject({ status: "blocked", gate: { state: "failed", done: 2, total: 2 } });
    expect(run.failure).toMatch(
      /^1 of 2 cases of .+ is red: one-cent-off\. Nothing was computed\.$/,
    );
    expect(run.steps.filter(({ state }) => state === "done")).toEqual([]);
    expect(await store.query("MATCH (n) WHERE n:Standing OR n:Commission RETURN n")).toEqual([]);
    const [found, ...others] = await caseRed();
    expect(others).toEqual([]);
    expect(found).toMatchObject({ state: "open", subject: "one-cent-off" });
    expect(JSON.parse(found?.evidence ?? "{}")).toMatchObject({
      Differences: "2",
      "Difference 1": expect.stringContaining("36000.01") as string,
    });
    const [{ state } = { state: "" }] = await store.query<{ state: string }>(
      "MATCH (p:Period {id: $period}) RETURN p.state AS state",
      { period },
    );
    expect(state).toBe("frozen");
  });

  test("gives way to a mended one: the next start goes on, and the exception is settled", async () => {
    await keep("one-cent-off", caseFiles(wrongCent));
    expect(await closed("first")).toMatchObject({ status: "blocked" });
    expect(await keep("one-cent-off", caseFiles())).toMatchObject({ refused: "invalid:reason" });
    const mended = await keep("one-cent-off", caseFiles(), "A slip of the pen.");
    expect(mended).toEqual([{ name: "one-cent-off", how: "replaced" }]);
    expect(await closed("second")).toMatchObject({ status: "review" });
    expect(await caseRed()).toMatchObject([{ state: "resolved" }]);
    const history = await store.query(
      "MATCH (new:PlanCase)-[:REPLACES]->(old:PlanCase) RETURN new.reason AS why, old.state AS was",
    );
    expect(history).toEqual([{ why: "A slip of the pen.", was: "red" }]);
  });

  test("waived by two people lets this close on; other differences stop it again", async () => {
    await keep("one-cent-off", caseFiles(wrongCent));
    expect(await closed("first")).toMatchObject({ status: "blocked" });
    const [found] = await caseRed();
    const waive = (id: string) =>
      waiveException(deps, {
        ...{ id: found?.id ?? "", reason: "The auditor agreed.", key: `k-${id}` },
        actor: { id, name: id },
      });
    await waive("ops");
    expect(await closed("second")).toMatchObject({ status: "blocked" });
    await waive("finance");
    expect(await closed("third")).toMatchObject({ status: "review", gate: { state: "done" } });
    await keep(
      "one-cent-off",
      caseFiles((text) => text.replace("36000,", "36000.02,")),
      "Again.",
    );
    expect(await closed("fourth")).toMatchObject({ status: "blocked" });
    expect((await caseRed()).map(({ state }) => state).sort()).toEqual(["open", "waived"]);
  });
});

describe("what is kept", () => {
  test("a folder with faults is refused with file, line and reason, and nothing is stored", async () => {
    const files = caseFiles();
    const faulty = {
      ...files,
      "orders.csv": (files["orders.csv"] ?? "").replace(/,order/, ",gift"),
    };
    const answer = await keep("faulty", faulty);
    expect(answer).toMatchObject({ refused: "faulty" });
    expect("faults" in answer && answer.faults?.[0]).toMatch(/^faulty\/orders\.csv:2:kind: /);
    const unknown = await keep("unknown", { ...files, "expected/lins.csv": "a" });
    expect("faults" in unknown && unknown.faults?.[0]).toMatch(
      /^unknown\/expected\/lins\.csv: is no/,
    );
    const nothing = await keep("nothing", { "orders.csv": "", "distributors.csv": "" });
    expect(nothing).toMatchObject({ refused: "faulty" });
    expect(await keep("../up", files)).toMatchObject({ refused: "faulty" });
    expect(await store.query("MATCH (n:PlanCase) RETURN n")).toEqual([]);
  });

  test("expected tables that could mean several periods are refused before they are stored", async () => {
    const files = caseFiles();
    const orders = (files["orders.csv"] ?? "").trimEnd();
    const last = orders.split("\n").at(-1) ?? "";
    const later = last.replace("2010-03", "2010-04").replace(/^[^,]+/, "later");
    const answer = await keep("months", { ...files, "orders.csv": `${orders}\n${later}\n` });
    expect("faults" in answer && answer.faults?.[0]).toMatch(
      /^months\/expected\/commissions\.csv:1: lacks the column period/,
    );
  });

  test("the same content again changes nothing; a removed case no longer runs and stays in the history", async () => {
    await keep("one-cent-off", caseFiles(wrongCent));
    expect(await keep("one-cent-off", caseFiles(wrongCent))).toEqual([
      { name: "one-cent-off", how: "unchanged" },
    ]);
    const [version] = await planVersions(store.graph);
    const input = { planVersionId: version?.id ?? "", name: "one-cent-off", actorId: "ops" };
    expect(await removePlanCase(deps, { ...input, reason: " " })).toMatchObject({
      refused: "invalid:reason",
    });
    expect(await removePlanCase(deps, { ...input, reason: "Twice the same." })).toHaveProperty(
      "id",
    );
    expect(await removePlanCase(deps, { ...input, reason: "Twice the same." })).toMatchObject({
      refused: "not_found",
    });
    expect(await closed("first")).toMatchObject({ status: "review", gate: { total: 0 } });
    expect(await store.query("MATCH (c:PlanCase) RETURN c.removedBecause AS why")).toEqual([
      { why: "Twice the same." },
    ]);
  });
});
