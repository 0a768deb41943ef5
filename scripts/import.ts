/**
 * `npm run import -- DIR [--plan plan.yaml]`: a company's tables into the running platform's database.
 *
 * Exit 0 when all is written (or was there already), 1 for faults or where no database answers.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { parseArgs } from "node:util";
import { directorySource } from "../server/company-file/company-source.ts";
import { faultText } from "../server/csv/fault.ts";
import { numberEvents } from "../server/event/event.ts";
import type { Graph } from "../server/graph/graph.ts";
import { migrate } from "../server/graph/migrate.ts";
import { importCompany } from "../server/import/import.service.ts";
import type { ImportProgress } from "../server/import/import.ts";
import { newestPlan, storePlanVersion } from "../server/period/plan-version.ts";
import { faultText as planFaultText, parsePlan } from "../server/plan/parse-plan.ts";
import type { Plan } from "../server/plan/plan.ts";
import { onDatabase, Refused, runCommand } from "./provision/running-platform.ts";

const usage = "Usage: npm run import -- DIR [--plan plan.yaml]";

interface Arguments {
  folder: string;
  planFile: string | null;
}

function readArguments(argv: string[]): Arguments {
  let parsed;
  try {
    const options = { plan: { type: "string" } } as const;
    parsed = parseArgs({ args: argv, allowPositionals: true, options });
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
  const [folder, ...others] = parsed.positionals;
  if (folder === undefined || others.length > 0) {
    throw new Refused(`Name one folder with the company's tables.\n${usage}`);
  }
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Refused(`${folder} is not a folder.`);
  }
  const planFile = parsed.values.plan ?? null;
  if (planFile !== null && !existsSync(planFile)) {
    throw new Refused(`There is no plan at ${planFile}.`);
  }
  return { folder, planFile };
}

/** The plan by which the tables are read: the file's, else the newest one of the database. */
async function planOf(graph: Graph, planFile: string | null): Promise<Plan> {
  const stored = await newestPlan(graph);
  if (planFile === null) {
    if (stored !== null) return stored.plan;
    throw new Refused("The database has no plan yet; name one with --plan plan.yaml.");
  }
  const text = readFileSync(planFile, "utf8");
  const parsed = parsePlan(text);
  if (!parsed.ok) throw new Refused(parsed.faults.map(planFaultText).join("\n"));
  if (stored === null) {
    const answer = await storePlanVersion({ graph }, text);
    if (!answer.ok) throw new Refused(answer.faults.map(planFaultText).join("\n"));
  }
  return parsed.plan;
}

/** A bar on stderr: redrawn on a terminal, one line for each tenth elsewhere. */
function progressBar(): (progress: ImportProgress) => void {
  let last = "";
  return ({ phase, done, total }) => {
    const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
    const terminal = process.stderr.isTTY;
    const shown = terminal ? percent : percent - (percent % 10);
    const line = `${phase.padEnd(8)} [${"#".repeat(shown / 5).padEnd(20)}] ${shown} %`;
    if (line === last) return;
    last = line;
    process.stderr.write(terminal ? `\r${line} ` : `${line}\n`);
    if (terminal && percent === 100) process.stderr.write("\n");
  };
}

async function load(graph: Graph, { folder, planFile }: Arguments): Promise<number> {
  await migrate(graph);
  const plan = await planOf(graph, planFile);
  const outcome = await importCompany(
    { graph, clock: () => Date.now() },
    {
      source: directorySource(folder),
      plan,
      mode: "company",
      actorId: userInfo().username,
      onProgress: progressBar(),
    },
  );
  if (!outcome.ok) {
    const more = outcome.faultCount - outcome.faults.length;
    const lines = outcome.faults.map(faultText);
    if (more > 0) lines.push(`... and ${more} more faults.`);
    if (outcome.refused === "faulty") lines.push("Nothing was imported.");
    throw new Refused(lines.join("\n"));
  }
  await numberEvents(graph);
  const { distributors, customers, orders } = outcome.counts;
  const what = `${distributors} distributors, ${customers} customers, ${orders} orders`;
  const how = outcome.unchanged ? "was there already, unchanged" : "imported";
  process.stdout.write(`${what}: ${how} (import ${outcome.importId}).\n`);
  return 0;
}

runCommand(async (argv) => {
  const args = readArguments(argv);
  return onDatabase((graph) => load(graph, args));
});
