/** Many rows of a sheet as writes that have nothing to do with each other. */
import { batchesOf } from "../graph/batches.ts";
import { columnsOf } from "../graph/columns.ts";
import type { Work } from "./fence.ts";

/** A query that takes rows of a sheet as columns under `of`, and how many of them at a time. */
export interface RowWrite<T> {
  query: string;
  sheet: string;
  fields: readonly (keyof T & string)[];
  size: number;
}

/** The writes of all rows. */
export async function* rowWrites<T extends object>(
  chunks: AsyncIterable<T[]>,
  { query, sheet, fields, size }: RowWrite<T>,
): AsyncGenerator<Work> {
  for await (const part of batchesOf(chunks, size, (row) => row)) {
    yield (tx) => tx.run(query, { sheet, of: columnsOf(part, fields) });
  }
}
