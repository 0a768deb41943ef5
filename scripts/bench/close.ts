/**
 * `npm run bench -- close [--distributors N]... [--chain N]`: how long a close takes, phase by phase; then how long the
 * same takes elsewhere, and how long each kind of bonus takes on the same sheet.
 */
import { directorySource } from "../../server/company-file/company-source.ts";
import type { Graph } from "../../server/graph/graph.ts";
import { importCompany } from "../../server/import/import.service.ts";
import { storePlanVersion } from "../../server/period/plan-version.ts";
import { startClose } from "../../server/period/period.service.ts";
import { performRun } from "../../server/period/run.service.ts";
import { tryCase } from "../../server/trial/try-case.ts";
import { closeAgain } from "./again.ts";
import { besideTable, closeBeside, type Beside } from "./rivals/beside.ts";
import { measureKinds, type MeasuredBonus } from "./kinds.ts";
import { readSizes } from "./sizes.ts";
import { benchPlan, buildCompany, clock, say, withStore, type Used } from "./store.ts";
import { lines, machine, ratio, seconds, usedRows, whole } from "./table.ts";

const USAGE = "Usage: npm run bench -- close [--distributors N]... [--chain N]";
const SIZES = [10_000];
const PERIOD = "2026-11";
/** Every kind by itself is settled up to this size: twenty of them take an hour where one close takes minutes. */
const KINDS_MAX = 100_000;

interface Measured {
  size: number;
  /** Phase -> seconds, in the order in which they ran. */
  phases: Map<string, number>;
  /** What the close used. */
  used: Used;
  beside: Beside;
  kinds: MeasuredBonus[];
}

/** Imports and closes a company of each size on a store of its own and answers the table. */
export async function benchClose(argv: string[]): Promise<string> {
  const all: Measured[] = [];
  const { sizes, chain } = readSizes(argv, SIZES, USAGE);
  for (const size of sizes) all.push(await measure(size, chain));
  const beside = besideTable(all.map((one) => one.beside));
  const kinds = all.filter((one) => one.kinds.length > 0);
  const tables = [phaseTable(all), ...(kinds.length > 0 ? [kindTable(kinds)] : []), machine()];
  return [...tables, beside].join("\n\n");
}

function measure(size: number, chain: number | undefined): Promise<Measured> {
  return withStore(async ({ graph, folder, used }) => {
    const phases = new Map<string, number>();
    const dir = await buildCompany(folder, size, chain);
    await closeCompany(graph, dir, phases);
    const ofClose = used();
    const again = await closeAgain(graph, PERIOD);
    const beside = await closeBeside(graph, {
      ...{ dir, folder, size, phases, again },
      sheet: `${PERIOD}/0`,
    });
    const measured = { size, phases, used: ofClose, beside };
    if (size > KINDS_MAX) return { ...measured, kinds: [] };
    say("settling every kind of bonus");
    return { ...measured, kinds: await measureKinds(graph, PERIOD) };
  });
}

async function closeCompany(graph: Graph, dir: string, phases: Map<string, number>): Promise<void> {
  const { text, plan } = benchPlan("plan");
  const deps = { graph, clock };
  await storePlanVersion(deps, text);
  say("importing");
  await timed(phases, "import", async () => {
    const source = directorySource(dir);
    const outcome = await importCompany(deps, { source, plan, mode: "company", actorId: "bench" });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults.slice(0, 3)));
  });
  const started = await startClose(deps, { periodId: PERIOD, actorId: "bench", key: "bench" });
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

function phaseTable(all: Measured[]): string {
  const last = all.at(-1);
  const rows = [...(last?.phases.keys() ?? [])].map((phase) => {
    const found = all.map(({ phases }) => phases.get(phase) ?? 0);
    const speed = whole((last?.size ?? 0) / (found.at(-1) || 1));
    return [phase, ...found.map(seconds), ratio(found), speed];
  });
  return lines([
    ["phase", ...all.map(({ size }) => whole(size)), "ratio", "distributors/s"],
    ...rows,
    ...usedRows(all.map(({ used }) => used)).map(([title, cells]) => [title, ...cells, "", ""]),
  ]);
}

/** Each bonus of tests/bench/kinds.yaml, rounded line by line. */
function kindTable(all: Measured[]): string {
  const last = all.at(-1);
  const rows = (last?.kinds ?? []).map(({ name, payees }, place) => {
    const found = all.map(({ kinds }) => kinds[place]?.seconds ?? 0);
    return [name, ...found.map(seconds), ratio(found), whole(payees)];
  });
  const heads = all.map(({ size }) => whole(size));
  return lines([["kind of bonus", ...heads, "ratio", "people paid"], ...rows]);
}
