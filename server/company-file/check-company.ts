/**
 * Checks a whole company: every table, against itself, the plan, and what the database knows.
 *
 * Nothing stops at the first fault; all are counted and the first thousand listed, in the order of
 * the tables and their lines. The checked company comes back in a compact form that fits a million
 * people and as many orders.
 */
import { faultList, type Fault } from "../csv/fault.ts";
import { checkOpening, checkOrders } from "./check-orders.ts";
import { checkPeople } from "./check-people.ts";
import { checkTrees } from "./check-trees.ts";
import type { Check, CheckDeps, TableCount } from "./check.ts";
import { tableNames, tableShapes, trialTables, type TableName } from "./columns.ts";
import type { CompanySource } from "./company-source.ts";
import { noOrders, type Orders } from "./orders.ts";
import { noPeople, type People } from "./people.ts";
import { rowSettings } from "./read-company-table.ts";
import type { RowSettings } from "./row.ts";

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
  const check: Check = {
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
  checkTablesThere(check);
  const onBytes = byteCounter(deps.onBytes);
  await checkPeople(check, onBytes);
  await checkTrees(check);
  await checkOrders(check, onBytes);
  await checkOpening(check, onBytes);
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
