/**
 * Checks a whole company: every table, against itself, the plan, and what the database knows.
 *
 * Nothing stops at the first fault; all are counted and the first thousand listed, in the order of
 * the tables and their lines. The checked company comes back in a compact form that fits a million
 * people and as many orders.
 */
import { faultList, type Fault } from "../csv/fault.ts";
import { checkOpening, checkOrderRows, checkOrders } from "./check-orders.ts";
import { checkPeople, checkPeopleRows } from "./check-people.ts";
import { checkTrees } from "./check-trees.ts";
import type { Check, CheckDeps, TableCount } from "./check.ts";
import { tableNames, tableShapes, trialTables, type TableName } from "./columns.ts";
import type { CompanySource } from "./company-source.ts";
import { noOrders, type Orders } from "./orders.ts";
import { noPeople, type People } from "./people.ts";
import { rowMakers, rowSettings, type TableRows } from "./read-company-table.ts";
import { cellsUnder, type RowSettings } from "./row.ts";
import type { CustomerRow, DistributorRow, OrderRow } from "./row.ts";

export interface CheckedCompany {
  people: People;
  orders: Orders;
  freshOpenings: Set<string>;
  counts: Record<TableName, TableCount>;
  settings: RowSettings;
  faults: Fault[];
  faultCount: number;
}

/** Checks the tables of a source; faults are part of the answer, nothing is thrown for them. */
export async function checkCompany(
  deps: CheckDeps,
  source: CompanySource,
): Promise<CheckedCompany> {
  const check = newCheck(deps, source);
  checkTablesThere(check);
  const onBytes = byteCounter(deps.onBytes);
  await checkPeople(check, onBytes);
  await checkTrees(check);
  await checkOrders(check, onBytes);
  await checkOpening(check, onBytes);
  return checked(check);
}

/** A row that comes without a file: text by the columns of its table. */
export type GivenRow = { readonly [column: string]: string | null | undefined };

/** Orders that come without a file, by the columns of orders.csv; "line" 1 is the first of them. */
export interface OrdersGiven {
  rows: OrderRow[];
  company: CheckedCompany;
}

/** Checks orders that come without a file against what the database knows. */
export async function checkGivenOrders(
  deps: CheckDeps,
  given: readonly GivenRow[],
): Promise<OrdersGiven> {
  const check = newCheck(deps, { name: tableShapes.orders.file, tables: {} });
  const rows = givenRows(check, "orders", given);
  await checkOrderRows(check, rows);
  return { rows, company: checked(check) };
}

/** People who come without a file, by the columns of distributors.csv and customers.csv. */
export interface PeopleGiven {
  distributors: DistributorRow[];
  customers: CustomerRow[];
  company: CheckedCompany;
}

/** Checks people who come without a file, and their places, against what the database knows. */
export async function checkGivenPeople(
  deps: CheckDeps,
  given: { distributors: readonly GivenRow[]; customers: readonly GivenRow[] },
): Promise<PeopleGiven> {
  const check = newCheck(deps, { name: tableShapes.distributors.file, tables: {} });
  const distributors = givenRows(check, "distributors", given.distributors);
  const customers = givenRows(check, "customers", given.customers);
  await checkPeopleRows(check, distributors, customers);
  await checkTrees(check);
  return { distributors, customers, company: checked(check) };
}

function givenRows<T extends TableName>(
  check: Check,
  table: T,
  given: readonly GivenRow[],
): TableRows[T][] {
  const { columns, file } = tableShapes[table];
  const cellsOf = cellsUnder([...columns], file, check.faults);
  return given.map((one, i) => {
    const cells = columns.map((column) => one[column] ?? "");
    return rowMakers[table](cellsOf({ line: i + 1, cells }), check.settings);
  });
}

function newCheck(deps: CheckDeps, source: CompanySource): Check {
  return {
    ...deps,
    source,
    settings: rowSettings(deps.plan, deps.mode),
    faults: faultList(),
    people: noPeople(),
    orders: noOrders(),
    unread: new Set(),
    freshOpenings: new Set(),
    counts: {
      distributors: { rows: 0, fresh: 0 },
      customers: { rows: 0, fresh: 0 },
      orders: { rows: 0, fresh: 0 },
      opening: { rows: 0, fresh: 0 },
    },
  };
}

function checked(check: Check): CheckedCompany {
  return {
    people: check.people,
    orders: check.orders,
    freshOpenings: check.freshOpenings,
    counts: check.counts,
    settings: check.settings,
    faults: sorted(check.faults.faults),
    faultCount: check.faults.count,
  };
}

function checkTablesThere(check: Check): void {
  const { source, mode, faults, unread } = check;
  const there = tableNames.filter((table) => source.tables[table] !== undefined);
  if (mode === "trial") {
    for (const table of trialTables) {
      if (source.tables[table] !== undefined) continue;
      unread.add(table);
      faults.add(tableShapes[table].file, 0, "", "The file is missing; a trial needs it.");
    }
  } else if (there.length === 0) {
    const names = tableNames.map((table) => tableShapes[table].file).join(", ");
    faults.add(source.name, 0, "", `There is no table here; put in at least one of ${names}.`);
  }
}

/** Adds up the bytes of one table after the other. */
function byteCounter(onBytes: ((bytes: number) => void) | undefined): (bytes: number) => void {
  let before = 0;
  let latest = 0;
  return (bytes) => {
    if (bytes <= latest) before += latest;
    latest = bytes;
    onBytes?.(before + latest);
  };
}

function sorted(faults: Fault[]): Fault[] {
  const place = new Map(tableNames.map((table, index) => [tableShapes[table].file, index]));
  const placeOf = (fault: Fault) => place.get(fault.file) ?? -1;
  return [...faults].sort((one, other) => placeOf(one) - placeOf(other) || one.line - other.line);
}
