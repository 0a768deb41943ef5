/** A Neo4j of a benchmark's own, set like the platform's, with what it used at the end. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { directorySource } from "../../server/company-file/company-source.ts";
import { openGraph, type Graph } from "../../server/graph/graph.ts";
import { migrate } from "../../server/graph/migrate.ts";
import { importCompany } from "../../server/import/import.service.ts";
import { storePlanVersion } from "../../server/period/plan-version.ts";
import { faultText, parsePlan } from "../../server/plan/parse-plan.ts";
import type { Plan } from "../../server/plan/plan.ts";
import { orderMonth, writeCompany } from "../../tests/support/big-company.ts";
import { startNeo4j } from "../provision/neo4j.ts";
import { projectFolder } from "../provision/place.ts";
import { stopEverything } from "../provision/process.ts";

/** Orders for each distributor. */
const ORDERS_SHARE = 1.2;

/** What Node and Neo4j used: megabytes at their peak, seconds of the processors. Null: not told. */
export interface Used {
  node: { peakMb: number; cpuSeconds: number };
  neo4j: { peakMb: number | null; cpuSeconds: number | null };
}

export interface BenchStore {
  graph: Graph;
  /** Holds whatever the benchmark writes; deleted afterwards. */
  folder: string;
  used(): Used;
}

const folders = new Set<string>();

export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Runs a benchmark on an empty store with the platform's memory and settings, never on NEO4J_URI. */
export async function withStore<R>(work: (store: BenchStore) => Promise<R>): Promise<R> {
  const folder = temporaryFolder();
  const neo4j = await startNeo4j({ dataDir: join(folder, "neo4j"), progress: say });
  const graph = openGraph(neo4j);
  try {
    await migrate(graph);
    const before = process.cpuUsage();
    return await work({ graph, folder, used: () => usedSince(before, neo4j.pid) });
  } finally {
    await graph.close();
    await neo4j.stop();
    removeFolder(folder);
  }
}

/** A folder of a benchmark's own, deleted at the latest when it is broken off. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "heartwood-bench-"));
  folders.add(folder);
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  folders.delete(folder);
}

/** Ends what was started and leaves nothing behind. */
export async function breakOff(): Promise<void> {
  await stopEverything();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/**
 * Writes the tables of a company that is `size` large; answers their folder. Its longest enrolment leg
 * has a tenth of the people, at most 2,000, or as many as `longest` says.
 */
export async function buildCompany(
  folder: string,
  size: number,
  longest = Math.min(2_000, Math.floor(size / 10)),
): Promise<string> {
  const dir = join(folder, "company");
  say(`${size.toLocaleString("en")} distributors: building`);
  const chain = Math.min(longest, size - 1);
  const orders = Math.round(size * ORDERS_SHARE);
  await writeCompany(dir, { distributors: size, orders, seed: 1, chain });
  return dir;
}

/** Brings the company of a folder into an empty store, under the plan that is answered. */
export async function openCompany(graph: Graph, dir: string): Promise<Plan> {
  const { text, plan } = benchPlan("plan");
  const deps = { graph, clock };
  await storePlanVersion(deps, text);
  say("importing");
  const source = directorySource(dir);
  const outcome = await importCompany(deps, { source, plan, mode: "company", actorId: "bench" });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults.slice(0, 3)));
  return plan;
}

/** A plan of tests/bench: the one that benchmarks run by, or the one of all kinds of bonus. */
export function benchPlan(name: "plan" | "kinds"): { text: string; plan: Plan } {
  const text = readFileSync(join(projectFolder, "tests", "bench", `${name}.yaml`), "utf8");
  const parsed = parsePlan(text);
  if (!parsed.ok) throw new Error(parsed.faults.map(faultText).join("\n"));
  return { text, plan: parsed.plan };
}

/** The instant at which every order of the company has been placed. */
export const clock = () => orderMonth.until;

function usedSince(before: NodeJS.CpuUsage, pid: number | undefined): Used {
  const { user, system } = process.cpuUsage(before);
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  return { node: { peakMb, cpuSeconds: (user + system) / 1e6 }, neo4j: usedBy(pid) };
}

/** Peak memory and processor time of another process, where the system tells. */
function usedBy(pid: number | undefined): Used["neo4j"] {
  if (pid === undefined || process.platform !== "linux") return { peakMb: null, cpuSeconds: null };
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [user = 0, system = 0] = stat.slice(stat.lastIndexOf(")")).split(" ").slice(12).map(Number);
  const ticksASecond = 100; // what Linux shows to programs, whatever the kernel's own clock
  return {
    peakMb: peak === null ? null : Math.round(Number(peak[1]) / 1024),
    cpuSeconds: (user + system) / ticksASecond,
  };
}
