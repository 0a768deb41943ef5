import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  allocate,
  cutLastFirst,
  largestRemainder,
  scaleToCap,
} from "../../server/money/allocate.ts";
import {
  lineAmount,
  lineAmountExact,
  pointInMinorUnits,
  roundTogether,
  sumFractions,
} from "../../server/money/amount.ts";
import { roundTo, type RoundingMode } from "../../server/money/round.ts";

const sum = (values: bigint[]) => values.reduce((a, b) => a + b, 0n);
const modes: RoundingMode[] = ["halfEven", "halfUp", "down"];

describe("rounding", () => {
  test.each([
    // n / d, halfEven, halfUp, down
    [1n, 2n, 0n, 1n, 0n],
    [3n, 2n, 2n, 2n, 1n],
    [5n, 2n, 2n, 3n, 2n],
    [49n, 100n, 0n, 0n, 0n],
    [51n, 100n, 1n, 1n, 0n],
    [-1n, 2n, 0n, -1n, 0n],
    [-5n, 2n, -2n, -3n, -2n],
    [5n, -2n, -2n, -3n, -2n],
    [-199n, 100n, -2n, -2n, -1n],
    [0n, 7n, 0n, 0n, 0n],
    [14n, 7n, 2n, 2n, 2n],
  ])("%d/%d: halfEven %d, halfUp %d, down %d", (numerator, denominator, ...expected) => {
    expect(modes.map((mode) => roundTo(mode, numerator, denominator))).toEqual(expected);
  });

  it("a return takes back exactly what its order paid, in every mode", () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), fc.constantFrom(...modes), (n, d, mode) => {
        expect(roundTo(mode, -n, d)).toBe(-roundTo(mode, n, d));
      }),
    );
  });

  it("a denominator of zero is a bug", () => expect(() => roundTo("down", 1n, 0n)).toThrow(/zero/));
});

describe("an amount is allocated by largest remainder", () => {
  test.each([
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    [100n, [0n, 1n, 1n], [0n, 50n, 50n]],
    [-100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
    [5n, [3n, 2n], [3n, 2n]],
    [1n, [1n, 2n], [0n, 1n]],
    [0n, [], []],
    [0n, [1n, -1n], [0n, 0n]],
    [10n, [3n, -1n], [15n, -5n]],
    [10n, [-1n, -1n, -1n], [4n, 3n, 3n]],
  ])("%s by %s", (total, weights, parts) => expect(allocate(total, weights)).toEqual(parts));

  it("an amount without any weight is a bug", () => {
    expect(() => allocate(1n, [1n, -1n])).toThrow(/weights/);
    expect(() => allocate(1n, [])).toThrow(/weights/);
  });

  it("a total that its quotas cannot make is a bug", () => {
    expect(() => largestRemainder(9n, [10n, 10n], 10n)).toThrow(/left over/);
  });

  it("the parts sum to the whole, and none is further than one unit from its quota", () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1 });
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), weights, (total, weight) => {
        fc.pre(sum(weight) > 0n);
        const parts = allocate(total, weight);
        expect(sum(parts)).toBe(total);
        parts.forEach((part, i) => {
          const off = part * sum(weight) - total * (weight[i] ?? 0n);
          expect(off < 0n ? -off < sum(weight) : off < sum(weight)).toBe(true);
        });
      }),
    );
  });
});

describe("caps", () => {
  it("GC-14b: scaled, floored, the rest by largest remainder", () => {
    expect(scaleToCap([60000n, 30000n, 10001n], 90000n)).toEqual([53999n, 27000n, 9001n]);
  });

  test.each([
    ["exactly at the cap nothing changes", [60n, 40n], 100n, [60n, 40n]],
    ["one above it is cut", [60n, 41n], 100n, [59n, 41n]],
    ["what is below zero stays", [60n, -50n, 60n], 100n, [50n, -50n, 50n]],
    ["a cap below zero is zero", [60n, -5n], -1n, [0n, -5n]],
    ["nobody", [], 0n, []],
  ])("%s", (_, amounts, cap, expected) => expect(scaleToCap(amounts, cap)).toEqual(expected));

  test.each([
    ["the last is cut first", [60n, 30n, 20n], 100n, [60n, 30n, 10n]],
    ["then the one before", [60n, 30n, 20n], 70n, [60n, 10n, 0n]],
    ["exactly at the cap nothing changes", [60n, 40n], 100n, [60n, 40n]],
    ["what is below zero makes no room", [60n, -50n, 60n], 100n, [60n, -50n, 40n]],
    ["a cap of zero", [1n, 2n], 0n, [0n, 0n]],
  ])("last bonus first: %s", (_, amounts, cap, expected) => {
    expect(cutLastFirst(amounts, cap)).toEqual(expected);
  });

  it("what is above zero sums to the cap afterwards, and nobody gains", () => {
    const amounts = fc.array(fc.bigInt({ min: -1000n, max: 10n ** 9n }));
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 0n, max: 10n ** 10n }), (raw, cap) => {
        const gross = sum(raw.filter((amount) => amount > 0n));
        for (const cut of [scaleToCap(raw, cap), cutLastFirst(raw, cap)]) {
          expect(sum(cut.filter((_, i) => (raw[i] ?? 0n) > 0n))).toBe(gross < cap ? gross : cap);
          cut.forEach((amount, i) => expect(amount <= (raw[i] ?? 0n)).toBe(true));
        }
      }),
    );
  });
});

describe("a line's amount", () => {
  const point = pointInMinorUnits("1.00", 2);

  test.each([
    ["1,200.00 at 8 % is 96.00", 120000n, 80000n, point, 9600n],
    [
      "60 rupees a point: 4,000.00 at 15 % is 36,000.00",
      400000n,
      150000n,
      pointInMinorUnits("60", 2),
      3600000n,
    ],
    ["a currency without digits", 100000n, 100000n, pointInMinorUnits("0.5", 0), 50n],
    ["a return takes back", -120000n, 80000n, point, -9600n],
    ["half a cent goes to the even one", 10n, 50000n, point, 0n],
    ["one and a half goes to two", 30n, 50000n, point, 2n],
  ])("%s", (_, volume, rate, value, minor) => {
    expect(lineAmount("halfEven", volume, rate, value)).toBe(minor);
  });

  it("the value of a point must be a plain decimal", () => {
    expect(() => pointInMinorUnits("1e2", 2)).toThrow(/plain decimal/);
  });

  it("lines of one plan share their denominator", () => {
    const [a, b] = [lineAmountExact(1n, 1n, point), lineAmountExact(999n, 7n, point)];
    expect(a.denominator).toBe(b.denominator);
  });
});

describe("a commission rounded once", () => {
  const tenth = (numerator: bigint) => ({ numerator, denominator: 10n });

  test.each([
    ["three thirds of a cent", [tenth(4n), tenth(4n), tenth(4n)], 1n, [1n, 0n, 0n]],
    ["the largest remainder first", [tenth(12n), tenth(17n), tenth(1n)], 3n, [1n, 2n, 0n]],
    ["the mirror image of a return", [tenth(-5n), tenth(-5n)], -1n, [-1n, 0n]],
    ["orders and returns together", [tenth(15n), tenth(-9n)], 1n, [2n, -1n]],
    ["nothing", [], 0n, []],
    [
      "different points",
      [
        { numerator: 1n, denominator: 3n },
        { numerator: 1n, denominator: 2n },
      ],
      1n,
      [0n, 1n],
    ],
  ])("%s", (_, amounts, total, parts) => {
    expect(roundTogether("halfEven", amounts)).toEqual({ total, parts });
  });

  it("the parts sum to the commission, which is within one unit of the exact sum", () => {
    const lines = fc.array(
      fc
        .bigInt({ min: -(10n ** 9n), max: 10n ** 9n })
        .map((numerator) => ({ numerator, denominator: 1000n })),
    );
    fc.assert(
      fc.property(lines, fc.constantFrom(...modes), (amounts, mode) => {
        const { total, parts } = roundTogether(mode, amounts);
        expect(sum(parts)).toBe(total);
        const exact = sumFractions(amounts);
        const off = total * exact.denominator - exact.numerator;
        expect(off < exact.denominator && -off < exact.denominator).toBe(true);
      }),
    );
  });
});
