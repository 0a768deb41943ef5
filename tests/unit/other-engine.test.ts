/** Causes of differences on figures worked out by hand: a plan of 10 % and 5 %, one point one dollar. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Commission } from "../../server/commission/amounts.ts";
import { faultList, faultText } from "../../server/csv/fault.ts";
import type { Line } from "../../server/line/lines.ts";
import { compareResults } from "../../server/other-engine/compare.ts";
import type { Ours } from "../../server/other-engine/results.ts";
import { ratesOf } from "../../server/other-engine/results.ts";
import { readMapping, readTheirFile } from "../../server/other-engine/their-file.ts";
import type { TheirLine } from "../../server/other-engine/their-file.ts";
import { parsePlan } from "../../server/plan/parse-plan.ts";
import { watchedPlan } from "../support/watched-company.ts";

const parsed = parsePlan(watchedPlan(1, { retail: "1%", care: "2%" }));
if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
const { plan } = parsed;

/**
 * top <- mid <- low; orders of low: o1 100.00, o2 40.00, a return r1 of -20.00 points. Team pays mid 10 %
 * and top 5 %: mid 10.00 + 4.00 - 2.00 = 12.00, top 5.00 + 2.00 - 1.00 = 6.00.
 */
const orders = new Map([
  ["o1", 10_000n],
  ["o2", 4_000n],
  ["r1", -2_000n],
]);
const line = (distributorId: string, orderId: string, ratePpm: bigint | null): Line => {
  const volume = orders.get(orderId)!;
  return {
    ...{ distributorId, bonus: "team", orderId, sourceId: "low", level: 1, paidLevel: 1, ratePpm },
    volume: ratePpm === null ? null : volume,
    amountMinor: ratePpm === null ? 0n : (volume * ratePpm) / 1_000_000n,
    ...{ baseMinor: null, exact: null },
    reason: ratePpm === null ? "inactive" : null,
  };
};
const commission = (distributorId: string, amountMinor: bigint, rawMinor = amountMinor) =>
  ({
    distributorId,
    bonus: "team",
    amountMinor,
    rawMinor,
    parts: [],
    moneyParts: [],
  }) satisfies Commission;
const ours: Ours = {
  plan,
  orders,
  carried: new Map([
    ["top", 0n],
    ["mid", 333n],
    ["low", 0n],
    ["aside", 0n],
  ]),
  commissions: [commission("mid", 1_200n), commission("top", 600n)],
  lines: [...orders.keys()].flatMap((id) => [line("mid", id, 100_000n), line("top", id, 50_000n)]),
};
const pays = (distributorId: string, amountMinor: bigint, orderId: string | null = null) =>
  ({
    distributorId,
    bonus: "team",
    orderId,
    sourceId: null,
    level: null,
    amountMinor,
  }) as TheirLine;
const same = { top: [pays("top", 600n)], mid: [pays("mid", 1_200n)] };

const causes = (theirs: TheirLine[], mine = ours) =>
  compareResults(mine, theirs).differences.map(
    ({ distributorId, cause, differenceMinor }) => `${distributorId} ${cause} ${differenceMinor}`,
  );

describe("amounts as a whole", () => {
  test("the same amounts are no difference", () => {
    expect(compareResults(ours, [...same.top, ...same.mid])).toMatchObject({
      ...{ differences: [], groups: [], oursMinor: 1_800n, theirsMinor: 1_800n, persons: 0 },
    });
  });

  test.each<[what: string, theirs: bigint, cause: string]>([
    ["a unit a line is rounding, three lines", 1_203n, "rounding"],
    ["four units are more than rounding", 1_204n, "unknown"],
    ["3.33 were carried into the period", 1_533n, "carried_from_before"],
    ["the return of 2.00 was not counted", 1_400n, "return_treated_differently"],
    ["5 % instead of 10 % are half", 600n, "other_rate"],
    ["order o2 was left out", 800n, "other_volume"],
    ["order o1 was counted twice", 2_200n, "other_volume"],
    ["nothing that fits", 777n, "unknown"],
  ])("%s", (_, theirs, cause) => {
    expect(causes([...same.top, pays("mid", theirs)])).toEqual([`mid ${cause} ${theirs - 1_200n}`]);
  });

  test("a person whom one side does not know, on either side", () => {
    expect(causes([...same.top, ...same.mid, pays("ghost", 50n)])).toEqual([
      "ghost missing_person 50",
    ]);
    expect(causes([...same.mid])).toEqual(["top missing_person -600"]);
  });

  test("a bonus that only one side pays", () => {
    const other = { ...pays("mid", 25n), bonus: "car" };
    expect(causes([...same.top, ...same.mid, other])).toEqual(["mid missing_bonus 25"]);
    const care = { ...commission("low", 40n), bonus: "care" };
    const mine = { ...ours, commissions: [...ours.commissions, care] };
    expect(causes([...same.top, ...same.mid, pays("low", 0n)], mine)).toEqual([
      "low missing_bonus -40",
    ]);
  });

  test("a cap that only we have cut at", () => {
    const mine = {
      ...ours,
      commissions: [commission("mid", 1_000n, 1_200n), commission("top", 600n)],
    };
    expect(causes([...same.top, ...same.mid], mine)).toEqual(["mid cap 200"]);
  });

  test("an order that went past somebody to the next upline", () => {
    // They pay o2 (4.00) to aside instead of mid; our walk passed aside.
    const mine = { ...ours, lines: [...ours.lines, line("aside", "o2", null)] };
    expect(causes([...same.top, pays("mid", 800n), pays("aside", 400n)], mine)).toEqual([
      "aside compression_or_level 400",
      "mid compression_or_level -400",
    ]);
  });
});

describe("order by order", () => {
  const mid = [pays("mid", 1_000n, "o1"), pays("mid", 400n, "o2"), pays("mid", -200n, "r1")];
  const top = [pays("top", 500n, "o1"), pays("top", 200n, "o2"), pays("top", -100n, "r1")];
  const changed = (orderId: string, amount: bigint, all = mid) =>
    all.map((one) => (one.orderId === orderId ? { ...one, amountMinor: amount } : one));

  test("the same lines are no difference; equal sums with other lines are one", () => {
    expect(causes([...mid, ...top])).toEqual([]);
    const swapped = changed("o1", 900n, changed("o2", 500n));
    expect(causes([...swapped, ...top]).length).toBeGreaterThan(0);
  });

  test.each<[what: string, theirs: TheirLine[], parts: string[]]>([
    ["a unit on one order", [...changed("o1", 1_001n), ...top], ["mid rounding 1"]],
    ["5 % on one order", [...changed("o1", 500n), ...top], ["mid other_rate -500"]],
    [
      "twice the volume of one order for everybody",
      [...changed("o1", 2_000n), ...changed("o1", 1_000n, top)],
      // 10 % of twice the volume is no rate of the plan; top's 10.00 are: its 5 % became 10 %
      ["mid other_volume 1000", "top other_rate 500"],
    ],
    [
      "an order that only they have",
      [...mid, ...top, pays("mid", 90n, "o9")],
      ["mid other_volume 90"],
    ],
    [
      "the return not counted",
      [...mid.slice(0, 2), ...top],
      ["mid return_treated_differently 200"],
    ],
    [
      "one order paid to somebody else",
      [...changed("o2", 0n), ...top, pays("aside", 400n, "o2")],
      ["aside compression_or_level 400", "mid compression_or_level -400"],
    ],
    [
      "an order that they do not have at all",
      [...mid.filter((one) => one.orderId !== "o2"), ...top.filter((one) => one.orderId !== "o2")],
      ["mid other_volume -400", "top other_volume -200"],
    ],
    [
      "a row without order that is what was carried",
      [...mid, ...top, pays("mid", 333n)],
      ["mid carried_from_before 333"],
    ],
    [
      "several causes at once, each with its part",
      [...changed("o1", 500n, changed("o2", 401n)), ...top],
      ["mid other_rate -500", "mid rounding 1"],
    ],
  ])("%s", (_, theirs, parts) => {
    expect(causes(theirs)).toEqual(parts);
  });

  test("groups count persons and differences, and everything sums to the difference of the totals", () => {
    const theirs = [...changed("o1", 500n, changed("o2", 401n)), ...changed("o2", 201n, top)];
    const found = compareResults(ours, [...theirs, pays("ghost", 7n)]);
    expect(found.groups).toEqual([
      {
        ...{ cause: "missing_person", persons: 1, differences: 1, differenceMinor: 7n },
        ...{ absoluteMinor: 7n, examples: ["ghost"] },
      },
      {
        ...{ cause: "rounding", persons: 2, differences: 2, differenceMinor: 2n },
        ...{ absoluteMinor: 2n, examples: ["mid", "top"] },
      },
      {
        ...{ cause: "other_rate", persons: 1, differences: 1, differenceMinor: -500n },
        ...{ absoluteMinor: 500n, examples: ["mid"] },
      },
    ]);
    const explained = found.differences.reduce((sum, one) => sum + one.differenceMinor, 0n);
    expect(explained).toBe(found.theirsMinor - found.oursMinor);
  });
});

describe("the file", () => {
  const read = async (text: string) => {
    const folder = mkdtempSync(join(tmpdir(), "heartwood-lines-"));
    const path = join(folder, "lines.csv");
    writeFileSync(path, text);
    const faults = faultList();
    const lines: TheirLine[] = [];
    const bonuses = { "Unilevel, level pay": "team" };
    for await (const part of readTheirFile(path, { plan, periodId: "2026-05", bonuses }, faults)) {
      lines.push(...part);
    }
    rmSync(folder, { recursive: true });
    return { lines, faults: faults.faults.map(faultText) };
  };

  test("is read with and without details, bonuses by their names or by our ids", async () => {
    const text =
      "amount,currency,period,distributorId,bonus,orderId,level\n" +
      '-1.50,USD,2026-05,a,"Unilevel, level pay",o1,2\n12,USD,2026-05,b,care,,\n';
    expect(await read(text)).toEqual({
      faults: [],
      lines: [
        {
          ...{ distributorId: "a", bonus: "team", orderId: "o1", sourceId: null, level: 2 },
          amountMinor: -150n,
        },
        {
          ...{ distributorId: "b", bonus: "care", orderId: null, sourceId: null, level: null },
          amountMinor: 1_200n,
        },
      ],
    });
  });

  test("has its faults told by line and column", async () => {
    const header = "period,distributorId,bonus,level,amount,currency\n";
    const { faults } = await read(
      `${header}2026-04,a,team,1,1.00,USD\n2026-05,,team,x,1.005,EUR\n2026-05,a,team,1,1.00\n`,
    );
    expect(faults).toEqual([
      'lines.csv:2:period: "2026-04" is not the period 2026-05 that is compared.',
      'lines.csv:3:currency: "EUR" is not USD, the plan\'s currency.',
      'lines.csv:3:amount: "1.005" has too many decimals; at most 2 decimals are allowed here.',
      'lines.csv:3:level: "x" is not a level; write 1, 2, ...',
      "lines.csv:3:distributorId: The distributorId is empty; write one.",
      "lines.csv:4: The row has 5 fields and the header 6.",
    ]);
    expect((await read("period,amount,amount,sum\n")).faults).toEqual([
      'lines.csv:1:amount: The column "amount" is there twice; remove one.',
      expect.stringContaining('There is no column "sum"'),
      ...["distributorId", "bonus", "currency"].map(
        (name) => `lines.csv:1:${name}: The column ${name} is missing; add it to the header.`,
      ),
    ]);
  });

  test("a mapping names bonuses of the plan", () => {
    expect(readMapping(plan, " Level = pay=team \n\n")).toEqual({
      ok: true,
      bonuses: { "Level = pay": "team" },
    });
    expect(readMapping(plan, "x = nothing")).toMatchObject({ ok: false });
    expect(readMapping(plan, "team")).toMatchObject({ ok: false });
  });
});

test("the rates of a bonus are those of its levels", () => {
  expect(ratesOf(plan.bonuses[0]!).sort()).toEqual([100_000n, 30_000n, 50_000n]);
});
