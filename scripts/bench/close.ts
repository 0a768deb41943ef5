/** `npm run bench -- close [--distributors N]...`: how long a close takes, phase by phase. */
import { directorySource } from "../../server/company-file/company-source.ts";
import type { Graph } from "../../server/graph/graph.ts";
import { importCompany } from "../../server/import/import.service.ts";
import { storePlanVersion } from "../../server/period/plan-version.ts";
import { startClose } from "../../server/period/period.service.ts";
import { performRun } from "../../server/period/run.service.ts";
import { tryCase } from "../../server/trial/try-case.ts";
import { parsePlan } from "../../server/plan/parse-plan.ts";
import { readSizes } from "./sizes.ts";
import { benchPlanText, buildCompany, clock, say, withStore, type Used } from "./store.ts";
import { lines, machine, ratio, seconds, usedRows, whole } from "./table.ts";

const USAGE = "Usage: npm run bench -- close [--distributors N]...";
const SIZES = [10_000, 100_000];

interface Measured {
  size: number;
  /** Phase -> seconds, in the order in which they ran. */
  phases: Map<string, number>;
  used: Used;
}

/** Imports and closes a company of each size on a store of its own and answers the table. */
export async function benchClose(argv: string[]): Promise<string> {
  const all: Measured[] = [];
  for (const size of readSizes(argv, SIZES, USAGE)) all.push(await measure(size));
  return table(all);
}

function measure(size: number): Promise<Measured> {
  return withStore(async ({ graph, folder, used }) => {
    const phases = new Map<string, number>();
    await closeCompany(graph, await buildCompany(folder, size), phases);
    return { size, phases, used: used() };
  });
}

async function closeCompany(graph: Graph, dir: string, phases: Map<string, number>): Promise<void> {
  const planText = benchPlanText();
  const parsed = parsePlan(planText);
  if (!parsed.ok) throw new Error(parsed.faults.map(({ message }) => message).join("\n"));
  const deps = { graph, clock };
  await storePlanVersion(deps, planText);
  say("importing");
  await timed(phases, "import", async () => {
    const { plan } = parsed;
    const source = directorySource(dir);
    const outcome = await importCompany(deps, { source, plan, mode: "company", actorId: "bench" });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults.slice(0, 3)));
  });
  const started = await startClose(deps, { periodId: "2026-11", actorId: "bench", key: "bench" });
  if ("refused" in started) throw new Error(started.message);
  say("closing");
  let begun = performance.now();
  await timed(phases, "close", () =>
    performRun(
      { ...deps, tryCase },
      {
        runId: started.runId,
        onStep: ({ name, state, done }) => {
          if (state === "running" && done === null) begun = performance.now();
          if (state === "done") phases.set(`  ${name}`, (performance.now() - begun) / 1000);
        },
      },
    ),
  );
}

async function timed(
  phases: Map<string, number>,
  phase: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const begun = performance.now();
  await work();
  phases.set(phase, (performance.now() - begun) / 1000);
}

function table(all: Measured[]): string {
  const last = all.at(-1);
  const rows = [...(last?.phases.keys() ?? [])].map((phase) => {
    const found = all.map(({ phases }) => phases.get(phase) ?? 0);
    const speed = whole((last?.size ?? 0) / (found.at(-1) || 1));
    return [phase, ...found.map(seconds), ratio(found), speed];
  });
  return [
    lines([
      ["phase", ...all.map(({ size }) => whole(size)), "ratio", "distributors/s"],
      ...rows,
      ...usedRows(all.map(({ used }) => used)).map(([title, cells]) => [title, ...cells, "", ""]),
    ]),
    machine(),
  ].join("\n");
}
