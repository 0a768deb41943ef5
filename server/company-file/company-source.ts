/** Where the tables of a company come from: a folder, or files that an upload has put somewhere. */
import { createWriteStream, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { tableNames, tableShapes, type TableName } from "./columns.ts";

export interface CompanySource {
  /** What the import record calls it, such as the folder's path. */
  name: string;
  /** The path of each table that is there. */
  tables: Partial<Record<TableName, string>>;
}

/** The tables that lie in a folder under their own names (distributors.csv and so on). */
export function directorySource(folder: string): CompanySource {
  const tables: CompanySource["tables"] = {};
  for (const table of tableNames) {
    const path = join(folder, tableShapes[table].file);
    if (existsSync(path)) tables[table] = path;
  }
  return { name: folder, tables };
}

/**
 * Saves uploaded tables into `folder` (which the caller makes and removes) and answers them as a
 * source; a stream is written as it comes, never held.
 */
export async function savedSource(
  name: string,
  folder: string,
  streams: Partial<Record<TableName, Readable>>,
): Promise<CompanySource> {
  for (const table of tableNames) {
    const stream = streams[table];
    if (stream === undefined) continue;
    await pipeline(stream, createWriteStream(join(folder, tableShapes[table].file)));
  }
  return { ...directorySource(folder), name };
}

/** Size and time of change of each table: two that differ mean that a file was written between. */
export function sourceFingerprint(source: CompanySource): string {
  return tableNames
    .flatMap((table) => {
      const path = source.tables[table];
      if (path === undefined) return [];
      const { size, mtimeMs } = statSync(path);
      return [`${table}:${size}:${mtimeMs}`];
    })
    .join(" ");
}

/** Bytes of all tables together; for progress. */
export function sourceBytes(source: CompanySource): number {
  return tableNames.reduce((sum, table) => {
    const path = source.tables[table];
    return path === undefined ? sum : sum + statSync(path).size;
  }, 0);
}
