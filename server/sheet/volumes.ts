/** Personal volumes of a sheet, summed from the entries of its period; every step may run again. */
import assert from "node:assert/strict";
import { columnsOf } from "../graph/columns.ts";
import type { Graph, Row, Transaction } from "../graph/graph.ts";
import type { Plan } from "../plan/plan.ts";
import { WRITE_TIMEOUT, type Fence } from "./fence.ts";
import { rowWrites } from "./row-writes.ts";

/** Sellers written in one transaction: what one writes is held in the database's memory until it ends. */
const PART = 20_000;

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

const FIELDS = [
  ...(["distributorId", "entries", "personalVolume", "personalCommissionable"] as const),
  ...(["soldVolume", "soldCommissionable"] as const),
];

/** Sums the period's entries onto the standings of a sheet; who has none any more has no volume. */
export async function setVolumes(
  graph: Graph,
  fence: Fence,
  plan: Plan,
  period: VolumePeriod,
): Promise<void> {
  const { sheet } = fence;
  const { startsAt: from, endsAt: until, decided } = period;
  await fence.write((tx) => tx.run("sheet/clear-unsold", { sheet, from, until, decided }));
  const rows = graph.stream<Sold>("sheet/volumes-of-period", parametersOf(plan, period, null), {
    timeout: WRITE_TIMEOUT,
  });
  await fence.writeBeside(
    rowWrites(checked(rows), { query: "sheet/set-volumes", sheet, fields: FIELDS, size: PART }),
  );
}

async function* checked(rows: AsyncIterable<Sold>): AsyncGenerator<Sold[]> {
  for await (const row of rows) {
    assertExact(row);
    yield [row];
  }
}

function assertExact({ exact }: Sold): void {
  assert(exact, "every sum of volume is an integer");
}

/** The same for some people alone; entries are only ever added, so nothing of theirs has to be taken away. */
export async function setVolumesOf(
  tx: Transaction,
  plan: Plan,
  period: VolumePeriod & { sheet: string },
  people: readonly string[],
): Promise<void> {
  const rows = await tx.run<Sold>("sheet/volumes-of-period", parametersOf(plan, period, people));
  rows.forEach(assertExact);
  await tx.run("sheet/set-volumes", { sheet: period.sheet, of: columnsOf(rows, FIELDS) });
}

function parametersOf(
  plan: Plan,
  { startsAt: from, endsAt: until, decided }: VolumePeriod,
  people: readonly string[] | null,
): Row {
  const customersCount = plan.volume.customerOrders === "counted";
  return { from, until, decided, customersCount, people };
}
