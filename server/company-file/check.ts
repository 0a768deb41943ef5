/** What the parts of a check share, and the state that they build up. */
import type { FaultList } from "../csv/fault.ts";
import type { Plan } from "../plan/plan.ts";
import type { Mode, TableName } from "./columns.ts";
import type { CompanySource } from "./company-source.ts";
import type { Known } from "./known.ts";
import type { Orders } from "./orders.ts";
import type { People } from "./people.ts";
import type { RowSettings } from "./row.ts";

export interface CheckDeps {
  known: Known;
  plan: Plan;
  mode: Mode;
  /** Told how many bytes of all tables have been read. */
  onBytes?: (bytes: number) => void;
}

/** Rows of a table, and how many of them the database does not have yet. */
export interface TableCount {
  rows: number;
  fresh: number;
}

/** A check under way. */
export interface Check extends CheckDeps {
  source: CompanySource;
  settings: RowSettings;
  faults: FaultList;
  people: People;
  orders: Orders;
  /** Tables that could not be read to their end: what they lack is not reported elsewhere. */
  unread: Set<TableName>;
  counts: Record<TableName, TableCount>;
  /** Keys of opening figures that the database does not have yet. */
  freshOpenings: Set<string>;
}

const lookUpSize = 5_000;

/** Asks the database about many ids, some thousands at a time. */
export async function inPages<R>(
  ids: Iterable<string>,
  ask: (page: string[]) => Promise<R[]>,
): Promise<R[]> {
  const all = [...ids];
  const answers: R[] = [];
  for (let at = 0; at < all.length; at += lookUpSize) {
    for (const row of await ask(all.slice(at, at + lookUpSize))) answers.push(row);
  }
  return answers;
}

/** Why a row that is there already with other content is refused. */
export function differs(what: string, id: string): string {
  return (
    `${what} ${id} is there already with other content; moves and corrections are made in the ` +
    "platform, not by import, so leave the row out or write it as it was."
  );
}
