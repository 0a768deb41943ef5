/** A case on disk: its plan, the tables it expects, and the tables a trial writes. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { faultList, faultText, type Fault } from "../csv/fault.ts";
import { readTable } from "../csv/read-table.ts";
import { writeTable } from "../csv/write-table.ts";
import { faultOfColumns, type Expected } from "./compare.ts";
import { TABLE_NAMES, TABLES, type TableName, type Tables } from "./tables.ts";

/** The text of `plan.yaml`; null where the folder has none. */
export function readPlanText(dir: string): string | null {
  const path = join(dir, "plan.yaml");
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

/** The tables in `expected/`; faults where one does not read. Null: the folder expects nothing. */
export async function readExpected(
  dir: string,
  periodCount: number,
): Promise<{ expected: Expected[]; faults: string[] } | null> {
  const folder = join(dir, "expected");
  if (!existsSync(folder)) return null;
  const faults = faultList();
  const expected: Expected[] = [];
  for (const table of TABLE_NAMES) {
    const path = join(folder, `${table}.csv`);
    if (!existsSync(path)) continue;
    const read = await readOne(table, path, faults, periodCount);
    if (read !== null) expected.push(read);
  }
  return { expected, faults: faults.faults.map((fault: Fault) => faultText(fault)) };
}

async function readOne(
  table: TableName,
  path: string,
  faults: ReturnType<typeof faultList>,
  periodCount: number,
): Promise<Expected | null> {
  const file = `expected/${table}.csv`;
  const rows: { line: number; cells: string[] }[] = [];
  for await (const part of readTable({ file, path }, faults)) {
    for (const row of part) rows.push(row);
  }
  const [header, ...body] = rows;
  if (header === undefined) return null;
  const columns = header.cells.map((cell) => cell.trim());
  const fault = faultOfColumns(table, columns, periodCount);
  if (fault !== null) {
    faults.add(file, 1, "", fault);
    return null;
  }
  return { table, columns, rows: body.map(({ cells }) => cells.map((cell) => cell.trim())) };
}

/** Only the rows of one period, where a single one was asked for and the table says which. */
export function onlyPeriod(expected: Expected, periodId: string): Expected {
  const at = expected.columns.indexOf("period");
  if (at < 0) return expected;
  return { ...expected, rows: expected.rows.filter((row) => row[at] === periodId) };
}

/** Writes all tables, or none: they are written beside and moved into place at the end. */
export async function writeTables(out: string, tables: Tables): Promise<void> {
  mkdirSync(out, { recursive: true });
  const beside = join(out, ".writing");
  mkdirSync(beside, { recursive: true });
  for (const name of TABLE_NAMES) {
    await writeTable(join(beside, `${name}.csv`), [...TABLES[name].columns], tables[name]);
  }
  for (const name of TABLE_NAMES) {
    renameSync(join(beside, `${name}.csv`), join(out, `${name}.csv`));
  }
  rmSync(beside, { recursive: true });
}
