/** Following sales: who holds the lease, what is told of ranks, and whether a wrong figure is found. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { eventsAfter, numberEvents } from "../../server/event/event.ts";
import { recordOrders } from "../../server/import/placed/record-orders.service.ts";
import { keepLease } from "../../server/live/lease.ts";
import { computeOpenPeriods, livePeriods, type Live } from "../../server/live/live.service.ts";
import { verifyLive } from "../../server/live/verify.service.ts";
import { newestPlan } from "../../server/period/plan-version.ts";
import { startClose } from "../../server/period/period.service.ts";
import { performRun } from "../../server/period/run.service.ts";
import { revisedCompany, type RevisedCompany } from "../support/revised-company.ts";
import { openStore, type Store } from "./trial-store.ts";

let store: Store;
let company: RevisedCompany;
let live: Live;
beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});
beforeEach(async () => {
  company = await revisedCompany(store);
  await company.bring({ orders: "o1,ben,2026-10-05T15:00:00Z,USD,50.00,50.00,50.00,order," });
  await computeOpenPeriods(company.deps);
  live = livePeriods(company.deps);
});
afterEach(() => company.end());

/** Hands an order of October over. */
async function sell(id: string, buyerId: string, points: string, returns?: string) {
  const { plan } = (await newestPlan(store.graph))!;
  const kind = returns === undefined ? "order" : "return";
  const order = {
    ...{ id, buyerId, placedAt: "2026-10-20T15:00:00Z", currency: "USD", total: points, kind },
    ...{ qualifyingVolume: points, commissionableVolume: points, returnsOrderId: returns ?? "" },
  };
  const answer = await recordOrders(company.deps, { orders: [order], plan, actorId: "shop" });
  if (!("recorded" in answer)) throw new Error(JSON.stringify(answer));
}

const standing = async (id: string) => {
  const [row] = await store.query(
    `MATCH (s:Standing {sheet: "2026-10/0", distributorId: $id})
     RETURN s.personalVolume AS own, s.totalVolume AS total, s.paidAs AS paidAs`,
    { id },
  );
  return row;
};

const told = async () => {
  await numberEvents(store.graph);
  const events = await eventsAfter(store.graph, 0n, 1_000);
  return events
    .filter(({ kind }) => kind.startsWith("rank-"))
    .map(({ kind, payload }) => `${kind} ${String(payload.distributorId)} ${String(payload.rank)}`);
};

test("a sale moves everybody above at once, and nobody else; earnings follow", async () => {
  await sell("n1", "ben", "70.00");
  const [tidings] = await live.catchUp();
  expect(tidings?.periodId).toBe("2026-10");
  expect(tidings?.people?.toSorted()).toEqual(["ada", "ben", "root"]);
  expect(await standing("ben")).toEqual({ own: 120_00n, total: 120_00n, paidAs: 1n });
  expect(await standing("root")).toEqual({ own: 0n, total: 120_00n, paidAs: 0n });
  expect(await company.paid("2026-10/0")).toEqual({ "ada team": 5_00n, "root team": 2_50n });
  expect(live.unsettled()).toBe(true);
  expect(await live.settle()).toEqual(["2026-10"]);
  expect(await company.paid("2026-10/0")).toEqual({ "ada team": 12_00n, "root team": 6_00n });
  expect(live.unsettled()).toBe(false);
});

test("a rank is told once, its loss too, also when the same is followed again", async () => {
  await sell("n1", "ben", "70.00");
  await live.catchUp();
  expect(await told()).toEqual(["rank-reached ben silver"]);
  await sell("r1", "ben", "70.00", "n1");
  await live.catchUp();
  expect(await told()).toEqual(["rank-reached ben silver", "rank-lost ben silver"]);
  await sell("n2", "ben", "70.00");
  await live.catchUp();
  // A crash before the cursor moved: the same events are followed by the next process.
  await store.query('MATCH (c:Cursor {name: "refresh"}) SET c.seq = 1');
  await livePeriods(company.deps).catchUp();
  expect(await told()).toEqual(["rank-reached ben silver", "rank-lost ben silver"]);
  expect(await standing("ben")).toMatchObject({ own: 120_00n, paidAs: 1n });
});

test("one process has the lease; when it leaves, or dies, another takes it", async () => {
  const errors: Error[] = [];
  const report = (error: Error) => void errors.push(error);
  const one = keepLease(store.graph, "one", report);
  await one.asked;
  const other = keepLease(store.graph, "other", report);
  await other.asked;
  expect([one.held(), other.held()]).toEqual([true, false]);
  await one.leave();
  const started = performance.now();
  while (!other.held() && performance.now() - started < 5_000) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(other.held()).toBe(true);
  // The other one dies: nobody renews what it had.
  await other.leave();
  await store.query(
    'MATCH (l:Lock {name: "live"}) SET l.owner = "dead", l.until = datetime() + duration("PT4S")',
  );
  const died = performance.now();
  const third = keepLease(store.graph, "third", report);
  while (!third.held() && performance.now() - died < 8_000) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(third.held()).toBe(true);
  expect(performance.now() - died).toBeLessThan(5_500);
  await third.leave();
  expect(errors).toEqual([]);
});

test("a sheet whose close has begun is left to it, and sales of other periods are followed on", async () => {
  await sell("n1", "ben", "70.00");
  await live.catchUp();
  company.time.now = Date.parse("2026-11-09T15:00:00Z");
  await company.refresh();
  const started = await startClose(company.deps, { periodId: "2026-10", actorId: "ops", key: "k" });
  if ("refused" in started) throw new Error(started.message);
  await performRun(company.deps, { runId: started.runId });
  const before = await company.whole("2026-10/0");
  const { plan } = (await newestPlan(store.graph))!;
  const november = {
    ...{ id: "n9", buyerId: "cy", placedAt: "2026-11-03T15:00:00Z", currency: "USD", total: "10" },
    ...{ qualifyingVolume: "10", commissionableVolume: "10", kind: "order" },
  };
  await recordOrders(company.deps, { orders: [november], plan, actorId: "shop" });
  await sell("late", "ben", "30.00");
  while ((await live.catchUp()).length > 0);
  await live.settle();
  expect(await company.whole("2026-10/0")).toBe(before);
  expect(await company.paid("2026-11/0")).toEqual({ "ada team": 50n, "ben team": 1_00n });
});

test("what differs from its orders is found by verify, and is right afterwards", async () => {
  // A worker that follows, and keeps asking for the lease.
  const worker = keepLease(store.graph, "worker", () => undefined);
  await worker.asked;
  await sell("n1", "ben", "70.00");
  const equal = await verifyLive(company.deps);
  expect(equal?.map(({ what, differ }) => [what, differ.length])).toEqual([
    ["standings", 0],
    ["commissions", 0],
    ["payments", 0],
  ]);
  await store.query(
    `MATCH (s:Standing {sheet: "2026-10/0", distributorId: "ada"}) SET s.totalVolume = 1
     WITH s MATCH (c:Commission {sheet: "2026-10/0", distributorId: "root"}) SET c.amountMinor = 1`,
  );
  const found = await verifyLive(company.deps);
  expect(found?.map(({ differ }) => differ.length)).toEqual([1, 1, 0]);
  expect(found?.[0]?.differ[0]).toMatch(/^ada: it says .*"totalVolume","1"/);
  expect((await verifyLive(company.deps))?.every(({ differ }) => differ.length === 0)).toBe(true);
  await worker.leave();
});
