/**
 * Writes CSV tables that are safe to open in a spreadsheet.
 *
 * A cell that a spreadsheet would run as a formula gets a leading apostrophe; a plain number such as
 * -50.00 stays one. The order of the rows is the caller's business.
 */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";

/** A cell; null is an empty one. Numbers come as text, already in their digits. */
export type Cell = string | bigint | boolean | null;

const plainNumber = /^-?\d+(\.\d+)?$/;
const formulaStart = /^[=+\-@\t\r]/;

/** The text of a cell, defused. */
export function cellText(cell: Cell): string {
  if (cell === null) return "";
  const text = String(cell);
  if (typeof cell !== "string" || plainNumber.test(text)) return text;
  return formulaStart.test(text) ? `'${text}` : text;
}

/** Writes header and rows, LF line ends, UTF-8; replaces a file that is there. */
export async function writeTable(
  path: string,
  columns: string[],
  rows: Iterable<Cell[]> | AsyncIterable<Cell[]>,
): Promise<void> {
  await pipeline(
    Readable.from(textRows(columns, rows)),
    stringify({ record_delimiter: "\n" }),
    createWriteStream(path),
  );
}

async function* textRows(
  columns: string[],
  rows: Iterable<Cell[]> | AsyncIterable<Cell[]>,
): AsyncIterable<string[]> {
  yield columns;
  for await (const row of rows) yield row.map(cellText);
}
