/**
 * `npm run bench -- gate [--distributors N]... [--chain N]`: how long forty cases take at the start of a close, and
 * how long live writes take meanwhile. (That nothing of them stays is a test's to say, not a figure.)
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { directorySource } from "../../server/company-file/company-source.ts";
import { tryCases } from "../../server/gate/gate.service.ts";
import type { Graph } from "../../server/graph/graph.ts";
import { importCompany } from "../../server/import/import.service.ts";
import { planVersions, storePlanVersion } from "../../server/period/plan-version.ts";
import type { PlanVersion } from "../../server/period/plan-version.ts";
import { importCases, readCaseFiles } from "../../server/trial/import-cases.ts";
import { tryCase } from "../../server/trial/try-case.ts";
import { projectFolder } from "../provision/place.ts";
import { readSizes } from "./sizes.ts";
import { benchPlan, buildCompany, clock, say, withStore, type Used } from "./store.ts";
import { lines, machine, ratio, seconds, usedRows, whole } from "./table.ts";

const USAGE = "Usage: npm run bench -- gate [--distributors N]... [--chain N]";
const SIZES = [1_000];
const CASES = 40;
/** A live write every so often, ms. */
const WRITE_EVERY = 50;

interface Measured {
  rows: [string, string][];
  /** Seconds of the first and the second time. */
  took: number[];
  used: Used;
}

/** Tries forty of the golden cases twice beside a live company of each size, and answers the table. */
export async function benchGate(argv: string[]): Promise<string> {
  const tables: string[] = [];
  const { sizes, chain } = readSizes(argv, SIZES, USAGE);
  for (const size of sizes) {
    const { rows, took, used } = await measure(size, chain);
    const memory = usedRows([used]).map(([title, [cell = ""]]) => [title, cell]);
    const speed = ["second time to the first", ratio(took)];
    const head = [`beside ${whole(size)} distributors`, ""];
    tables.push(lines([head, ...rows, speed, ...memory]));
  }
  return [...tables, machine()].join("\n\n");
}

function measure(size: number, chain: number | undefined): Promise<Measured> {
  return withStore(async ({ graph, folder, used }) => {
    const version = await company(graph, await buildCompany(folder, size, chain));
    await keepCases(graph, version);
    say("live writes alone");
    const alone = await whileWriting(graph, () => pause(3_000));
    const rows: [string, string][] = [["a live write alone", spread(alone.waits)]];
    const took: number[] = [];
    for (const time of ["the first time", "the second time"]) {
      say(`${CASES} cases, ${time}`);
      const begun = performance.now();
      const { answer, waits } = await whileWriting(graph, () =>
        tryCases({ graph, clock, tryCase }, version),
      );
      const red = answer.filter(({ differences }) => differences.length > 0);
      took.push((performance.now() - begun) / 1000);
      rows.push([`${answer.length} cases, ${time}`, seconds(took.at(-1) ?? 0)]);
      rows.push(["  red", red.map(({ one }) => one.name).join(", ") || "none"]);
      rows.push(["  a live write meanwhile", spread(waits)]);
    }
    return { rows, took, used: used() };
  });
}

async function company(graph: Graph, dir: string): Promise<PlanVersion> {
  const deps = { graph, clock };
  await storePlanVersion(deps, benchPlan("plan").text);
  const [version] = await planVersions(graph);
  if (version === undefined) throw new Error("The plan was stored, so it is there.");
  const source = directorySource(dir);
  const input = { source, plan: version.plan, mode: "company" as const, actorId: "bench" };
  const outcome = await importCompany(deps, input);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults.slice(0, 3)));
  return version;
}

async function keepCases(graph: Graph, version: PlanVersion): Promise<void> {
  const golden = join(projectFolder, "tests", "golden");
  const cases = readdirSync(golden)
    .sort()
    .slice(0, CASES)
    .map((name) => ({ name, files: readCaseFiles(join(golden, name)) }));
  const input = { version, cases, actorId: "bench", reason: null };
  const stored = await importCases({ graph, clock }, input);
  if ("refused" in stored) throw new Error((stored.faults ?? [stored.message]).join("\n"));
}

/** Takes the lock that every order takes, again and again while the work lasts; the waits in ms. */
async function whileWriting<R>(
  graph: Graph,
  work: () => Promise<R>,
): Promise<{ answer: R; waits: number[] }> {
  const waits: number[] = [];
  let writing = true;
  const writer = (async () => {
    while (writing) {
      const begun = performance.now();
      await graph.write("order/hold-volume");
      waits.push(performance.now() - begun);
      await pause(WRITE_EVERY);
    }
  })();
  const answer = await work().finally(() => (writing = false));
  await writer;
  return { answer, waits };
}

function spread(waits: number[]): string {
  const sorted = [...waits].sort((a, b) => a - b);
  const at = (share: number) => whole(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return `median ${at(0.5)} ms, 99 % ${at(0.99)} ms, longest ${at(1)} ms`;
}
