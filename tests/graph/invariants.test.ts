/**
 * The invariants of any compensation plan, on random plans and companies, each closed on a real Neo4j:
 *
 *   I1  sum of lines = commission = run = entries                          every plan
 *   I2  the rates paid for an order sum to the highest qualified one       stairsteps
 *   I3  paid + what nobody could take, with its reason = maximum           level tables, binaries, caps
 *
 * I4 (the same period again yields the same) and I5 (the order of rows does not matter) are held by the
 * second test of second-opinion-property.test.ts and by the scenarios of killed runs.
 * `npm test` looks at few examples of each, `--long` at many; TEST_SEED chooses others.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Graph } from "../../server/graph/graph.ts";
import { balanceOf, verifyLedger } from "../../server/ledger/ledger.service.ts";
import { postRun } from "../../server/period/posting.ts";
import { timeline } from "../../server/period/timeline.ts";
import { parsePlan } from "../../server/plan/parse-plan.ts";
import type { Plan } from "../../server/plan/plan.ts";
import type { Tables } from "../../server/trial/tables.ts";
import { sidesThatDiffer, withBinary } from "../support/random/binary-sides.ts";
import { randomCompany } from "../support/random/company.ts";
import {
  capsThatBreak,
  levelsThatDiffer,
  partsThatDiffer,
  stairsThatDiffer,
} from "../support/random/invariants.ts";
import { decimal } from "../support/random/opinions.ts";
import { points } from "../support/random/asks.ts";
import { rate, rateList, tree } from "../support/random/levels.ts";
import { filesOf, payingOnly, type Company } from "../support/random/spec.ts";
import type { DifferentialText, UnilevelText } from "../support/random/spec.ts";
import { caseFolder, openStore, rehearsalSeen, type Store } from "./trial-store.ts";

const long = process.env.TEST_LONG === "1";
const seed = Number(process.env.TEST_SEED ?? 20261126);
let store: Store;

beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

// Rehearsals do not meet, so these tests run two at a time.

/** Asserts a property; the smallest counterexample is printed as the files of a case folder. */
async function holds<C extends { company: Company }>(
  drawn: fc.Arbitrary<C>,
  runs: number,
  check: (one: C) => Promise<void>,
): Promise<void> {
  const details = await fc.check(fc.asyncProperty(drawn, check), {
    seed,
    numRuns: long ? runs * 20 : runs,
  });
  if (!details.failed) return;
  const files = details.counterexample ? filesOf(details.counterexample[0].company) : {};
  const shown = Object.entries(files).map(([name, text]) => `--- ${name}\n${text}`);
  throw new Error([`seed ${details.seed}`, ...shown, String(details.errorInstance)].join("\n"));
}

/** Closes a company's periods; `look` sees the database before all of it is rolled back. */
async function closed(
  company: Company,
  look: (graph: Graph, plan: Plan) => Promise<void> = () => Promise.resolve(),
): Promise<Tables> {
  const files = filesOf(company);
  const { dir, remove } = caseFolder(files);
  try {
    const outcome = await rehearsalSeen(store, dir, files["plan.yaml"] ?? "", look);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
    return outcome.tables;
  } finally {
    remove();
  }
}

function planOf(company: Company): Plan {
  const parsed = parsePlan(filesOf(company)["plan.yaml"] ?? "");
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.plan;
}

const anyCompany = randomCompany.map((company) => ({ company }));
const minutes = (short: number) => (long ? 20 : 1) * short * 60_000;

/** The same company with bonuses of the test's own. */
function paying<B extends DifferentialText | UnilevelText>(bonus: fc.Arbitrary<B>) {
  return fc.tuple(randomCompany, bonus).map(([company, own]) => ({
    company: payingOnly(company, own),
    bonus: own,
  }));
}

/** Minor units that the runs and the ledger say were earned, and what is wrong with the ledger. */
interface Posted {
  runs: bigint;
  company: bigint;
  faults: string[];
}

/** Posts every period of a trial; what the ledger and the runs say of it. */
async function posted(graph: Graph, plan: Plan): Promise<Posted> {
  const [version] = await graph.read<{ id: string }>("period/plan-versions");
  const runs: bigint[] = [];
  for (const { sheet, run } of await timeline(graph, plan)) {
    if (run === null) continue;
    await postRun({ graph, clock: () => 0 }, { id: run, sheet, planVersionId: version!.id });
    const [row] = await graph.read<{ commissions: bigint }>("period/period-totals", {
      ...{ sheet, startsAt: 0, endsAt: 0, decided: 0 },
    });
    runs.push(row?.commissions ?? 0n);
  }
  const { faults } = await verifyLedger(graph);
  const company = await balanceOf(graph, "company:commissions", plan.currency);
  return { faults, company, runs: runs.reduce((sum, one) => sum + one, 0n) };
}

test.concurrent(
  "I1: lines sum to commissions, commissions to runs, and runs to entries; no cap is crossed",
  async () => {
    await holds(anyCompany, 6, async ({ company }) => {
      const plan = planOf(company);
      let seen: Posted | undefined;
      const tables = await closed(company, async (graph) => {
        seen = await posted(graph, plan);
      });
      expect(partsThatDiffer(plan, tables)).toEqual([]);
      expect(capsThatBreak(company, plan, tables)).toEqual([]);
      const { currencyDigits } = plan;
      const all = tables.commissions.reduce(
        (sum, row) => sum + decimal(row[3]!, currencyDigits),
        0n,
      );
      expect(seen).toEqual({ runs: all, company: -all, faults: [] });
    });
  },
  minutes(6),
);

const stairstep: fc.Arbitrary<DifferentialText> = fc
  .record({
    tree,
    by: fc.constantFrom("personalVolume" as const, "groupVolume" as const, "totalVolume" as const),
    brackets: fc.uniqueArray(points, { minLength: 1, maxLength: 4 }),
    rates: fc.array(rate, { minLength: 4, maxLength: 4 }),
    payee: fc.constantFrom({}, { active: "true" as const }),
  })
  .map(({ tree: climbed, by, brackets, rates, payee }) => ({
    ...{ id: "stairs", name: "Stairs", kind: "differential", calendar: "month", tree: climbed },
    percentage: {
      ...{ by, measuredIn: "qualifying" },
      brackets: brackets
        .sort((a, b) => Number(a) - Number(b))
        .map((from, i) => ({ from, rate: rates[i]! })),
    },
    ...{ ownOrders: "paid", customerOrders: "paid", firstLevel: "0", sellerBlocks: "true" },
    ...{ unqualified: "ignored", payee },
  }));

test.concurrent(
  "I2: what a stairstep pays for an order is the highest percentage on its path",
  async () => {
    await holds(paying(stairstep), 8, async ({ company, bonus }) => {
      const tables = await closed(company);
      expect(stairsThatDiffer(company, tables, bonus)).toEqual([]);
    });
  },
  minutes(6),
);

const levelTable: fc.Arbitrary<UnilevelText> = fc
  .record({
    tree,
    rates: rateList,
    ownOrders: fc.constantFrom("upline" as const, "seller" as const),
    customerOrders: fc.constantFrom("upline" as const, "seller" as const),
    payee: fc.constantFrom({}, { active: "true" as const }),
    compression: fc.constantFrom("none", "none", "standardRollUp", "dynamicByLevel", "pushUp"),
  })
  .map(({ compression, ...one }) => ({
    ...{ id: "levels", name: "Levels", kind: "unilevel", calendar: "month", rankBy: "paidAs" },
    ...one,
    ...{ compression: compression as UnilevelText["compression"] },
    ...(compression === "standardRollUp" ? { removes: "inactive" } : {}),
  }));

test.concurrent(
  "I3: each level of a table is paid, or somebody is told why not, or nobody stands there",
  async () => {
    await holds(paying(levelTable), 8, async ({ company, bonus }) => {
      const tables = await closed(company);
      expect(levelsThatDiffer(company, tables, bonus)).toEqual([]);
    });
  },
  minutes(6),
);

test.concurrent(
  "I3: on each side of a binary carry before + new = matched + flushed + carry, and the match is what is paid",
  async () => {
    await holds(withBinary(randomCompany), 4, async ({ company, bonus }) => {
      const tables = await closed(company);
      expect(sidesThatDiffer(company, planOf(company), tables, bonus)).toEqual([]);
    });
  },
  minutes(6),
);
