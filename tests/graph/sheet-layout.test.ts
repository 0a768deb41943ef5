/** Sheets: laid out again they are the same, whoever joined late or moved meanwhile; one writer each. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { claimSheet, LostSheet } from "../../server/sheet/fence.ts";
import { EVERYTHING_DECIDED } from "../../server/sheet/decided.ts";
import { layOut, type Opening } from "../../server/sheet/sheet.service.ts";
import { setVolumes } from "../../server/sheet/volumes.ts";
import { importPlan } from "../support/import-plan.ts";
import { openStore, type Store } from "./trial-store.ts";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

const plan = importPlan({
  volume: { tree: "placement", customerOrders: "counted", returns: "inPeriodOfRefund" },
});
const START = Date.UTC(2026, 0, 1);
const END = Date.UTC(2026, 1, 1);
const SHEET = "2026-01/0";
const none: Opening = { before: null, paidBefore: null, revises: null };

/** a > b > c > d by sponsor; b joins in February; c is placed under a, d under b. */
beforeEach(async () => {
  await store.empty();
  await store.query(
    `UNWIND [["a", null, null, 0], ["b", "a", "a", $end], ["c", "b", "a", 0], ["d", "c", "b", 0]] AS row
     CREATE (:Person:Distributor {id: row[0], status: "active", joinedAt: datetime({epochMillis: row[3]}),
       openingTitle: CASE row[0] WHEN "c" THEN "gold" END})
     WITH collect(row) AS rows UNWIND rows AS row
     MATCH (d:Distributor {id: row[0]})
     CALL (d, row) { MATCH (s:Distributor {id: row[1]}) CREATE (d)-[:SPONSORED_BY {since: d.joinedAt}]->(s) }
     CALL (d, row) { MATCH (p:Distributor {id: row[2]}) CREATE (d)-[:PLACED_UNDER {since: d.joinedAt}]->(p) }`,
    { end: END },
  );
});

async function lay(sheet = SHEET, endsAt = END, opening = none): Promise<void> {
  const fence = await claimSheet(store.graph, sheet, sheet.slice(0, -2));
  await layOut(store.graph, fence, plan, endsAt, opening);
}

async function edges(type: string, sheet = SHEET): Promise<Record<string, string | null>> {
  const rows = await store.query<{ id: string; above: string | null }>(
    `MATCH (s:Standing {sheet: $sheet}) OPTIONAL MATCH (s)-[:$($type)]->(a)
     RETURN s.distributorId AS id, a.distributorId AS above`,
    { type, sheet },
  );
  return Object.fromEntries(rows.map(({ id, above }) => [id, above]));
}

describe("who stands where", () => {
  test("who has not joined by the end is left out; those below stand under the next who has", async () => {
    await lay();
    expect(await edges("UNDER_SPONSOR")).toEqual({ a: null, c: "a", d: "c" });
    expect(await edges("UNDER_PLACEMENT")).toEqual({ a: null, c: "a", d: "a" });
  });

  test("who joined in the last millisecond is in, at the end itself is not", async () => {
    await lay(SHEET, END + 1);
    expect(Object.keys(await edges("UNDER_SPONSOR")).sort()).toEqual(["a", "b", "c", "d"]);
    expect(await edges("UNDER_PLACEMENT")).toEqual({ a: null, b: "a", c: "a", d: "b" });
  });

  test("laid out again after a move it shows the tree as it stands, also for a new root", async () => {
    await lay();
    await store.query(
      `MATCH (:Distributor {id: "d"})-[old:SPONSORED_BY]->() DELETE old
       WITH 1 AS one MATCH (d:Distributor {id: "d"}), (a:Distributor {id: "a"})
       CREATE (d)-[:SPONSORED_BY]->(a)`,
    );
    await store.query(`MATCH (:Distributor {id: "c"})-[old:SPONSORED_BY]->() DELETE old`);
    await lay();
    expect(await edges("UNDER_SPONSOR")).toEqual({ a: null, c: null, d: "a" });
  });

  test("laid out three times there is one standing each, with one edge of each kind", async () => {
    for (let i = 0; i < 3; i++) await lay();
    const [row] = await store.query(
      `MATCH (s:Standing) RETURN count(s) AS standings,
         sum(COUNT { (s)-[:OF]->() }) AS of, sum(COUNT { (s)-[:UNDER_SPONSOR]->() }) AS sponsors`,
    );
    expect(row).toEqual({ standings: 3n, of: 3n, sponsors: 2n });
  });

  test("pages join without a gap", async () => {
    const fence = await claimSheet(store.graph, SHEET, "2026-01");
    const parameters = {
      sheet: SHEET,
      ...none,
      endsAt: END + 1,
      rankNumbers: {},
      openingBalances: {},
      people: null,
      lanes: [1, 2],
    };
    let after: string | null = "";
    const pages: bigint[] = [];
    while (after !== null) {
      const rows: { last: string | null; laidOut: bigint }[] = await fence.write((tx) =>
        tx.run("sheet/lay-out-standings", { ...parameters, after, limit: 3 }),
      );
      after = rows[0]?.last ?? null;
      pages.push(rows[0]?.laidOut ?? 0n);
    }
    expect(pages).toEqual([3n, 1n, 0n]);
  });
});

describe("what a sheet goes on from", () => {
  const standing = async (sheet: string, id: string) => {
    const [row] = await store.query(
      `MATCH (s:Standing {sheet: $sheet, distributorId: $id})
       RETURN s.titleBefore AS title, s.balanceBefore AS balance, EXISTS { (s)-[:FOLLOWS]->() } AS follows`,
      { sheet, id },
    );
    return row;
  };
  const next = "2026-02/0";

  test("titles and carried balances come from the sheet before, the first ones from the import", async () => {
    await store.query(
      `CREATE (:Opening {id: "c/balance", distributorId: "c", name: "balance", value: "-2.50"}),
              (:Opening {id: "b/balance", distributorId: "b", name: "balance", value: "7"})`,
    );
    await lay();
    expect(await standing(SHEET, "c")).toEqual({ title: 2n, balance: -250n, follows: false });
    expect(await standing(SHEET, "a")).toEqual({ title: 0n, balance: 0n, follows: false });
    await store.query("MATCH (s:Standing) SET s.title = s.titleBefore");
    await store.query(
      `MATCH (s:Standing {distributorId: "a"}) SET s.title = 1
       CREATE (:Payment {sheet: "2026-01/0", distributorId: "a", carried: 99})`,
    );
    const opening = { before: SHEET, paidBefore: SHEET, revises: null };
    await lay(next, END + 1, opening);
    expect(await standing(next, "a")).toEqual({ title: 1n, balance: 99n, follows: true });
    // His debt was settled: a balance that is brought along counts once.
    expect(await standing(next, "c")).toEqual({ title: 2n, balance: 0n, follows: true });
    // b joined since, and brings his along now.
    expect(await standing(next, "b")).toEqual({ title: 0n, balance: 700n, follows: false });
    await lay(next, END + 1, opening);
    expect(await standing(next, "b")).toEqual({ title: 0n, balance: 700n, follows: false });
  });
});

describe("volumes", () => {
  const sell = (at: number, own: boolean, qualifying: bigint, commissionable = qualifying) =>
    store.query(
      `MATCH (d:Distributor {id: "c"})
       CREATE (:VolumeEntry {at: datetime({epochMillis: $at}), own: $own, why: "order",
         qualifying: $qualifying, commissionable: $commissionable})-[:COUNTS_FOR]->(d)`,
      { at, own, qualifying, commissionable },
    );
  const read = async () => {
    const [row] = await store.query(
      `MATCH (s:Standing {distributorId: "c"}) RETURN s.personalVolume AS q, s.personalCommissionable AS c,
         s.soldVolume AS soldQ, s.soldCommissionable AS soldC`,
    );
    return row;
  };
  const volumes = async (customerOrders: "counted" | "ignored") => {
    const fence = await claimSheet(store.graph, SHEET, "2026-01");
    const counted = { ...plan, volume: { ...plan.volume, customerOrders } };
    const period = { startsAt: START, endsAt: END, decided: EVERYTHING_DECIDED };
    return setVolumes(store.graph, fence, counted, period);
  };

  test("the first instant counts, the end does not; ignored customers count in neither kind", async () => {
    await lay();
    await sell(START - 1, true, 1_000_000n);
    await sell(START, true, 100n, 10n);
    await sell(END - 1, false, 20n, 7n);
    await sell(END, true, 1_000_000n);
    await volumes("counted");
    expect(await read()).toEqual({ q: 120n, c: 17n, soldQ: 120n, soldC: 17n });
    await volumes("ignored");
    expect(await read()).toEqual({ q: 100n, c: 10n, soldQ: 120n, soldC: 17n });
  });

  test("summed again they are the same; entries that are gone leave nothing behind", async () => {
    await lay();
    await sell(START, true, -100n);
    await volumes("counted");
    await volumes("counted");
    expect(await read()).toEqual({ q: -100n, c: -100n, soldQ: -100n, soldC: -100n });
    await store.query("MATCH (e:VolumeEntry) DETACH DELETE e");
    await volumes("counted");
    expect(await read()).toEqual({ q: 0n, c: 0n, soldQ: 0n, soldC: 0n });
    const [totals] = await store.graph.read("sheet/volume-totals", { sheet: SHEET });
    expect(totals).toEqual({ orders: 0n, qualifying: 0n, commissionable: 0n });
  });

  test("a sum that leaves the integers stops the step", async () => {
    await lay();
    for (let i = 0; i < 2; i++) await sell(START, true, 6_000_000_000_000_000_000n);
    await expect(volumes("counted")).rejects.toThrow("every sum of volume is an integer");
  });
});

describe("the fence", () => {
  test("who has lost his sheet writes nothing more", async () => {
    const first = await claimSheet(store.graph, SHEET, "2026-01");
    const second = await claimSheet(store.graph, SHEET, "2026-01");
    expect(second.epoch).toBe(first.epoch + 1n);
    const write = (tx: { run: (name: string, parameters: object) => Promise<unknown> }) =>
      tx.run("trial/exceptions", { sheet: SHEET, codes: [] });
    await expect(first.write(write as never)).rejects.toBeInstanceOf(LostSheet);
    await second.write(write as never);
  });

  test("a claim that is refused leaves the sheet with its holder", async () => {
    const holder = await claimSheet(store.graph, SHEET, "2026-01");
    const refused = claimSheet(store.graph, SHEET, "2026-01", () => Promise.resolve(false));
    await expect(refused).rejects.toBeInstanceOf(LostSheet);
    await holder.write(() => Promise.resolve());
  });

  test("claims at once all differ", async () => {
    const all = await Promise.all(
      Array.from({ length: 6 }, () => claimSheet(store.graph, SHEET, "2026-01")),
    );
    expect(new Set(all.map(({ epoch }) => epoch)).size).toBe(6);
  });
});
