/**
 * Writes a checked company: people, then both trees, then customers, orders, returns and openings.
 *
 * The tables are read a second time, so nothing but the compact form of the check is held. Batches go
 * to two writers where rows share nothing; edges go parent by parent, and orders through one writer,
 * since each of their transactions holds the volume lock.
 */
import { batchesOf, inOneChunk, writeBatches } from "../graph/batches.ts";
import type { CheckedCompany } from "../company-file/check-company.ts";
import type { TableName } from "../company-file/columns.ts";
import type { CompanySource } from "../company-file/company-source.ts";
import { origin } from "../company-file/people.ts";
import { PAID } from "../company-file/read-rows.ts";
import { readCompanyTable, type TableRows } from "../company-file/read-company-table.ts";
import { openingHash } from "../company-file/row-hash.ts";
import type { OpeningRow } from "../company-file/row.ts";
import { faultList } from "../csv/fault.ts";
import {
  addCustomers,
  addDistributors,
  addOpenings,
  addPlacementEdges,
  addSponsorEdges,
} from "../genealogy/enrolment.store.ts";
import type { Transaction } from "../graph/graph.ts";
import { formatUnits } from "../money/money.ts";
import { addOrders, addReturns, type ReturnRecord } from "../order/accept.store.ts";
import { inTime, orderRecord } from "./order-record.ts";
import { claimBatch, type Hold } from "./import.store.ts";
import { writerLocks, type ImportDeps, type ImportStep } from "./import.ts";
import { edgeGroups } from "./edge-groups.ts";
import { customerRecord, distributorRecord } from "./person-record.ts";

export interface Writing extends ImportDeps {
  hold: Hold;
  source: CompanySource;
  company: CheckedCompany;
  /** Told how many rows or edges a batch of a step has added. */
  onWritten(step: ImportStep, rows: number): void;
}

const peopleAtOnce = 4_000;
const edgesAtOnce = 4_000;
const ordersAtOnce = 2_500;
const returnsAtOnce = 1_000;
const batchTimeout = { timeout: 300_000 };

export async function writeCompany(writing: Writing): Promise<void> {
  await writeDistributors(writing);
  await writeTree(writing, "sponsor");
  await writeTree(writing, "placement");
  await writeCustomers(writing);
  await writeReturns(writing, await writeOrders(writing));
  await writeOpenings(writing);
}

/** One batch, once, and only while the import is still ours. */
async function writeBatch(
  writing: Writing,
  place: { step: ImportStep; writer: number; number: number },
  size: number,
  write: (tx: Transaction) => Promise<void>,
): Promise<void> {
  const { importId } = writing.hold;
  const lock = writerLocks[place.writer]!;
  const batch = `${importId}:${place.step}:${place.number}`;
  await writing.graph.transaction(async (tx) => {
    if (await claimBatch(tx, { lock, importId, batch })) await write(tx);
  }, batchTimeout);
  writing.onWritten(place.step, size);
}

/** Hands batches to writers under the name of a step. */
function writeStep<T>(
  writing: Writing,
  step: ImportStep,
  writers: number,
  batches: AsyncIterable<T[]>,
  write: (tx: Transaction, rows: T[]) => Promise<void>,
): Promise<void> {
  return writeBatches(batches, writers, (rows, writer, number) =>
    writeBatch(writing, { step, writer, number }, rows.length, (tx) => write(tx, rows)),
  );
}

/** The rows of a table, once more; they were right a moment ago. */
async function* rowsOf<T extends TableName>(
  writing: Writing,
  table: T,
): AsyncGenerator<TableRows[T][]> {
  const path = writing.source.tables[table];
  if (path === undefined || writing.company.counts[table].fresh === 0) return;
  const faults = faultList();
  for await (const rows of readCompanyTable(table, path, writing.company.settings, faults)) {
    if (faults.count > 0) throw new Error(`${path} was changed while it was being imported.`);
    yield rows;
  }
}

/** Whether the database does not have a person of the files yet. */
function isNew(writing: Writing, id: string | null): boolean {
  const { people } = writing.company;
  const number = id === null ? undefined : people.numberOf.get(id);
  return number !== undefined && people.origins[number] === origin.new;
}

async function writeDistributors(writing: Writing): Promise<void> {
  const { importId } = writing.hold;
  const batches = batchesOf(rowsOf(writing, "distributors"), peopleAtOnce, (row) => {
    return isNew(writing, row.id) ? distributorRecord(row) : null;
  });
  await writeStep(writing, "distributors", writerLocks.length, batches, (tx, rows) =>
    addDistributors(tx, { importId, rows }),
  );
}

async function writeCustomers(writing: Writing): Promise<void> {
  const { importId } = writing.hold;
  const batches = batchesOf(rowsOf(writing, "customers"), peopleAtOnce, (row) => {
    return isNew(writing, row.id) ? customerRecord(row) : null;
  });
  await writeStep(writing, "customers", 1, batches, (tx, rows) =>
    addCustomers(tx, { importId, rows }),
  );
}

async function writeTree(writing: Writing, tree: "sponsor" | "placement"): Promise<void> {
  const { people, settings } = writing.company;
  const add = tree === "sponsor" ? addSponsorEdges : addPlacementEdges;
  const legs = settings.plan.placement?.legs ?? [];
  await writeBatches(
    edgeGroups(people, tree, legs, edgesAtOnce),
    writerLocks.length,
    (batch, writer, number) =>
      writeBatch(writing, { step: `${tree} edges`, writer, number }, batch.edges, (tx) =>
        add(tx, batch.groups),
      ),
  );
}

/** Writes what was bought; answers the returns, which come after every order is there. */
async function writeOrders(writing: Writing): Promise<ReturnRecord[]> {
  const { importId } = writing.hold;
  const { people, orders } = writing.company;
  const returns: ReturnRecord[] = [];
  const batches = batchesOf(rowsOf(writing, "orders"), ordersAtOnce, (row) => {
    const number = row.id === null ? undefined : orders.numberOf.get(row.id);
    if (number === undefined || orders.origins[number] !== origin.new) return null;
    const record = orderRecord(row, people, orders.buyer[number]!);
    if (!("returnsOrderId" in record)) return record;
    returns.push(record);
    return null;
  });
  const at = writing.clock();
  await writeStep(writing, "orders", 1, batches, (tx, rows) =>
    addOrders(tx, { importId, rows, at }),
  );
  return returns;
}

async function writeReturns(writing: Writing, returns: ReturnRecord[]): Promise<void> {
  const { importId } = writing.hold;
  const batches = batchesOf(inOneChunk(inTime(returns)), returnsAtOnce, (row) => row);
  const at = writing.clock();
  const byRevision = writing.company.settings.plan.volume.returns === "byRevision";
  await writeStep(writing, "returns", 1, batches, (tx, rows) =>
    addReturns(tx, { importId, rows, byRevision, at }),
  );
}

async function writeOpenings(writing: Writing): Promise<void> {
  const { importId } = writing.hold;
  const { freshOpenings, settings } = writing.company;
  const batches = batchesOf(rowsOf(writing, "opening"), peopleAtOnce, (row) => {
    if (row.id === null || !freshOpenings.has(row.id)) return null;
    return {
      id: row.id,
      distributorId: row.distributorId,
      name: row.name,
      value: openingText(row, settings.plan.currencyDigits),
      rowHash: openingHash(row),
    };
  });
  await writeStep(writing, "opening", 1, batches, (tx, rows) =>
    addOpenings(tx, { importId, rows }),
  );
}

/** An opening figure as decimal text: points, an amount of the plan's currency, or a count. */
function openingText(row: OpeningRow, currencyDigits: number): string {
  if (row.name === "balance") return formatUnits(row.value, currencyDigits);
  if (row.value === PAID) return "true";
  if (row.name === "graceUsed" || row.name.startsWith("paidOnce:")) return row.value.toString();
  return formatUnits(row.value, 2);
}
