/** The volume that imported orders bring: returns, frozen periods, parallel returns. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addReturns } from "../../server/order/accept.store.ts";
import { countLateOrder } from "../../server/order/late.service.ts";
import { soundCompany } from "../support/company-folder.ts";
import { openImportGraph } from "../support/import-graph.ts";

let db: Awaited<ReturnType<typeof openImportGraph>>;
beforeAll(async () => {
  db = await openImportGraph();
});
beforeEach(() => db.empty());
afterAll(() => db.close());

describe("returns and frozen periods", () => {
  test("returns take at most what is left, the earlier one first; the raw figures stay", async () => {
    const orders = `
      o1,a,2026-11-03T10:00:00Z,USD,120.00,100.00,90.00,order,
      r9,a,2026-11-06T10:00:00Z,USD,60.00,70.00,10.00,return,o1
      r2,a,2026-11-05T10:00:00Z,USD,60.00,60.00,85.00,return,o1`;
    await db.bring({ ...soundCompany, orders });
    const rows = await db.ask(
      `MATCH (e)-[:FOR_ORDER]->(o:Order {kind: "return"})
       RETURN o.id AS id, e.qualifying AS q, e.commissionable AS c, o.qualifyingHundredths AS raw ORDER BY id`,
    );
    expect(rows).toEqual([
      { id: "r2", q: -6000, c: -8500, raw: 6000 },
      { id: "r9", q: -4000, c: -500, raw: 7000 },
    ]);
  });

  test("an order in a frozen period brings no volume until it is counted in an open one", async () => {
    await db.bring({ ...soundCompany, orders: "", opening: "" });
    await db.ask(
      `CREATE (:Period {id: "2026-11", startsAt: datetime("2026-11-01T05:00Z"),
         endsAt: datetime("2026-12-01T05:00Z"), frozenAt: datetime()})`,
    );
    await db.bring({
      orders: `
        o1,a,2026-11-03T10:00:00Z,USD,120.00,100.00,90.00,order,
        o2,a,2026-12-01T05:00:00Z,USD,120.00,100.00,90.00,order,
        r1,a,2026-11-05T10:00:00Z,USD,120.00,200.00,90.00,return,o1`,
    });
    const late = await db.ask(
      `MATCH (o:Order) RETURN o.id AS id, o.lateFor AS late, COUNT { (o)<-[:FOR_ORDER]-() } AS entries ORDER BY id`,
    );
    expect(late).toEqual([
      { id: "o1", late: "2026-11", entries: 0 },
      { id: "o2", late: null, entries: 1 },
      { id: "r1", late: "2026-11", entries: 0 },
    ]);
    const count = (orderId: string, at: number) =>
      db.graph.transaction((tx) => countLateOrder(tx, { orderId, at }));
    const open = Date.UTC(2026, 11, 5);
    expect(await count("o1", Date.UTC(2026, 10, 20))).toMatchObject({ refused: "period_frozen" });
    expect(await count("o2", open)).toMatchObject({ refused: "already_counted" });
    expect(await count("zz", open)).toMatchObject({ refused: "not_found" });
    expect(await count("o1", open)).toMatchObject({ counted: true, qualifying: 10000n });
    expect(await count("o1", open)).toMatchObject({ refused: "already_counted" });
    expect(await count("r1", open)).toEqual({
      counted: true,
      qualifying: -10000n,
      commissionable: -9000n,
      closed: [],
    });
  });

  test("parallel returns of one order never take more than it brought", async () => {
    await db.bring({
      ...soundCompany,
      orders: "o1,a,2026-11-03T10:00:00Z,USD,1,100.00,90.00,order,",
    });
    const one = (number: number) => ({
      id: `p${number}`,
      buyerId: "a",
      own: true,
      placedAt: Date.UTC(2026, 10, 4),
      currency: "USD",
      totalMinor: null,
      qualifying: 3000n,
      commissionable: 3000n,
      product: null,
      rowHash: "",
      returnsOrderId: "o1",
    });
    await Promise.all(
      Array.from({ length: 8 }, (_, number) =>
        db.graph.transaction((tx) =>
          addReturns(tx, { importId: "x", rows: [one(number)], byRevision: false, at: 0 }),
        ),
      ),
    );
    const [sum] = await db.ask(
      "MATCH (e:VolumeEntry) RETURN sum(e.qualifying) AS q, sum(e.commissionable) AS c",
    );
    expect(sum).toEqual({ q: 0, c: 0 });
  });
});
