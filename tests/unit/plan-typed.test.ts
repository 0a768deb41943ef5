import { ratesOf } from "../../server/bonus/grade.ts";
import { describe, expect, it, test } from "vitest";
import { parsePlan } from "../../server/plan/parse-plan.ts";
import { canonical, planHash } from "../../server/plan/plan-hash.ts";
import type { Plan, UnilevelBonus } from "../../server/plan/plan.ts";
import { BASE } from "./plan-base.ts";

function planWith(from = "", to = ""): Plan {
  expect(BASE).toContain(from);
  const result = parsePlan(BASE.replace(from, to));
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.plan;
}

const unilevel = (plan: Plan) => plan.bonuses[0] as UnilevelBonus;
const RATES = "rates:\n      silver: [8%, 5%]\n      gold: [8%, 5%, 4%]";

describe("a plan is typed exactly", () => {
  it("figures are whole numbers of their smallest unit, ids are resolved", () => {
    const plan = planWith("minimum: 0.00", "minimum: 25.5");
    expect(plan).toMatchObject({
      id: "base",
      version: 1,
      zone: "Asia/Kolkata",
      currency: "USD",
      currencyDigits: 2,
      pointValue: "1",
      calendars: [{ id: "month", every: "month", startsOn: 1, cutOffDays: 14, ranksFrom: "own" }],
      placement: null,
      activity: { personalVolume: 10000n },
      ranks: [
        { number: 1, id: "silver", requires: { active: true, groupVolume: 100000n } },
        { number: 2, id: "gold", requires: { legs: [{ count: 2, rank: 1 }] } },
      ],
      rankKeeping: null,
      throttle: null,
      breakawayRank: null,
      caps: { person: null, company: null },
      payout: { minimum: 2550n },
    });
    expect(plan.bonuses[1]).toMatchObject({
      firstLevel: 0,
      sellerBlocks: true,
      percentage: {
        by: "groupVolume",
        brackets: [
          { from: 30000n, rate: 60000n },
          { from: 100000n, rate: 90000n },
        ],
      },
    });
  });

  it("a requirement that is not asked is absent", () => {
    expect(Object.keys(planWith().ranks[1]?.requires ?? {})).toEqual(["legs"]);
  });

  test.each([
    ["USD", "minimum: 0.00", "minimum: 7", 700n],
    ["JPY", "minimum: 0.00", "minimum: 7", 7n],
    ["KWD", "minimum: 0.00", "minimum: 7.005", 7005n],
  ])("amounts have the digits of %s", (currency, from, to, minimum) => {
    const result = parsePlan(BASE.replace(from, to).replace("USD", currency));
    expect(result.ok && result.plan.payout.minimum).toBe(minimum);
  });

  test.each([
    [
      "caps",
      "person: none",
      "person: { amount: 5000, cut: lastBonusFirst }",
      { person: { amount: 500000n, cut: "lastBonusFirst" }, company: null },
    ],
    [
      "caps",
      "company: none",
      "company: { share: 45% }",
      { person: null, company: { share: 450000n } },
    ],
    ["breakawayRank", "breakaway: none", "breakaway: { rank: gold }", 2],
    [
      "placement",
      "placement: none",
      "placement: { width: unlimited, legs: [] }",
      { width: null, legs: [] },
    ],
    [
      "placement",
      "placement: none",
      "placement: { width: 2, legs: [l, r] }",
      { width: 2, legs: ["l", "r"] },
    ],
    ["activity", "activity: { personalVolume: 100.00 }", "activity: always", "always"],
    ["pointValue", "value: 1.00", "value: 060.50", "60.5"],
  ] as const)("%s: %s as %s", (key, from, to, expected) => {
    expect(planWith(from, to)[key]).toEqual(expected);
  });
});

describe("rates by rank", () => {
  const [eight, five, four] = [80000n, 50000n, 40000n];
  test.each([
    ["as named", RATES, [[], [eight, five], [eight, five, four]]],
    [
      "a list is for everybody",
      "rates: [8%, 5%]",
      [
        [eight, five],
        [eight, five],
        [eight, five],
      ],
    ],
    [
      "a rank not named has the next lower one's",
      "rates: { silver: [8%] }",
      [[], [eight], [eight]],
    ],
    ["below the lowest named: nothing", "rates: { gold: [8%] }", [[], [], [eight]]],
    [
      "unranked is below all ranks",
      "rates: { unranked: [4%], gold: [8%] }",
      [[four], [four], [eight]],
    ],
    ["an empty list ends it", "rates: { silver: [8%], gold: [] }", [[], [eight], []]],
    ["in any order", "rates: { gold: [8%], silver: [5%] }", [[], [five], [eight]]],
  ])("%s", (_, rates, expected) => {
    const { grades } = unilevel(planWith(RATES, rates));
    expect([0n, 1n, 2n].map((rank) => ratesOf(grades, rank))).toEqual(expected);
  });

  it("the same in a differential by rank", () => {
    const from = BASE.slice(BASE.indexOf("by: groupVolume"), BASE.indexOf("    ownOrders: paid"));
    const plan = planWith(from, "by: paidAs\n      rates: { silver: 4% }\n");
    expect(plan.bonuses[1]).toMatchObject({
      percentage: { by: "paidAs", rates: [0n, four, four] },
    });
  });
});

describe("the hash of a plan", () => {
  it("does not see comments, key order, or 1.0 for 1.00", () => {
    const hash = planHash(planWith());
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(planHash(planWith("value: 1.00", "value: 1.0 # a point"))).toBe(hash);
    const swapped = planWith("version: 1\nname: Base", "name: Base\nversion: 1");
    expect(planHash(swapped)).toBe(hash);
  });

  test.each([
    ["rate: 6%", "rate: 6.0001%"],
    ["name: Base", "name: Bass"],
    ["payee: {}", "payee: { active: true }"],
    ["cutOff: 14 days", "cutOff: 13 days"],
  ])("sees %s as %s", (from, to) => {
    expect(planHash(planWith(from, to))).not.toBe(planHash(planWith()));
  });

  it("is written over sorted keys and exact integers", () => {
    const value = { b: [10n ** 20n, null], a: { d: "1", c: 1 }, e: undefined };
    expect(canonical(value)).toBe('{"a":{"c":1,"d":"1"},"b":[100000000000000000000,null]}');
  });
});
