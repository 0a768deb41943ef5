/** A company's way into the graph: as its tables say, once, beside what is there. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listImports } from "../../server/import/import.store.ts";
import { soundCompany } from "../support/company-folder.ts";
import { openImportGraph } from "../support/import-graph.ts";

let db: Awaited<ReturnType<typeof openImportGraph>>;
beforeAll(async () => {
  db = await openImportGraph();
});
beforeEach(() => db.empty());
afterAll(() => db.close());

describe("a sound company", () => {
  test("stands in the graph as its tables say", async () => {
    const outcome = await db.bring(soundCompany);
    expect(outcome).toMatchObject({
      ok: true,
      unchanged: false,
      counts: { distributors: 4, customers: 1, orders: 3, opening: 3 },
    });
    const people = await db.ask(
      `MATCH (p:Person) OPTIONAL MATCH (p)-[s:SPONSORED_BY|CUSTOMER_OF]->(above)
       OPTIONAL MATCH (p)-[place:PLACED_UNDER]->(parent)
       RETURN p.id + "<" + coalesce(above.id, "") + "<" + coalesce(parent.id + "." + place.leg, "") AS text
       ORDER BY text`,
    );
    expect(people.map((row) => row.text)).toEqual([
      "a<root<root.left",
      "b<root<root.right",
      "c<a<",
      "k<a<",
      "root<<",
    ]);
    const entries = await db.ask(
      `MATCH (d)<-[:COUNTS_FOR]-(e:VolumeEntry)-[:FOR_ORDER]->(o)-[credit:CREDITED_TO]->(d)
       RETURN o.id AS id, d.id AS for, e.qualifying AS q, e.commissionable AS c, e.own AS own,
         e.why AS why, credit.why AS credit, e.at.epochMillis AS at ORDER BY id`,
    );
    const at = (day: number, hour: number) => Date.UTC(2026, 10, day, hour);
    expect(entries).toEqual([
      {
        id: "o1",
        for: "a",
        q: 10000,
        c: 9000,
        own: true,
        why: "order",
        credit: "own_order",
        at: at(3, 10),
      },
      {
        id: "o2",
        for: "a",
        q: 5000,
        c: 4550,
        own: false,
        why: "order",
        credit: "customer_of_record",
        at: at(4, 15),
      },
      {
        id: "r1",
        for: "a",
        q: -2000,
        c: -1800,
        own: true,
        why: "return",
        credit: "own_order",
        at: at(5, 10),
      },
    ]);
    const openings = await db.ask(
      "MATCH (o:Opening)-[:OPENS]->(d) RETURN d.id AS id, o.name AS name, o.value AS value ORDER BY id, name",
    );
    expect(openings).toEqual([
      { id: "a", name: "balance", value: "-12.50" },
      { id: "b", name: "lifetimeVolume", value: "1000.00" },
      { id: "b", name: "paidOnce:team", value: "true" },
    ]);
  });

  test("imported twice changes nothing, the record says so, and it is one event", async () => {
    await db.bring(soundCompany);
    const before = await db.countAll();
    const again = await db.bring(soundCompany);
    expect(again).toMatchObject({ ok: true, unchanged: true });
    expect(await db.countAll()).toEqual(before);
    const records = await listImports(db.graph, 10);
    expect(records.map((record) => [record.state, record.unchanged])).toContainEqual([
      "done",
      true,
    ]);
    expect(await db.ask("MATCH (e:Event) RETURN e.kind AS kind")).toEqual([
      { kind: "company-imported" },
    ]);
  });

  test("orders alone, a new branch alone and a late return of a stored order are legal imports", async () => {
    await db.bring({ distributors: soundCompany.distributors, customers: soundCompany.customers });
    expect(await db.faultsFrom({ orders: soundCompany.orders })).toEqual([]);
    const distributors = "d,Di,d@example.com,US,2026-01-01,c,a,left,active,";
    const orders = "r2,a,2026-11-06T10:00:00Z,USD,120,100.00,90.00,return,o1";
    expect(await db.faultsFrom({ distributors, orders })).toEqual([]);
    const [entry] = await db.ask(
      "MATCH (e)-[:FOR_ORDER]->(:Order {id: 'r2'}) RETURN e.qualifying AS q, e.commissionable AS c",
    );
    expect(entry).toEqual({ q: -8000, c: -7200 });
  });
});

describe("against what is there", () => {
  test.each([
    [
      { distributors: "a,Eve,a@example.com,US,2021-01-01,root,root,left,active,silver" },
      'distributors.csv:2:id: The distributor "a" is there already with other content; moves and ' +
        "corrections are made in the platform, not by import, so leave the row out or write it as it was.",
    ],
    [
      { customers: "a,Eve,a@example.com,root,,retail" },
      'customers.csv:2:id: The id "a" is there already as a distributor; give this customer another id.',
    ],
    [
      { orders: "o1,a,2026-11-03T10:00:00Z,USD,120.00,100.00,90.01,order," },
      'orders.csv:2:id: The order "o1" is there already with other content; moves and corrections are ' +
        "made in the platform, not by import, so leave the row out or write it as it was.",
    ],
    [
      { opening: "a,balance,-12.51" },
      'opening.csv:2:value: The opening figure "a/balance" is there already with other content; moves and ' +
        "corrections are made in the platform, not by import, so leave the row out or write it as it was.",
    ],
    [
      { distributors: "x,X,x@example.com,US,2021-01-01,root,root,left,active," },
      'distributors.csv:2:placementLeg: The left leg of "root" is taken by somebody who is there ' +
        "already; place this one elsewhere.",
    ],
    [
      { distributors: "x,X,x@example.com,US,2021-01-01,,,,active," },
      'distributors.csv:2:placementParentId: "x" is a second head of the placement tree beside "root"; ' +
        "the plan's tree has one, so place him under somebody.",
    ],
    [
      { distributors: "x,X,x@example.com,US,2021-01-01,c,c,left,active," },
      'distributors.csv:2:placementParentId: "c" is a second head of the placement tree beside "root"; ' +
        "the plan's tree has one, so place him under somebody.",
    ],
    [
      { orders: "o9,k,2020-11-03T10:00:00Z,USD,1,1,1,order," },
      'orders.csv:2:placedAt: The order was placed before the buyer\'s distributor "a" joined; correct ' +
        "one of the two dates.",
    ],
    [
      { orders: "o9,b,2026-11-13T10:00:00Z,USD,1,1,1,return,o1" },
      'orders.csv:2:returnsOrderId: The returned order "o1" is of another buyer; a return is its buyer\'s own.',
    ],
  ])("%j is a fault", async (text, fault) => {
    await db.bring(soundCompany);
    const before = await db.countAll();
    expect(await db.faultsFrom(text)).toEqual([fault]);
    expect(await db.countAll()).toEqual(before);
  });
});
