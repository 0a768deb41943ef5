/** What comes late for an approved period is revised beside it, and lands in the period that is open. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { exceptionEffects } from "../../server/api/effects.ts";
import { resolveException } from "../../server/exception/exception.service.ts";
import { balanceOf, verifyLedger } from "../../server/ledger/ledger.service.ts";
import { linesOfCommission } from "../../server/line/explain.ts";
import { newestPlan, planVersions } from "../../server/period/plan-version.ts";
import { startRevision } from "../../server/period/revision/revision.service.ts";
import { openStore, type Store } from "../graph/trial-store.ts";
import { revisedCompany, type RevisedCompany } from "../support/revised-company.ts";

let store: Store;
let company: RevisedCompany;
beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

const OCTOBER = `
  o1,ben,2026-10-05T15:00:00Z,USD,100.00,100.00,100.00,order,
  o2,ada,2026-10-06T15:00:00Z,USD,200.00,200.00,200.00,order,`;
const LATE = `o9,ben,2026-10-20T15:00:00Z,USD,60.00,60.00,60.00,order,`;
const NOVEMBER = `o3,ben,2026-11-05T15:00:00Z,USD,50.00,50.00,50.00,order,`;

beforeEach(async () => {
  company = await revisedCompany(store);
  await company.bring({ orders: OCTOBER });
  company.time.now = Date.parse("2026-11-09T15:00:00Z");
  await company.closed("2026-10");
});
afterEach(() => company.end());

/** Accepts a late order into its own period, by the case that waits about it. */
async function accept(orderId: string) {
  const { deps } = company;
  const plans = () => planVersions(store.graph);
  return resolveException(
    { ...deps, effects: exceptionEffects({ ...deps, plans }) },
    {
      ...{ id: `2026-10:order_after_cutoff:${orderId}`, action: "count_in_its_period" },
      ...{ reason: "The shop was down.", key: `k ${orderId}`.replace(" ", "-") },
      actor: { id: "ops", name: "Olga" },
    },
  );
}

const linesOf = async (sheet: string) => {
  const { plan } = (await newestPlan(store.graph))!;
  const key = { sheet, distributorId: "ada", bonus: "team" };
  return (await linesOfCommission(store.graph, plan, key)).map(({ orderId }) => orderId);
};

describe("a late order that is accepted into its own, approved period", () => {
  beforeEach(async () => {
    await company.bring({ orders: LATE });
    expect(await accept("o9")).toEqual({ id: "2026-10:order_after_cutoff:o9" });
  });

  test("is computed beside what was paid, which stays as it is to the last byte", async () => {
    const before = await company.whole("2026-10/0");
    expect(await company.paid("2026-10/0")).toEqual({ "ada team": 10_00n, "root team": 25_00n });
    const revision = await company.revise("2026-10");
    expect(revision).toMatchObject({ runId: "2026-10/1.1", status: "review" });
    expect(await company.paid("2026-10/1")).toEqual({ "ada team": 16_00n, "root team": 28_00n });
    expect(await company.approve(revision)).toEqual({ state: "approved" });
    expect(await company.whole("2026-10/0")).toBe(before);
    expect(await linesOf("2026-10/0")).toEqual(["o1"]);
    expect(await linesOf("2026-10/1")).toEqual(["o1", "o9"]);
  });

  test("lands as adjustments in the open period, and the ledger says so", async () => {
    await company.approve(await company.revise("2026-10"));
    const { graph } = company.deps;
    expect(await balanceOf(graph, "balance:ada", "USD")).toBe(6_00n);
    await company.bring({ orders: NOVEMBER });
    company.time.now = Date.parse("2026-12-09T15:00:00Z");
    await company.closed("2026-11");
    // 10 % and 5 % of 50 earned, 6.00 and 3.00 of October's 60 that came late.
    expect(await company.payments("2026-11/0")).toEqual({
      ada: [5_00n, 6_00n, 11_00n, 0n],
      root: [2_50n, 3_00n, 5_50n, 0n],
    });
    expect(await balanceOf(graph, "balance:ada", "USD")).toBe(0n);
    expect(await balanceOf(graph, "wallet:ada", "USD")).toBe(10_00n + 11_00n);
    expect(await balanceOf(graph, "company:commissions", "USD")).toBe(-(35_00n + 9_00n + 7_50n));
    expect((await verifyLedger(graph)).faults).toEqual([]);
  });

  test("has the case that proposes the revision settled by its approval", async () => {
    const states = () =>
      store.query<{ state: string }>(
        'MATCH (e:Exception {code: "order_counted_after_close"}) RETURN e.state AS state',
      );
    expect(await states()).toEqual([{ state: "open" }]);
    await company.approve(await company.revise("2026-10"));
    expect(await states()).toEqual([{ state: "resolved" }]);
  });

  test("a period that awaits approval is out of date once differences land in it", async () => {
    const revision = await company.revise("2026-10");
    await company.bring({ orders: NOVEMBER });
    company.time.now = Date.parse("2026-12-09T15:00:00Z");
    const november = await company.close("2026-11");
    expect(await company.approve(revision)).toEqual({ state: "approved" });
    expect(await company.approve(november)).toMatchObject({ refused: "stale" });
    company.time.now += 1;
    await company.closed("2026-11");
    expect((await company.payments("2026-11/0"))["ada"]).toEqual([5_00n, 6_00n, 11_00n, 0n]);
  });

  test("a second revision is compared to the first, and only its own difference lands", async () => {
    await company.approve(await company.revise("2026-10"));
    await company.bring({ orders: LATE.replace("o9", "o8").replaceAll("60.00", "40.00") });
    await accept("o8");
    const second = await company.revise("2026-10", "r2");
    expect(second.runId).toBe("2026-10/2.1");
    expect(await company.paid("2026-10/2")).toEqual({ "ada team": 20_00n, "root team": 30_00n });
    await company.approve(second);
    expect(await balanceOf(company.deps.graph, "balance:ada", "USD")).toBe(6_00n + 4_00n);
  });

  test("what comes late while it is reviewed makes it stale; computed again it is approved", async () => {
    const first = await company.revise("2026-10");
    await company.bring({ orders: LATE.replace("o9", "o8") });
    await accept("o8");
    expect(await company.approve(first)).toMatchObject({ refused: "stale" });
    const again = await company.revise("2026-10", "r2");
    expect(again.runId).toBe("2026-10/1.2");
    expect(await company.approve(first)).toMatchObject({ refused: "not_in_review" });
    expect(await company.approve(again)).toEqual({ state: "approved" });
    expect(await balanceOf(company.deps.graph, "balance:ada", "USD")).toBe(12_00n);
  });
});

describe("what is refused", () => {
  const asked = (change: Partial<Parameters<typeof startRevision>[1]> = {}) =>
    startRevision(company.deps, {
      ...{ periodId: "2026-10", reason: "Because.", planVersionId: null, actorId: "ops", key: "k" },
      ...change,
    });

  test.each([
    ["a period that there is not", { periodId: "1999-01" }, "not_found"],
    ["a period that is open", { periodId: "2026-11" }, "not_approved"],
    ["no reason", { reason: " x " }, "invalid:reason"],
    ["a plan version that there is not", { planVersionId: "stories@9" }, "invalid:planVersionId"],
  ])("%s", async (_, change, refused) => {
    expect(await asked(change)).toMatchObject({ refused });
  });

  test("a second one at once; the same key answers the same run, with other words it is refused", async () => {
    const first = await asked();
    expect(first).toEqual({ runId: "2026-10/1.1" });
    expect(await asked()).toEqual(first);
    expect(await asked({ reason: "Another one." })).toMatchObject({ refused: "key_reused" });
    expect(await asked({ key: "other" })).toMatchObject({ refused: "running" });
  });
});
