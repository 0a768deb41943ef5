/** The second opinion alone, without any database, against figures from outside; and how it compares. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { inSample } from "../../server/second-opinion/ask.ts";
import { CASES_MAX, casesOf } from "../../server/second-opinion/cases.ts";
import {
  differencesOf,
  type Difference,
  type Written,
} from "../../server/second-opinion/compare.ts";
import type { Opinion } from "../../server/second-opinion/opinion.ts";
import { expectedRows } from "../support/random/compare.ts";
import { decimal, opinionsOf } from "../support/random/opinions.ts";

const golden = fileURLToPath(new URL("../golden/", import.meta.url));
const cases = readdirSync(golden).filter((name) => existsSync(join(golden, name, "plan.yaml")));

function filesOf(name: string): { [file: string]: string } {
  const folder = join(golden, name);
  const files = readdirSync(folder).filter((file) => /\.(csv|yaml)$/.test(file));
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
}

describe("golden cases by the second opinion alone", () => {
  test.each(cases)("%s", (name) => {
    const path = join(golden, name, "expected", "commissions.csv");
    if (!existsSync(path)) return;
    const opinions = opinionsOf(filesOf(name));
    const { plan } = opinions[0]!.scene;
    const rows: { [column: string]: string }[] = parse(readFileSync(path, "utf8"), {
      columns: true,
    });
    const texts = rows.map((row) => {
      const period = row.period ?? opinions[0]!.scene.period.id;
      const amount = decimal(row.amount!, plan.currencyDigits);
      return `${period} ${row.distributorId} ${row.bonus} ${amount}`;
    });
    const found = (expectedRows(opinions).commissions ?? []).map((row) => {
      const [period, id, bonus, amount = ""] = row.split(" ");
      return `${period} ${id} ${bonus} ${decimal(amount, plan.currencyDigits)}`;
    });
    expect(found).toEqual(texts.sort());
  });
});

/** What a run would have written that agrees with the opinion in everything. */
function agreeing(opinion: Opinion): { [K in keyof Written]: AsyncRows<Written[K]>[] } {
  const { scene, standings, bonuses, commissions, payments } = opinion;
  const { qualifying, commissionable } = standings;
  return {
    standings: scene.people.ids.map((distributorId, place) => ({
      distributorId,
      personalVolume: qualifying.personal[place]!,
      groupVolume: qualifying.group[place]!,
      totalVolume: qualifying.total[place]!,
      personalCommissionable: commissionable.personal[place]!,
      groupCommissionable: commissionable.group[place]!,
      totalCommissionable: commissionable.total[place]!,
      active: standings.active[place] === 1,
      title: BigInt(standings.title[place]!),
      paidAs: BigInt(standings.paidAs[place]!),
      brokeAway: standings.brokeAway[place] === 1,
      lifetimeVolume: standings.lifetime[place]!,
      ...{ carryLeft: null, carryRight: null, flushedLeft: null, flushedRight: null },
      heldPeriods: null,
      graceUsed: BigInt(standings.kept.graceUsed[place]!),
    })),
    commissions: commissions.flatMap((amounts, i) =>
      [...amounts].map(([place, amountMinor]) => ({
        distributorId: scene.people.ids[place]!,
        bonus: bonuses[i]!.id,
        amountMinor,
        rawMinor: bonuses[i]!.amounts.get(place)!,
      })),
    ),
    payments: [...payments].map(([place, payment]) => ({
      distributorId: scene.people.ids[place]!,
      ...payment,
    })),
  };
}

type AsyncRows<T> = T extends AsyncIterable<infer Row> ? Row : never;

async function* stream<T>(rows: readonly T[]): AsyncIterable<T> {
  for (const row of rows) yield await Promise.resolve(row);
}

const compared = (opinion: Opinion, written: ReturnType<typeof agreeing>) =>
  differencesOf(opinion, {
    standings: stream(written.standings),
    commissions: stream(written.commissions),
    payments: stream(written.payments),
  });

describe("comparing", () => {
  const [opinion] = opinionsOf(filesOf("gc-01"));

  test("a run that says the same differs in nothing", async () => {
    expect(await compared(opinion!, agreeing(opinion!))).toEqual([]);
  });

  test("every figure that is off by one is found, on either side", async () => {
    const written = agreeing(opinion!);
    written.standings[0]!.groupVolume += 1n;
    written.standings[1]!.brokeAway = true;
    written.commissions[0]!.amountMinor -= 1n;
    written.payments[0]!.held = 1n;
    written.standings[2]!.lifetimeVolume! += 1n;
    const missing = written.commissions.pop()!;
    const found = (await compared(opinion!, written)).map(({ figure }) => figure);
    expect(found).toEqual([
      ...["Group volume", "Broken away", "Lifetime volume", "Commission performance"],
      ...["Commission performance", "Before caps performance", "Payment, held"],
    ]);
    expect(missing.amountMinor).not.toBe(0n);
  });

  test("somebody whom the run forgot, and what nobody earned, are found", async () => {
    const written = agreeing(opinion!);
    const { distributorId } = written.standings.pop()!;
    const found = await compared(opinion!, written);
    expect(found).toMatchObject([{ distributorId, figure: "Standing", run: "none" }]);
  });
});

describe("cases", () => {
  const one = (distributorId: string, apartMinor: bigint): Difference => ({
    ...{ distributorId, figure: "Commission team", run: "1.00 USD", opinion: "2.00 USD" },
    apartMinor,
  });
  const { plan } = opinionsOf(filesOf("gc-01"))[0]!.scene;

  test("no difference, no case", () => {
    expect(casesOf(plan, [])).toEqual([]);
  });

  test("fifty people with most at stake have a case, and the company one that counts all", () => {
    const many = Array.from({ length: CASES_MAX + 20 }, (_, i) => one(`d${i}`, BigInt(i)));
    const found = casesOf(plan, many);
    expect(found).toHaveLength(CASES_MAX + 1);
    expect(found[0]!.subject).toBe(`d${CASES_MAX + 19}`);
    expect(found.at(-1)).toMatchObject({
      subject: "company",
      evidence: { "People concerned": String(CASES_MAX + 20) },
    });
  });

  test("both figures stand in the evidence", () => {
    const [first] = casesOf(plan, [one("a", 100n)]);
    expect(first!.evidence).toEqual({
      "Commission team": "run 1.00 USD; second opinion 2.00 USD",
    });
  });
});

test("the sample is one in a hundred, and always the same", () => {
  const ids = Array.from({ length: 20_000 }, (_, i) => `d${i}`);
  const sample = ids.filter((id) => inSample(id, "team"));
  expect(sample.length).toBeGreaterThan(150);
  expect(sample.length).toBeLessThan(250);
  expect(ids.filter((id) => inSample(id, "team"))).toEqual(sample);
  expect(ids.filter((id) => inSample(id, "group"))).not.toEqual(sample);
});
