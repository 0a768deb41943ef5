/**
 * Expected tables against those of a trial: a golden case is a folder with `expected/`.
 *
 * Each expected row uses up one row of the trial that is equal on the columns it names; among the
 * commissions nothing may be left over.
 */
import { TABLES, type Rows, type TableName } from "./tables.ts";

/** An expected table as it was read: any of the table's columns, the keys among them. */
export interface Expected {
  table: TableName;
  columns: readonly string[];
  rows: Rows;
}

/** Why an expected table cannot be compared, or null. One sentence. */
export function faultOfColumns(
  table: TableName,
  columns: readonly string[],
  periodCount: number,
): string | null {
  const shape = TABLES[table];
  const unknown = columns.find((column) => !shape.columns.includes(column));
  if (unknown !== undefined) {
    return `has no column "${unknown}"; its columns are ${shape.columns.join(", ")}`;
  }
  const twice = columns.find((column, i) => columns.indexOf(column) !== i);
  if (twice !== undefined) return `names the column ${twice} twice`;
  const missing = shape.keys.find(
    (key) => !columns.includes(key) && (key !== "period" || periodCount > 1),
  );
  return missing === undefined ? null : `lacks the column ${missing}; it says which row is meant`;
}

/** Every difference, one sentence each; empty where the case holds. */
export function differences(expected: Expected, actual: Rows): string[] {
  const { table, columns, rows } = expected;
  const shape = TABLES[table];
  const places = columns.map((column) => shape.columns.indexOf(column));
  const normal = (cells: readonly string[]) =>
    cells.map((cell, i) => normalCell(shape.numbers.includes(columns[i] ?? ""), cell)).join("\n");
  const cut = (row: readonly string[]) => places.map((place) => row[place] ?? "");

  const unused = new Map<string, number>();
  for (const row of actual) {
    const key = normal(cut(row));
    unused.set(key, (unused.get(key) ?? 0) + 1);
  }
  const found: string[] = [];
  for (const row of rows) {
    const key = normal(row);
    const left = unused.get(key) ?? 0;
    if (left > 0) unused.set(key, left - 1);
    else found.push(notThere(expected, row, actual, places));
  }
  if (table === "commissions") found.push(...leftOver(unused, columns));
  return found;
}

function normalCell(isNumber: boolean, cell: string): string {
  if (!isNumber || !/^-?\d+(\.\d+)?$/.test(cell)) return cell;
  const plain = cell.includes(".") ? cell.replace(/\.?0+$/, "") : cell;
  const short = plain.replace(/^(-?)0+(?=\d)/, "$1");
  return short === "-0" ? "0" : short;
}

function notThere(expected: Expected, row: string[], actual: Rows, places: number[]): string {
  const { table, columns } = expected;
  const keys = TABLES[table].keys.filter((key) => columns.includes(key));
  const sameKey = actual.filter((other) =>
    keys.every((key) => {
      const at = columns.indexOf(key);
      return other[places[at] ?? -1] === row[at];
    }),
  );
  const wanted = columns.map((column, i) => `${column} ${row[i] || "(empty)"}`).join(", ");
  if (sameKey.length === 0) return `${table}.csv: expected ${wanted}; there is no such row`;
  const shown = sameKey
    .slice(0, 3)
    .map((other) => columns.map((_, i) => other[places[i] ?? -1] || "(empty)").join(", "));
  const more = sameKey.length > 3 ? `, and ${sameKey.length - 3} more` : "";
  return `${table}.csv: expected ${wanted}; the trial has ${shown.join(" | ")}${more}`;
}

function leftOver(unused: ReadonlyMap<string, number>, columns: readonly string[]): string[] {
  return [...unused].flatMap(([key, count]) => {
    const row = columns.map((column, i) => `${column} ${key.split("\n")[i] ?? ""}`).join(", ");
    const sentence = `commissions.csv: not expected, but there: ${row}`;
    return Array.from({ length: count }, () => sentence);
  });
}
