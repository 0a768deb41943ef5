/** The comparison of two plans: one ladder of ranks, sizes of differences, tables that sum to the whole. */
import { describe, expect, test } from "vitest";
import { parsePlan } from "../../server/plan/parse-plan.ts";
import type { Plan } from "../../server/plan/plan.ts";
import { periodOfSheet, trialSheet } from "../../server/sheet/sheet-name.ts";
import { compareSides, type Side } from "../../server/what-if/comparison/compare.ts";
import { ladderOf } from "../../server/what-if/comparison/ladder.ts";
import { numbersOf } from "../../server/plan/rank-numbers.ts";
import { spreadOf } from "../../server/what-if/comparison/spread.ts";
import { BASE } from "./plan-base.ts";

const base = parsed(BASE);

function parsed(text: string): Plan {
  const result = parsePlan(text);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.plan;
}

/** The base plan with other ranks; only their ids are looked at. */
function withRanks(...ids: string[]): Plan {
  const ranks = ids.map((id, place) => ({ ...base.ranks[0]!, id, name: id, number: place + 1 }));
  return { ...base, ranks };
}

describe("one ladder of two plans", () => {
  test.each([
    ["the same ranks", ["a", "b"], ["a", "b"], ["a", "b"], [0, 1, 2]],
    ["one more on top", ["a", "b"], ["a", "b", "c"], ["a", "b", "c"], [0, 1, 2]],
    ["one more between", ["a", "b"], ["a", "x", "b"], ["a", "x", "b"], [0, 1, 3]],
    ["one more below", ["a"], ["x", "a"], ["x", "a"], [0, 2]],
    ["one less between", ["a", "b", "c"], ["a", "c"], ["a", "b", "c"], [0, 1, 1, 2]],
    ["one less below", ["a", "b"], ["b"], ["a", "b"], [0, 0, 1]],
    ["none left", ["a", "b"], [], ["a", "b"], [0, 0, 0]],
    ["none before", [], ["a"], ["a"], [0]],
    ["another name in its place", ["a", "b"], ["a", "z"], ["a", "b", "z"], [0, 1, 1]],
  ])("%s", (_, live, tried, ladder, numbers) => {
    const plans = [withRanks(...live), withRanks(...tried)] as const;
    expect(ladderOf(...plans).map(({ rank }) => rank)).toEqual([null, ...ladder]);
    expect(numbersOf(live, tried)).toEqual(numbers);
  });
});

describe("sizes of differences", () => {
  const spread = (digits: number, ...differences: bigint[]) =>
    spreadOf(
      digits,
      differences.map((differenceMinor) => ({ differenceMinor })),
    )
      .filter(({ people }) => people > 0)
      .map(({ change, fromMinor, belowMinor, people, differenceMinor }) => [
        ...[change, fromMinor, belowMinor, people, differenceMinor],
      ]);

  test("a bound belongs to the larger size, on both sides alike", () => {
    expect(spread(2, -1_000n, -999n, -100n, -99n, -1n, 0n, 1n, 99n, 100n, 999n, 1_000n)).toEqual([
      ["loses", 1_000n, null, 1, -1_000n],
      ["loses", 100n, 1_000n, 2, -1_099n],
      ["loses", 0n, 100n, 2, -100n],
      ["same", 0n, 0n, 1, 0n],
      ["gains", 0n, 100n, 2, 100n],
      ["gains", 100n, 1_000n, 2, 1_099n],
      ["gains", 1_000n, null, 1, 1_000n],
    ]);
  });

  test("the largest power of ten that is reached and three below it are told apart", () => {
    const sizes = spreadOf(2, [{ differenceMinor: -98_765_432n }]);
    const bounds = sizes.filter(({ change }) => change === "gains").map((one) => one.fromMinor);
    expect(bounds).toEqual([0n, 10_000n, 100_000n, 1_000_000n, 10_000_000n]);
    expect(sizes).toHaveLength(11);
  });

  test("a currency without decimals begins at one, and nobody is one size on each side", () => {
    expect(spread(0, 7n)).toEqual([["gains", 1n, null, 1, 7n]]);
    expect(spreadOf(2, []).map(({ people }) => people)).toEqual([0, 0, 0, 0, 0]);
  });
});

describe("two computations beside each other", () => {
  const side = (
    plan: Plan,
    paid: [string, string, bigint][],
    paidAs: [string, number][],
  ): Side => ({
    ...{ plan, calendar: "month", payments: [], paidAs: new Map(paidAs), commissionable: 10_000n },
    commissions: paid.map(([distributorId, bonus, amountMinor]) => ({
      ...{ distributorId, bonus, amountMinor },
    })),
  });

  test("a negative commission counts, a zero is nobody who is paid", () => {
    const live = side(base, [["a", "team", 500n], ["b", "group", 0n]], [["a", 1], ["b", 0]]); // prettier-ignore
    const tried = side(base, [["a", "team", -200n], ["c", "group", 300n]], [["a", 1], ["b", 0], ["c", 2]]); // prettier-ignore
    const { totals, bonuses, people } = compareSides(live, tried);
    expect(totals).toMatchObject({
      before: { commissionsMinor: 500n, payees: 1, sharePpm: 50_000n },
      after: { commissionsMinor: 100n, payees: 2, sharePpm: 10_000n },
    });
    expect(bonuses.map((one) => [one.before?.payees, one.after?.payees])).toEqual([[1, 1], [0, 1]]); // prettier-ignore
    expect(people.map((one) => [one.distributorId, one.differenceMinor, one.move])).toEqual([
      ["a", -700n, "stays"],
      ["c", 300n, "rises"],
    ]);
  });

  test("a commission of a bonus that the plan has not is a bug, not a difference", () => {
    const odd = side(base, [["a", "ghost", 1n]], []);
    expect(() => compareSides(odd, odd)).toThrow("ghost");
  });

  test("without volume there is no share", () => {
    const none = { ...side(base, [], []), commissionable: 0n };
    expect(compareSides(none, none).totals.before.sharePpm).toBeNull();
  });
});

test("a sheet's name says its period, also a trial's", () => {
  expect(periodOfSheet("2026-11/0")).toBe("2026-11");
  expect(periodOfSheet(trialSheet("x.live", "2026-W45"))).toBe("2026-W45");
});
