/** Money that is no volume times rate: rounded, kept in one order, hashed, explained by lines that sum. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { commissionsBeforeCaps } from "../../server/commission/amounts.ts";
import { moneyPartsOfText, moneyPartsText } from "../../server/commission/money-parts.ts";
import { linesOfMoney, priceLines, type Line } from "../../server/line/lines.ts";
import type { MoneyPart, Settled } from "../../server/bonus/settled.ts";
import { ledgerHash } from "../../server/period/hashes.ts";
import type { Plan, UnilevelBonus } from "../../server/plan/plan.ts";
import { importPlan } from "../support/import-plan.ts";

const bonus = (id: string) => ({ ...importPlan().bonuses[0], id }) as UnilevelBonus;
const planOf = (changes: Partial<Plan> = {}) =>
  importPlan({
    bonuses: ["z", "m", "a"].map(bonus),
    rounding: { mode: "halfEven", per: "commission" },
    ...changes,
  });

/** So much of one point's worth is 1 %: a volume of 100.00 at 1 % is 1.00. */
const settled = (
  distributorId: string,
  bonusId: string,
  volume: bigint,
  ratePpm = 10_000n,
): Settled => ({
  ...{ distributorId, bonus: bonusId, level: 1, ratePpm, unit: null, volume, count: 1n },
});

describe("money that is no volume times rate", () => {
  const money = (changes: Partial<MoneyPart>): MoneyPart => ({
    ...{ distributorId: "A", bonus: "z", level: 0, ratePpm: null, baseMinor: null },
    ...{ sourceId: null, amount: { numerator: 1n, denominator: 1n }, ...changes },
  });
  // A third, a half and 2/7 of a minor unit, and volume worth 0.7 (0.70 points at 1 %).
  const parts = [
    money({ amount: { numerator: 2n, denominator: 6n }, sourceId: "S" }),
    money({ amount: { numerator: 1n, denominator: 2n }, level: 1 }),
    money({ amount: { numerator: 2n, denominator: 7n }, ratePpm: 20_000n, baseMinor: 14n }),
  ];
  const volume: Settled = { ...settled("A", "z", 70n), unit: 70n };
  const rounded = (per: "line" | "commission", rows: Settled[]) =>
    commissionsBeforeCaps(planOf({ rounding: { mode: "halfUp", per } }), rows)[0];

  test("per commission everything is summed exactly and rounded once", () => {
    // 1/3 + 1/2 + 2/7 + 7/10 = 70/210 + 105/210 + 60/210 + 147/210 = 382/210 = 1.82 -> 2
    expect(rounded("commission", [...parts, volume])?.amountMinor).toBe(2n);
  });

  test("per line each is rounded by itself", () => {
    // 0.33 -> 0, 0.5 -> 1, 0.29 -> 0, 0.7 -> 1
    expect(rounded("line", [...parts, volume])?.amountMinor).toBe(2n);
    // 0.5 twice: per line 1 and 1, per commission 1
    const halves = [parts[1]!, parts[1]!];
    expect(rounded("line", halves)?.amountMinor).toBe(2n);
    expect(rounded("commission", halves)?.amountMinor).toBe(1n);
  });

  test("the order of rows changes nothing, and parts are kept in lowest terms, none merged", () => {
    const one = rounded("commission", [...parts, volume]);
    const other = rounded("commission", [volume, ...[...parts].reverse()]);
    expect(other).toEqual(one);
    expect(
      one?.moneyParts.map(({ level, amount }) => [level, amount.numerator, amount.denominator]),
    ).toEqual([
      [0, 2n, 7n],
      [0, 1n, 3n],
      [1, 1n, 2n],
    ]);
    expect(rounded("line", [parts[1]!, parts[1]!])?.moneyParts).toHaveLength(2);
  });

  test("parts that differ in their figures only have one order too", () => {
    const rate = money({ ratePpm: 5n, baseMinor: 2n });
    const figures: MoneyPart[] = [
      money({}),
      money({ amount: { numerator: 3n, denominator: 1n } }),
      { ...rate, baseMinor: null },
      rate,
      money({ ratePpm: 6n }),
    ];
    const sorted = rounded("line", figures)?.moneyParts;
    expect(sorted?.map((one) => [one.ratePpm, one.baseMinor, one.amount.numerator])).toEqual([
      ...[
        [null, null, 1n],
        [null, null, 3n],
        [5n, null, 1n],
        [5n, 2n, 1n],
        [6n, null, 1n],
      ],
    ]);
    expect(rounded("line", [...figures].reverse())?.moneyParts).toEqual(sorted);
  });

  test("the ledger hash knows them, and is as before where there are none", () => {
    const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
    const none = commissionsBeforeCaps(planOf(), [settled("A", "z", 100_00n)]);
    expect(ledgerHash(none)).toBe(sha256("A\tz\t100\t100\t1:10000:10000\n"));
    const hash = (part: MoneyPart) => ledgerHash(commissionsBeforeCaps(planOf(), [part]));
    const hashes = [{}, { level: 1 }, { sourceId: "S" }, { ratePpm: 1n }, { baseMinor: 1n }].map(
      (changes) => hash(money(changes)),
    );
    expect(new Set(hashes).size).toBe(5);
  });

  test.each(["line", "commission"] as const)(
    "rounded per %s, lines sum to it, cut or not",
    (per) => {
      const plan = planOf({ rounding: { mode: "halfUp", per } });
      const rows = [...parts, money({ amount: { numerator: 1_000n, denominator: 3n } }), volume];
      const commission = rounded(per, rows)!;
      const volumeLine: Line = {
        ...{ distributorId: "A", bonus: "z", orderId: "1", sourceId: "S", level: 1, paidLevel: 1 },
        ...{
          ratePpm: 10_000n,
          volume: 70n,
          baseMinor: null,
          exact: null,
          amountMinor: 0n,
          reason: null,
        },
      };
      const sumOf = (amountMinor: bigint) =>
        priceLines(plan, [volumeLine, ...linesOfMoney(commission, commission.moneyParts)], {
          ...{ amountMinor, rawMinor: commission.rawMinor },
        }).reduce((sum, line) => sum + line.amountMinor, 0n);
      expect(sumOf(commission.rawMinor)).toBe(commission.rawMinor);
      expect(sumOf(101n)).toBe(101n);
    },
  );

  test("parts are read back as they were written, wider than 64 bits too", () => {
    const wide = money({ amount: { numerator: 10n ** 40n + 1n, denominator: 10n ** 30n } });
    const [commission] = commissionsBeforeCaps(planOf(), [...parts, wide]);
    const text = moneyPartsText(commission!.moneyParts);
    expect(moneyPartsOfText(text)).toEqual(commission!.moneyParts);
    expect(moneyPartsText([])).toBeNull();
    expect(moneyPartsOfText(null)).toEqual([]);
  });
});
