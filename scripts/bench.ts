/**
 * `npm run bench -- close [--distributors N]...`: how long a close takes, phase by phase.
 *
 * Builds a company of each size (10,000 and 100,000 where none is named), imports it into a Neo4j of its
 * own, closes its one period, and prints one table. The figures are this machine's, at this moment.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { directorySource } from "../server/company-file/company-source.ts";
import { openGraph, type Graph } from "../server/graph/graph.ts";
import { migrate } from "../server/graph/migrate.ts";
import { importCompany } from "../server/import/import.service.ts";
import { storePlanVersion } from "../server/period/plan-version.ts";
import { startClose } from "../server/period/period.service.ts";
import { performRun } from "../server/period/run.service.ts";
import { parsePlan } from "../server/plan/parse-plan.ts";
import { orderMonth, writeCompany } from "../tests/support/big-company.ts";
import { startNeo4j } from "./provision/neo4j.ts";
import { projectFolder } from "./provision/place.ts";
import { SetupError, stopEverything } from "./provision/process.ts";

const USAGE = "Usage: npm run bench -- close [--distributors N]...";
const SIZES = [10_000, 100_000];
/** Orders for each distributor. */
const ORDERS_SHARE = 1.2;

interface Measured {
  size: number;
  /** Phase -> seconds, in the order in which they ran. */
  seconds: Map<string, number>;
  /** Megabytes, at the end. */
  memory: { node: number; database: number | null };
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function readSizes(argv: string[]): number[] {
  let parsed;
  try {
    const options = { distributors: { type: "string", multiple: true } } as const;
    parsed = parseArgs({ args: argv, allowPositionals: true, options });
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  if (parsed.positionals.join(" ") !== "close") throw new SetupError(USAGE);
  const sizes = parsed.values.distributors?.map((text) => Number(text.replaceAll(",", "")));
  if (sizes?.some((size) => !Number.isInteger(size) || size < 10)) {
    throw new SetupError("--distributors takes a whole number from 10.");
  }
  return sizes ?? SIZES;
}

async function measure(size: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "heartwood-bench-"));
  folders.add(folder);
  const heapMb = size > 200_000 ? 4096 : 2048;
  const neo4j = await startNeo4j({
    ...{ dataDir: join(folder, "neo4j"), ephemeral: true, compile: "full" },
    ...{ heapMb, pageCacheMb: 512, progress: say },
  });
  const graph = openGraph(neo4j);
  try {
    await migrate(graph);
    const seconds = new Map<string, number>();
    await closeCompany(graph, join(folder, "company"), size, seconds);
    const memory = { node: megabytesOf(process.pid) ?? 0, database: megabytesOf(neo4j.pid) };
    return { size, seconds, memory };
  } finally {
    await graph.close();
    await neo4j.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function closeCompany(
  graph: Graph,
  dir: string,
  size: number,
  seconds: Map<string, number>,
): Promise<void> {
  const planText = readFileSync(join(projectFolder, "tests", "bench", "plan.yaml"), "utf8");
  const parsed = parsePlan(planText);
  if (!parsed.ok) throw new Error(parsed.faults.map(({ message }) => message).join("\n"));
  const deps = { graph, clock: () => orderMonth.until };
  say(`${size.toLocaleString("en")} distributors: building`);
  const chain = Math.min(2_000, Math.floor(size / 10));
  await writeCompany(dir, { distributors: size, orders: size * ORDERS_SHARE, seed: 1, chain });
  await storePlanVersion(deps, planText);
  say("importing");
  await timed(seconds, "import", async () => {
    const { plan } = parsed;
    const source = directorySource(dir);
    const outcome = await importCompany(deps, { source, plan, mode: "company", actorId: "bench" });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults.slice(0, 3)));
  });
  const started = await startClose(deps, { periodId: "2026-11", actorId: "bench", key: "bench" });
  if ("refused" in started) throw new Error(started.message);
  say("closing");
  let begun = performance.now();
  await timed(seconds, "close", () =>
    performRun(deps, {
      runId: started.runId,
      onStep: ({ name, state, done }) => {
        if (state === "running" && done === null) begun = performance.now();
        if (state === "done") seconds.set(`  ${name}`, (performance.now() - begun) / 1000);
      },
    }),
  );
}

async function timed(
  seconds: Map<string, number>,
  phase: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const begun = performance.now();
  await work();
  seconds.set(phase, (performance.now() - begun) / 1000);
}

/** Memory that a process has in RAM, where the system tells; null elsewhere. */
function megabytesOf(pid: number | undefined): number | null {
  if (pid === process.pid) return Math.round(process.memoryUsage.rss() / 2 ** 20);
  if (pid === undefined || process.platform !== "linux") return null;
  const match = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return match === null ? null : Math.round(Number(match[1]) / 1024);
}

function table(all: readonly Measured[]): string {
  const last = all.at(-1);
  const phases = [...(last?.seconds.keys() ?? [])];
  const first = all[0];
  const ratioOf = (phase: string) =>
    all.length < 2
      ? ""
      : ((last?.seconds.get(phase) ?? 0) / (first?.seconds.get(phase) ?? 1)).toFixed(1);
  const rows = phases.map((phase) => [
    phase,
    ...all.map(({ seconds }) => `${(seconds.get(phase) ?? 0).toFixed(1)} s`),
    ratioOf(phase),
    Math.round((last?.size ?? 0) / (last?.seconds.get(phase) ?? 1)).toLocaleString("en"),
  ]);
  const sizes = all.map(({ size }) => size.toLocaleString("en"));
  const memories = (key: "node" | "database") =>
    all.map(({ memory }) => (memory[key] === null ? "-" : `${memory[key]} MB`));
  return [
    ["phase", ...sizes, "ratio", "distributors/s"],
    ...rows,
    ["memory of Node", ...memories("node"), "", ""],
    ["memory of Neo4j", ...memories("database"), "", ""],
  ]
    .map((cells) =>
      cells.map((cell, i) => (i === 0 ? cell.padEnd(18) : cell.padStart(15))).join(""),
    )
    .join("\n");
}

const folders = new Set<string>();

/** Ends what was started and leaves nothing behind. */
async function breakOff(): Promise<void> {
  await stopEverything();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  process.exit(130);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void breakOff());

try {
  const all: Measured[] = [];
  for (const size of readSizes(process.argv.slice(2))) all.push(await measure(size));
  const [load = 0] = loadavg();
  process.stdout.write(`${table(all)}\n`);
  process.stdout.write(
    `${cpus().length} processors, load ${load.toFixed(1)} at the end; the JVM is as new as its data.\n`,
  );
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
