/**
 * `npm run bench -- import [--distributors N]... [--chain N]`: how long an import takes, step by step.
 *
 * A step's time runs from the end of the one before: reading and hashing its rows is part of it.
 */
import { directorySource } from "../../server/company-file/company-source.ts";
import { importCompany } from "../../server/import/import.service.ts";
import { readSizes } from "./sizes.ts";
import { benchPlan, buildCompany, clock, say, withStore, type Used } from "./store.ts";
import { lines, machine, ratio, seconds, usedRows, whole } from "./table.ts";

const USAGE = "Usage: npm run bench -- import [--distributors N]... [--chain N]";
/** Ends within a minute. */
const SIZES = [10_000, 30_000];

interface Measured {
  size: number;
  /** By the step's name, in the order in which they ran; rows are bytes while checking. */
  steps: Map<string, { rows: number; seconds: number }>;
  seconds: number;
  used: Used;
}

/** Measures each size on a store of its own and answers the table. */
export async function benchImport(argv: string[]): Promise<string> {
  const all: Measured[] = [];
  const { sizes, chain } = readSizes(argv, SIZES, USAGE);
  for (const size of sizes) all.push(await measure(size, chain));
  return table(all);
}

function measure(size: number, chain: number | undefined): Promise<Measured> {
  return withStore(async ({ graph, folder, used }) => {
    const { plan } = benchPlan("plan");
    const dir = await buildCompany(folder, size, chain);
    say("importing");
    const steps: Measured["steps"] = new Map();
    const begun = performance.now();
    let last = { at: begun, done: 0, step: "" };
    const outcome = await importCompany(
      { graph, clock },
      {
        ...{ source: directorySource(dir), plan, mode: "company", actorId: "bench" },
        onProgress: ({ step, done }) => {
          const at = performance.now();
          const known = steps.get(step) ?? { rows: 0, seconds: 0 };
          const before = last.step === "check" && step !== "check" ? 0 : last.done;
          const rows = known.rows + done - before;
          steps.set(step, { rows, seconds: known.seconds + (at - last.at) / 1000 });
          if (step !== last.step) say(step);
          last = { at, done, step };
        },
      },
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults.slice(0, 3)));
    return { size, steps, seconds: (performance.now() - begun) / 1000, used: used() };
  });
}

function table(all: Measured[]): string {
  const names = [...(all.at(-1)?.steps.keys() ?? [])];
  const rows = names.map((name) => {
    const found = all.map(({ steps }) => steps.get(name) ?? { rows: 0, seconds: 0 });
    const cells = found.flatMap((step) =>
      name === "check"
        ? ["", seconds(step.seconds), ""]
        : [whole(step.rows), seconds(step.seconds), whole(step.rows / (step.seconds || 1))],
    );
    return [name, ...cells, ratio(found.map((step) => step.seconds))];
  });
  const totals = all.flatMap((one) => {
    const written = [...one.steps].reduce((sum, [name, { rows: count }]) => {
      return name === "check" ? sum : sum + count;
    }, 0);
    return [whole(written), seconds(one.seconds), whole(written / one.seconds)];
  });
  return [
    lines([
      ["step", ...all.flatMap(({ size }) => ["rows", whole(size), "rows/s"]), "ratio"],
      ...rows,
      ["import", ...totals, ratio(all.map((one) => one.seconds))],
      ...usedRows(all.map(({ used }) => used)).map(([title, cells]) => [
        title,
        ...cells.flatMap((cell) => ["", cell, ""]),
        "",
      ]),
    ]),
    machine(),
  ].join("\n");
}
