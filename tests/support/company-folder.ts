/** Small companies as text, for tests of reading and importing. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tableShapes, tableNames, type TableName } from "../../server/company-file/columns.ts";
import { directorySource, type CompanySource } from "../../server/company-file/company-source.ts";

/** Rows of each table, one a line, without their header. */
export type CompanyText = Partial<Record<TableName, string>>;

/** A small company that is right: two levels, a customer, an order, a return. */
export const soundCompany: Required<CompanyText> = {
  distributors: `
    root,Root,root@example.com,US,2020-01-01,,,,active,gold
    a,Ada,a@example.com,US,2021-01-01,root,root,left,active,silver
    b,Ben,b@example.com,DE,2021-01-02T10:00:00Z,root,root,right,suspended,
    c,Cy,c@example.com,DE,2022-01-01,a,,,active,`,
  customers: `
    k,Kim,k@example.com,a,b,retail`,
  orders: `
    o1,a,2026-11-03T10:00:00Z,USD,120.00,100.00,90.00,order,
    o2,k,2026-11-04T10:00:00-05:00,USD,60.00,50.00,45.5,autoship,
    r1,a,2026-11-05T10:00:00Z,USD,24.00,20.00,18.00,return,o1`,
  opening: `
    a,balance,-12.50
    b,lifetimeVolume,1000.00
    b,paidOnce:team,true`,
};

/** Writes the tables into a folder, each under its full header, and answers the folder as a source. */
export function companyFolder(folder: string, text: CompanyText): CompanySource {
  mkdirSync(folder, { recursive: true });
  for (const table of tableNames) {
    const rows = text[table];
    if (rows === undefined) continue;
    const { file, columns: all, optionalColumns = [] } = tableShapes[table];
    const columns = all.filter((column) => !optionalColumns.includes(column));
    const lines = rows
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    writeFileSync(join(folder, file), `${[columns.join(","), ...lines].join("\n")}\n`);
  }
  return directorySource(folder);
}
