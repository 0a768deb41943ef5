/**
 * Random plans over random companies: the engine against a reference that knows only docs/plan.md.
 *
 * `npm test` looks at 200 examples, `npm run property` at 5,000, as many as `--runs` says. A failing case is shrunk and printed
 * as the files of a case folder; TEST_SHRINK=no shows it as it was found.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { linesOfCommission, type ExplainedLine } from "../../server/line/explain.ts";
import { linesOfSome } from "../../server/line/lines-of-some.ts";
import type { Line } from "../../server/line/lines.ts";
import { periodOfPlan } from "../../server/plan/calendar.ts";
import { parsePlan } from "../../server/plan/parse-plan.ts";
import { EVERYTHING_DECIDED } from "../../server/sheet/decided.ts";
import { periodOfSheet } from "../../server/sheet/sheet-name.ts";
import type { Tables } from "../../server/trial/tables.ts";
import { randomCompany } from "../support/random/company.ts";
import { actualRows, expectedRows } from "../support/random/compare.ts";
import { opinionsOf } from "../support/random/opinions.ts";
import { inLanes } from "../support/random/lanes.ts";
import { filesOf, type Company } from "../support/random/spec.ts";
import { caseFolder, openStore, rehearsalOf, trialOf, type Store } from "./trial-store.ts";

const long = process.env.TEST_LONG === "1";
const seed = Number(process.env.TEST_SEED ?? 20261122);
const asked = process.env.TEST_RUNS;
const runs = Number(asked ?? (long ? 1_000 : 200));
/** In `npm test` a busy machine looks at fewer examples and says so; where a number is asked, never. */
const limit = asked === undefined ? (long ? 1_500_000 : 300_000) : 20_000_000;
let store: Store;

beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

/** The tables of a company's trial, run one way or the other. */
async function tablesOf(company: Company, run: typeof rehearsalOf): Promise<Tables> {
  const files = filesOf(company);
  const { dir, remove } = caseFolder(files);
  try {
    const outcome = await run(store, dir, files["plan.yaml"] ?? "");
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
    return outcome.tables;
  } finally {
    remove();
  }
}

const trial = (company: Company) => tablesOf(company, trialOf);

/** Ledger hashes by period, as the store holds them after a trial. */
async function hashes(): Promise<unknown[]> {
  return store.query(
    "MATCH (p:Period) WHERE p.ledgerHash IS NOT NULL RETURN p.id AS id, p.ledgerHash AS ledger ORDER BY id",
  );
}

function reportOf(error: fc.RunDetails<[Company]>): string | undefined {
  if (!error.failed) return undefined;
  const files = error.counterexample === null ? {} : filesOf(error.counterexample[0]);
  const shown = Object.entries(files).map(([name, text]) => `--- ${name}\n${text}`);
  return [
    `seed ${error.seed}, path ${error.counterexamplePath}`,
    ...shown,
    String(error.errorInstance),
  ].join("\n");
}

/** Looks at so many examples that are drawn from a seed of their own; resolves to what it looked at. */
async function check(
  property: fc.IAsyncProperty<[Company]>,
  numRuns: number,
  from = seed,
): Promise<number> {
  const details = await fc.check(property, {
    seed: from,
    numRuns,
    interruptAfterTimeLimit: limit,
    endOnFailure: process.env.TEST_SHRINK === "no",
  });
  const report = reportOf(details);
  if (report !== undefined) throw new Error(report);
  return details.numRuns;
}

test(
  "the engine pays what the plan's documentation says",
  async () => {
    const agrees = fc.asyncProperty(randomCompany, async (company) => {
      const opinions = opinionsOf(filesOf(company));
      const tables = await tablesOf(company, rehearsalOf);
      expect(actualRows(tables, opinions)).toEqual(expectedRows(opinions));
    });
    const looked = await inLanes(runs, (share, lane) => check(agrees, share, seed + lane));
    const sum = looked.reduce((all, one) => all + one, 0);
    if (sum < runs) console.log(`${sum} of ${runs} examples in ${limit} ms`);
  },
  limit + 200_000,
);

test(
  "the order of rows in the files changes nothing, nor does a second time",
  async () => {
    const same = fc.asyncProperty(randomCompany, async (company) => {
      const first = await trial(company);
      const ledgers = await hashes();
      const turned: Company = {
        ...company,
        distributors: [...company.distributors].reverse(),
        customers: [...company.customers].reverse(),
        orders: [...company.orders].reverse(),
        opening: [...company.opening].reverse(),
        overrides: [...company.overrides].reverse(),
      };
      expect(await trial(turned)).toEqual(first);
      expect(await hashes()).toEqual(ledgers);
      expect(await trial(company)).toEqual(first);
      expect(await hashes()).toEqual(ledgers);
    });
    await check(same, long ? 40 : 4);
  },
  long ? 1_000_000 : 400_000,
);

test(
  "a commission explained by itself has the lines that its period has",
  async () => {
    let compared = 0;
    const same = fc.asyncProperty(randomCompany, async (company) => {
      await trial(company);
      const parsed = parsePlan(filesOf(company)["plan.yaml"] ?? "");
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
      const { plan } = parsed;
      const commissions = await store.query<{ sheet: string; bonus: string; whose: string[] }>(
        `MATCH (c:Commission) WITH c ORDER BY c.distributorId
         RETURN c.sheet AS sheet, c.bonus AS bonus, collect(c.distributorId) AS whose`,
      );
      for (const { sheet, bonus, whose } of commissions) {
        const period = periodOfPlan(plan, periodOfSheet(sheet))!;
        const scope = { plan, sheet, ...period, decided: EVERYTHING_DECIDED };
        const together = await linesOfSome(store.graph, scope)(bonus, new Set(whose));
        for (const distributorId of whose) {
          const key = { sheet, bonus, distributorId };
          const alone = await linesOfCommission(store.graph, plan, key, EVERYTHING_DECIDED);
          expect(alone.map(withoutPath)).toEqual(together.get(distributorId));
          compared += 1;
        }
      }
    });
    const looked = await check(same, long ? 60 : 6);
    expect(compared).toBeGreaterThan(looked);
  },
  long ? 1_000_000 : 400_000,
);

function withoutPath({ path, ...line }: ExplainedLine): Line {
  expect(path.length).toBeGreaterThan(0);
  return line;
}
