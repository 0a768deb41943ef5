import { describe, expect, test } from "vitest";
import { faultsWith } from "./plan-base.ts";

describe("a wrong shape is refused with its path, line and mend", () => {
  test.each([
    [
      "currency: USD",
      "curency: USD",
      'line 6, curency: There is no key "curency" here; .*Did you mean "currency"',
    ],
    ["zone: Asia/Kolkata\n", "", 'line 1, zone: The key "zone" is missing; add it with a zone'],
    [
      "every: month",
      "every: months",
      'line 11, calendars\\[0\\].every: "months" does not fit here; write month or week or day or quarter or year or weeks. Did you mean "month"',
    ],
    [
      "every: month",
      "every: week",
      'line 10, calendars\\[0\\].startsOn: The key "startsOn" is missing; it goes with every: week',
    ],
    [
      "every: month",
      "every: month\n    startsOn: monday",
      'line 12, calendars\\[0\\].startsOn: The key "startsOn" goes with every: week, and only with it; remove',
    ],
    [
      "cutOff: 14 days",
      "cutOff: 14",
      "line 12, calendars\\[0\\].cutOff: .* write a number of days",
    ],
    ["cutOff: 14 days", "cutOff:", "line 12, calendars\\[0\\].cutOff: An empty value does not fit"],
    ["version: 1", "version: 1.0", "line 2, version: "],
    ["version: 1", "version: 0", "line 2, version: "],
    ["plan: base", "plan: Base", "line 1, plan: .*small letter"],
    ["name: Base", "name: ' '", "line 3, name: "],
    [
      "points:\n  value: 1.00",
      "points: 1.00",
      'line 7, points: "1.00" does not fit here; write what a point is worth',
    ],
    [
      "placement: none",
      "placement: nonee",
      'placement: "nonee" does not fit here; write the word none, or a mapping .*Did you mean "none"',
    ],
    [
      "placement: none",
      "placement: [none]",
      "placement: A list does not fit here; write the word none, or a mapping",
    ],
    ["placement: none", "placement: { width: 1, legs: [] }", 'placement.width: "1" does not fit'],
    [
      "active: true, groupVolume",
      "active: false, groupVolume",
      'requires.active: "false" does not fit here; write true',
    ],
    [
      "active: true, groupVolume",
      "rank: gold, groupVolume",
      'requires.rank: There is no key "rank" here',
    ],
    ["kind: unilevel", "kind: unilvel", 'bonuses\\[0\\].kind: "unilvel" .*Did you mean "unilevel"'],
    ["    kind: unilevel\n", "", 'bonuses\\[0\\].kind: The key "kind" is missing'],
    [
      "    removes: inactive\n",
      "",
      'bonuses\\[0\\].removes: The key "removes" is missing; it goes with compression: standardRollUp',
    ],
    ["standardRollUp", "pushUp", "bonuses\\[0\\].removes: .*only with it; remove it"],
    [
      "activity: { personalVolume: 100.00 }",
      "activity: { legs: [{ count: 1 }] }",
      'activity.legs: There is no key "legs"',
    ],
    [
      "gold: [8%, 5%, 4%]",
      "gold: [8%, 0.05, 4%]",
      'line 41, bonuses\\[0\\].rates.gold\\[1\\]: "0.05" .*percentage with its sign',
    ],
    ["gold: [8%, 5%, 4%]", "gold: [8%, 5.00001%, 4%]", "rates.gold\\[1\\]: .*at most 4 decimals"],
    ["by: groupVolume", "by: title", 'percentage.rates: The key "rates" is missing'],
    ["firstLevel: 0", "firstLevel: 3", "bonuses\\[1\\].firstLevel: "],
    ["from: 300.00", "from: -300.00", "brackets\\[0\\].from: .*without sign"],
    ["from: 300.00", "from: NaN", "brackets\\[0\\].from: "],
    ["from: 300.00", "from: 1e3", 'brackets\\[0\\].from: "1e3" .*exponent'],
    ["from: 300.00", "from: 300.005", "brackets\\[0\\].from: .*2 decimals"],
    ["count: 2", "count: 0", "legs\\[0\\].count: "],
    ["minimum: 0.00", "minimum: [0.00]", "payout.minimum: A list does not fit"],
    ["ranks: own", "ranks: {}", "calendars\\[0\\].ranks: A mapping does not fit"],
  ])("%j as %j", (from, to, message) => {
    const faults = faultsWith(from, to);
    expect(faults).toContainEqual(expect.stringMatching(message));
  });
});
