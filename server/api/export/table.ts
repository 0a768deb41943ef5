/** A table that goes out as a file, or why none does. */
import type { Cell } from "../../csv/write-table.ts";

export interface Table {
  columns: string[];
  rows: Iterable<Cell[]> | AsyncIterable<Cell[]>;
}

export type Refused = { status: number; message: string };

export const notFound: Refused = { status: 404, message: "There is no such table." };
