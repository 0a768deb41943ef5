/** Two versions of a plan beside each other: what they promise differently, in words. */
import { describe, expect, test } from "vitest";
import { readPlan } from "../../server/plan/parse-plan.ts";
import { changeText, differencesOf } from "../../server/plan/version/differences.ts";
import { BASE, faultsOf } from "./plan-base.ts";

function changesOf(after: string, before = BASE) {
  const [first, second] = [readPlan(before), readPlan(after)];
  if (!first.ok || !second.ok) throw new Error(JSON.stringify([faultsOf(before), faultsOf(after)]));
  return differencesOf(first.document.data, second.document.data);
}

function replaced(...pairs: [from: string, to: string][]): string {
  return pairs.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the plan has no ${from}`);
    return text.replace(from, to);
  }, BASE);
}

const POOL = `bonuses:
  - id: leaders
    name: Leaders' pool
    kind: pool
    calendar: month
    rankBy: paidAs
    pot: { share: 2%, of: commissionable }
    tiers:
      - { id: all, part: 100%, requires: { rank: gold }, shares: { equal: 1 }, top: none }
    stacking: highest
    shareValue: exact
    unclaimed: company
`;

describe("one change is one sentence, with its place", () => {
  test.each<[string, [string, string][], string, string]>([
    [
      "a rate of a rank's level",
      [["gold: [8%, 5%, 4%]", "gold: [8%, 4%, 4%]"]],
      "bonuses[0].rates.gold[1]",
      "Team, rates, Gold, level 2: 5 % → 4 %",
    ],
    [
      "a level more",
      [["silver: [8%, 5%]", "silver: [8%, 5%, 1.5%]"]],
      "bonuses[0].rates.silver[2]",
      "Team, rates, Silver, level 3: added, 1.5 %",
    ],
    [
      "a volume that a rank asks for",
      [["groupVolume: 1000.00 }", "groupVolume: 1200.00 }"]],
      "ranks[0].requires.groupVolume",
      "Rank Silver, requirement, group volume: 1,000.00 → 1,200.00",
    ],
    [
      "something that a rank no longer asks for",
      [["active: true, groupVolume", "groupVolume"]],
      "ranks[0].requires.active",
      "Rank Silver, requirement, active: removed, was yes",
    ],
    [
      "legs of a rank",
      [["count: 2, rank: silver", "count: 3, rank: silver"]],
      "ranks[1].requires.legs[0].count",
      "Rank Gold, requirement, legs, entry 1, count: 2 → 3",
    ],
    [
      "a bracket",
      [["from: 300.00, rate: 6%", "from: 300.00, rate: 7%"]],
      "bonuses[1].percentage.brackets[0].rate",
      "Group, percentage, from 300.00, rate: 6 % → 7 %",
    ],
    [
      "a bracket more, in between",
      [
        [
          "        - { from: 1000.00",
          "        - { from: 600.00, rate: 7% }\n        - { from: 1000.00",
        ],
      ],
      "bonuses[1].percentage.brackets[1]",
      "Group, percentage, from 600.00: added, from 600.00, rate 7 %",
    ],
    [
      "a bonus more",
      [["bonuses:\n", POOL]],
      "bonuses[0]",
      "Leaders' pool: added, kind pool, calendar month, rank by paid-as rank, pot (share 2 %, taken of commissionable)",
    ],
    [
      "a cap where there was none",
      [["company: none", "company: { share: 45% }"]],
      "caps.company",
      "Caps, company: none → share 45 %",
    ],
    [
      "a word",
      [["compression: standardRollUp\n    removes: inactive", "compression: pushUp"]],
      "bonuses[0].compression",
      "Team, compression: standard roll-up → push-up",
    ],
    [
      "a breakaway",
      [["breakaway: none", "breakaway: { rank: gold }"]],
      "breakaway",
      "Breakaway: none → rank Gold",
    ],
    [
      "a name",
      [["name: Gold", "name: Golden"]],
      "ranks[1].name",
      'Rank Golden, name: "Gold" → "Golden"',
    ],
    [
      "points that are paid on",
      [["    compression: standard", "    paidOn: qualifying\n    compression: standard"]],
      "bonuses[0].paidOn",
      "Team, paid on: commissionable → qualifying",
    ],
    ["the day and the number", [["version: 1", "version: 2"]], "version", "Version: 1 → 2"],
  ])("%s", (_what, pairs, path, sentence) => {
    const [first] = changesOf(replaced(...pairs));
    expect(first).toMatchObject({ path });
    expect(changeText(first!).slice(0, sentence.length)).toBe(sentence);
    expect(changesOf(replaced(...pairs)).length).toBeLessThanOrEqual(2);
  });

  test("what was removed stands where it stood before", () => {
    const before = replaced(["bonuses:\n", POOL]);
    const changes = changesOf(BASE, before);
    expect(changes).toMatchObject([{ kind: "removed", path: "bonuses[0]", part: "bonuses" }]);
    expect(changeText(changes[0]!)).toMatch(/^Leaders' pool: removed, was kind pool, /);
  });

  test("another order of ranks is a change; nothing else of them is", () => {
    const silver = /  - id: silver\n.*\n.*\n/.exec(BASE)![0];
    const other = BASE.replace(silver, "")
      .replace("breakaway: none", `${silver}breakaway: none`)
      .replace(/legs:\n.*\n/, "legs: [{ count: 1 }]\n");
    const same = BASE.replace(/legs:\n.*\n/, "legs: [{ count: 1 }]\n");
    expect(changesOf(other, same).map(changeText)).toEqual([
      "Ranks, in another order: Silver, Gold → Gold, Silver",
    ]);
  });
});

describe("what means the same is no change", () => {
  test.each([
    ["comments and blank lines", BASE.replace("\nranks:", "\n# the ladder\n\nranks:")],
    ["1.0 for 1.00", BASE.replace("value: 1.00", "value: 1.0")],
    ["08.0% for 8%", BASE.replace("silver: [8%,", "silver: [08.0%,")],
    [
      "another order of keys",
      BASE.replace("mode: halfEven, per: line", "per: line, mode: halfEven"),
    ],
    [
      "an alias",
      BASE.replace("silver: [8%, 5%]", "silver: &two [8%, 5%]").replace(
        "gold: [8%, 5%, 4%]",
        "gold: [8%, 5%, 4%]",
      ),
    ],
    [
      "what may be left out, written out",
      BASE.replace(
        "    compression: standard",
        "    paidOn: commissionable\n    compression: standard",
      ),
    ],
  ])("%s", (_what, text) => expect(changesOf(text)).toEqual([]));
});
