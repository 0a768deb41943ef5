/** A trial's tables and a random company's people as the invariants look at them. */
import { TABLES, type TableName, type Tables } from "../../../server/trial/tables.ts";
import { decimal } from "./opinions.ts";
import type { Company, OrderText, TreeText } from "./spec.ts";

/** A row by its columns. */
export type Cells = { [column: string]: string };

/** The rows of one of the tables. */
export function rowsOf(tables: Tables, name: TableName): Cells[] {
  const { columns } = TABLES[name];
  return tables[name].map((row) =>
    Object.fromEntries(columns.map((column, i) => [column, row[i] ?? ""])),
  );
}

/** Parts per million of a rate's text; 0 where it is empty. */
export function ppm(rate: string): bigint {
  return rate === "" ? 0n : decimal(rate, 6);
}

/** "10%" as parts per million. */
export function ppmOfPercent(rate: string): bigint {
  return decimal(rate.replace("%", ""), 4);
}

/** Sums of a figure by a key. */
export function sums<T>(rows: readonly T[], keyOf: (row: T) => string, figure: (row: T) => bigint) {
  const all = new Map<string, bigint>();
  for (const row of rows) all.set(keyOf(row), (all.get(keyOf(row)) ?? 0n) + figure(row));
  return all;
}

/** Whose volume an order is: the buyer's, or his whose customer the buyer is. */
export function sellerOf({ customers }: Company, { buyerId }: OrderText): string {
  return customers.find(({ id }) => id === buyerId)?.distributorId ?? buyerId;
}

/** A seller and everybody above him who has a place in the period's standings, the nearest first. */
export function pathUp(
  company: Company,
  tree: TreeText,
  here: ReadonlySet<string>,
  seller: string,
): string[] {
  const people = new Map(company.distributors.map((one) => [one.id, one]));
  const path: string[] = [];
  for (let at = seller; at !== "";) {
    const person = people.get(at)!;
    if (here.has(at)) path.push(at);
    at = tree === "sponsor" ? person.sponsorId : person.placementParentId;
  }
  return path;
}
