import { describe, expect, it, test } from "vitest";
import { parsePlan } from "../../server/plan/parse-plan.ts";
import { BASE, faultsOf, faultsWith } from "./plan-base.ts";

it("the base plan has no fault", () => expect(faultsOf(BASE)).toEqual([]));

describe("what stays a plan", () => {
  test.each([
    [
      "ids that YAML would turn into something else",
      /silver|gold/g,
      (id: string) => (id === "silver" ? "NO" : "1e3"),
    ],
    ["ids with leading zeros", /silver|gold/g, (id: string) => (id === "silver" ? "0012" : "012")],
    ["a BOM", /^/, () => "\uFEFF"],
    ["CRLF", /\n/g, () => "\r\n"],
    ["no rank at all", /ranks:\n[\s\S]*?breakaway/, () => "ranks: []\nbreakaway"],
  ])("%s", (what, from, to) => {
    const text =
      what === "no rank at all" ? BASE.replace(/ {4}rates:\n.*\n.*\n/, "    rates: [5%]\n") : BASE;
    expect(faultsOf(text.replace(from, to))).toEqual([]);
  });

  it("keeps such ids as they stand", () => {
    const result = parsePlan(BASE.replaceAll("silver", "NO").replaceAll("gold", "1e3"));
    expect(result.ok && result.plan.ranks.map((rank) => rank.id)).toEqual(["NO", "1e3"]);
  });
});

describe("what does not agree is refused with its path, line and mend", () => {
  test.each([
    ["effectiveFrom: 2026-01-01", "effectiveFrom: 2026-02-30", "line 4, effectiveFrom: .*no day"],
    ["zone: Asia/Kolkata", "zone: Asia/Atlantis", "line 5, zone: .*IANA"],
    ["zone: Asia/Kolkata", "zone: +05:30", "line 5, zone: .*IANA"],
    ["currency: USD", "currency: XXQ", "line 6, currency: .*ISO 4217"],
    ["currency: USD", "currency: JPY", "payout.minimum: .*no decimals are allowed"],
    ["minimum: 0.00", "minimum: 0.005", "payout.minimum: .*at most 2 decimals"],
    ["value: 1.00", "value: 0.00", "line 8, points.value: .*above zero"],
    ["ranks: own", "ranks: week", 'calendars\\[0\\].ranks: The plan has no calendar .*"week"'],
    [
      "ranks: own",
      "ranks: month",
      'calendars\\[0\\].ranks: The calendar "month" has no ranks: own',
    ],
    ["id: month", "id: own", "calendars\\[0\\].id: .*another id"],
    [
      "ranks: own\n",
      "ranks: own\n  - { id: second, every: month, cutOff: 1 day, ranks: own }\n",
      "line 14, calendars\\[1\\].every: ",
    ],
    ["id: gold", "id: silver", 'line 24, ranks\\[1\\].id: The id "silver" is taken'],
    ["id: silver", "id: unranked", "ranks\\[0\\].id: .*people without rank"],
    ["id: group", "id: team", "bonuses\\[1\\].id: .*taken"],
    [
      "rank: silver }",
      "rank: silber }",
      'ranks\\[1\\].requires.legs\\[0\\].rank: The plan has no rank "silber"; .*Did you mean "silver"',
    ],
    ["breakaway: none", "breakaway: { rank: director }", "breakaway.rank: The plan has no rank"],
    [
      "      gold: [8%",
      "      golden: [8%",
      'line 41, bonuses\\[0\\].rates.golden: The plan has no rank "golden"',
    ],
    ["payee: { active: true }", "payee: { rank: x }", "bonuses\\[0\\].payee.rank: "],
    [
      "calendar: month",
      "calendar: week",
      'bonuses\\[0\\].calendar: The plan has no calendar "week"; it lists month',
    ],
    ["rate: 6%", "rate: 100.0001%", "brackets\\[0\\].rate: .*100% or less"],
    [
      "gold: [8%, 5%, 4%]",
      "gold: [50%, 50%, 0.0001%]",
      "bonuses\\[0\\].rates.gold: .*more than 100 %",
    ],
    [
      "from: 1000.00",
      "from: 300.00",
      "line 55, bonuses\\[1\\].percentage.brackets\\[1\\].from: .*lowest to the highest",
    ],
    [
      "tree: sponsor\n  customer",
      "tree: placement\n  customer",
      "line 15, volume.tree: .*placement: none",
    ],
    [
      "tree: sponsor\n    own",
      "tree: placement\n    own",
      "bonuses\\[0\\].tree: .*placement: none",
    ],
    [
      "placement: none",
      "placement: { width: 2, legs: [left] }",
      "placement.legs: 1 legs are named for a width of 2",
    ],
    [
      "placement: none",
      "placement: { width: 2, legs: [a, a] }",
      "placement.legs\\[1\\]: .*own name",
    ],
    [
      "groupVolume: 1000.00 }",
      "groupVolume: 100000000000000.00, totalVolume: 9999999999999999.00 }",
      "requires.totalVolume: ",
    ],
    [
      "rank: silver }",
      "rank: gold }",
      "ranks\\[1\\].requires.legs\\[0\\].rank: Nobody can ever be paid as",
    ],
    [
      "requires: { active: true, groupVolume: 1000.00 }",
      "requires: appointment",
      "ranks\\[1\\].requires.legs\\[0\\].rank: Nobody can ever",
    ],
  ])("%j as %j", (from, to, message) => {
    const faults = faultsWith(from, to);
    expect(faults).toContainEqual(expect.stringMatching(message));
  });

  it("more legs than a placement tree has are refused, as many are not", () => {
    const binary = BASE.replace("placement: none", "placement: { width: 2, legs: [l, r] }").replace(
      "tree: sponsor",
      "tree: placement",
    );
    expect(faultsOf(binary)).toEqual([]);
    const faults = faultsOf(binary.replace("count: 2", "count: 3"));
    expect(faults).toEqual([expect.stringMatching(/legs\[0\].count: Nobody has 3 legs/)]);
  });

  it("legs of the own rank are no fault where a higher rank can be reached without them", () => {
    const text = BASE.replace(/requires:\n {6}legs:\n.*\n/, "requires: { totalVolume: 5000.00 }\n");
    const own = "requires: { legs: [{ count: 1, rank: silver }] }";
    expect(faultsOf(text.replace("requires: { active: true, groupVolume: 1000.00 }", own))).toEqual(
      [],
    );
  });

  it("at the boundary: exactly 100 % is allowed", () => {
    expect(faultsWith("gold: [8%, 5%, 4%]", "gold: [50%, 50%]")).toEqual([]);
    expect(faultsWith("rate: 6%", "rate: 100%")).toEqual([]);
  });

  it("all faults are told at once, in the order of the lines", () => {
    const text = BASE.replace("Asia/Kolkata", "Nowhere")
      .replace("USD", "XXQ")
      .replace("rate: 6%", "rate: 600%");
    const result = parsePlan(text);
    const lines = result.ok ? [] : result.faults.map((fault) => fault.line);
    expect(lines).toEqual([5, 6, 54]);
  });
});
