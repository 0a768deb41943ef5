/** Why a closed period is revised: moved orders, corrected places, returns, another version of the plan. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { correctSponsor } from "../../server/genealogy/place.service.ts";
import { moveOrder, type OrderMoveInput } from "../../server/order/move.service.ts";
import { storePlanVersion } from "../../server/period/plan-version.ts";
import { openStore, type Store } from "../graph/trial-store.ts";
import { revisedCompany, revisedPlan, type RevisedCompany } from "../support/revised-company.ts";

let store: Store;
let company: RevisedCompany;
beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});
afterEach(() => company.end());

const OCTOBER = `
  o1,ben,2026-10-05T15:00:00Z,USD,100.00,100.00,100.00,order,
  o2,ada,2026-10-06T15:00:00Z,USD,200.00,200.00,200.00,order,`;

async function octoberClosed(orders: string, plan = revisedPlan) {
  company = await revisedCompany(store, plan);
  await company.bring({ orders });
  company.time.now = Date.parse("2026-11-09T15:00:00Z");
  await company.closed("2026-10");
}

const actor = { id: "ops", name: "Olga" };
const move = (change: Partial<OrderMoveInput> = {}) =>
  moveOrder(company.deps, {
    ...{ orderId: "o1", toId: "dan", reason: "Dan had sold it.", actor, key: "m1" },
    ...change,
  });

const blocking = () =>
  store.query<{ code: string }>(
    `MATCH (e:Exception) WHERE e.blocking AND e.state = "open" RETURN e.code AS code`,
  );

describe("an order moved to another distributor", () => {
  beforeEach(() =>
    octoberClosed(`${OCTOBER}
      r1,ben,2026-10-15T15:00:00Z,USD,20.00,20.00,20.00,return,o1`),
  );

  test("takes its return along; both sides are revised and add up to what they were", async () => {
    expect(await company.paid("2026-10/0")).toEqual({ "ada team": 8_00n, "root team": 24_00n });
    expect(await move()).toEqual({ orderId: "o1", closed: ["2026-10"] });
    expect(await move()).toEqual({ orderId: "o1", closed: [] });
    const [sum] = await store.query(
      `MATCH (e:VolumeEntry) RETURN sum(e.commissionable) AS sum, count(CASE e.why WHEN "move" THEN 1 END) AS moves`,
    );
    expect(sum).toEqual({ sum: 280_00n, moves: 4n });
    const revision = await company.revise("2026-10");
    expect(await blocking()).toEqual([]);
    // Ben bought what dan had sold, so the 80 are a customer's order: 10 % dan himself, 5 % root.
    expect(await company.paid("2026-10/1")).toEqual({ "dan team": 8_00n, "root team": 24_00n });
    expect(await company.approve(revision)).toEqual({ state: "approved" });
    company.time.now = Date.parse("2026-12-09T15:00:00Z");
    await company.closed("2026-11");
    // What ada was paid too much is a debt until it is earned; dan gets his eight.
    expect(await company.payments("2026-11/0")).toEqual({
      ada: [0n, -8_00n, 0n, -8_00n],
      dan: [0n, 8_00n, 8_00n, 0n],
    });
  });

  test("a title that it made is gone from what the next period goes on from", async () => {
    const titles = (sheet: string) =>
      store.query<{ id: string; before: bigint; title: bigint }>(
        `MATCH (s:Standing {sheet: $sheet}) WHERE s.distributorId IN ["ada", "dan", "ben"]
         RETURN s.distributorId AS id, s.titleBefore AS before, s.title AS title ORDER BY id`,
        { sheet },
      );
    await move({ orderId: "o2", toId: "dan" });
    await company.approve(await company.revise("2026-10"));
    company.time.now = Date.parse("2026-12-09T15:00:00Z");
    await company.close("2026-11");
    // Ada's 200 made him silver; they were dan's.
    expect(await titles("2026-10/0")).toMatchObject([{ id: "ada", title: 1n }, {}, { title: 0n }]);
    expect(await titles("2026-11/0")).toEqual([
      { id: "ada", before: 0n, title: 0n },
      { id: "ben", before: 0n, title: 0n },
      { id: "dan", before: 1n, title: 1n },
    ]);
    expect(await blocking()).toEqual([]);
  });

  test.each([
    ["an order that there is not", { orderId: "zz" }, "not_found"],
    ["a return", { orderId: "r1" }, "invalid:orderId"],
    ["to somebody who is not there", { toId: "zz" }, "invalid:toId"],
    ["to whom it is credited", { toId: "ben" }, "same_distributor"],
    ["without a reason", { reason: " " }, "invalid:reason"],
  ])("refuses %s", async (_, change, refused) => {
    expect(await move(change)).toMatchObject({ refused });
  });

  test("the same key for something else is refused", async () => {
    await move();
    expect(await move({ toId: "ada" })).toMatchObject({ refused: "key_reused" });
  });
});

test("a sponsor corrected from October on: the revision climbs the corrected tree, at that instant", async () => {
  await octoberClosed(OCTOBER);
  const corrected = await correctSponsor(company.deps, {
    ...{ distributorId: "ben", newParentId: "dan", reason: "Entered wrong.", actor, key: "p1" },
    effectiveAt: Date.parse("2026-10-01T04:00:00Z"),
  });
  expect(corrected).toEqual({ distributorId: "ben", closed: ["2026-10"] });
  await company.approve(await company.revise("2026-10"));
  expect(await company.paid("2026-10/0")).toEqual({ "ada team": 10_00n, "root team": 25_00n });
  expect(await company.paid("2026-10/1")).toEqual({ "dan team": 10_00n, "root team": 25_00n });
  expect(await blocking()).toEqual([]);
});

test("who was active at the snapshot is paid by the revision, though he has left since", async () => {
  await octoberClosed(OCTOBER);
  await store.query('MATCH (d:Distributor {id: "ada"}) SET d.status = "terminated"');
  await company.revise("2026-10");
  expect(await company.paid("2026-10/1")).toEqual(await company.paid("2026-10/0"));
});

test("another version of the plan: the revision pays by it, and the difference lands", async () => {
  await octoberClosed(OCTOBER);
  const text = revisedPlan
    .replace("version: 1", "version: 2")
    .replace(/effectiveFrom: .*/, "effectiveFrom: 2026-12-01")
    .replace("[10%, 5%]", "[20%, 5%]");
  expect(await storePlanVersion(company.deps, text)).toMatchObject({ ok: true });
  const same = await company.revise("2026-10", "r1");
  expect(await company.paid("2026-10/1")).toEqual(await company.paid("2026-10/0"));
  expect(same.status).toBe("review");
  const revision = await company.revise("2026-10", "r2", "stories@2");
  expect(await company.paid("2026-10/1")).toEqual({ "ada team": 20_00n, "root team": 45_00n });
  expect(await company.approve(revision)).toEqual({ state: "approved" });
  company.time.now = Date.parse("2026-12-09T15:00:00Z");
  await company.closed("2026-11");
  expect(await company.payments("2026-11/0")).toEqual({
    ada: [0n, 10_00n, 10_00n, 0n],
    root: [0n, 20_00n, 20_00n, 0n],
  });
});

describe("returns", () => {
  const back = "r1,ben,2026-11-03T15:00:00Z,USD,40.00,40.00,40.00,return,o1";
  const volume = async (at: string) => {
    const [row] = await store.query(
      `MATCH (e:VolumeEntry)-[:FOR_ORDER]->({id: "r1"}) RETURN toString(e.at) AS at, e.commissionable AS volume`,
    );
    expect(row).toEqual({ at, volume: -40_00n });
  };

  test("byRevision: one that comes after the close is taken back in its order's period", async () => {
    await octoberClosed(OCTOBER, revisedPlan.replace("inPeriodOfRefund", "byRevision"));
    await company.bring({ orders: back });
    await volume("2026-10-05T15:00:00Z");
    await company.approve(await company.revise("2026-10"));
    expect(await company.paid("2026-10/1")).toEqual({ "ada team": 6_00n, "root team": 23_00n });
    company.time.now = Date.parse("2026-12-09T15:00:00Z");
    await company.closed("2026-11");
    expect(await company.payments("2026-11/0")).toEqual({
      ada: [0n, -4_00n, 0n, -4_00n],
      root: [0n, -2_00n, 0n, -2_00n],
    });
  });

  test("inPeriodOfRefund: November has less, October stays", async () => {
    await octoberClosed(OCTOBER);
    await company.bring({ orders: back });
    await volume("2026-11-03T15:00:00Z");
    await company.revise("2026-10");
    expect(await company.paid("2026-10/1")).toEqual(await company.paid("2026-10/0"));
  });
});
