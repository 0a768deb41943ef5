/** Reads one table of a company as typed rows: checks the header, the row lengths, every cell. */
import { shown, type FaultList } from "../csv/fault.ts";
import { readTable, type ReadOptions, type TableRow } from "../csv/read-table.ts";
import { instantReader } from "../plan/instant.ts";
import type { Plan } from "../plan/plan.ts";
import { tableShapes, type Mode, type TableName } from "./columns.ts";
import { customerRow, distributorRow, openingRow, orderRow } from "./read-rows.ts";
import {
  cellsUnder,
  type Cells,
  type CustomerRow,
  type DistributorRow,
  type OpeningRow,
  type OrderRow,
  type RowSettings,
} from "./row.ts";

export interface TableRows {
  distributors: DistributorRow;
  customers: CustomerRow;
  orders: OrderRow;
  opening: OpeningRow;
}

/** What makes a typed row of the cells of each table. */
export const rowMakers: {
  [T in TableName]: (cells: Cells, settings: RowSettings) => TableRows[T];
} = {
  distributors: distributorRow,
  customers: customerRow,
  orders: orderRow,
  opening: openingRow,
};

/** Dates are 00:00 in the plan's zone; in an import an order says its time and zone. */
export function rowSettings(plan: Plan, mode: Mode): RowSettings {
  return {
    plan,
    mode,
    titles: new Set(plan.ranks.map((rank) => rank.id)),
    bonuses: new Set(plan.bonuses.map((bonus) => bonus.id)),
    readJoinedOn: instantReader(plan.zone, { plainDate: true, localTime: false }),
    readPlacedAt: instantReader(plan.zone, { plainDate: mode === "trial", localTime: false }),
  };
}

/**
 * The rows of a table, a chunk at a time; returns false in the end when the table could not be read
 * to its end (its header is wrong, or the rest is no CSV), so that nothing is concluded from what is
 * missing in it.
 */
export async function* readCompanyTable<T extends TableName>(
  table: T,
  path: string,
  settings: RowSettings,
  faults: FaultList,
  options: ReadOptions = {},
): AsyncGenerator<TableRows[T][], boolean> {
  const { file } = tableShapes[table];
  const make = rowMakers[table];
  let width = 0;
  let cellsOf: ((row: TableRow) => Cells) | null = null;
  const source = readTable({ file, path }, faults, options);
  for (;;) {
    const next = await source.next();
    if (next.done === true) return next.value && headerSeen(cellsOf, file, faults);
    let rows = next.value;
    if (cellsOf === null && rows[0] !== undefined) {
      const header = rows[0].cells;
      if (!checkHeader(table, header, settings.mode, faults)) {
        await source.return(false);
        return false;
      }
      cellsOf = cellsUnder(header, file, faults);
      width = header.length;
      rows = rows.slice(1);
    }
    const view = cellsOf;
    if (view === null) continue;
    yield rows.flatMap((row) => {
      if (row.cells.length === width) return [make(view(row), settings)];
      reportWidth(file, row, width, faults);
      return [];
    });
  }
}

function headerSeen(cellsOf: unknown, file: string, faults: FaultList): boolean {
  if (cellsOf !== null) return true;
  faults.add(file, 1, "", "The file has no header; write the names of its columns into line 1.");
  return false;
}

function reportWidth(file: string, row: TableRow, width: number, faults: FaultList): void {
  const mend =
    row.cells.length > width
      ? "quote a field that holds a comma"
      : "write a comma for each empty field too";
  faults.add(
    file,
    row.line,
    "",
    `The row has ${row.cells.length} fields and the header ${width}; ${mend}.`,
  );
}

/** Whether the header can be read by; every column that is wrong is a fault of line 1. */
function checkHeader(table: TableName, header: string[], mode: Mode, faults: FaultList): boolean {
  const { file, columns, trialColumns, optionalColumns = [] } = tableShapes[table];
  const needed = columns.filter((column) => !optionalColumns.includes(column));
  const before = faults.count;
  const seen = new Set<string>();
  for (const column of header) {
    if (seen.has(column)) {
      faults.add(file, 1, column, `The column ${shown(column)} is there twice; remove one.`);
    } else if (!columns.includes(column)) {
      faults.add(
        file,
        1,
        column.slice(0, 40),
        `There is no column ${shown(column)}; the columns are ${columns.join(", ")}.`,
      );
    }
    seen.add(column);
  }
  for (const column of mode === "trial" ? trialColumns : needed) {
    if (!seen.has(column)) {
      faults.add(file, 1, column, `The column ${column} is missing; add it to the header.`);
    }
  }
  return faults.count === before;
}
