/**
 * `npm run cases -- DIR [--plan ID] [--reason TEXT]`: case folders into a plan version of the running
 * platform, then every case of the version tried, as a close would.
 *
 * DIR is a case folder, or a folder of them. Exit 0 when all is green; 1 where the platform refuses;
 * 2 where a case is red.
 */
import { existsSync, readdirSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { recordTried, tryCases } from "../server/gate/gate.service.ts";
import type { Graph } from "../server/graph/graph.ts";
import { migrate } from "../server/graph/migrate.ts";
import { planVersions, type PlanVersion } from "../server/period/plan-version.ts";
import { importCases, readCaseFiles, type NamedCase } from "../server/trial/import-cases.ts";
import { tryCase } from "../server/trial/try-case.ts";
import { onDatabase, Refused, runCommand } from "./provision/running-platform.ts";

const USAGE = "Usage: npm run cases -- DIR [--plan ID] [--reason TEXT]";
const SHOWN_MAX = 5;

interface Arguments {
  dir: string;
  planVersionId: string | null;
  reason: string | null;
}

function readArguments(argv: string[]): Arguments {
  let parsed;
  try {
    const options = { plan: { type: "string" }, reason: { type: "string" } } as const;
    parsed = parseArgs({ args: argv, allowPositionals: true, options });
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  const [dir, ...others] = parsed.positionals;
  if (dir === undefined || others.length > 0) throw new Refused(`Name one folder.\n${USAGE}`);
  if (!existsSync(dir) || !statSync(dir).isDirectory()) throw new Refused(`${dir} is no folder.`);
  const { plan, reason } = parsed.values;
  return { dir: resolve(dir), planVersionId: plan ?? null, reason: reason ?? null };
}

/** The folder itself where it is a case, else each folder in it. */
function casesIn(dir: string): NamedCase[] {
  const isCase = existsSync(join(dir, "expected")) || existsSync(join(dir, "orders.csv"));
  const folders = isCase
    ? [dir]
    : readdirSync(dir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(dir, entry.name))
        .sort();
  if (folders.length === 0) throw new Refused(`There is no case folder in ${dir}.`);
  return folders.map((folder) => ({ name: basename(folder), files: readCaseFiles(folder) }));
}

async function versionOf(graph: Graph, id: string | null): Promise<PlanVersion> {
  const versions = await planVersions(graph);
  const version = id === null ? versions.at(-1) : versions.find((one) => one.id === id);
  if (version !== undefined) return version;
  const known = versions.map((one) => one.id).join(", ") || "none";
  throw new Refused(`There is no plan version ${id ?? "yet"}; stored: ${known}.`);
}

/** Tries every case of the version and tells of each; answers whether all are green. */
async function tryAll(graph: Graph, version: PlanVersion): Promise<boolean> {
  const clock = () => Date.now();
  const begun = clock();
  const tried = await tryCases({ graph, clock, tryCase }, version);
  await graph.transaction((tx) => recordTried(tx, { tried, runId: null, at: clock() }));
  for (const { one, differences } of tried) {
    process.stdout.write(`${differences.length === 0 ? "green" : "red  "} ${one.name}\n`);
    for (const text of differences.slice(0, SHOWN_MAX)) process.stdout.write(`      ${text}\n`);
    const more = differences.length - SHOWN_MAX;
    if (more > 0) process.stdout.write(`      and ${more} more differences\n`);
  }
  const red = tried.filter(({ differences }) => differences.length > 0).length;
  const seconds = ((clock() - begun) / 1000).toFixed(1);
  const verdict = red === 0 ? "all green" : `${red} red`;
  process.stdout.write(`${tried.length} cases of ${version.id} in ${seconds} s: ${verdict}\n`);
  return red === 0;
}

async function keepAndTry(graph: Graph, args: Arguments): Promise<number> {
  const cases = casesIn(args.dir);
  await migrate(graph);
  const version = await versionOf(graph, args.planVersionId);
  const deps = { graph, clock: () => Date.now() };
  const keeping = { version, cases, actorId: userInfo().username, reason: args.reason };
  const stored = await importCases(deps, keeping);
  if ("refused" in stored) {
    throw new Refused([...(stored.faults ?? []), stored.message].join("\n"));
  }
  for (const { name, how } of stored) process.stderr.write(`${how.padEnd(9)} ${name}\n`);
  return (await tryAll(graph, version)) ? 0 : 2;
}

runCommand(async (argv) => {
  const args = readArguments(argv);
  return onDatabase((graph) => keepAndTry(graph, args));
});
