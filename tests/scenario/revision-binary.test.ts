/** A closed period of a binary is revised: matched anew, and the open period goes on from the right carry. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { correctPlacement } from "../../server/genealogy/place.service.ts";
import { moveOrder } from "../../server/order/move.service.ts";
import { newestPlan } from "../../server/period/plan-version.ts";
import { openStore, type Store } from "../graph/trial-store.ts";
import { revisedCompany, revisedPlan, type RevisedCompany } from "../support/revised-company.ts";

/** 10 % of the lesser side, which goes on; everybody stands under the root. */
const plan = revisedPlan
  .replace("placement: none", "placement: { width: 2, legs: [left, right] }")
  .replace(
    /bonuses:[\s\S]*?rounding:/,
    `bonuses:
  - id: sides
    name: Binary bonus
    kind: binary
    calendar: month
    measuredIn: commissionable
    ownVolume: none
    rankBy: paidAs
    payee: {}
    unqualified: accumulates
    minimum: 0.01
    maximum: none
    pays: { percentage: 10% }
    ceiling: none
    carry: { limit: unlimited }
    inactivity: none
    expiry: none
rounding:`,
  );
const people = `
  root,Root,root@example.com,US,2020-01-01,,,,active,
  ada,Ada Lake,ada@example.com,US,2021-01-01,root,root,left,active,
  ben,Ben Hill,ben@example.com,US,2021-01-02,root,root,right,active,
  cy,Cy Brook,cy@example.com,US,2022-01-01,ada,ada,left,active,`;
const OCTOBER = `
  o1,cy,2026-10-05T15:00:00Z,USD,80.00,80.00,80.00,order,
  o2,ada,2026-10-06T15:00:00Z,USD,120.00,120.00,120.00,order,
  o3,ben,2026-10-07T15:00:00Z,USD,100.00,100.00,100.00,order,`;
const NOVEMBER = `o4,ada,2026-11-05T15:00:00Z,USD,40.00,40.00,40.00,order,`;
const actor = { id: "ops", name: "Olga" };

let store: Store;
let company: RevisedCompany;
beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

/** What the root carries at the end of a sheet, left and right, in hundredths. */
async function carries(sheet: string) {
  const [row] = await store.query<{ of: bigint[] }>(
    `MATCH (s:Standing {sheet: $sheet, distributorId: "root"}) RETURN [s.carryLeft, s.carryRight] AS of`,
    { sheet },
  );
  return row?.of;
}

test.each([
  [
    "an order moved to the other side",
    () =>
      moveOrder(company.deps, {
        ...{ orderId: "o1", toId: "ben", reason: "Ben had sold it.", actor, key: "m1" },
      }),
  ],
  [
    "somebody placed on the wrong side",
    async () =>
      correctPlacement(company.deps, (await newestPlan(store.graph))!.plan, {
        ...{ distributorId: "cy", newParentId: "ben", leg: "left", reason: "Entered wrong." },
        ...{ actor, key: "p1", effectiveAt: Date.parse("2026-10-01T04:00:00Z") },
      }),
  ],
])("%s: matched anew, and November goes on from there", async (_, correct) => {
  company = await revisedCompany(store, plan, people);
  try {
    await company.bring({ orders: OCTOBER });
    company.time.now = Date.parse("2026-11-09T15:00:00Z");
    await company.closed("2026-10");
    // 200 on the left and 100 on the right: 10 % of 100, and 100 go on on the left.
    expect(await company.paid("2026-10/0")).toEqual({ "root sides": 10_00n });
    expect(await carries("2026-10/0")).toEqual([100_00n, 0n]);
    expect(await correct()).toMatchObject({ closed: ["2026-10"] });
    await company.bring({ orders: NOVEMBER });
    const revision = await company.revise("2026-10");
    // 120 and 180: 10 % of 120, and 60 go on on the right.
    expect(await company.paid("2026-10/1")).toEqual({ "root sides": 12_00n });
    expect(await carries("2026-10/1")).toEqual([0n, 60_00n]);
    expect(await company.approve(revision)).toEqual({ state: "approved" });
    company.time.now = Date.parse("2026-12-09T15:00:00Z");
    await company.closed("2026-11");
    // November's 40 meet the 60 that were carried on the right, not the 100 on the left.
    expect(await company.paid("2026-11/0")).toEqual({ "root sides": 4_00n });
    expect(await carries("2026-11/0")).toEqual([0n, 20_00n]);
    expect(await company.payments("2026-11/0")).toEqual({ root: [4_00n, 2_00n, 6_00n, 0n] });
    const differ = 'MATCH (e:Exception {code: "opinions_differ"}) RETURN e.id AS id';
    expect(await store.query(differ)).toEqual([]);
  } finally {
    company.end();
  }
});
