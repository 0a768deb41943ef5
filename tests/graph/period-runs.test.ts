/** Runs over periods: one at a time, one a key, started again after a failure; what findings look at. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { familyTree, drawSheet, SHEET } from "./sheet-tree.ts";
import { openStore, type Store } from "./trial-store.ts";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

const january = { id: "2026-01", calendar: "month", startsAt: 0, endsAt: 1_000, cutOffAt: 2_000 };
const queue = (key: string) =>
  store.graph.write("period/queue-run", {
    ...{ periodId: "2026-01", key, actorId: "ops", at: 1_500 },
    ...{ planVersionId: "plan@1", planHash: "h" },
  });
const begin = (runId: string, epoch = 1) =>
  store.graph.write("period/begin-run", { runId, at: 1_600, epoch, openingHash: null });

describe("queue and begin", () => {
  beforeEach(async () => {
    await store.empty();
    await store.graph.write("period/open-periods", { periods: [january], openedAt: 5 });
  });

  test("a period is made once, and keeps what it was", async () => {
    await store.query('MATCH (p:Period) SET p.state = "review"');
    const changed = { ...january, endsAt: 9_999 };
    const rows = await store.graph.write("period/open-periods", {
      periods: [changed],
      openedAt: 6,
    });
    expect(rows).toEqual([{ id: "2026-01", created: false }]);
    const [period] = await store.graph.read("period/all-periods");
    expect(period).toMatchObject({ endsAt: 1_000n, state: "review", run: null, ledgerHash: null });
  });

  test("the same key is the same run, also at once; another key waits for it", async () => {
    const all = await Promise.all(["a", "a", "a"].map(queue));
    expect(all.map(([row]) => row?.runId)).toEqual(Array(3).fill("2026-01/0.1"));
    expect(await queue("b")).toEqual([
      { runId: null, state: "open", busy: true, importing: false },
    ]);
  });

  test("of several starts with different keys at once one wins", async () => {
    const all = await Promise.all(["a", "b", "c", "d"].map(queue));
    expect(all.filter(([row]) => row?.runId != null)).toHaveLength(1);
  });

  test("no run while an import writes, none over an approved period, none where there is no period", async () => {
    await store.query('CREATE (:Import {id: "i", state: "writing"})');
    expect(await queue("a")).toMatchObject([{ runId: null, importing: true }]);
    await store.query("MATCH (i:Import) DELETE i");
    await store.query('MATCH (p:Period) SET p.state = "approved"');
    expect(await queue("a")).toMatchObject([{ runId: null, busy: false, state: "approved" }]);
    await store.query("MATCH (p:Period) DELETE p");
    expect(await queue("a")).toEqual([]);
  });

  test("the freeze of the first attempt stays; a failed run gives way to another", async () => {
    await queue("a");
    const [first] = await begin("2026-01/0.1");
    expect(first).toMatchObject({ attempt: 1n, frozenAt: 1_600n });
    expect(await store.graph.write("period/still-open", { periodId: "2026-01" })).toEqual([]);
    const again = await store.graph.write("period/begin-run", {
      ...{ runId: "2026-01/0.1", at: 9_000, epoch: 2, openingHash: null },
    });
    expect(again).toMatchObject([{ attempt: 2n, frozenAt: 1_600n }]);
    await store.graph.write("period/fail-run", {
      runId: "2026-01/0.1",
      at: 9_100,
      failure: "Full.",
    });
    expect(await begin("2026-01/0.1")).toEqual([]);
    expect(await store.graph.write("period/still-open", { periodId: "2026-01" })).toHaveLength(1);
    expect(await queue("b")).toMatchObject([{ runId: "2026-01/0.2" }]);
    expect(await store.graph.read("period/unfinished-runs")).toMatchObject([{ id: "2026-01/0.2" }]);
  });

  test("what comes before is read in the order in which it is given", async () => {
    await queue("a");
    const week = { ...january, id: "2026-W05", calendar: "week" };
    const december = { ...january, id: "2025-12" };
    await store.graph.write("period/open-periods", { periods: [week, december], openedAt: 5 });
    await store.query(
      'MATCH (p:Period) WHERE p.id <> "2026-01" SET p.state = "approved", p.run = p.id + "/0.1", p.ledgerHash = "x"',
    );
    const lock = (before: string[]) =>
      store.graph.write("period/lock-run", { runId: "2026-01/0.1", before });
    expect(await lock(["2025-12", "2026-W05"])).toMatchObject([
      { earlierOpen: null, openingNow: "2026-W05/0.1 x" },
    ]);
    await store.query('MATCH (p:Period) WHERE p.id <> "2026-01" SET p.state = "review"');
    expect(await lock(["2025-12", "2026-W05"])).toMatchObject([{ earlierOpen: "2025-12" }]);
    expect(await lock([])).toMatchObject([{ earlierOpen: null, openingNow: null }]);
  });
});

describe("findings", () => {
  const tree = `
    top before=0 paidAs=1
      gone status=terminated under=top
        jumper before=0 paidAs=2 under=top
          step before=1 paidAs=2 status=terminated
  `;
  beforeEach(() => drawSheet(store, familyTree(tree)));
  const subjects = async (query: string, parameters = {}) =>
    (await store.graph.read(query, { sheet: SHEET, ...parameters })).map((row) => row.subject);

  test("a jump is more than one rank at once", async () => {
    expect(await subjects("period/finding-rank-jump")).toEqual(["jumper"]);
  });

  test("unplaced is who has a sponsor and no place, the terminated left out", async () => {
    expect(await subjects("period/finding-unplaced")).toEqual([]);
    await store.query(
      'MATCH (:Standing {distributorId: "jumper"})-[u:UNDER_PLACEMENT]->() DELETE u',
    );
    expect(await subjects("period/finding-unplaced")).toEqual(["jumper"]);
  });

  test("a terminated sponsor's recruits are named, with the next upline who is not", async () => {
    const rows = await store.graph.read("period/finding-sponsor-terminated", { sheet: SHEET });
    expect(rows).toMatchObject([
      { subject: "jumper", evidence: { sponsor: "gone", nextUpline: "top" } },
    ]);
  });

  test("a return is found that takes back more than is left, not one that takes exactly that", async () => {
    await store.query(
      `MATCH (d:Distributor {id: "top"})
       CREATE (o:Order {id: "o", commissionableHundredths: 100, qualifyingHundredths: 100})-[:CREDITED_TO]->(d)
       WITH o, d UNWIND [["r1", 10, 60], ["r2", 20, 40], ["r3", 30, 1]] AS row
       CREATE (r:Order {id: row[0], placedAt: datetime({epochMillis: row[1]}),
         commissionableHundredths: row[2], qualifyingHundredths: row[2]})-[:RETURNS]->(o)
       CREATE (:VolumeEntry {at: r.placedAt, why: "return"})-[:FOR_ORDER]->(r)`,
    );
    const found = (from: number, until: number) =>
      subjects("period/finding-return-exceeds-order", { from, until, decided: 0n });
    expect(await found(0, 30)).toEqual([]);
    expect(await found(30, 31)).toEqual(["r3"]);
  });
});
