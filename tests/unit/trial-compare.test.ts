/** What counts as a difference between expected tables and those of a trial. */
import { describe, expect, test } from "vitest";
import { differences, faultOfColumns, type Expected } from "../../server/trial/compare.ts";
import { sortRows, type TableName } from "../../server/trial/tables.ts";

function expected(table: TableName, header: string, ...rows: string[]): Expected {
  return { table, columns: header.split(","), rows: rows.map((row) => row.split(",")) };
}
const commissions = (...rows: string[]) => rows.map((row) => `2026-01,${row},USD`.split(","));

describe("numbers", () => {
  test.each([
    ["96", "96.00"],
    ["96.0", "96"],
    ["-96", "-96.00"],
    ["0", "0.00"],
    ["-0.00", "0"],
    ["007", "7.00"],
    ["0.5", "0.50"],
    ["100", "100.00"],
  ])("%s is %s", (wanted, actual) => {
    const one = expected("commissions", "distributorId,bonus,amount", `A,x,${wanted}`);
    expect(differences(one, commissions(`A,x,${actual}`))).toEqual([]);
  });

  test.each([
    ["96", "96.01"],
    ["10", "1"],
    ["-1", "1"],
    ["", "0.00"],
    ["1e2", "100"],
  ])("%s is not %s", (wanted, actual) => {
    const one = expected("commissions", "distributorId,bonus,amount", `A,x,${wanted}`);
    expect(differences(one, commissions(`A,x,${actual}`))).toHaveLength(2);
  });

  test("ids are text: 007 is not 7", () => {
    const one = expected("standings", "distributorId,personalVolume", "007,1");
    expect(differences(one, [["2026-01", "7", "1.00"]])).toHaveLength(1);
  });
});

describe("rows", () => {
  test("each expected row uses up one row", () => {
    const one = expected("lines", "distributorId,bonus,amount", "A,x,1", "A,x,1");
    const line = ["2026-01", "A", "x", "o", "s", "1", "1", "0.1", "10.00", "1.00", ""];
    expect(differences(one, [line])).toHaveLength(1);
    expect(differences(one, [line, line])).toEqual([]);
    expect(differences(one, [line, line, line])).toEqual([]);
  });

  test("among the commissions none may be left over, not even where none is expected", () => {
    const none = expected("commissions", "distributorId,bonus,amount");
    expect(differences(none, commissions("A,x,1.00"))).toEqual([
      "commissions.csv: not expected, but there: distributorId A, bonus x, amount 1",
    ]);
  });

  test("a difference says what is there instead", () => {
    const one = expected("payments", "distributorId,paid,carried", "A,80,0");
    const rows = [["2026-01", "A", "USD", "85.00", "0.00", "0.00", "0.00", "80.00", "5.00"]];
    expect(differences(one, rows)).toEqual([
      "payments.csv: expected distributorId A, paid 80, carried 0; the trial has A, 80.00, 5.00",
    ]);
  });
});

describe("columns", () => {
  test.each<[TableName, string, number, RegExp | null]>([
    ["commissions", "distributorId,bonus", 1, null],
    ["commissions", "distributorId,bonus", 2, /lacks the column period/],
    ["commissions", "period,distributorId", 2, /lacks the column bonus/],
    ["standings", "period,distributorId,rank", 2, /no column "rank"/],
    ["payments", "distributorId,paid,paid", 1, /paid twice/],
    ["exceptions", "code", 1, /lacks the column subject/],
  ])("%s with %s over %i periods", (table, header, periods, fault) => {
    const found = faultOfColumns(table, header.split(","), periods);
    if (fault === null) expect(found).toBeNull();
    else expect(found).toMatch(fault);
  });
});

test("rows are sorted bytewise: capitals before small letters, 10 before 9, UTF-8 beyond", () => {
  const ids = ["b", "é", "B", "9", "10", "\u{1F600}", "\uFFFD"];
  expect(sortRows(ids.map((id) => [id]))).toEqual(
    ["10", "9", "B", "b", "é", "\uFFFD", "\u{1F600}"].map((id) => [id]),
  );
});
