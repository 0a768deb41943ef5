/** Where volume enters, and what is written and read of commissions and payments. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { chainOf, drawSheet, SHEET, type Drawn } from "./sheet-tree.ts";
import { openStore, type Store } from "./trial-store.ts";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});
beforeEach(() =>
  drawSheet(
    store,
    chainOf(3, (i): Drawn["properties"] => (i === 1 ? { balanceBefore: -5n } : {})),
  ),
);

const period = { from: 0, until: 1_000, decided: 0n };

async function sell(rows: { id: string; to: string; own: boolean; volume: bigint; at?: number }[]) {
  await store.query(
    `UNWIND $rows AS row MATCH (d:Distributor {id: row.to})
     CREATE (o:Order {id: row.id})<-[:FOR_ORDER]-(:VolumeEntry {at: datetime({epochMillis: row.at}),
       own: row.own, why: "order", qualifying: 0, commissionable: row.volume})-[:COUNTS_FOR]->(d)`,
    { rows: rows.map((row) => ({ at: 5, ...row })) },
  );
}

test("volume enters by seller, own and customers' apart; per line equal orders are one unit", async () => {
  await sell([
    { id: "1", to: "p1", own: true, volume: 100n },
    { id: "2", to: "p1", own: true, volume: 100n },
    { id: "3", to: "p1", own: false, volume: 100n },
    { id: "4", to: "p1", own: true, volume: -40n },
    { id: "5", to: "p0", own: true, volume: 0n },
    { id: "6", to: "p2", own: true, volume: 9n, at: 1_000 },
  ]);
  const read = (perLine: boolean) =>
    store.graph.read("bonus/volume-at-sellers", { ...period, perLine });
  expect(await read(false)).toEqual([
    { id: "p1", own: false, unit: null, volume: 100n, count: 1n, sales: 1n },
    { id: "p1", own: true, unit: null, volume: 160n, count: 3n, sales: 1n },
  ]);
  expect(await read(true)).toEqual([
    { id: "p1", own: false, unit: 100n, volume: 100n, count: 1n, sales: 1n },
    { id: "p1", own: true, unit: -40n, volume: -40n, count: 1n, sales: -1n },
    { id: "p1", own: true, unit: 100n, volume: 200n, count: 2n, sales: 2n },
  ]);
});

test("orders of a period, and those of some sellers, come by id, each once", async () => {
  await sell([
    { id: "b", to: "p0", own: true, volume: 1n },
    { id: "B", to: "p2", own: true, volume: 2n },
    { id: "a", to: "p2", own: false, volume: 3n },
    { id: "zero", to: "p2", own: true, volume: 0n },
    { id: "late", to: "p2", own: true, volume: 3n, at: 1_000 },
  ]);
  const ids = (rows: Record<string, unknown>[]) => rows.map(({ orderId }) => orderId);
  expect(ids(await store.graph.read("line/orders-of-period", period))).toEqual(["B", "a", "b"]);
  const some = { ...period, ids: ["p2"] };
  expect(ids(await store.graph.read("line/orders-of-sellers", some))).toEqual(["B", "a"]);
  const [entry] = await store.graph.read("line/entries-of-order", { orderId: "a" });
  expect(entry).toMatchObject({ orderId: "a", own: false, commissionable: 3n, at: 5n });
  expect(entry?.sourceId).toBe("p2");
});

const commission = (distributorId: string, bonus: string, amountMinor: bigint) => ({
  ...{ distributorId, bonus, amountMinor, rawMinor: amountMinor },
  ...{ levels: [1n, 2n], ratesPpm: [100n, 200n], volumes: [3n, -4n] },
  moneyParts: bonus === "x" ? null : "[]",
});
const payment = (distributorId: string) => ({
  ...{ distributorId, carriedBefore: 1n, earned: 2n, adjusted: 0n },
  ...{ withheld: 0n, held: 0n, paid: 3n, carried: 0n },
});

test("commissions and payments are read as they were written, in order, and cleared in parts", async () => {
  const write = async () => {
    const rows = [commission("p2", "x", 5n), commission("p0", "y", -7n), commission("p0", "x", 1n)];
    await store.graph.write("commission/write-commissions", { sheet: SHEET, rows });
    await store.graph.write("commission/write-payments", {
      ...{ sheet: SHEET, rows: [payment("p2"), payment("p0")] },
    });
  };
  await write();
  const read = await store.graph.read("commission/ledger-rows", { sheet: SHEET });
  expect(read).toEqual([
    commission("p0", "x", 1n),
    commission("p0", "y", -7n),
    commission("p2", "x", 5n),
  ]);
  const payments = await store.graph.read("commission/payment-rows", { sheet: SHEET });
  expect(payments).toEqual([payment("p0"), payment("p2")]);
  await expect(write()).rejects.toThrow(/already exists/);
  const cleared: unknown[] = [];
  for (let left = true; left;) {
    const [row] = await store.graph.write("commission/clear-commissions", {
      sheet: SHEET,
      limit: 2,
    });
    cleared.push(row?.cleared);
    left = row?.cleared !== 0n;
  }
  expect(cleared).toEqual([4n, 1n, 0n]);
  await write();
});

test("payees are those of the list and those with a balance, once each", async () => {
  const rows = await store.graph.read("commission/payees", { sheet: SHEET, ids: ["p2", "p1"] });
  expect(rows).toEqual([
    { distributorId: "p1", status: "active", balanceBefore: -5n },
    { distributorId: "p2", status: "active", balanceBefore: 0n },
  ]);
});
