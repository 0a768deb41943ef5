/** A company's way into the graph: all of it once, or nothing; whatever is killed or tried twice. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import neo4j, { type Driver } from "neo4j-driver";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { faultText } from "../../server/csv/fault.ts";
import { openGraph, type Graph } from "../../server/graph/graph.ts";
import { migrate } from "../../server/graph/migrate.ts";
import { announceImport, importCompany } from "../../server/import/import.service.ts";
import { faultsOf, findImport, listImports } from "../../server/import/import.store.ts";
import type { ImportInput } from "../../server/import/import.ts";
import { recoverImports } from "../../server/import/recover.ts";
import { addReturns, countLateOrder } from "../../server/order/accept.store.ts";
import { writeCompany } from "../support/big-company.ts";
import { companyFolder, soundCompany, type CompanyText } from "../support/company-folder.ts";
import { testEnvironment } from "../support/environment.ts";
import { importPlan } from "../support/import-plan.ts";

const environment = testEnvironment();
let graph: Graph;
let driver: Driver;
let folder: string;
let made = 0;
const clock = () => Date.UTC(2026, 10, 30);

beforeAll(async () => {
  const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password } = environment;
  graph = openGraph({ uri, user, password });
  driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
  folder = mkdtempSync(join(tmpdir(), "heartwood-import-"));
  await migrate(graph);
});
beforeEach(async () => {
  await ask(
    "MATCH (n) WHERE NOT n:Migration CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS",
  );
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await driver.close();
  await graph.close();
});

/** Rows of a query of the test's own. */
async function ask(query: string): Promise<Record<string, unknown>[]> {
  const session = driver.session();
  try {
    return (await session.run(query)).records.map((record) => record.toObject());
  } finally {
    await session.close();
  }
}

/** Everything but the import's own records and locks. */
async function countAll(): Promise<unknown> {
  const [row] = await ask(
    `MATCH (n) WHERE NOT n:Import AND NOT n:Lock AND NOT n:Migration
     OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS edges`,
  );
  return row;
}

function inputOf(text: CompanyText, more: Partial<ImportInput> = {}): ImportInput {
  made += 1;
  const source = companyFolder(join(folder, String(made)), text);
  return { source, plan: importPlan(), mode: "company", actorId: "ops", ...more };
}

const bring = (text: CompanyText, more: Partial<ImportInput> = {}) =>
  importCompany({ graph, clock }, inputOf(text, more));

async function faultsFrom(text: CompanyText): Promise<string[]> {
  const outcome = await bring(text);
  return outcome.ok ? [] : outcome.faults.map(faultText);
}

describe("a sound company", () => {
  test("stands in the graph as its tables say", async () => {
    const outcome = await bring(soundCompany);
    expect(outcome).toMatchObject({
      ok: true,
      unchanged: false,
      counts: { distributors: 4, customers: 1, orders: 3, opening: 3 },
    });
    const people = await ask(
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
    const entries = await ask(
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
    const openings = await ask(
      "MATCH (o:Opening)-[:OPENS]->(d) RETURN d.id AS id, o.name AS name, o.value AS value ORDER BY id, name",
    );
    expect(openings).toEqual([
      { id: "a", name: "balance", value: "-12.50" },
      { id: "b", name: "lifetimeVolume", value: "1000.00" },
      { id: "b", name: "paidOnce:team", value: "1" },
    ]);
  });

  test("imported twice changes nothing, the record says so, and it is one event", async () => {
    await bring(soundCompany);
    const before = await countAll();
    const again = await bring(soundCompany);
    expect(again).toMatchObject({ ok: true, unchanged: true });
    expect(await countAll()).toEqual(before);
    const records = await listImports(graph, 10);
    expect(records.map((record) => [record.state, record.unchanged])).toContainEqual([
      "done",
      true,
    ]);
    expect(await ask("MATCH (e:Event) RETURN e.kind AS kind")).toEqual([
      { kind: "company-imported" },
    ]);
  });

  test("orders alone, a new branch alone and a late return of a stored order are legal imports", async () => {
    await bring({ distributors: soundCompany.distributors, customers: soundCompany.customers });
    expect(await faultsFrom({ orders: soundCompany.orders })).toEqual([]);
    const distributors = "d,Di,d@example.com,US,2026-01-01,c,a,left,active,";
    const orders = "r2,a,2026-11-06T10:00:00Z,USD,120,100.00,90.00,return,o1";
    expect(await faultsFrom({ distributors, orders })).toEqual([]);
    const [entry] = await ask(
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
    await bring(soundCompany);
    const before = await countAll();
    expect(await faultsFrom(text)).toEqual([fault]);
    expect(await countAll()).toEqual(before);
  });
});

test("a faulty import leaves nothing behind but its record, whose faults can be listed", async () => {
  const before = await countAll();
  const orders = `${soundCompany.orders}\no9,zz,2026-11-03T10:00:00Z,USD,NaN,1,1,order,`;
  const outcome = await bring({ ...soundCompany, orders });
  expect(outcome).toMatchObject({ ok: false, refused: "faulty", faultCount: 2 });
  expect(await countAll()).toEqual(before);
  const record = await findImport(graph, outcome.importId);
  expect(record).toMatchObject({ state: "refused", faultCount: 2, counts: { orders: 4 } });
  const [first] = await faultsOf(graph, outcome.importId, 1);
  const [second] = await faultsOf(graph, outcome.importId, 10, 1);
  expect([first?.column, second?.column].sort()).toEqual(["buyerId", "total"]);
  expect(await ask("MATCH (e:Event) RETURN e")).toEqual([]);
});

test("of imports at the same time one goes on and the others are refused by a sentence", async () => {
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => bring(soundCompany)));
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  for (const outcome of outcomes) {
    if (outcome.ok) continue;
    expect(outcome.refused).toBe("import_running");
    expect(outcome.faults[0]?.reason).toMatch(/^The import .* is under way; start this one when/);
  }
  expect(await ask("MATCH (p:Person) RETURN count(p) AS people")).toEqual([{ people: 5 }]);
});

test("an announced import goes on under its id, and ends once", async () => {
  const importId = await announceImport(
    { graph, clock },
    { source: "upload", mode: "company", actorId: "ops" },
  );
  expect((await findImport(graph, importId))?.state).toBe("waiting");
  expect(await bring(soundCompany, { importId })).toMatchObject({ ok: true, importId });
  expect(await bring(soundCompany, { importId })).toMatchObject({ refused: "import_ended" });
  expect((await findImport(graph, importId))?.state).toBe("done");
});

test("an import that is killed while writing is removed at the next start and can be repeated", async () => {
  const before = await countAll();
  const big = join(folder, "big");
  await writeCompany(big, { distributors: 6_000, orders: 8_000, seed: 3, chain: 500 });
  const child = spawn(
    process.execPath,
    ["--import", "tsx", fileURLToPath(new URL("../support/import-child.ts", import.meta.url)), big],
    { env: { ...process.env }, stdio: ["ignore", "pipe", "inherit"] },
  );
  for await (const line of child.stdout) if (String(line).includes("orders")) break;
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await ask("MATCH (i:Import) RETURN i.state AS state")).toEqual([{ state: "writing" }]);
  expect(await recoverImports({ graph, clock: () => Date.now() })).toHaveLength(1);
  expect(await countAll()).toEqual(before);
  expect(await ask("MATCH (i:Import) RETURN i.state AS state")).toEqual([{ state: "failed" }]);
  const input = inputOf({}, { plan: importPlan({ zone: "UTC" }) });
  const { directorySource } = await import("../../server/company-file/company-source.ts");
  const outcome = await importCompany({ graph, clock }, { ...input, source: directorySource(big) });
  expect(outcome).toMatchObject({ ok: true, counts: { distributors: 6_000, orders: 8_000 } });
  const [tree] = await ask(
    `MATCH (:Distributor)-[s:SPONSORED_BY]->() WITH count(s) AS sponsored
     MATCH (:Distributor)-[p:PLACED_UNDER]->() WITH sponsored, count(p) AS placed
     MATCH (e:VolumeEntry) RETURN sponsored, placed, count(e) AS entries`,
  );
  expect(tree).toEqual({ sponsored: 5_999, placed: 5_999, entries: 8_000 });
}, 120_000);

test("a live import of this machine is not taken for a broken one", async () => {
  await ask(
    `CREATE (:Import {id: "i", state: "writing", owner: "elsewhere:1:x", heartbeatAt: datetime()})`,
  );
  expect(await recoverImports({ graph, clock: () => Date.now() })).toEqual([]);
  expect(await recoverImports({ graph, clock: () => Date.now() + 61_000 })).toEqual(["i"]);
});

describe("returns and frozen periods", () => {
  test("returns take at most what is left, the earlier one first; the raw figures stay", async () => {
    const orders = `
      o1,a,2026-11-03T10:00:00Z,USD,120.00,100.00,90.00,order,
      r9,a,2026-11-06T10:00:00Z,USD,60.00,70.00,10.00,return,o1
      r2,a,2026-11-05T10:00:00Z,USD,60.00,60.00,85.00,return,o1`;
    await bring({ ...soundCompany, orders });
    const rows = await ask(
      `MATCH (e)-[:FOR_ORDER]->(o:Order {kind: "return"})
       RETURN o.id AS id, e.qualifying AS q, e.commissionable AS c, o.qualifyingHundredths AS raw ORDER BY id`,
    );
    expect(rows).toEqual([
      { id: "r2", q: -6000, c: -8500, raw: 6000 },
      { id: "r9", q: -4000, c: -500, raw: 7000 },
    ]);
  });

  test("an order in a frozen period brings no volume until it is counted in an open one", async () => {
    await bring({ ...soundCompany, orders: "", opening: "" });
    await ask(
      `CREATE (:Period {id: "2026-11", startsAt: datetime("2026-11-01T05:00Z"),
         endsAt: datetime("2026-12-01T05:00Z"), frozenAt: datetime()})`,
    );
    await bring({
      orders: `
        o1,a,2026-11-03T10:00:00Z,USD,120.00,100.00,90.00,order,
        o2,a,2026-12-01T05:00:00Z,USD,120.00,100.00,90.00,order,
        r1,a,2026-11-05T10:00:00Z,USD,120.00,200.00,90.00,return,o1`,
    });
    const late = await ask(
      `MATCH (o:Order) RETURN o.id AS id, o.lateFor AS late, COUNT { (o)<-[:FOR_ORDER]-() } AS entries ORDER BY id`,
    );
    expect(late).toEqual([
      { id: "o1", late: "2026-11", entries: 0 },
      { id: "o2", late: null, entries: 1 },
      { id: "r1", late: "2026-11", entries: 0 },
    ]);
    const count = (orderId: string, at: number) =>
      graph.transaction((tx) => countLateOrder(tx, { orderId, at }));
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
    });
  });

  test("parallel returns of one order never take more than it brought", async () => {
    await bring({ ...soundCompany, orders: "o1,a,2026-11-03T10:00:00Z,USD,1,100.00,90.00,order," });
    const one = (number: number) => ({
      id: `p${number}`,
      buyerId: "a",
      own: true,
      placedAt: Date.UTC(2026, 10, 4),
      currency: "USD",
      totalMinor: null,
      qualifying: 3000n,
      commissionable: 3000n,
      rowHash: "",
      returnsOrderId: "o1",
    });
    await Promise.all(
      Array.from({ length: 8 }, (_, number) =>
        graph.transaction((tx) => addReturns(tx, { importId: "x", rows: [one(number)] })),
      ),
    );
    const [sum] = await ask(
      "MATCH (e:VolumeEntry) RETURN sum(e.qualifying) AS q, sum(e.commissionable) AS c",
    );
    expect(sum).toEqual({ q: 0, c: 0 });
  });
});
