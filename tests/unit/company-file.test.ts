/** A company's tables as files: headers, encodings, what a trial needs, what a sound company is. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cyclesOf } from "../../server/company-file/check-trees.ts";
import { directorySource, type CompanySource } from "../../server/company-file/company-source.ts";
import { checkTables, companyFolders } from "../support/company-check.ts";
import { companyFolder, soundCompany } from "../support/company-folder.ts";
import { importPlan } from "../support/import-plan.ts";

let folders: ReturnType<typeof companyFolders>;
beforeAll(() => {
  folders = companyFolders();
});
afterAll(() => folders.remove());

test("a sound company has no faults, and everybody stands where the tables say", async () => {
  const { company, faults } = await checkTables(companyFolder(folders.next(), soundCompany));
  expect(faults).toEqual([]);
  expect(company.counts.orders).toEqual({ rows: 3, fresh: 3 });
  const { people } = company;
  expect(people.ids).toEqual(["root", "a", "b", "c", "k"]);
  expect(people.sponsor).toEqual([-1, 0, 0, 1, -1]);
  expect(people.placementParent).toEqual([-1, 0, 0, -1, -1]);
  expect(people.distributor[4]).toBe(1);
  expect(people.joinedAt[0]).toBe(Date.UTC(2020, 0, 1, 5)); // 00:00 in New York
});

describe("headers and files", () => {
  const write = (name: string, content: string | Buffer): CompanySource => {
    const where = folders.next();
    companyFolder(where, soundCompany);
    writeFileSync(join(where, name), content);
    return directorySource(where);
  };

  test("a wrong header is reported column by column, and nothing else is concluded from it", async () => {
    const source = write(
      "distributors.csv",
      "id,name,email,country,joinedOn,sponsorID,status,status\n",
    );
    expect((await checkTables(source)).faults).toEqual([
      'distributors.csv:1:sponsorID: There is no column "sponsorID"; the columns are id, name, email, ' +
        "country, joinedOn, sponsorId, placementParentId, placementLeg, status, title.",
      'distributors.csv:1:status: The column "status" is there twice; remove one.',
      ...["sponsorId", "placementParentId", "placementLeg", "title"].map(
        (column) =>
          `distributors.csv:1:${column}: The column ${column} is missing; add it to the header.`,
      ),
    ]);
  });

  test("the order of columns is free, a header alone is fine, zero bytes are not", async () => {
    const free = write(
      "customers.csv",
      "kind,id,enrolledById,distributorId,email,name\nretail,k,b,a,k@example.com,Kim\n",
    );
    expect((await checkTables(free)).faults).toEqual([]);
    const alone = write("opening.csv", "distributorId,name,value");
    expect((await checkTables(alone)).faults).toEqual([]);
    const none = write("opening.csv", "");
    expect((await checkTables(none)).faults).toEqual([
      "opening.csv: The file is empty; it needs at least its header line.",
    ]);
  });

  test("Latin-1 names line and column", async () => {
    const row = "root,Zoë,root@example.com,US,2020-01-01,,,,active,gold";
    const header =
      "id,name,email,country,joinedOn,sponsorId,placementParentId,placementLeg,status,title";
    const { faults } = await checkTables(
      write("distributors.csv", Buffer.from(`${header}\n${row}\n`, "latin1")),
    );
    expect(faults[0]).toMatch(/^distributors\.csv:2:name: The text is not UTF-8 here;/);
  });

  test("a folder without tables is a fault", async () => {
    const { faults } = await checkTables({ name: "nowhere", tables: {} });
    expect(faults).toEqual([
      "nowhere: There is no table here; put in at least one of distributors.csv, customers.csv, " +
        "orders.csv, opening.csv.",
    ]);
  });

  test("all faults are counted and the first thousand listed, by file and line", async () => {
    const orders = Array.from({ length: 1_500 }, (_, n) => `x${n},zz,now,USD,1,1,1,order,`).join(
      "\n",
    );
    const source = companyFolder(folders.next(), { ...soundCompany, orders });
    const company = (await checkTables(source)).company;
    expect(company.faultCount).toBe(3_000);
    expect(company.faults).toHaveLength(1_000);
    expect(company.faults[0]).toMatchObject({ file: "orders.csv", line: 2, column: "placedAt" });
  });
});

describe("a trial", () => {
  const trial = (distributors: string, orders: string) => {
    const where = folders.next();
    companyFolder(where, {});
    writeFileSync(join(where, "distributors.csv"), distributors);
    writeFileSync(join(where, "orders.csv"), orders);
    return checkTables(directorySource(where), importPlan(), "trial");
  };
  const orderHeader = "id,buyerId,placedAt,qualifyingVolume,commissionableVolume,kind";

  test("needs few columns; a date without a time is 00:00 in the plan's zone", async () => {
    const { company, faults } = await trial(
      "status,sponsorId,joinedOn,id\nactive,,2026-01-01,a\n",
      `${orderHeader}\no,a,2026-11-03,1,1,order\n`,
    );
    expect(faults).toEqual([]);
    expect(company.orders.placedAt[0]).toBe(Date.UTC(2026, 10, 3, 5));
  });

  test("misses a column or a table that it needs", async () => {
    const { faults } = await trial("id,joinedOn,sponsorId\n", `${orderHeader}\n`);
    expect(faults).toEqual([
      "distributors.csv:1:status: The column status is missing; add it to the header.",
    ]);
    const none = await checkTables({ name: "x", tables: {} }, importPlan(), "trial");
    expect(none.faults).toEqual([
      "distributors.csv: The file is missing; a trial needs it.",
      "orders.csv: The file is missing; a trial needs it.",
    ]);
  });
});

test("cycles of a forest: none in a chain of 200,000, each found once elsewhere", () => {
  const chain = Array.from({ length: 200_000 }, (_, number) => number - 1);
  expect(cyclesOf(chain)).toEqual([]);
  expect(cyclesOf([1, 2, 0, 0, 4, -1])).toEqual([[0, 1, 2], [4]]);
});
