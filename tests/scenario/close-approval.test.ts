/** Two people release a period, for what they saw; the ledger says afterwards what was paid. */
import { afterAll, beforeEach, beforeAll, describe, expect, test } from "vitest";
import { verifyLedger } from "../../server/ledger/ledger.service.ts";
import { approveRun, type ApprovalInput } from "../../server/period/approval.ts";
import { startClose } from "../../server/period/period.service.ts";
import { performRun, type RunDeps } from "../../server/period/run.service.ts";
import { openStore, type Store } from "../graph/trial-store.ts";
import { companyOf, outcomeOf, queueRun } from "./close-company.ts";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

async function closed(deps: RunDeps, periodId: string, key = `close ${periodId}`) {
  const runId = await queueRun(deps, periodId, key);
  await performRun(deps, { runId });
  return { runId, ledgerHash: (await outcomeOf(store, runId)).ledgerHash };
}

type Seen = { runId: string; ledgerHash: string };
const operations = (seen: Seen): ApprovalInput => ({
  ...seen,
  ...{ actorId: "ops", actorName: "Olga", role: "operations", key: "o1" },
});
const finance = (seen: Seen): ApprovalInput => ({
  ...seen,
  ...{ actorId: "fin", actorName: "Finn", role: "finance", key: "f1" },
});

async function approved(deps: RunDeps, seen: Seen): Promise<void> {
  await approveRun(deps, operations(seen));
  expect(await approveRun(deps, finance(seen))).toEqual({ state: "approved" });
}

/** Balances of all accounts, those at zero left out. */
async function balances(): Promise<Record<string, bigint>> {
  const rows = await store.query<{ id: string; balance: bigint }>(
    `MATCH (a:Account)
     RETURN a.id AS id,
       COLLECT { MATCH (a)<-[:CREDITS]-(e:Entry) RETURN e.amountMinor } AS credits,
       COLLECT { MATCH (a)<-[:DEBITS]-(e:Entry) RETURN e.amountMinor } AS debits`,
  );
  const sum = (all: unknown) => (all as bigint[]).reduce((total, one) => total + one, 0n);
  const all = rows as unknown as { id: string; credits: unknown; debits: unknown }[];
  return Object.fromEntries(
    all
      .map(({ id, credits, debits }) => [id, sum(credits) - sum(debits)] as const)
      .filter(([, balance]) => balance !== 0n),
  );
}

describe("a period without blocking cases", () => {
  let deps: RunDeps;
  let seen: Seen;
  beforeEach(async () => {
    deps = await companyOf(store, "suspended-and-terminated", Date.UTC(2026, 1, 20));
    seen = await closed(deps, "2026-01");
  });

  test("takes two people of two roles; then wallets and what is held sum to the commissions", async () => {
    expect(await approveRun(deps, operations(seen))).toEqual({ state: "first_approval" });
    expect(await balances()).toEqual({});
    expect(await approveRun(deps, finance(seen))).toEqual({ state: "approved" });
    expect(await balances()).toEqual({
      "company:commissions/USD": -19_00n,
      "wallet:A/USD": 9_00n,
      "held:S/USD": 10_00n,
    });
    expect((await verifyLedger(deps.graph)).faults).toEqual([]);
  });

  test("the same keys again, also at once, post nothing twice", async () => {
    await approveRun(deps, operations(seen));
    await Promise.all([approveRun(deps, finance(seen)), approveRun(deps, finance(seen))]);
    const before = await outcomeOf(store, seen.runId);
    expect(await approveRun(deps, finance(seen))).toEqual({ state: "approved" });
    expect(await approveRun(deps, operations(seen))).toEqual({ state: "approved" });
    await performRun(deps, { runId: seen.runId });
    expect(await outcomeOf(store, seen.runId)).toEqual(before);
    expect((await verifyLedger(deps.graph)).faults).toEqual([]);
  });

  test.each([
    ["the same person in the other role", { actorId: "ops" }, "same_person"],
    ["another person in the same role", { role: "operations" as const }, "same_role"],
    ["somebody who saw another ledger", { ledgerHash: "0".repeat(64) }, "hash_differs"],
    ["somebody who names no run", { runId: "2026-01/0.99" }, "not_found"],
  ])("refuses %s", async (_, change, refused) => {
    await approveRun(deps, operations(seen));
    const answer = await approveRun(deps, { ...finance(seen), ...change });
    expect(answer).toMatchObject({ refused });
    expect(await balances()).toEqual({});
  });

  test("a run that a later one has replaced cannot be approved; an approved period not closed again", async () => {
    const later = await closed(deps, "2026-01", "again");
    expect(await approveRun(deps, operations(seen))).toMatchObject({ refused: "not_in_review" });
    await approved(deps, later);
    const again = await startClose(deps, { periodId: "2026-01", actorId: "x", key: "third" });
    expect(again).toMatchObject({ refused: "approved" });
  });

  test("an input that changed since is refused as stale", async () => {
    await store.query("MATCH (r:Run {id: $runId}) SET r.stale = true", { runId: seen.runId });
    expect(await approveRun(deps, operations(seen))).toMatchObject({ refused: "stale" });
  });
});

test("a blocking case stops the approval until it is settled", async () => {
  const deps = await companyOf(store, "gc-04", Date.UTC(2020, 1, 20));
  const seen = await closed(deps, "2020-01");
  expect(await approveRun(deps, operations(seen))).toMatchObject({
    refused: "blocking_exceptions",
  });
  await store.query('MATCH (e:Exception) SET e.state = "waived"');
  await approved(deps, seen);
});

test("a period is not closed before it has ended", async () => {
  const deps = await companyOf(store, "suspended-and-terminated", Date.UTC(2026, 0, 31, 23));
  const started = await startClose(deps, { periodId: "2026-01", actorId: "x", key: "k" });
  expect(started).toMatchObject({ refused: "not_ended" });
});

describe("periods that follow one another", () => {
  test("a debt is carried, paid back, and every account says so", async () => {
    const deps = await companyOf(store, "gc-15a-clawback", Date.UTC(2026, 9, 20));
    const ended = ["2026-07", "2026-08", "2026-09"];
    for (const id of ended) await approved(deps, await closed(deps, id));
    expect(await balances()).toEqual({
      "company:commissions/USD": -105_00n,
      "wallet:E/USD": 105_00n,
    });
    expect((await verifyLedger(deps.graph)).faults).toEqual([]);
  });

  test("what somebody brought along is in the ledger before it is paid out", async () => {
    const deps = await companyOf(store, "payout-minimum", Date.UTC(2026, 4, 20));
    for (const id of ["2026-01", "2026-02", "2026-03", "2026-04"]) {
      await approved(deps, await closed(deps, id));
    }
    expect(await balances()).toEqual({
      "company:commissions/USD": -(20_00n + 20_00n + 5_00n + 45_00n + 24_99n),
      "company:opening/USD": 30_00n - 26_00n,
      "wallet:A/USD": 25_00n,
      "balance:A/USD": 24_99n,
      "wallet:B/USD": 35_00n,
      "wallet:C/USD": 26_00n,
    });
  });

  test("a later period waits for the earlier one, of whatever calendar", async () => {
    const deps = await companyOf(store, "weekly-and-monthly", Date.UTC(2026, 10, 5));
    const refused = await startClose(deps, { periodId: "2026-W43", actorId: "x", key: "k" });
    expect(refused).toMatchObject({ refused: "earlier_period_open" });
    const first = await closed(deps, "2026-W41");
    const second = await closed(deps, "2026-W42");
    expect(await approveRun(deps, operations(second))).toMatchObject({
      refused: "earlier_period_open",
    });
    await approved(deps, first);
    await approved(deps, second);
    await approved(deps, await closed(deps, "2026-W43"));
    // October ends before week 44, and its balances go on into it.
    const week = await startClose(deps, { periodId: "2026-W44", actorId: "x", key: "w" });
    expect(week).toMatchObject({ refused: "earlier_period_open" });
  });

  test("when the earlier period was computed again, the later one must be as well", async () => {
    const deps = await companyOf(store, "gc-15a-clawback", Date.UTC(2026, 9, 20));
    await closed(deps, "2026-07");
    const august = await closed(deps, "2026-08");
    await approved(deps, await closed(deps, "2026-07", "again"));
    expect(await approveRun(deps, operations(august))).toMatchObject({
      refused: "opening_changed",
    });
    await approved(deps, await closed(deps, "2026-08", "again"));
  });

  test("a run that was cut short starts over when its opening was computed again meanwhile", async () => {
    const deps = await companyOf(store, "gc-15a-clawback", Date.UTC(2026, 9, 20));
    await closed(deps, "2026-07");
    const runId = await queueRun(deps, "2026-08", "first");
    const cut = performRun(deps, {
      runId,
      onStep: ({ name, state }) => {
        if (name === "volumes" && state === "done") throw new Error("The power fails.");
      },
    });
    await expect(cut).rejects.toThrow("The power fails.");
    await store.query('MATCH (p:Payment {sheet: "2026-07/0"}) SET p.carried = -7');
    await store.query('MATCH (p:Period {id: "2026-07"}) SET p.run = "another"');
    await performRun(deps, { runId });
    const [payment] = await store.query<{ before: bigint }>(
      'MATCH (p:Payment {sheet: "2026-08/0", distributorId: "E"}) RETURN p.carriedBefore AS before',
    );
    expect(payment?.before).toBe(-7n);
  });
});
