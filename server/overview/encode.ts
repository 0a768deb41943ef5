/**
 * Columns as bytes: the length of a head (4 bytes, little endian), the head (JSON, filled up with blanks), then the columns
 * one after another, the widest numbers first so that each lies where a typed array may begin: personalVolume and before
 * (64 bits, hundredths of a point), above (32 bits), paidAs and marks (8 bits: 1 active, 2 in the period before too), and the ids as lines of text.
 */
import type { Columns } from "./columns.ts";

/** What is told before the columns. */
export interface Head {
  periodId: string;
  tree: string;
  version: string;
}

/** The bytes of `columns`; numbers are little endian, as every browser's typed arrays are. */
export function encoded(head: Head, columns: Columns): Buffer {
  const { ids, above, personalVolume, before, paidAs, marks } = columns;
  const text = JSON.stringify({ ...head, people: ids.length });
  const padded = text.padEnd(Math.ceil((text.length + 4) / 8) * 8 - 4);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(padded.length);
  const bytes = [personalVolume, before, above, paidAs, marks].map((column) =>
    Buffer.from(column.buffer, column.byteOffset, column.byteLength),
  );
  return Buffer.concat([
    length,
    Buffer.from(padded, "latin1"),
    ...bytes,
    Buffer.from(ids.join("\n")),
  ]);
}
