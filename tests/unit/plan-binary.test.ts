/** A binary bonus and a spill in the plan: what is read, and every fault with its place. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { ruleText } from "../../server/line/kinds.ts";
import { faultText, parsePlan } from "../../server/plan/parse-plan.ts";
import type { Bonus, Plan } from "../../server/plan/plan.ts";

const read = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../golden/${name}/plan.yaml`, import.meta.url)), "utf8");
const WEEKS = read("binary-weeks");
const SHARE = read("binary-cycle-share");

function planWith(text: string, changes: readonly [string, string][] = []): Plan {
  const result = parsePlan(changed(text, changes));
  if (!result.ok) throw new Error(result.faults.map(faultText).join("\n"));
  return result.plan;
}

function faultsWith(text: string, ...changes: [string, string][]): string[] {
  const result = parsePlan(changed(text, changes));
  return result.ok ? [] : result.faults.map(faultText);
}

function changed(text: string, changes: readonly [string, string][]): string {
  return changes.reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`the plan has no ${from}`);
    return now.replace(from, to);
  }, text);
}

describe("a binary bonus as it is read", () => {
  test("volumes are hundredths, words become null, one percentage holds for every rank", () => {
    expect(planWith(WEEKS).bonuses[0]).toEqual({
      ...{ kind: "binary", id: "binary", name: "Binary bonus", calendar: "week" },
      ...{ measuredIn: "commissionable", ownVolume: "none", rankBy: "paidAs" },
      ...{ payee: { active: true }, unqualified: "accumulates" },
      ...{ minimum: 125_00n, maximum: 5000_00n, ceiling: null, carry: { limit: 5000_00n } },
      ...{ inactivity: 1, expiry: null },
      pays: {
        ...{ by: "percentage", steps: null, remembered: false },
        percentage: { by: "paidAs", rates: [200_000n] },
      },
    });
  });

  test("amounts by rank go on to higher ranks, and those below the lowest named have none", () => {
    const [bonus] = planWith(SHARE).bonuses as Extract<Bonus, { kind: "binary" }>[];
    expect(bonus?.pays.by === "cycles" && bonus.pays.amounts).toEqual([0n, 30_00n]);
  });
});

describe("what is refused", () => {
  const percentage: [string, string] = ["pays: { percentage: 20% }", ""];
  test.each<[string, [string, string], RegExp]>([
    [
      "no width of two",
      ["width: 2, legs: [left, right]", "width: 3, legs: []"],
      /bonuses\[0\].kind: .*width 2/,
    ],
    [
      "legs without names",
      ["legs: [left, right]", "legs: []"],
      /bonuses\[0\].kind: .*legs have names/,
    ],
    ["a minimum of nothing", ["minimum: 125.00", "minimum: 0.00"], /bonuses\[0\].minimum: .*0.01/],
    [
      "a maximum below the minimum",
      ["maximum: 5000.00", "maximum: 100.00"],
      /bonuses\[0\].maximum: .*below/,
    ],
    [
      "a ceiling of cycles on a percentage",
      ["ceiling: none", "ceiling: { cycles: 5, excess: kept }"],
      /ceiling.cycles: .*amount/,
    ],
    [
      "a ceiling of nothing",
      ["ceiling: none", "ceiling: { amount: 0.00, excess: kept }"],
      /ceiling.amount: .*pays nobody/,
    ],
    [
      "two ceilings",
      ["ceiling: none", "ceiling: { cycles: 1, amount: 1.00, excess: kept }"],
      /ceiling: .*one of the two/,
    ],
    [
      "steps that fall",
      [percentage[0], "pays: { percentage: 20%, steps: [2.00, 1.00] }"],
      /pays.steps\[1\]: .*ascend/,
    ],
    [
      "progress without steps",
      [percentage[0], "pays: { percentage: 20%, progress: remembered }"],
      /pays.progress: .*steps/,
    ],
    [
      "a cycle that takes nothing",
      [
        percentage[0],
        "pays: { cycle: { strong: 1.00, weak: 0.00, amount: 1.00 }, weakSide: once }",
      ],
      /cycle.weak: .*more than 0/,
    ],
    [
      "an unknown key of what is paid",
      [percentage[0], "pays: { percentage: 20%, weakSide: once }"],
      /pays.weakSide/,
    ],
    [
      "a percentage above all",
      [percentage[0], "pays: { percentage: 120% }"],
      /pays.percentage: .*100%/,
    ],
  ])("%s", (_, change, fault) => {
    expect(faultsWith(WEEKS, change)).toEqual([expect.stringMatching(fault)]);
  });

  test("expiry without a carry, and a second binary", () => {
    const noCarry: [string, string] = ["carry: { limit: 5000.00 }", "carry: none"];
    expect(faultsWith(WEEKS, noCarry, ["expiry: none", "expiry: { periods: 1 }"])).toEqual([
      expect.stringMatching(/expiry: Without a carry/),
    ]);
    const [, bonus = ""] = /bonuses:\n([\s\S]*)rounding:/.exec(WEEKS) ?? [];
    const second = bonus.replace("id: binary", "id: second");
    expect(faultsWith(WEEKS, ["rounding:", `${second}rounding:`])).toEqual([
      expect.stringMatching(/bonuses\[1\].kind: A plan has one binary bonus/),
    ]);
  });

  test("a spill of named legs without a width", () => {
    const shape: [string, string] = ["width: 2, legs", "width: unlimited, spill: outerLeg, legs"];
    expect(faultsWith(WEEKS, shape)).toContainEqual(
      expect.stringMatching(/placement.spill: .*write a width/),
    );
  });
});

test("the rule reads as the plan's own figures", () => {
  const plan = planWith(WEEKS);
  expect(ruleText(plan.bonuses[0]!, plan)).toBe(
    "Matches the commissionable volume of the weaker leg, carry included, with as much of the stronger one " +
      "from 125.00 points up to 5000.00 points. Pays 20% of what is matched. What is left on a leg goes on to " +
      "the next period, at most 5000.00 points a leg. It is lost after one period without being active.",
  );
});
