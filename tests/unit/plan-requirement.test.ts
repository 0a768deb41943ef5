/** Requirements: every key is read exactly, and what nobody can fulfil is refused with its place. */
import { describe, expect, test } from "vitest";
import { parsePlan } from "../../server/plan/parse-plan.ts";
import type { Requirement } from "../../server/plan/plan.ts";
import { startOfSpan } from "../../server/plan/span.ts";
import { legGroups } from "../../server/standing/rules.ts";
import { BASE, faultsOf } from "./plan-base.ts";

/** The base plan whose silver asks for something else; `extra` exchanges lines of the plan. */
function planAsking(requires: string, ...extra: [from: string, to: string][]): string {
  const text = BASE.replace("requires: { active: true, groupVolume: 1000.00 }", requires);
  return extra.reduce((all, [from, to]) => {
    if (!all.includes(from)) throw new Error(`the plan has no ${from}`);
    return all.replace(from, to);
  }, text);
}

const PLACED: [string, string][] = [
  ["placement: none", "placement: { width: 2, legs: [left, right] }"],
  ["tree: sponsor\n  customerOrders", "tree: placement\n  customerOrders"],
];

describe("what is read", () => {
  test.each<[string, Requirement]>([
    ["{ ownVolume: 1.5, customerVolume: 2 }", { ownVolume: 150n, customerVolume: 200n }],
    ["{ sideVolume: 0.01 }", { sideVolume: 1n }],
    [
      "{ totalVolume: { atLeast: 100, legCap: 33.3333%, capOf: total, personal: uncapped } }",
      {
        cappedTotal: {
          ...{ atLeast: 10_000n, legCap: 333_333n, capOf: "total", personal: "uncapped" },
        },
      },
    ],
    ["{ customerShare: 70% }", { customerShare: 700_000n }],
    ["{ customers: { count: 3, volume: 50.00 } }", { customers: { count: 3, volume: 5_000n } }],
    [
      "{ order: { kinds: [autoship, starter], volume: 100 } }",
      { order: { kinds: ["autoship", "starter"], volume: 10_000n } },
    ],
    [
      "{ sponsored: { count: 2, active: true, joined: thisPeriod } }",
      { sponsored: { count: 2, active: true, joined: "thisPeriod" } },
    ],
    [
      "{ team: { count: 25, levels: 3, active: true, personalVolume: 50 } }",
      { team: { count: 25, levels: 3, active: true, personalVolume: 5_000n } },
    ],
    [
      "{ levelsVolume: { levels: 3, personal: ignored, atLeast: 500 } }",
      { levelsVolume: { levels: 3, personal: "ignored", atLeast: 50_000n } },
    ],
    [
      "{ legs: [{ count: 1 }], legsDistinct: true, legsCounted: compressed }",
      { legs: [{ count: 1 }], legsDistinct: true, legsCounted: "compressed" },
    ],
    ["{ joined: { within: 1 month } }", { joined: { within: { count: 1, unit: "months" } } }],
    ["{ joined: { before: 30 days } }", { joined: { before: { count: 30, unit: "days" } } }],
    [
      "{ any: [{ personalVolume: 1 }, { active: true }] }",
      { any: [{ personalVolume: 100n }, { active: true }] },
    ],
  ])("%s", (text, requires) => {
    const result = parsePlan(planAsking(`requires: ${text}`));
    expect(result.ok && result.plan.ranks[0]?.requires).toEqual(requires);
  });

  test("how ranks are kept, maintained and become titles", () => {
    const text = planAsking(
      "requires: {}\n    maintain: { personalVolume: 5 }\n    titleAfter: { periods: 2, of: 3 }",
      [
        "breakaway: none",
        "rankKeeping: { hold: { periods: 1 }, grace: none, fall: oneRank }\nbreakaway: none",
      ],
    );
    const result = parsePlan(text);
    expect(result.ok && result.plan.ranks[0]).toMatchObject({
      ...{ maintain: { personalVolume: 500n }, titleAfter: { periods: 2, of: 3 } },
    });
    expect(result.ok && result.plan.rankKeeping).toEqual({
      ...{ holdPeriods: 1, grace: null, fall: "oneRank" },
    });
  });
});

describe("what is refused, with its path", () => {
  test.each<[string, string, [string, string][]]>([
    ["requires: { lifetimeVolume: 1 }", "lifetimeVolume: The plan adds up no lifetime", []],
    ["requires: { legsDistinct: true }", "legsDistinct: This goes with legs", []],
    ["requires: { legs: [{ count: 1, leg: left }] }", "legs\\[0\\].leg: .*volume.tree", []],
    ["requires: { legs: [{ count: 3 }] }", "legs\\[0\\].count: Nobody has 3 legs", PLACED],
    [
      "requires: { legsDistinct: true, legs: [{ count: 1 }, { count: 2 }] }",
      "legs\\[1\\].count: Nobody has 3 legs in a tree of width 2",
      PLACED,
    ],
    ["requires: { legs: [{ count: 2, leg: left }] }", 'Nobody has 2 legs called "left"', PLACED],
    ["requires: { legs: [{ count: 1, leg: up }] }", 'no placement leg "up"', PLACED],
    [
      "requires: { totalVolume: { atLeast: 1, legCap: 33%, capOf: requirement, personal: capped } }",
      "totalVolume.legCap: 2 legs and the personal volume",
      PLACED,
    ],
    [
      "requires: { totalVolume: { atLeast: 1, legCap: 0%, capOf: total, personal: capped } }",
      "totalVolume.legCap: With a cap of 0 %",
      [],
    ],
    ["requires: { title: silver }", 'title: Nobody can ever get the title "silver"', []],
    [
      "requires: { sponsored: { count: 1, rank: gold } }\n    maintain: { title: gold }",
      'sponsored.rank: Nobody can ever be paid as "gold"',
      [],
    ],
    ["requires: { sponsored: { count: 1, rank: gold } }", "sponsored.rank: Ranks go along", PLACED],
    [
      "requires: { sponsored: { count: 1, active: true } }",
      "sponsored.active: Activity goes by the volume of a group",
      [...PLACED, ["activity: { personalVolume: 100.00 }", "activity: { totalVolume: 1 }"]],
    ],
    ["requires: { joined: { within: 1 day, before: 1 day } }", "joined: Write either", []],
    [
      "requires: { team: { count: 7, levels: 2 } }",
      "team.count: The first 2 levels of a tree of width 2 have 6 places",
      PLACED,
    ],
    [
      "requires: { team: { count: 1, rank: gold } }\n    maintain: { title: gold }",
      'team.rank: Nobody can ever be paid as "gold"',
      [],
    ],
    ["requires: { levelsVolume: { levels: 0, personal: counted, atLeast: 1 } }", "1 to 99", []],
    ["requires: { joined: {} }", "joined: Write either", []],
    ["requires: { any: [{ any: [{}] }] }", 'any\\[0\\].any: There is no key "any"', []],
    ["requires: { paidAs: gold }", 'There is no key "paidAs"', []],
    ["requires: {}\n    titleAfter: { periods: 3, of: 2 }", "periods: Of 2 periods nobody", []],
    ["requires: {}\n    titleAfter: { periods: 1, of: 61 }", "of: At most 60", []],
    ["requires: { order: { kinds: [return], volume: 1 } }", "kinds\\[0\\]: ", []],
  ])("%s: %s", (requires, message, extra) => {
    expect(faultsOf(planAsking(requires, ...extra))).toContainEqual(expect.stringMatching(message));
  });

  test("a keeping that keeps nothing", () => {
    const keeping = "rankKeeping: { hold: none, grace: none, fall: toEarned }\nbreakaway: none";
    expect(faultsOf(BASE.replace("breakaway: none", keeping))).toContainEqual(
      expect.stringMatching("rankKeeping: Nothing is kept here"),
    );
  });

  test.each(["active: true", "legs: [{ count: 1 }]", "title: silver", "rank: silver"])(
    "activity asks nothing that comes after it: %s",
    (key) => {
      const text = BASE.replace("activity: { personalVolume: 100.00 }", `activity: { ${key} }`);
      expect(faultsOf(text)).toContainEqual(expect.stringMatching("activity.*There is no key"));
    },
  );

  test("an appointed rank can be maintained, and then asked of legs", () => {
    const text = BASE.replace(
      "requires: { active: true, groupVolume: 1000.00 }",
      "requires: appointment\n    maintain: { active: true }",
    );
    expect(faultsOf(text)).toEqual([]);
  });
});

test("distinct legs are looked for in every set of entries, independent ones one by one", () => {
  const legs = [{ count: 1 }, { count: 2 }, { count: 3 }];
  expect(legGroups({ legs }).map(({ count }) => count)).toEqual([1, 2, 3]);
  const groups = legGroups({ legs, legsDistinct: true }).map(({ count }) => count);
  expect(groups.sort((a, b) => a - b)).toEqual([1, 2, 3, 3, 4, 5, 6]);
});

describe("a span ends with the day that is named, and that day counts", () => {
  test.each([
    [{ count: 1, unit: "days" as const }, "2026-01-31T00:00:00.000Z"],
    [{ count: 30, unit: "days" as const }, "2026-01-02T00:00:00.000Z"],
    [{ count: 1, unit: "months" as const }, "2026-01-01T00:00:00.000Z"],
    [{ count: 2, unit: "months" as const }, "2025-12-01T00:00:00.000Z"],
  ])("%o before 31 January begins at %s", (span, start) => {
    expect(new Date(startOfSpan("UTC", span, "2026-01-31")).toISOString()).toBe(start);
  });
});
