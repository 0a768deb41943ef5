/** What the same close takes elsewhere: in PostgreSQL, and over arrays in memory; every amount is compared with ours. */
import { commissionsOfSheet } from "../../../server/commission/store.ts";
import type { Graph } from "../../../server/graph/graph.ts";
import { say } from "../store.ts";
import { lines, seconds, whole } from "../table.ts";
import { closeInArrays } from "./arrays.ts";
import { readForRivals } from "./company.ts";
import { closeInPostgres, type RivalRun } from "./postgres.ts";

/** The steps of ours that do what the others do: from the first volume read to the last result written. */
const OURS = ["volumes", "ranks", "commissions"];

export interface Beside {
  size: number;
  ours: number;
  /** The same once more, where everything stands already. */
  again: number;
  arrays: RivalRun;
  postgres: RivalRun | null;
  /** Amounts that were compared. */
  compared: number;
}

/** Closes the company of `dir` elsewhere; throws where another pays something else than the sheet does. */
export async function closeBeside(
  graph: Graph,
  of: Pick<Beside, "size" | "again"> & {
    dir: string;
    folder: string;
    sheet: string;
    phases: Map<string, number>;
  },
): Promise<Beside> {
  const { dir, folder, sheet, size, again, phases } = of;
  say("closing the same elsewhere");
  const columns = await readForRivals(dir, folder);
  const arrays = closeInArrays(columns);
  const postgres = await closeInPostgres(folder);
  const paid = new Map<string, bigint>();
  for (const { distributorId, bonus, rawMinor } of await commissionsOfSheet(graph, sheet)) {
    if (rawMinor !== 0n) paid.set(`${bonus}\n${Number(distributorId.slice(1))}`, rawMinor);
  }
  compare("the arrays", arrays, paid);
  if (postgres !== null) compare("PostgreSQL", postgres, paid);
  const ours = OURS.reduce((sum, name) => sum + (phases.get(`  ${name}`) ?? 0), 0);
  return { size, ours, again, arrays, postgres, compared: paid.size };
}

function compare(who: string, { amounts }: RivalRun, paid: ReadonlyMap<string, bigint>): void {
  for (const key of new Set([...amounts.keys(), ...paid.keys()])) {
    const [theirs, ours] = [amounts.get(key) ?? 0n, paid.get(key) ?? 0n];
    if (theirs === ours) continue;
    const what = key.replace("\n", " of number ");
    throw new Error(`${what}: ${who} came to ${theirs} minor units, we to ${ours}.`);
  }
}

/** The table, and a line a size that programs can read. */
export function besideTable(all: readonly Beside[]): string {
  const rows = all.flatMap(({ size, ours, again, arrays, postgres, compared }) => [
    [whole(size), "ours", seconds(ours), whole(compared)],
    ["", "ours, settled live before", seconds(again), whole(compared)],
    ...(postgres === null ? [] : [["", "PostgreSQL", seconds(sum(postgres)), whole(compared)]]),
    ["", "arrays in memory", seconds(sum(arrays)), whole(compared)],
  ]);
  const found = all.flatMap(({ size, ours, postgres }) => {
    if (postgres === null) return [];
    const theirs = sum(postgres);
    const figures = `ours ${seconds(ours)}, PostgreSQL ${seconds(theirs)}`;
    return [`close ${size}: ${figures}, ratio ${(ours / theirs).toFixed(1)}`];
  });
  const heads = ["distributors", "volumes, ranks, two bonuses", "time", "equal amounts"];
  return [lines([heads, ...rows]), ...found].join("\n");
}

function sum({ phases }: RivalRun): number {
  return [...phases.values()].reduce((all, one) => all + one, 0);
}
