/** From settled volumes to commissions: rounding, caps in their order, ties, lines that sum. */
import { describe, expect, test } from "vitest";
import type { Commission } from "../../server/commission/amounts.ts";
import { commissionsOf, companyLimit } from "../../server/commission/caps.ts";
import { priceLines, type Line } from "../../server/line/lines.ts";
import { paymentsOf } from "../../server/commission/payments.ts";
import type { Settled } from "../../server/bonus/settled.ts";
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
/** A period of that volume, nobody of any rank. */
const sold = (commissionable: bigint) => ({ commissionable, paidAs: new Map<string, number>() });
const amounts = (all: readonly Commission[]) =>
  all.map((one) => `${one.distributorId} ${one.bonus} ${one.rawMinor} ${one.amountMinor}`);

describe("the company's cap", () => {
  const plan = planOf({ caps: { person: null, company: { share: 10_000n } } });

  test("ties go by distributor, then by the bonus's id, not by its place in the plan", () => {
    // Three commissions of 1.00 under a cap of 1.00: 33.33 cents each, one cent is left over.
    const rows = ["z", "m", "a"].map((id) => settled("A", id, 100_00n));
    expect(amounts(commissionsOf(plan, rows, sold(100_00n)))).toEqual([
      ...["A z 100 33", "A m 100 33", "A a 100 34"],
    ]);
  });

  test("exactly at the cap nothing is cut, one cent above it is", () => {
    const rows = [settled("A", "z", 50_00n), settled("B", "z", 50_00n)];
    expect(amounts(commissionsOf(plan, rows, sold(100_00n)))).toEqual(["A z 50 50", "B z 50 50"]);
    expect(amounts(commissionsOf(plan, rows, sold(99_00n)))).toEqual(["A z 50 50", "B z 50 49"]);
  });

  test("what is below zero is neither added nor cut; a volume below zero pays nobody", () => {
    const rows = [settled("A", "z", 100_00n), settled("B", "z", -40_00n)];
    expect(amounts(commissionsOf(plan, rows, sold(60_00n)))).toEqual(["A z 100 60", "B z -40 -40"]);
    expect(amounts(commissionsOf(plan, rows, sold(-1n)))).toEqual(["A z 100 0", "B z -40 -40"]);
  });

  test("its limit is rounded down", () => {
    expect(companyLimit(plan, 199_99n)).toBe(199n);
    expect(companyLimit(plan, -1n)).toBe(-0n);
  });
});

describe("the persons' cap comes first", () => {
  const caps = (cut: "proportionally" | "lastBonusFirst") => ({
    person: { amount: 100n, cut },
    company: { share: 10_000n },
  });

  test("ties within a person go by the plan's order", () => {
    const rows = ["z", "m", "a"].map((id) => settled("A", id, 100_00n));
    const plan = planOf({ caps: { ...caps("proportionally"), company: null } });
    expect(amounts(commissionsOf(plan, rows, sold(0n)))).toEqual([
      "A z 100 34",
      "A m 100 33",
      "A a 100 33",
    ]);
  });

  test("then the company's over what is left", () => {
    const rows = [settled("A", "z", 300_00n), settled("B", "z", 100_00n)];
    const plan = planOf({ caps: caps("lastBonusFirst") });
    expect(amounts(commissionsOf(plan, rows, sold(100_00n)))).toEqual(["A z 300 50", "B z 100 50"]);
  });
});

describe("lines", () => {
  const line = (orderId: string, volume: bigint, ratePpm = 50_000n): Line => ({
    ...{ distributorId: "A", bonus: "z", orderId, sourceId: "S", level: 1, paidLevel: 1 },
    ...{ ratePpm, volume, baseMinor: null, exact: null, amountMinor: 0n, reason: null },
  });
  const priced = (plan: Plan, lines: Line[], amountMinor: bigint, rawMinor = amountMinor) =>
    priceLines(plan, lines, { amountMinor, rawMinor }).map((one) => [one.orderId, one.amountMinor]);

  test("a commission below zero is shared as the mirror of the one above", () => {
    const three = ["1", "2", "3"];
    const up = priced(
      planOf(),
      three.map((id) => line(id, 50n)),
      8n,
    );
    const down = priced(
      planOf(),
      three.map((id) => line(id, -50n)),
      -8n,
    );
    expect(up).toEqual([
      ...[
        ["1", 3n],
        ["2", 3n],
        ["3", 2n],
      ],
    ]);
    expect(down).toEqual([
      ...[
        ["1", -3n],
        ["2", -3n],
        ["3", -2n],
      ],
    ]);
  });

  test("a mixture of orders and returns sums as well", () => {
    // 3.5 - 2.5 + 1.55 = 2.55 -> 3; rounded down 3, -3 and 1: two are left, to .55 and the first .5.
    expect(priced(planOf(), [line("1", 70n), line("2", -50n), line("3", 31n)], 3n)).toEqual([
      ...[
        ["1", 4n],
        ["2", -3n],
        ["3", 2n],
      ],
    ]);
  });

  test("a commission that a cap cut has lines cut with it, also down to nothing", () => {
    const plan = planOf({ rounding: { mode: "halfEven", per: "line" } });
    const lines = () => [line("1", 1000n), line("2", 2000n), line("3", -200n)];
    expect(priced(plan, lines(), 70n, 140n)).toEqual([
      ...[
        ["1", 25n],
        ["2", 50n],
        ["3", -5n],
      ],
    ]);
    expect(priced(plan, lines(), 0n, 140n)).toEqual([
      ...[
        ["1", 0n],
        ["2", 0n],
        ["3", 0n],
      ],
    ]);
  });

  test("lines that do not sum to the commission are a bug and stop everything", () => {
    const plan = planOf({ rounding: { mode: "halfEven", per: "line" } });
    expect(() => priced(plan, [line("1", 1000n)], 51n)).toThrow(
      "lines sum to 50, the commission is 51",
    );
  });
});

describe("payments", () => {
  const plan = planOf({ payout: { minimum: 25_00n } });
  const pay = (status: string, balanceBefore: bigint, earned: bigint) => {
    const row = {
      distributorId: "A",
      bonus: "z",
      amountMinor: earned,
      rawMinor: earned,
      parts: [],
      moneyParts: [],
    };
    const [payment] = paymentsOf(plan, [row], [{ distributorId: "A", status, balanceBefore }]);
    return payment && [payment.held, payment.paid, payment.carried];
  };

  test.each<[string, bigint, bigint, bigint[] | undefined]>([
    ["active", 0n, 25_00n, [0n, 25_00n, 0n]],
    ["active", 0n, 24_99n, [0n, 0n, 24_99n]],
    ["active", 24_99n, 1n, [0n, 25_00n, 0n]],
    ["active", -30_00n, 30_00n, [0n, 0n, 0n]],
    ["active", -30_00n, 10_00n, [0n, 0n, -20_00n]],
    ["active", 30_00n, -40_00n, [0n, 0n, -10_00n]],
    ["suspended", 0n, 1n, [1n, 0n, 0n]],
    ["suspended", -5n, 3n, [0n, 0n, -2n]],
    ["terminated", 7n, 0n, [7n, 0n, 0n]],
    ["active", 0n, 0n, undefined],
  ])("%s with %d before and %d earned", (status, before, earned, expected) => {
    expect(pay(status, before, earned)).toEqual(expected);
  });
});
