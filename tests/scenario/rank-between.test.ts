/**
 * A version of the plan that puts ranks in below and between: what people bring along stays what it was, although
 * every number of a rank has moved.
 *
 *   November, version 1: Silver from 100, Gold from 500.    December, version 2: Bronze 20, Silver 100, Ruby 300, Gold 500.
 *   Ada, Silver before, buys 500, then 20: Gold, then held.                 Ben buys 100, then 300: Silver, then Ruby.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { storePlanVersion } from "../../server/period/plan-version.ts";
import { openStore, type Store } from "../graph/trial-store.ts";
import { revisedCompany, type RevisedCompany } from "../support/revised-company.ts";

const ranksOf = (ranks: [id: string, from: number][]) =>
  ranks.map(
    ([id, from]) => `  - { id: ${id}, name: ${id}, requires: { personalVolume: ${from}.00 } }`,
  );

const planText = (version: number, from: string, ranks: [string, number][], amounts: string) => `
plan: ladder
version: ${version}
name: Ladder
effectiveFrom: ${from}
zone: UTC
currency: USD
points: { value: 1.00 }
calendars:
  - { id: month, every: month, cutOff: 0 days, ranks: own }
volume: { tree: sponsor, customerOrders: counted, returns: inPeriodOfRefund }
placement: none
activity: always
ranks:
${ranksOf(ranks).join("\n")}
rankKeeping: { hold: { periods: 1 }, grace: none, fall: toEarned }
breakaway: none
bonuses:
  - { id: once, name: Once, kind: rankAdvancement, calendar: month, rankBy: title, amounts: ${amounts}, paid: once, skipped: paid, periods: 1, payee: {} }
  - { id: twice, name: Two months, kind: rankAdvancement, calendar: month, rankBy: paidAs, amounts: ${amounts}, paid: once, skipped: paid, periods: 2, payee: {} }
rounding: { mode: halfEven, per: line }
caps: { person: none, company: none }
payout: { minimum: 0.00 }
`;

const FIRST = planText(
  1,
  "2026-01-01",
  [
    ["silver", 100],
    ["gold", 500],
  ],
  "{ silver: 10.00, gold: 50.00 }",
);
const SECOND = planText(
  2,
  "2026-12-01",
  [
    ["bronze", 20],
    ["silver", 100],
    ["ruby", 300],
    ["gold", 500],
  ],
  "{ bronze: 5.00, silver: 10.00, ruby: 30.00, gold: 50.00 }",
);

const PEOPLE = `
  ada,Ada Lake,ada@example.com,US,2021-01-01,,,,active,silver
  ben,Ben Hill,ben@example.com,US,2021-01-02,ada,,,active,`;
const ORDERS = `
  o1,ada,2026-11-05T15:00:00Z,USD,500.00,500.00,500.00,order,
  o2,ben,2026-11-05T15:00:00Z,USD,100.00,100.00,100.00,order,`;
const DECEMBER = `
  o3,ada,2026-12-05T15:00:00Z,USD,20.00,20.00,20.00,order,
  o4,ben,2026-12-05T15:00:00Z,USD,300.00,300.00,300.00,order,`;

let store: Store;
let company: RevisedCompany;

beforeAll(async () => {
  store = await openStore();
  company = await revisedCompany(store, FIRST, PEOPLE);
  company.time.now = Date.parse("2026-11-20T12:00:00Z");
  await company.bring({ orders: ORDERS });
  company.time.now = Date.parse("2026-12-09T12:00:00Z");
  await company.closed("2026-11");
  const stored = await storePlanVersion(company.deps, SECOND);
  if (!stored.ok) throw new Error(JSON.stringify(stored.faults));
  await company.bring({ orders: DECEMBER });
});
afterAll(async () => {
  company.end();
  await store.empty();
  await store.close();
});

const ranksIn = (sheet: string) =>
  store.query(
    `MATCH (s:Standing {sheet: $sheet}) RETURN s.distributorId AS who, s.titleBefore AS before,
     s.title AS title, s.paidAs AS paidAs, s.keptBy AS kept ORDER BY who`,
    { sheet },
  );

test("the open month goes on from titles by their ids, while its version has other numbers", async () => {
  await company.provisional();
  expect(await ranksIn("2026-12/0")).toEqual([
    { who: "ada", before: 4n, title: 4n, paidAs: 4n, kept: "held" },
    { who: "ben", before: 2n, title: 3n, paidAs: 3n, kept: "earned" },
  ]);
});

test("the close pays no rank twice that was paid under its other number, and finds who held which", async () => {
  company.time.now = Date.parse("2027-01-09T12:00:00Z");
  expect(await company.paid("2026-11/0")).toEqual({ "ada once": 50_00n, "ben once": 10_00n });
  expect(await company.close("2026-12")).toMatchObject({ status: "review" });
  // Ada was Gold in both months, Ben at least Silver; what lies below Ada's imported Silver was paid before. Once, only Ruby is new.
  expect(await company.paid("2026-12/0")).toEqual({
    ...{ "ada twice": 80_00n, "ben once": 30_00n, "ben twice": 15_00n },
  });
  expect(await store.query("MATCH (e:Exception {code: 'opinions_differ'}) RETURN e.id")).toEqual(
    [],
  );
});

test("what was paid in November stays as it was", async () => {
  expect(await ranksIn("2026-11/0")).toEqual([
    { who: "ada", before: 1n, title: 2n, paidAs: 2n, kept: "earned" },
    { who: "ben", before: 0n, title: 1n, paidAs: 1n, kept: "earned" },
  ]);
});
