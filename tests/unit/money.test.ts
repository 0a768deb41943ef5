import { describe, expect, it, test } from "vitest";
import { currencyDigits } from "../../server/money/currency.ts";
import {
  formatPercent,
  formatRate,
  formatUnits,
  formatVolume,
  parseDecimal,
  parseRate,
} from "../../server/money/money.ts";
import fc from "fast-check";

describe("a plain decimal is read exactly", () => {
  test.each([
    ["0", 2, 0n],
    ["100", 2, 10000n],
    ["100.5", 2, 10050n],
    ["100.05", 2, 10005n],
    ["0012", 0, 12n],
    ["999999999999999.99", 2, 99999999999999999n],
    ["7", 0, 7n],
    ["1.234", 3, 1234n],
  ])("%s with %d digits is %d", (text, digits, value) => {
    expect(parseDecimal(text, digits)).toEqual({ ok: true, value });
  });

  it("keeps a minus only where a sign is allowed", () => {
    expect(parseDecimal("-15.00", 2, { signed: true })).toEqual({ ok: true, value: -1500n });
    expect(parseDecimal("-15.00", 2)).toMatchObject({ ok: false, refused: "sign" });
  });
});

describe("what is not one exact figure is refused with a reason", () => {
  test.each([
    ["", 2, "empty"],
    ["NaN", 2, "not_decimal"],
    ["Infinity", 2, "not_decimal"],
    ["1,000.00", 2, "not_decimal"],
    [" 1", 2, "not_decimal"],
    ["1\n", 2, "not_decimal"],
    [".5", 2, "not_decimal"],
    ["5.", 2, "not_decimal"],
    ["0x10", 2, "not_decimal"],
    ["١٢", 2, "not_decimal"],
    ["1e400", 2, "exponent"],
    ["1E3", 2, "exponent"],
    ["+1", 2, "sign"],
    ["-1", 2, "sign"],
    ["1.005", 2, "too_many_decimals"],
    ["1.000", 2, "too_many_decimals"],
    ["1.0", 0, "too_many_decimals"],
    ["1000000000000000", 2, "too_large"],
  ])("%j with %d digits: %s", (text, digits, refused) => {
    const result = parseDecimal(text, digits);
    expect(result).toMatchObject({ ok: false, refused });
    expect(result.ok ? "" : result.reason).toMatch(/\w/);
  });

  it("a text of two megabytes gives a short sentence", () => {
    const result = parseDecimal("x".repeat(2_000_000), 2);
    expect(result.ok ? "" : result.reason.length).toBeLessThan(100);
  });
});

describe("rates are percentages with their sign", () => {
  test.each([
    ["8%", 80000n],
    ["2.5%", 25000n],
    ["0%", 0n],
    ["100%", 1000000n],
    ["0.0001%", 1n],
  ])("%s is %d parts per million", (text, value) => {
    expect(parseRate(text)).toEqual({ ok: true, value });
  });

  test.each(["8", "0.08", "", "%", "8 %", "-8%", "0.00001%", "8%%", "1e1%"])(
    "%j is none",
    (text) => {
      expect(parseRate(text).ok).toBe(false);
    },
  );

  test.each([
    [80000n, "0.08", "8%"],
    [0n, "0", "0%"],
    [1000000n, "1", "100%"],
    [25000n, "0.025", "2.5%"],
    [1n, "0.000001", "0.0001%"],
    [210000n, "0.21", "21%"],
  ])("%d is written %s and %s", (ppm, rate, percent) => {
    expect(formatRate(ppm)).toBe(rate);
    expect(formatPercent(ppm)).toBe(percent);
    expect(parseRate(percent)).toEqual({ ok: true, value: ppm });
  });
});

describe("figures are written with fixed digits", () => {
  test.each([
    [5n, 2, "0.05"],
    [-5n, 2, "-0.05"],
    [0n, 2, "0.00"],
    [123456n, 2, "1234.56"],
    [123456n, 0, "123456"],
    [-1n, 3, "-0.001"],
  ])("%d with %d digits is %s", (value, digits, text) => {
    expect(formatUnits(value, digits)).toBe(text);
  });

  it("a volume has two", () => expect(formatVolume(1000n)).toBe("10.00"));

  it("what is written is read back the same", () => {
    const values = fc.bigInt({ min: -(10n ** 17n) + 1n, max: 10n ** 17n - 1n });
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 4 }), (value, digits) => {
        const text = formatUnits(value, digits);
        expect(parseDecimal(text, digits, { signed: true })).toEqual({ ok: true, value });
      }),
    );
  });
});

describe("currencies have the digits of ISO 4217", () => {
  test.each([
    ["USD", 2],
    ["INR", 2],
    ["JPY", 0],
    ["KWD", 3],
    ["ISK", 0],
    ["usd", null],
    ["XXQ", null],
    ["", null],
    ["D A", null],
  ])("%j: %s", (code, digits) => expect(currencyDigits(code)).toBe(digits));
});
