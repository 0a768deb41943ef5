/**
 * Reads a CSV table as a stream of rows: bounded in memory, strict UTF-8, right line numbers.
 *
 * A byte order mark and CRLF are accepted, blank lines are left out. What cannot be read as a table
 * (a row over the limit, a quote that is not closed) is a fault, and the reading of the file ends.
 */
import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { parse, type CsvError, type Parser } from "csv-parse";
import type { FaultList } from "./fault.ts";

/** One row: the line on which it begins (1 = the header) and its cells. */
export interface TableRow {
  line: number;
  cells: string[];
}

export interface TableSource {
  /** The name that faults show, such as "orders.csv". */
  file: string;
  path: string;
}

export interface ReadOptions {
  /** Characters of one row, all its fields together. */
  rowSizeMax?: number;
  /** Told how many bytes have been read; for progress. */
  onBytes?: (bytes: number) => void;
}

const rowSizeDefault = 64 * 1024;
const replacement = "\uFFFD";

/**
 * The rows of a table, header first, a chunk at a time. Faults go to `faults`; after one that makes
 * the rest unreadable the stream of rows ends (the last value returned is then false).
 */
export async function* readTable(
  source: TableSource,
  faults: FaultList,
  options: ReadOptions = {},
): AsyncGenerator<TableRow[], boolean> {
  const reading = startReading(source, faults, options.rowSizeMax ?? rowSizeDefault);
  let bytes = 0;
  for await (const chunk of createReadStream(source.path, { highWaterMark: 256 * 1024 })) {
    const first = bytes === 0;
    bytes += (chunk as Buffer).length;
    options.onBytes?.(bytes);
    const sound = await reading.take(first ? withoutMark(chunk as Buffer) : (chunk as Buffer));
    yield reading.rows();
    if (!sound) return false;
  }
  if (bytes === 0) {
    faults.add(source.file, 0, "", "The file is empty; it needs at least its header line.");
    return false;
  }
  const sound = await reading.end();
  yield reading.rows();
  return sound;
}

/** The chunk without a UTF-8 byte order mark. */
function withoutMark(chunk: Buffer): Buffer {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
}

interface Reading {
  /** Parses a chunk; false when the file cannot be read on. */
  take(chunk: Buffer): Promise<boolean>;
  end(): Promise<boolean>;
  /** The rows that have become complete since the last call. */
  rows(): TableRow[];
}

function startReading(source: TableSource, faults: FaultList, rowSizeMax: number): Reading {
  let rows: TableRow[] = [];
  let line = 1;
  let header: string[] = [];
  const encoding = encodingCheck();
  const takeRecord = (cells: string[]) => {
    const row = { line, cells };
    line += 1 + newlinesIn(cells);
    if (cells.length === 1 && cells[0] === "") return null;
    if (header.length === 0) header = cells;
    if (encoding.broken()) reportBytes(source.file, row, header, faults);
    rows.push(row);
    return null;
  };
  const parser = parse({
    record_delimiter: ["\r\n", "\n"],
    relax_column_count: true,
    max_record_size: rowSizeMax,
    on_record: takeRecord,
  });
  const failure = failureOf(parser);
  const report = (error: CsvError | undefined) => {
    if (error === undefined) return true;
    faults.add(source.file, line, "", parseReason(error, rowSizeMax));
    return false;
  };
  return {
    take: async (chunk) => {
      encoding.take(chunk);
      return report(await Promise.race([failure, written(parser, chunk)]));
    },
    end: async () => {
      encoding.end();
      return report(await Promise.race([failure, ended(parser)]));
    },
    rows: () => {
      const complete = rows;
      rows = [];
      return complete;
    },
  };
}

/** Resolves with the parser's first error; stays pending when there is none. */
function failureOf(parser: Parser): Promise<CsvError> {
  return new Promise((resolve) => parser.once("error", (error) => resolve(error as CsvError)));
}

function written(parser: Parser, chunk: Buffer): Promise<undefined> {
  return new Promise((resolve) => {
    parser.write(chunk, (error) => {
      if (!error) resolve(undefined);
    });
  });
}

function ended(parser: Parser): Promise<undefined> {
  return new Promise((resolve) => {
    parser.once("end", () => resolve(undefined));
    parser.resume();
    parser.end();
  });
}

/** Line ends inside the cells of one row: CRLF counts once. */
function newlinesIn(cells: string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf("\n"); at !== -1; at = cell.indexOf("\n", at + 1)) count += 1;
  }
  return count;
}

/** Watches the bytes; a character that is split between two chunks is whole again in the next. */
function encodingCheck() {
  let tail: Buffer = Buffer.alloc(0);
  let broken = false;
  return {
    broken: () => broken,
    take: (chunk: Buffer) => {
      const bytes = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
      const whole = wholeCharacters(bytes);
      if (!isUtf8(bytes.subarray(0, whole))) broken = true;
      tail = bytes.subarray(whole);
    },
    end: () => {
      if (tail.length > 0) broken = true;
    },
  };
}

/** How many bytes at the front end with a whole character. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return size > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function reportBytes(file: string, row: TableRow, header: string[], faults: FaultList): void {
  row.cells.forEach((cell, index) => {
    if (!cell.includes(replacement)) return;
    const column = row.line === 1 ? String(index + 1) : (header[index] ?? String(index + 1));
    faults.add(
      file,
      row.line,
      column,
      "The text is not UTF-8 here; save the file as UTF-8, not as Latin-1, Windows-1252 or UTF-16.",
    );
  });
}

function parseReason(error: CsvError, rowSizeMax: number): string {
  const after = "the rest of the file was not read.";
  switch (error.code) {
    case "CSV_MAX_RECORD_SIZE":
      return (
        `The row is longer than ${rowSizeMax} characters; shorten it, or close the quote that ` +
        `may be open before it; ${after}`
      );
    case "CSV_QUOTE_NOT_CLOSED":
      return `A quote is opened in this row and never closed; close it; ${after}`;
    case "CSV_INVALID_CLOSING_QUOTE":
      return `A quote ends before its field does; write a quote inside a field twice; ${after}`;
    case "INVALID_OPENING_QUOTE":
      return (
        "A quote stands inside a field that is not quoted; quote the field and write the quote " +
        `twice; ${after}`
      );
    default:
      return `The row cannot be read as CSV (${error.code}); ${after}`;
  }
}
