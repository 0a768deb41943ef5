/** Tables in and out: what is accepted, what is a fault and where, what a spreadsheet may not run. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faultList, faultText } from "../../server/csv/fault.ts";
import { readTable, type TableRow } from "../../server/csv/read-table.ts";
import { cellText, writeTable } from "../../server/csv/write-table.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "heartwood-csv-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function read(content: string | Buffer): Promise<{ rows: TableRow[]; faults: string[] }> {
  const path = join(folder, "t.csv");
  writeFileSync(path, content);
  const faults = faultList();
  const rows: TableRow[] = [];
  for await (const chunk of readTable({ file: "t.csv", path }, faults)) rows.push(...chunk);
  return { rows, faults: faults.faults.map(faultText) };
}

describe("reading a table", () => {
  test("a byte order mark, CRLF, blank lines and a missing last line end are accepted", async () => {
    const { rows, faults } = await read("\uFEFFid,name\r\na,Ada\r\n\r\nb,Ben");
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      { line: 1, cells: ["id", "name"] },
      { line: 2, cells: ["a", "Ada"] },
      { line: 4, cells: ["b", "Ben"] },
    ]);
  });

  test("a row says the line on which it begins, also after quoted line breaks", async () => {
    const { rows } = await read('id,name\r\na,"Ada\r\nof\nHere, ""the"" one"\r\nb,Ben\r\n');
    expect(rows.map((row) => row.line)).toEqual([1, 2, 5]);
    expect(rows[1]?.cells[1]).toBe('Ada\r\nof\nHere, "the" one');
  });

  test.each([
    ["nothing", "", "t.csv: The file is empty; it needs at least its header line."],
    [
      "a field of two megabytes",
      `id,name\na,${"x".repeat(2_000_000)}\nb,Ben\n`,
      "t.csv:2: The row is longer than 65536 characters; shorten it, or close the quote that may " +
        "be open before it; the rest of the file was not read.",
    ],
    [
      "a quote never closed",
      'id,name\na,Ada\nb,"Ben\nc,Cy\n',
      "t.csv:3: A quote is opened in this row and never closed; close it; the rest of the file " +
        "was not read.",
    ],
    [
      "a quote inside a field",
      'id,name\na,Ada "the" Great\n',
      "t.csv:2: A quote stands inside a field that is not quoted; quote the field and write the " +
        "quote twice; the rest of the file was not read.",
    ],
    [
      "text after a closing quote",
      'id,name\na,"Ada"x\n',
      "t.csv:2: A quote ends before its field does; write a quote inside a field twice; the rest " +
        "of the file was not read.",
    ],
  ])("%s is a fault", async (_, content, fault) => {
    expect((await read(content)).faults).toEqual([fault]);
  });

  test("Latin-1 is a fault at its line and column", async () => {
    const { faults } = await read(Buffer.from("id,name\na,Ada\nb,Zoë\n", "latin1"));
    expect(faults).toEqual([
      "t.csv:3:name: The text is not UTF-8 here; save the file as UTF-8, not as Latin-1, " +
        "Windows-1252 or UTF-16.",
    ]);
  });

  test("a character that is split between two chunks is read whole", async () => {
    const lines = Array.from({ length: 100_000 }, (_, number) => `${number},é日本€😀`);
    const { rows, faults } = await read(`id,name\n${lines.join("\n")}\n`);
    expect(faults).toEqual([]);
    expect(rows.slice(1).every((row) => row.cells[1] === "é日本€😀")).toBe(true);
    expect(rows.at(-1)?.line).toBe(100_001);
  });
});

describe("writing a table", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+49 30 1", "'+49 30 1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["-cmd", "'-cmd"],
    ["\tx", "'\tx"],
    ["\rx", "'\rx"],
    ["-50.00", "-50.00"],
    ["-5e3", "'-5e3"],
    ["12", "12"],
    ["Ada =", "Ada ="],
  ])("%j is written as %j", (cell, text) => {
    expect(cellText(cell)).toBe(text);
  });

  test("cells with commas, quotes and line breaks come back as they were", async () => {
    const path = join(folder, "out.csv");
    await writeTable(
      path,
      ["id", "name"],
      [
        ["a", 'Ada, "A"\nB'],
        ["b", null],
        [-5n as never, true],
      ],
    );
    expect(readFileSync(path, "utf8")).toBe('id,name\na,"Ada, ""A""\nB"\nb,\n-5,true\n');
  });
});
