/**
 * `npm run compare -- PERIOD FILE [--bonus "Their name=ourId"]...`: another engine's results of a period
 * beside ours, grouped by likely cause. docs/other-engine.md has the file's columns.
 *
 * Exit 0 when nothing differs, 3 when something does, 1 where the platform refuses.
 */
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { userInfo } from "node:os";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { faultText } from "../server/csv/fault.ts";
import type { Graph } from "../server/graph/graph.ts";
import { migrate } from "../server/graph/migrate.ts";
import { formatUnits } from "../server/money/money.ts";
import { CAUSES, type Cause } from "../server/other-engine/cause.ts";
import { announceResults, performComparison } from "../server/other-engine/other-engine.service.ts";
import { faultsOf, resultById, type ResultRow } from "../server/other-engine/other-engine.store.ts";
import { readMapping } from "../server/other-engine/their-file.ts";
import { newestPlan } from "../server/period/plan-version.ts";
import type { Plan } from "../server/plan/plan.ts";
import { onDatabase, Refused, runCommand } from "./provision/running-platform.ts";

const USAGE = 'Usage: npm run compare -- PERIOD FILE [--bonus "Their name=ourId"]...';
const DIFFERS = 3;

interface Arguments {
  periodId: string;
  file: string;
  /** "Their name=ourId", a line each. */
  mapping: string;
}

function readArguments(argv: string[]): Arguments {
  let parsed;
  try {
    const options = { bonus: { type: "string", multiple: true } } as const;
    parsed = parseArgs({ args: argv, allowPositionals: true, options });
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  const [periodId, file, ...others] = parsed.positionals;
  if (periodId === undefined || file === undefined || others.length > 0) {
    throw new Refused(`Name a period, such as 2026-11, and one file.\n${USAGE}`);
  }
  if (!existsSync(file)) throw new Refused(`There is no file ${file}.`);
  return { periodId, file, mapping: (parsed.values.bonus ?? []).join("\n") };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

async function compare(graph: Graph, { periodId, file, mapping }: Arguments): Promise<number> {
  const newest = await newestPlan(graph);
  if (newest === null) throw new Refused("The database has no plan yet; import a company first.");
  const read = readMapping(newest.plan, mapping);
  if (!read.ok) throw new Refused(read.reason);
  const deps = { graph, clock: () => Date.now() };
  const contentHash = await hashOf(file);
  const [source, actorId] = [basename(file), userInfo().username];
  const about = { contentHash, source, actorId, state: "comparing" as const };
  const results = { periodId, bonuses: read.bonuses, ...about };
  const resultId = await announceResults(deps, results);
  await performComparison(deps, { resultId, path: file });
  const result = await resultById(graph, resultId);
  if (result === null) throw new Refused(`The results ${resultId} are gone.`);
  return tell(graph, newest.plan, result);
}

/** Prints the groups; answers the exit code. */
async function tell(graph: Graph, plan: Plan, result: ResultRow): Promise<number> {
  if (result.state === "refused") {
    const faults = (await faultsOf(graph, result.id)).map(faultText);
    throw new Refused([...faults, `${result.faultCount} faults; nothing was compared.`].join("\n"));
  }
  if (result.failure !== null) throw new Refused(result.failure);
  const money = (minor: bigint) => formatUnits(minor, plan.currencyDigits);
  const groups = JSON.parse(result.groupsJson ?? "[]") as {
    cause: Cause;
    persons: number;
    differences: number;
    differenceMinor: string;
  }[];
  const rows = groups.map(({ cause, persons, differences, differenceMinor }) => [
    ...[CAUSES[cause].title, String(persons), String(differences)],
    money(BigInt(differenceMinor)),
  ]);
  const [ours, theirs] = [result.ours ?? 0n, result.theirs ?? 0n];
  const table = [
    ["likely cause", "persons", "differences", `theirs - ours, ${plan.currency}`],
    ...rows,
  ];
  const lines = rows.length === 0 ? ["Nothing differs."] : table.map(padded);
  lines.push(`ours ${money(ours)}, theirs ${money(theirs)} (run ${result.runId}, ${result.id})`);
  process.stdout.write(`${lines.join("\n")}\n`);
  return rows.length > 0 ? DIFFERS : 0;
}

function padded([title = "", ...figures]: string[]): string {
  return `${title.padEnd(26)}${figures.map((one) => one.padStart(14)).join("")}`;
}

runCommand(async (argv) => {
  const args = readArguments(argv);
  return onDatabase(async (graph) => {
    await migrate(graph);
    return compare(graph, args);
  });
});
