/** Where volume enters, and what is written and read of commissions and payments. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { replaceCommissions } from "../../server/commission/store.ts";
import { columnsOf } from "../../server/graph/columns.ts";
import { claimSheet, LostSheet } from "../../server/sheet/fence.ts";
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

const columns = (rows: Record<string, unknown>[]) => columnsOf(rows, Object.keys(rows[0] ?? {}));

test("commissions and payments are read as they were written, in order, and taken away by their keys", async () => {
  const write = async () => {
    const rows = [commission("p2", "x", 5n), commission("p0", "y", -7n), commission("p0", "x", 1n)];
    const paid = [payment("p2"), payment("p0")];
    await store.graph.write("commission/write-commissions", { sheet: SHEET, of: columns(rows) });
    await store.graph.write("commission/write-payments", { sheet: SHEET, of: columns(paid) });
  };
  await write();
  const read = () => store.graph.read("commission/ledger-rows", { sheet: SHEET });
  expect(await read()).toEqual([
    commission("p0", "x", 1n),
    commission("p0", "y", -7n),
    commission("p2", "x", 5n),
  ]);
  const payments = () => store.graph.read("commission/payment-rows", { sheet: SHEET });
  expect(await payments()).toEqual([payment("p0"), payment("p2")]);
  await expect(write()).rejects.toThrow(/already exists/);
  await store.graph.write("commission/remove-commissions", {
    ...{ sheet: SHEET, of: { distributorId: ["p0", "p2", "p2"], bonus: ["y", "x", "nothing"] } },
  });
  await store.graph.write("commission/remove-payments", {
    ...{ sheet: SHEET, of: { distributorId: ["p0"] } },
  });
  expect(await read()).toEqual([commission("p0", "x", 1n)]);
  expect(await payments()).toEqual([payment("p2")]);
});

test("what is computed replaces what stands, and what stands already is not written again", async () => {
  const fence = await claimSheet(store.graph, SHEET, "2026-01");
  const paid = (distributorId: string, amountMinor: bigint) => ({
    ...{ distributorId, bonus: "x", amountMinor, rawMinor: amountMinor },
    ...{ parts: [{ level: 1, ratePpm: 100n, volume: 3n }], moneyParts: [] },
  });
  const replace = (...commissions: ReturnType<typeof paid>[]) =>
    replaceCommissions(store.graph, fence, commissions, [payment("p1")]);
  const nodes = () =>
    store.query(
      `MATCH (c:Commission {sheet: $sheet})
       RETURN c.distributorId AS id, c.amountMinor AS amount, elementId(c) AS node ORDER BY id`,
      { sheet: SHEET },
    );
  await replace(paid("p0", 1n), paid("p1", 2n));
  const before = await nodes();
  await replace(paid("p1", 2n), paid("p2", 3n));
  const after = await nodes();
  expect(after.map(({ id, amount }) => [id, amount])).toEqual([
    ["p1", 2n],
    ["p2", 3n],
  ]);
  expect(after[0]).toEqual(before[1]);
  await claimSheet(store.graph, SHEET, "2026-01");
  await expect(replace(paid("p1", 4n))).rejects.toThrow(LostSheet);
  expect(await nodes()).toEqual(after);
});

test("payees are those with a balance, those who are not active, and those who are adjusted", async () => {
  await store.query('MATCH (s:Standing {distributorId: "p0"}) SET s.status = "suspended"');
  const rows = await store.graph.read("commission/payees", {
    sheet: SHEET,
    adjusted: ["p2", "p1"],
  });
  expect(rows).toEqual([
    { distributorId: "p0", status: "suspended", balanceBefore: 0n },
    { distributorId: "p1", status: "active", balanceBefore: -5n },
    { distributorId: "p2", status: "active", balanceBefore: 0n },
  ]);
});
