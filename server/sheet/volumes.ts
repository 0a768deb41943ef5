/** Personal volumes of a sheet, summed from the entries of its period; every step may run again. */
import assert from "node:assert/strict";
import type { Graph, Row, Transaction } from "../graph/graph.ts";
import type { Plan } from "../plan/plan.ts";
import type { Fence } from "./fence.ts";

/** Sellers written in one transaction: what one writes is held in the database's memory until it ends. */
const PART = 50_000;
const TIMEOUT = 900_000;

/** Sums of a period's entries, hundredths of a point. */
export interface Volumes {
  qualifying: bigint;
  commissionable: bigint;
}

/** Whose entries count, and until which decision. */
export interface VolumePeriod {
  startsAt: number;
  endsAt: number;
  decided: bigint;
}

interface Sold extends Row {
  distributorId: string;
  exact: boolean;
}

/** Sums the period's entries onto the standings of a sheet. */
export async function setVolumes(
  graph: Graph,
  fence: Fence,
  plan: Plan,
  period: VolumePeriod,
): Promise<Volumes> {
  const rows = graph.stream<Sold>("sheet/volumes-of-period", parametersOf(plan, period, null), {
    timeout: TIMEOUT,
  });
  const sum: Volumes = { qualifying: 0n, commissionable: 0n };
  let cleared = false;
  const write = async (part: readonly Sold[], last: boolean) => {
    // What fits into one transaction is never seen half summed.
    if (!cleared && !last) await clear((work) => fence.write(work), fence.sheet);
    const written = await fence.write(async (tx) => {
      if (!cleared && last) await clear((work) => work(tx), fence.sheet);
      return writeRows(tx, fence.sheet, part);
    });
    cleared = true;
    sum.qualifying += written.qualifying;
    sum.commissionable += written.commissionable;
  };
  let part: Sold[] = [];
  for await (const row of rows) {
    if (part.length === PART) {
      await write(part, false);
      part = [];
    }
    part.push(row);
  }
  await write(part, true);
  return sum;
}

/** The same for some people alone; entries are only ever added, so nothing of theirs has to be taken away. */
export async function setVolumesOf(
  tx: Transaction,
  plan: Plan,
  period: VolumePeriod & { sheet: string },
  people: readonly string[],
): Promise<void> {
  const rows = await tx.run<Sold>("sheet/volumes-of-period", parametersOf(plan, period, people));
  await writeRows(tx, period.sheet, rows);
}

function parametersOf(
  plan: Plan,
  { startsAt: from, endsAt: until, decided }: VolumePeriod,
  people: readonly string[] | null,
): Row {
  const customersCount = plan.volume.customerOrders === "counted";
  return { from, until, decided, customersCount, people };
}

async function clear(
  run: (work: (tx: Transaction) => Promise<bigint>) => Promise<bigint>,
  sheet: string,
): Promise<void> {
  const some = async (tx: Transaction) => {
    const limit = PART;
    const [row] = await tx.run<{ cleared: bigint }>("sheet/clear-volumes", { sheet, limit });
    return row?.cleared ?? 0n;
  };
  while ((await run(some)) > 0n);
}

async function writeRows(tx: Transaction, sheet: string, rows: readonly Sold[]): Promise<Volumes> {
  assert(
    rows.every(({ exact }) => exact),
    "every sum of volume is an integer",
  );
  const [written] = await tx.run<Row & Volumes>("sheet/set-volumes", { sheet, rows });
  const { qualifying = 0n, commissionable = 0n } = written ?? {};
  return { qualifying, commissionable };
}
