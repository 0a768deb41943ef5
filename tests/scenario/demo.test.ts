/** The demo company: seeded, closed, and found to hold each kind of exception once. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { linesOfPeriod } from "../../server/line/lines-of-period.ts";
import { commissionsOfSheet } from "../../server/commission/store.ts";
import { needsDemo, readDemoPlan, seedDemo, type Demo } from "../../server/demo/demo.service.ts";
import { RESULT_CODES } from "../../server/exception/exception.ts";
import { openGraph, type Graph } from "../../server/graph/graph.ts";
import { migrate } from "../../server/graph/migrate.ts";
import { periodOfPlan } from "../../server/plan/calendar.ts";
import { computeOpenPeriods } from "../../server/live/live.service.ts";
import { startClose } from "../../server/period/period.service.ts";
import { performRun } from "../../server/period/run.service.ts";
import { tryCase } from "../../server/trial/try-case.ts";
import { emptyGraph } from "../support/api-platform.ts";
import { testEnvironment } from "../support/environment.ts";

const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password } = testEnvironment();
/** The morning of 22 November in Berlin: October has ended. */
const now = Date.UTC(2026, 10, 22, 9);
const graph = openGraph({ uri, user, password });

interface Deps {
  graph: Graph;
  clock: () => number;
}

/** Seeds an empty database. */
async function seed(at: number): Promise<{ deps: Deps; demo: Demo }> {
  await emptyGraph(graph);
  await migrate(graph);
  const deps = { graph, clock: () => at };
  expect(await needsDemo(deps)).toBe(true);
  const demo = await seedDemo(deps);
  expect(await needsDemo(deps)).toBe(false);
  return { deps, demo };
}

/** Closes the ended period, which is frozen already. */
async function close(deps: Deps, demo: Demo): Promise<Run> {
  const periodId = demo.endedPeriodId;
  const started = await startClose(deps, { periodId, actorId: "test", key: "close" });
  if ("refused" in started) throw new Error(started.message);
  await performRun({ ...deps, tryCase }, { runId: started.runId });
  const [run] = await graph.read<Run>("period/runs-by-id", { ids: [started.runId] });
  return run!;
}

interface Run extends Record<string, unknown> {
  id: string;
  sheet: string;
  status: string;
  ledgerHash: string;
}

interface Standing extends Record<string, unknown> {
  distributorId: string;
  totalVolume: bigint;
}

async function standingOf(sheet: string, id: string): Promise<Standing | undefined> {
  const standings = await graph.read<Standing>("trial/standings", { sheet });
  return standings.find(({ distributorId }) => distributorId === id);
}

async function codesOf(sheet: string): Promise<string[]> {
  const rows = await graph.read<{ code: string }>("trial/exceptions", {
    sheet,
    codes: RESULT_CODES,
  });
  return rows.map(({ code }) => code).sort();
}

async function linesAndCommissions(graph: Graph, demo: Demo, sheet: string) {
  const { plan } = await readDemoPlan();
  const { startsAt, endsAt } = periodOfPlan(plan, demo.endedPeriodId)!;
  const commissions = await commissionsOfSheet(graph, sheet);
  const scope = { plan, sheet, startsAt, endsAt, decided: 0n };
  return { plan, commissions, lines: await linesOfPeriod(graph, scope, plan.bonuses, commissions) };
}

afterAll(() => graph.close());

describe("the demo company", () => {
  let demo: Demo;
  let run: Run;
  let before: Standing | undefined;
  let open: Standing | undefined;
  beforeAll(async () => {
    const seeded = await seed(now);
    demo = seeded.demo;
    await computeOpenPeriods(seeded.deps);
    before = await standingOf(`${demo.endedPeriodId}/0`, demo.showcase.id);
    open = await standingOf(`${demo.openPeriodId}/0`, demo.showcase.id);
    run = await close(seeded.deps, demo);
  });

  test("both months can be looked at before the close, the frozen one as it will be", async () => {
    const closed = await standingOf(run.sheet, demo.showcase.id);
    expect(before).toEqual(closed);
    expect(closed).toMatchObject({ active: true, title: 5n, paidAs: 5n });
    expect(open).toMatchObject({ distributorId: demo.showcase.id });
  });

  test("its close ends in review with each exception once", async () => {
    expect(run.status).toBe("review");
    expect(await codesOf(run.sheet)).toEqual([...RESULT_CODES].sort());
  });

  test("the lines of everybody sum to the commissions", async () => {
    const { commissions, lines } = await linesAndCommissions(graph, demo, run.sheet);
    const sums = new Map<string, bigint>();
    for (const { distributorId, bonus, amountMinor } of lines) {
      const key = `${distributorId} ${bonus}`;
      sums.set(key, (sums.get(key) ?? 0n) + amountMinor);
    }
    for (const { distributorId, bonus, amountMinor } of commissions) {
      const key = `${distributorId} ${bonus}`;
      expect([key, sums.get(key)]).toEqual([key, amountMinor]);
    }
    const total = commissions.reduce((sum, one) => sum + one.amountMinor, 0n);
    expect(lines.reduce((sum, one) => sum + one.amountMinor, 0n)).toBe(total);
  });

  test("the one who can sign in has a team, a rank, every bonus, and reasons for what was not paid", async () => {
    const { plan, lines } = await linesAndCommissions(graph, demo, run.sheet);
    const own = lines.filter((line) => line.distributorId === demo.showcase.id);
    const paid = new Set(own.filter(({ amountMinor }) => amountMinor > 0n).map((one) => one.bonus));
    expect([...paid].sort()).toEqual(plan.bonuses.map(({ id }) => id).sort());
    const reasons = new Set(own.flatMap(({ reason }) => reason ?? []));
    expect(reasons.size).toBeGreaterThanOrEqual(2);
  });

  test("a second seed gives the same ledger, in any month", async () => {
    const inMarch = await seed(Date.UTC(2027, 2, 3, 20));
    expect(inMarch.demo.endedPeriodId).toBe("2027-02");
    const again = await close(inMarch.deps, inMarch.demo);
    expect(again.ledgerHash).toBe(run.ledgerHash);
    expect(await codesOf(again.sheet)).toEqual([...RESULT_CODES].sort());
  });
});
