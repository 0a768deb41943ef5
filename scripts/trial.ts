/**
 * `npm run --silent trial -- DIR [--out OUT] [--period P]`: a company's files and plan, closed period
 * by period on a store of its own. docs/trial.md is its contract.
 *
 * Exit 0; 1 for a fault in files or plan (nothing is written); 2 where DIR/expected differs.
 */
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { checkCompany } from "../server/company-file/check-company.ts";
import { directorySource } from "../server/company-file/company-source.ts";
import { nothingKnown } from "../server/company-file/known.ts";
import { faultText, type Fault as FileFault } from "../server/csv/fault.ts";
import { openGraph } from "../server/graph/graph.ts";
import { migrate } from "../server/graph/migrate.ts";
import { formatUnits, parseDecimal } from "../server/money/money.ts";
import { faultText as planFaultText, parsePlan } from "../server/plan/parse-plan.ts";
import { periodOfPlan } from "../server/plan/calendar.ts";
import type { Plan } from "../server/plan/plan.ts";
import { readPlanText, writeTables } from "../server/trial/case-folder.ts";
import { closeAndCompare, type ClosedCase } from "../server/trial/close-and-compare.ts";
import type { Tables } from "../server/trial/tables.ts";
import { startNeo4j } from "./provision/neo4j.ts";
import { SetupError } from "./provision/process.ts";

const USAGE = "npm run --silent trial -- DIR [--out OUT] [--period P]";
const SHOWN_MAX = 20;

/** A fault that ends the command with exit code 1; its lines are for a person. */
class Fault extends Error {}

interface Arguments {
  dir: string;
  out: string;
  periodId: string | null;
}

function readArguments(argv: string[]): Arguments {
  let parsed;
  try {
    const options = { out: { type: "string" }, period: { type: "string" } } as const;
    parsed = parseArgs({ args: argv, allowPositionals: true, options });
  } catch (error) {
    throw new Fault(`${error instanceof Error ? error.message : String(error)}\nUsage: ${USAGE}`);
  }
  const [dir, ...others] = parsed.positionals;
  if (dir === undefined || others.length > 0) {
    throw new Fault(`Name one folder with plan.yaml and the tables.\nUsage: ${USAGE}`);
  }
  if (!existsSync(dir) || !statSync(dir).isDirectory()) throw new Fault(`${dir} is not a folder.`);
  const out = parsed.values.out ?? join(dir, "out");
  if (existsSync(out) && !statSync(out).isDirectory()) throw new Fault(`${out} is not a folder.`);
  return {
    dir,
    out,
    periodId: parsed.values.period ?? null,
  };
}

function readPlan({ dir, periodId }: Arguments): { plan: Plan; planText: string } {
  const planText = readPlanText(dir);
  if (planText === null) throw new Fault(`${join(dir, "plan.yaml")} is missing.`);
  const parsed = parsePlan(planText);
  if (!parsed.ok) {
    throw new Fault(parsed.faults.map((fault) => `plan.yaml: ${planFaultText(fault)}`).join("\n"));
  }
  if (periodId !== null && periodOfPlan(parsed.plan, periodId) === null) {
    throw new Fault(`--period ${periodId} is no period of the plan's calendars.`);
  }
  for (const file of ["distributors.csv", "orders.csv"]) {
    if (!existsSync(join(dir, file))) throw new Fault(`${join(dir, file)} is missing.`);
  }
  return { plan: parsed.plan, planText };
}

/** Checks the tables before anything is started, so that a fault in them is told at once. */
async function checkTables(dir: string, plan: Plan): Promise<void> {
  const deps = { known: nothingKnown, plan, mode: "trial" as const };
  const { faults, faultCount } = await checkCompany(deps, directorySource(dir));
  if (faultCount > 0) throw new Fault(faultList(faults, faultCount));
}

function faultList(faults: readonly FileFault[], count: number): string {
  const more = count - faults.length;
  return [...faults.map(faultText), ...(more > 0 ? [`and ${more} more`] : [])].join("\n");
}

/** Runs the trial on an instance that is started for it and thrown away. */
async function closed(
  args: Arguments,
  plan: Plan,
  planText: string,
  progress: (line: string) => void,
): Promise<Extract<ClosedCase, { ok: true }>> {
  const dataDir = mkdtempSync(join(tmpdir(), "heartwood-trial-"));
  const neo4j = await startNeo4j({ dataDir, ephemeral: true, heapMb: 1024, progress });
  const graph = openGraph(neo4j);
  try {
    await migrate(graph);
    const { dir, periodId } = args;
    const outcome = await closeAndCompare(graph, { dir, plan, planText, periodId, progress });
    if (outcome.ok) return outcome;
    throw new Fault(faultList(outcome.faults, outcome.faultCount));
  } finally {
    await graph.close();
    await neo4j.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function total(plan: Plan, tables: Tables, periodIds: string[]): string {
  const paid = tables.commissions.reduce((sum, row) => {
    const amount = parseDecimal(row[3] ?? "", plan.currencyDigits, { signed: true });
    return amount.ok ? sum + amount.value : sum;
  }, 0n);
  const amount = `${formatUnits(paid, plan.currencyDigits)} ${plan.currency}`;
  const { commissions, exceptions } = tables;
  return (
    `${plural(periodIds.length, "period")}, ${plural(commissions.length, "commission")}, ` +
    `${amount}, ${plural(exceptions.length, "exception")}`
  );
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** What to add to the total: how the tables compare with DIR/expected, where there is one. */
function verdict(compared: { rows: number; differences: string[] } | null): string {
  if (compared === null) return "";
  const { rows, differences } = compared;
  return differences.length === 0
    ? `; as expected (${plural(rows, "row")})`
    : `; ${plural(differences.length, "difference")}`;
}

async function main(): Promise<number> {
  const progress = (line: string) => void process.stderr.write(`${line}\n`);
  const args = readArguments(process.argv.slice(2));
  const { plan, planText } = readPlan(args);
  await checkTables(args.dir, plan);
  const { tables, periodIds, compared } = await closed(args, plan, planText, progress);
  if (compared !== null && compared.faults.length > 0) throw new Fault(compared.faults.join("\n"));
  await writeTables(args.out, tables);
  const found = compared?.differences ?? [];
  for (const line of found.slice(0, SHOWN_MAX)) progress(line);
  if (found.length > SHOWN_MAX) progress(`and ${found.length - SHOWN_MAX} more differences`);
  process.stdout.write(`${total(plan, tables, periodIds)}${verdict(compared)}\n`);
  return found.length === 0 ? 0 : 2;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Fault) && !(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
