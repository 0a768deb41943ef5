/** Many rows as a parameter: one list a field, which a driver packs far quicker than a map a row. */
import type { Row } from "./graph.ts";

/** The rows' fields as lists of one length, in the rows' order. */
export function columnsOf<T extends object>(
  rows: readonly T[],
  fields: readonly (keyof T & string)[],
): Row {
  return Object.fromEntries(fields.map((field) => [field, rows.map((row) => row[field])]));
}
