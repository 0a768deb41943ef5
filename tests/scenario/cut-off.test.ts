/** Which side of a period's end an order is on, to the second, where the clock is put forward or back. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { freezePeriod } from "../../server/period/period.service.ts";
import { openStore, type Store } from "../graph/trial-store.ts";
import { revisedCompany, type RevisedCompany } from "../support/revised-company.ts";

let store: Store;
let company: RevisedCompany;
beforeAll(async () => {
  store = await openStore();
});
afterEach(() => company.end());
afterAll(async () => {
  await store.empty();
  await store.close();
});

test.each([
  ["2026-10", "2026-11-01T04:00:00Z", "the clock goes back on the day after"],
  ["2026-11", "2026-12-01T05:00:00Z", "it went back on its first day"],
  ["2027-03", "2027-04-01T04:00:00Z", "it went forward within it"],
  ["2028-02", "2028-03-01T05:00:00Z", "29 February is its last day"],
  ["2028-01", "2028-02-01T05:00:00Z", "31 January is its last day"],
])("%s is frozen at %s: %s", async (periodId, end) => {
  company = await revisedCompany(store);
  const at = (seconds: number) => new Date(Date.parse(end) + seconds * 1000).toISOString();
  const order = (id: string, placedAt: string) =>
    `${id},ben,${placedAt},USD,10.00,10.00,10.00,order,\n`;
  company.time.now = Date.parse(end) - 1;
  await company.bring({ orders: order("in-time", at(-2)) });
  await company.refresh();
  expect(await freezePeriod(company.deps, periodId)).toMatchObject({ refused: "not_ended" });
  company.time.now = Date.parse(end);
  await company.refresh();
  expect(await freezePeriod(company.deps, periodId)).toMatchObject({
    frozenAt: BigInt(Date.parse(end)),
  });
  await company.bring({ orders: order("late", at(-1)) + order("next", at(0)) });
  const rows = await store.query(
    `MATCH (o:Order) RETURN o.id AS id, o.lateFor AS lateFor, COUNT { (o)<-[:FOR_ORDER]-() } AS entries
     ORDER BY id`,
  );
  expect(rows).toEqual([
    { id: "in-time", lateFor: null, entries: 1n },
    { id: "late", lateFor: periodId, entries: 0n },
    { id: "next", lateFor: null, entries: 1n },
  ]);
});
