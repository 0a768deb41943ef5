/** What is refused in a promotion's text: each with its place and one sentence. */
import { describe, expect, test } from "vitest";
import { parsePromotion } from "../../server/promotion/text/parse-promotion.ts";
import { importPlan } from "../support/import-plan.ts";

const plan = importPlan({ zone: "Europe/Berlin" });
const lines = {
  promotion: "spring",
  name: "Spring",
  plan: "tables",
  calendar: "month",
  window: "{ from: 2026-03-01T00:00:00, until: 2026-05-01T00:00:00 }",
  participants: "{ statuses: [active] }",
  returns: "{ ofEarlierOrders: ignored, takeBack: 30 days }",
  requires: "{ customers: { firstOrder: 50.00, atLeast: 3 } }",
  awards: "each",
  tiers: "[{ id: a, name: A, prizes: [{ kind: cash, name: Cash, cost: 5.00, taxedValue: 5.00 }] }]",
};
const parse = (changes: { [key: string]: string }) => {
  const text = Object.entries({ ...lines, ...changes }).map(([key, value]) => `${key}: ${value}`);
  return parsePromotion(text.join("\n"), plan);
};
const faults = (changes: { [key: string]: string }) => {
  const parsed = parse(changes);
  return parsed.ok ? [] : parsed.faults.map(({ path, message }) => `${path}: ${message}`);
};
const volume = (more: string) =>
  `{ volume: { measuredIn: qualifying, orders: all, atLeast: 1.00, ${more} } }`;

test("a window is local time of the plan's zone, to the second, over a change of the clock", () => {
  const parsed = parse({ window: "{ from: 2026-03-01T00:00:00, until: 2026-04-01T12:00:01 }" });
  expect(parsed).toMatchObject({
    ok: true,
    promotion: {
      window: {
        from: Date.parse("2026-02-28T23:00:00Z"),
        until: Date.parse("2026-04-01T10:00:01Z"),
      },
      returns: { takenBackUntil: Date.parse("2026-05-01T10:00:01Z") },
    },
  });
});

describe("refused", () => {
  test.each<[string, { [key: string]: string }, string]>([
    [
      "another plan",
      { plan: "other" },
      'plan: The company\'s plan is "tables"; a promotion goes with it.',
    ],
    [
      "a calendar that is not there",
      { calendar: "monht" },
      'calendar: The plan has no calendar with ranks: own "monht"; it lists month. Did you mean "month"?',
    ],
    [
      "a window without a time",
      { window: "{ from: 2026-03-01, until: 2026-05-01T00:00:00 }" },
      'window.from: "2026-03-01" has no time; write date, time and zone.',
    ],
    [
      "an hour that the clock skips",
      { window: "{ from: 2026-03-29T02:30:00, until: 2026-05-01T00:00:00 }" },
      'window.from: "2026-03-29T02:30:00" does not exist in Europe/Berlin: the clock skips it.',
    ],
    [
      "fractions of a second",
      { window: "{ from: 2026-03-01T00:00:00.5, until: 2026-05-01T00:00:00 }" },
      "window.from: A window is told to the second; leave the fraction out.",
    ],
    [
      "a window that ends before it begins",
      { window: "{ from: 2026-05-01T00:00:00, until: 2026-03-01T00:00:00 }" },
      "window.until: The window ends before it begins; write a later instant.",
    ],
    [
      "an unknown key",
      { limit: "3" },
      'limit: There is no key "limit" here; the keys are promotion, name, plan, calendar, window, participants, returns, requires, points, awards, tiers.',
    ],
    [
      "two keys in one requirement",
      { requires: "{ rank: { by: title, atLeast: gold }, advance: { by: title, ranks: 1 } }" },
      "requires: A mapping does not fit here; write one of all, any, volume, enrolments, customers, rank, advance, hold.",
    ],
    [
      "a rank that the plan does not list",
      { requires: "{ rank: { by: title, atLeast: glod } }" },
      'requires.rank.atLeast: The plan has no rank "glod"; it lists silver, gold. Did you mean "gold"?',
    ],
    [
      "total volume along no tree",
      { requires: volume("of: total") },
      'requires.volume: The key "tree" is missing; total volume goes along one, write sponsor or placement.',
    ],
    [
      "personal volume along a tree",
      { requires: volume("of: personal, tree: sponsor") },
      "requires.volume.tree: Personal volume goes along no tree; remove tree.",
    ],
    [
      "groups without a breakaway",
      { requires: volume("of: group, tree: sponsor") },
      "requires.volume.of: The plan has no breakaway, so a group is everybody below; write total.",
    ],
    [
      "more ranks than there are",
      { requires: "{ advance: { by: title, ranks: 3 } }" },
      "requires.advance.ranks: The plan has 2 ranks; nobody rises by more.",
    ],
    [
      "more periods than the window has",
      { requires: "{ hold: { by: title, atLeast: gold, periods: 3 } }" },
      "requires.hold.periods: Only 2 periods of month end in the window; write fewer.",
    ],
    [
      "a rank in a window without an end of a period",
      {
        requires: "{ rank: { by: title, atLeast: gold } }",
        window: "{ from: 2026-03-02T00:00:00, until: 2026-03-09T00:00:00 }",
      },
      "requires.rank: No period of month ends in the window, so no rank counts; widen it.",
    ],
    [
      "an amount finer than the currency",
      { tiers: lines.tiers.replace("cost: 5.00", "cost: 5.001") },
      'tiers[0].prizes[0].cost: "5.001" has too many decimals; at most 2 decimals are allowed here.',
    ],
    [
      "a cash prize of nothing",
      { tiers: lines.tiers.replace("cost: 5.00", "cost: 0.00") },
      "tiers[0].prizes[0].cost: A cash prize pays its cost; write more than 0.",
    ],
    [
      "points that nothing brings",
      { tiers: lines.tiers.replace("name: A,", "name: A, points: 5,") },
      "tiers[0].points: Nothing brings points; add points at the top of the text.",
    ],
    [
      "points that nobody asks",
      { points: "[{ enrolments: { points: 1 } }]" },
      "points: No tier asks for points; write points or top in a tier.",
    ],
    [
      "best and first together",
      {
        points: "[{ enrolments: { points: 1 } }]",
        tiers: lines.tiers.replace("name: A,", "name: A, limit: 5, top: { count: 3, ties: all },"),
      },
      "tiers[0].limit: top limits the tier already; keep one of the two.",
    ],
    [
      "nobody who could take part",
      {
        participants: "{ statuses: [active], rank: { by: title, atLeast: gold, atMost: silver } }",
      },
      "participants.rank.atMost: This rank is below atLeast, so nobody takes part; write a higher one.",
    ],
  ])("%s", (_, changes, fault) => {
    expect(faults(changes)).toContain(fault);
  });

  test("a tier that asks nothing", () => {
    const text = Object.entries(lines)
      .filter(([key]) => key !== "requires")
      .map(([key, value]) => `${key}: ${value}`);
    const parsed = parsePromotion(text.join("\n"), plan);
    expect(parsed.ok ? [] : parsed.faults.map(({ message }) => message)).toEqual([
      "This tier asks nothing; add requires, points or top.",
    ]);
  });
});
