/** Another engine's file beside a closed company: kept once, compared with the newest run, as cases. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commissionsOfSheet } from "../../server/commission/store.ts";
import { casesPage } from "../../server/exception/exception.store.ts";
import { linesOfPeriod } from "../../server/line/lines-of-period.ts";
import { formatUnits } from "../../server/money/money.ts";
import {
  announceResults,
  performComparison,
} from "../../server/other-engine/other-engine.service.ts";
import {
  differencesPage,
  faultsOf,
  resultById,
} from "../../server/other-engine/other-engine.store.ts";
import { newestPlan } from "../../server/period/plan-version.ts";
import { performRun, type RunDeps } from "../../server/period/run.service.ts";
import { periodOfPlan } from "../../server/plan/calendar.ts";
import { companyOf, queueRun } from "../scenario/close-company.ts";
import { openStore, type Store } from "./trial-store.ts";

const PERIOD = "2010-03";
const now = Date.UTC(2010, 4, 1);
/** A busy machine takes a while to close even a small company. */
const PATIENCE = 300_000;
const folder = mkdtempSync(join(tmpdir(), "heartwood-engine-"));
let store: Store;
let deps: RunDeps;

beforeAll(async () => {
  store = await openStore();
  deps = await companyOf(store, "gc-01", now);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await store.empty();
  await store.close();
});

/** Compares a file; answers the record's id. */
async function compare(text: string, bonuses: Record<string, string> = {}): Promise<string> {
  const path = join(folder, "lines.csv");
  writeFileSync(path, text);
  const contentHash = String(text.length) + text;
  const about = { periodId: PERIOD, contentHash, source: "old.csv", actorId: "op" };
  const resultId = await announceResults(deps, { ...about, bonuses, state: "waiting" });
  await performComparison(deps, { resultId, path });
  return resultId;
}

const header = "period,distributorId,bonus,orderId,amount,currency";
const file = (rows: string[]) => `${[header, ...rows].join("\n")}\n`;

/** Our own lines as the other engine would send them; `change` alters what one order pays. */
async function ourLines(
  change: (row: { payee: string; order: string | null }, minor: bigint) => bigint,
) {
  const { plan } = (await newestPlan(store.graph))!;
  const { startsAt, endsAt } = periodOfPlan(plan, PERIOD)!;
  const sheet = `${PERIOD}/0`;
  const commissions = await commissionsOfSheet(store.graph, sheet);
  const scope = { plan, sheet, startsAt, endsAt, decided: 0n };
  const lines = await linesOfPeriod(store.graph, scope, plan.bonuses, commissions);
  return lines
    .filter(({ reason }) => reason === null)
    .map(({ distributorId, orderId, amountMinor }) => {
      const minor = change({ payee: distributorId, order: orderId }, amountMinor);
      return `${PERIOD},${distributorId},Stair step,${orderId},${formatUnits(minor, 2)},INR`;
    });
}

const NAMES = { "Stair step": "performance" };
const cases = async () => {
  const all = { codes: ["engines_differ"], states: null, severities: null, blocking: null };
  const where = { ...all, periodId: PERIOD, runId: null, after: null, limit: 50 };
  const rows = await casesPage(store.graph, where);
  return rows.map(({ subject, state }) => `${subject} ${state}`).sort();
};

describe("beside another engine", { timeout: PATIENCE }, () => {
  test("without a computed run there is nothing to compare with", async () => {
    const id = await compare(file([`${PERIOD},X,performance,,1.00,INR`]));
    expect(await resultById(store.graph, id)).toMatchObject({
      state: "failed",
      failure: "The period 2010-03 has no computed run; close it, then compare.",
    });
  });

  test("our own lines are no difference and raise nothing", async () => {
    await performRun(deps, { runId: await queueRun(deps, PERIOD) });
    const id = await compare(file(await ourLines((_, minor) => minor)), NAMES);
    const result = await resultById(store.graph, id);
    // GC-01: X 55,800 and his downline 70,200, as docs/plan.md works it out by hand.
    expect(result).toMatchObject({ state: "done", ours: 12_600_000n, theirs: 12_600_000n });
    expect(result).toMatchObject({ persons: 0n, groupsJson: "[]", runId: "2010-03/0.1" });
    expect(await cases()).toEqual([]);
  });

  test("what differs is one case a cause, the persons on pages", async () => {
    // X is paid 9 % on A's order: 6 % instead are 7,200 and not 10,800; on D's a paisa more.
    const rows = await ourLines(({ payee, order }, minor) => {
      if (payee === "X" && minor === 1_080_000n && order === "2") return 720_000n;
      return payee === "X" && minor === 1_440_000n ? minor + 1n : minor;
    });
    const id = await compare(file([...rows, `${PERIOD},ghost,Stair step,,5.00,INR`]), NAMES);
    expect(await resultById(store.graph, id)).toMatchObject({ state: "done", persons: 2n });
    const page = await differencesPage(store.graph, {
      ...{ result: id, cause: null, after: -1n, limit: 10 },
    });
    expect(page.map((one) => [one.distributorId, one.cause, one.difference])).toEqual([
      ["X", "other_rate", -360_000n],
      ["ghost", "missing_person", 500n],
      ["X", "rounding", 1n],
    ]);
    expect(await cases()).toEqual(["missing_person open", "other_rate open", "rounding open"]);
  });

  test("the same file again is the same record; what a newer comparison no longer finds is settled", async () => {
    const text = file(await ourLines((_, minor) => minor));
    const [first, second] = [await compare(text, NAMES), await compare(text, NAMES)];
    expect(second).toBe(first);
    const [count] = await store.query<{ lines: bigint }>(
      "MATCH (line:EngineLine {result: $id}) RETURN count(line) AS lines",
      { id: first },
    );
    expect(Number(count!.lines)).toBe((await ourLines((_, minor) => minor)).length);
    expect(await cases()).toEqual([
      ...["missing_person resolved", "other_rate resolved", "rounding resolved"],
    ]);
  });

  test("a file with faults is refused with their places, and nothing is compared", async () => {
    const id = await compare(file([`${PERIOD},X,performance,,1.00,USD`]));
    expect(await resultById(store.graph, id)).toMatchObject({ state: "refused", faultCount: 1n });
    expect(await faultsOf(store.graph, id)).toEqual([
      {
        ...{ file: "lines.csv", line: 2, column: "currency" },
        reason: '"USD" is not INR, the plan\'s currency.',
      },
    ]);
  });
});
