/** Every fault of a company's tables, with file, line, column and its sentence. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkCompany } from "../../server/company-file/check-company.ts";
import { cyclesOf } from "../../server/company-file/check-trees.ts";
import type { Mode } from "../../server/company-file/columns.ts";
import { directorySource, type CompanySource } from "../../server/company-file/company-source.ts";
import { nothingKnown } from "../../server/company-file/known.ts";
import { faultText } from "../../server/csv/fault.ts";
import type { Plan } from "../../server/plan/plan.ts";
import { companyFolder, soundCompany, type CompanyText } from "../support/company-folder.ts";
import { importPlan } from "../support/import-plan.ts";

let folder: string;
let made = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "heartwood-company-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function nextFolder(): string {
  made += 1;
  return join(folder, String(made));
}

async function check(source: CompanySource, plan: Plan = importPlan(), mode: Mode = "company") {
  const company = await checkCompany({ known: nothingKnown, plan, mode }, source);
  return { company, faults: company.faults.map(faultText) };
}

async function faultsOf(text: CompanyText, plan?: Plan): Promise<string[]> {
  return (await check(companyFolder(nextFolder(), { ...soundCompany, ...text }), plan)).faults;
}

/** The sound company with one more distributor on line 6. */
const withDistributor = (row: string) => ({
  distributors: `${soundCompany.distributors}\n${row}`,
});
/** The sound company with one more order on line 5. */
const withOrder = (row: string) => ({ orders: `${soundCompany.orders}\n${row}` });

test("a sound company has no faults, and everybody stands where the tables say", async () => {
  const { company, faults } = await check(companyFolder(nextFolder(), soundCompany));
  expect(faults).toEqual([]);
  expect(company.counts.orders).toEqual({ rows: 3, fresh: 3 });
  const { people } = company;
  expect(people.ids).toEqual(["root", "a", "b", "c", "k"]);
  expect(people.sponsor).toEqual([-1, 0, 0, 1, -1]);
  expect(people.placementParent).toEqual([-1, 0, 0, -1, -1]);
  expect(people.distributor[4]).toBe(1);
  expect(people.joinedAt[0]).toBe(Date.UTC(2020, 0, 1, 5)); // 00:00 in New York
});

describe("a fault of distributors.csv", () => {
  test.each([
    [
      "x,X,x@e.co,US,2021-01-01,nobody,,,active,",
      '6:sponsorId: The sponsor "nobody" is not there; add that distributor or leave it empty.',
    ],
    [
      "x,X,x@e.co,US,2021-01-01,k,,,active,",
      '6:sponsorId: The sponsor "k" is a customer; name a distributor.',
    ],
    [
      "x,X,x@e.co,US,2021-01-01,a,nobody,left,active,",
      '6:placementParentId: The placement parent "nobody" is not there; add that distributor or leave it empty.',
    ],
    [
      "x,X,x@e.co,US,2021-01-01,x,,,active,",
      "6:sponsorId: The sponsors go round in a circle: x -> x; correct one of them.",
    ],
    [
      "a,X,x@e.co,US,2021-01-01,root,,,active,",
      '6:id: The id "a" is taken by distributors.csv line 3; every person needs an id of his own.',
    ],
    [",X,x@e.co,US,2021-01-01,root,,,active,", "6:id: The id is empty; write one."],
    [
      `${"x".repeat(101)},X,x@e.co,US,2021-01-01,root,,,active,`,
      `6:id: The id "${"x".repeat(40)}…" is longer than 100 characters; shorten it.`,
    ],
    [
      "x\u0007,X,x@e.co,US,2021-01-01,root,,,active,",
      '6:id: The id "x\\u0007" holds a control character; remove it.',
    ],
    [
      "x ,X,x@e.co,US,2021-01-01,root,,,active,",
      '6:id: The id "x " begins or ends with a space; remove it.',
    ],
    ["x,,x@e.co,US,2021-01-01,root,,,active,", "6:name: The name is empty; write one."],
    ["x,X,,US,2021-01-01,root,,,active,", "6:email: The e-mail address is empty; write one."],
    [
      "x,X,x.e.co,US,2021-01-01,root,,,active,",
      '6:email: "x.e.co" is not an e-mail address; write it as name@example.com.',
    ],
    [
      "x,X,x@e.co,usa,2021-01-01,root,,,active,",
      '6:country: "usa" is not a country; write its two letters, such as US.',
    ],
    [
      "x,X,x@e.co,US,,root,,,active,",
      "6:joinedOn: A date is missing here; write one, such as 2026-11-03.",
    ],
    [
      "x,X,x@e.co,US,2021-02-30,root,,,active,",
      '6:joinedOn: "2021-02-30" names a day that does not exist.',
    ],
    [
      "x,X,x@e.co,US,2021-02-03T10:00,root,,,active,",
      '6:joinedOn: "2021-02-03T10:00" has no zone; add Z, an offset such as +05:30, or [Area/City].',
    ],
    [
      "x,X,x@e.co,US,2021-02-03T10:00[Mars/Base],root,,,active,",
      '6:joinedOn: "2021-02-03T10:00[Mars/Base]" names a zone that the IANA database does not have.',
    ],
    [
      "x,X,x@e.co,US,03.02.2021,root,,,active,",
      '6:joinedOn: "03.02.2021" is not an ISO date or date-time such as 2026-11-03T10:00+05:30.',
    ],
    [
      "x,X,x@e.co,US,2021-01-01,root,,,gone,",
      '6:status: "gone" is not a status; write active, suspended or terminated.',
    ],
    [
      "x,X,x@e.co,US,2021-01-01,root,,,active,diamond",
      '6:title: The plan has no rank "diamond"; write one of silver, gold, or nothing.',
    ],
    [
      "x,X,x@e.co,US,2021-01-01,root,a,middle,active,",
      '6:placementLeg: The plan has no leg "middle"; write one of left, right.',
    ],
    [
      "x,X,x@e.co,US,2021-01-01,root,a,,active,",
      '6:placementLeg: The plan has no leg ""; write one of left, right.',
    ],
    [
      "x,X,x@e.co,US,2021-01-01,root,,left,active,",
      "6:placementLeg: A leg without a placement parent means nothing; write both or none.",
    ],
    [
      "x,X,x@e.co,US,2021-01-01,root,root,left,active,",
      '6:placementLeg: The left leg of "root" is taken by line 3; place this one elsewhere.',
    ],
    [
      "x,X,x@e.co,US,2021-01-01,,,,active,",
      '6:placementParentId: "x" is a second head of the placement tree beside "root"; the plan\'s tree has one, so place him under somebody.',
    ],
    [
      "x,X,x@e.co,US,2021-01-01,root,,,active",
      "6: The row has 9 fields and the header 10; write a comma for each empty field too.",
    ],
    [
      "x,X,Y,x@e.co,US,2021-01-01,root,,,active,",
      "6: The row has 11 fields and the header 10; quote a field that holds a comma.",
    ],
  ])("%s", async (row, fault) => {
    expect(await faultsOf(withDistributor(row))).toEqual([`distributors.csv:${fault}`]);
  });

  test("somebody unplaced who gets people placed under him is a second head", async () => {
    const faults = await faultsOf(withDistributor("x,X,x@e.co,US,2021-01-01,c,c,left,active,"));
    expect(faults).toEqual([
      'distributors.csv:5:placementParentId: "c" is a second head of the placement tree beside "root"; ' +
        "the plan's tree has one, so place him under somebody.",
    ]);
  });

  test("a circle of three is named once, a circle of twelve is cut short", async () => {
    const row = (id: string, sponsor: string, place = ",") =>
      `${id},${id},x@e.co,US,2021-01-01,${sponsor},${place},active,`;
    const three = ["p", "q", "r"].map((id, n) => row(id, ["q", "r", "p"][n]!)).join("\n");
    expect(await faultsOf(withDistributor(three))).toEqual([
      "distributors.csv:6:sponsorId: The sponsors go round in a circle: p -> q -> r -> p; correct one of them.",
    ]);
    const twelve = Array.from({ length: 12 }, (_, n) => row(`p${n}`, `p${(n + 1) % 12}`)).join(
      "\n",
    );
    expect((await faultsOf(withDistributor(twelve)))[0]).toContain(
      "p8 -> p9 -> … (12 people); correct one of them.",
    );
    const placed = [row("p", "a", "q,left"), row("q", "a", "p,left")].join("\n");
    expect(await faultsOf(withDistributor(placed))).toEqual([
      "distributors.csv:6:placementParentId: The placement parents go round in a circle: p -> q -> p; correct one of them.",
    ]);
  });

  test("more people than the width, and legs where the plan has none", async () => {
    const plan = importPlan({ placement: { width: 2, legs: [] } });
    const distributors = `
      root,R,r@e.co,US,2020-01-01,,,,active,
      a,A,a@e.co,US,2020-01-01,root,root,,active,
      b,B,b@e.co,US,2020-01-01,root,root,left,active,
      k2,C,c@e.co,US,2020-01-01,root,root,,active,`;
    const source = companyFolder(nextFolder(), { distributors });
    expect((await check(source, plan)).faults).toEqual([
      'distributors.csv:4:placementLeg: The plan has no legs, so "left" means nothing; leave it empty.',
      'distributors.csv:5:placementParentId: "root" has more than 2 people placed under him, the ' +
        "plan's width; place this one elsewhere.",
    ]);
  });

  test("several heads are right where the width is not limited", async () => {
    const plan = importPlan({ placement: { width: null, legs: ["left", "right"] } });
    const row = "x,X,x@e.co,US,2021-01-01,,,,active,";
    expect(await faultsOf(withDistributor(row), plan)).toEqual([]);
  });
});

describe("a fault of customers.csv", () => {
  test.each([
    [
      "k,K,k@e.co,a,,retail",
      '3:id: The id "k" is taken by customers.csv line 2; every person needs an id of his own.',
    ],
    [
      "a,K,k@e.co,a,,retail",
      '3:id: The id "a" is taken by distributors.csv line 3; every person needs an id of his own.',
    ],
    ["l,K,k@e.co,,,retail", "3:distributorId: The distributor's id is empty; write one."],
    [
      "l,K,k@e.co,zz,,retail",
      '3:distributorId: The distributor "zz" is not there; add that distributor.',
    ],
    [
      "l,K,k@e.co,k,,retail",
      '3:distributorId: The distributor "k" is a customer; name a distributor.',
    ],
    [
      "l,K,k@e.co,a,zz,retail",
      '3:enrolledById: The enrolling distributor "zz" is not there; add that distributor or leave it empty.',
    ],
    ["l,K,k@e.co,a,,vip", '3:kind: "vip" is not a kind of customer; write retail or preferred.'],
  ])("%s", async (row, fault) => {
    const customers = `${soundCompany.customers}\n${row}`;
    expect(await faultsOf({ customers })).toEqual([`customers.csv:${fault}`]);
  });
});

describe("a fault of orders.csv", () => {
  const at = "2026-11-06T10:00:00Z";
  test.each([
    [
      `o1,a,${at},USD,1,1,1,order,`,
      '5:id: The id "o1" is taken by line 2; every order needs an id of its own.',
    ],
    [
      `x,zz,${at},USD,1,1,1,order,`,
      '5:buyerId: The buyer "zz" is not there; add the distributor or customer.',
    ],
    [
      "x,a,2020-12-31T23:59:59Z,USD,1,1,1,order,",
      '5:placedAt: The order was placed before the buyer "a" joined; correct one of the two dates.',
    ],
    [
      "x,k,2020-12-31T23:59:59Z,USD,1,1,1,order,",
      '5:placedAt: The order was placed before the buyer\'s distributor "a" joined; correct one of the two dates.',
    ],
    [
      "x,a,2026-11-06,USD,1,1,1,order,",
      '5:placedAt: "2026-11-06" has no time; write date, time and zone.',
    ],
    [
      "x,a,2026-11-06T10:00:00,USD,1,1,1,order,",
      '5:placedAt: "2026-11-06T10:00:00" has no zone; add Z, an offset such as +05:30, or [Area/City].',
    ],
    [
      "x,a,2026-11-31T10:00:00Z,USD,1,1,1,order,",
      '5:placedAt: "2026-11-31T10:00:00Z" names a day that does not exist.',
    ],
    [
      "x,a,2026-11-06T25:00:00Z,USD,1,1,1,order,",
      '5:placedAt: "2026-11-06T25:00:00Z" names a time that does not exist; hours go from 00 to 23.',
    ],
    [
      `x,a,${at},EUR,1,1,1,order,`,
      "5:currency: The order is in EUR and the plan in USD; one company has one currency today.",
    ],
    [
      `x,a,${at},dollar,1,1,1,order,`,
      '5:currency: "dollar" is not a currency; write the plan\'s, USD.',
    ],
    [
      `x,a,${at},USD,1.001,1,1,order,`,
      '5:total: "1.001" has too many decimals; at most 2 decimals are allowed here.',
    ],
    [
      `x,a,${at},USD,1,1.005,1,order,`,
      '5:qualifyingVolume: "1.005" has too many decimals; at most 2 decimals are allowed here.',
    ],
    [
      `x,a,${at},USD,1,NaN,1,order,`,
      '5:qualifyingVolume: "NaN" is not a plain decimal number; write it as 12.50.',
    ],
    [
      `x,a,${at},USD,1,1e400,1,order,`,
      '5:qualifyingVolume: "1e400" has an exponent; write the number out.',
    ],
    [
      `x,a,${at},USD,1,1e3,1,order,`,
      '5:qualifyingVolume: "1e3" has an exponent; write the number out.',
    ],
    [
      `x,a,${at},USD,1,1,-1,order,`,
      '5:commissionableVolume: "-1" has a sign; write the figure without one.',
    ],
    [
      `x,a,${at},USD,1,1,,order,`,
      "5:commissionableVolume: A figure is missing here; write one, such as 12.50 or 0.",
    ],
    [
      `x,a,${at},USD,1,1,99999999999.00,order,`,
      '5:commissionableVolume: "99999999999.00" is larger than any real figure; check its digits.',
    ],
    [
      `x,a,${at},USD,1,1,1,gift,`,
      '5:kind: "gift" is not a kind of order; write order, autoship, starter or return.',
    ],
    [
      `x,a,${at},USD,1,1,1,return,`,
      "5:returnsOrderId: A return must name the order that it returns; write that order's id.",
    ],
    [
      `x,a,${at},USD,1,1,1,order,o1`,
      "5:returnsOrderId: Only a return names another order; leave this empty, or write return as the kind.",
    ],
    [
      `x,a,${at},USD,1,1,1,return,zz`,
      '5:returnsOrderId: The returned order "zz" is not there; name one that is.',
    ],
    [
      `x,a,${at},USD,1,1,1,return,r1`,
      '5:returnsOrderId: "r1" is itself a return; name the order that was bought.',
    ],
    [
      `x,b,${at},USD,1,1,1,return,o1`,
      '5:returnsOrderId: The returned order "o1" is of another buyer; a return is its buyer\'s own.',
    ],
    [
      "x,a,2026-11-03T09:59:59Z,USD,1,1,1,return,o1",
      '5:placedAt: The return comes before the order "o1" that it returns; correct one of the two dates.',
    ],
  ])("%s", async (row, fault) => {
    expect(await faultsOf(withOrder(row))).toEqual([`orders.csv:${fault}`]);
  });

  test("a return may stand before its order in the file", async () => {
    const orders = `r,a,${at},USD,1,1,1,return,o\no,a,${at},USD,1,1,1,order,`;
    expect(await faultsOf({ orders })).toEqual([]);
  });

  test("a yen has no decimals", async () => {
    const plan = importPlan({ currency: "JPY", currencyDigits: 0 });
    const orders = `o,a,${at},JPY,100.0,1,1,order,`;
    expect(await faultsOf({ orders, opening: "a,balance,-12" }, plan)).toEqual([
      'orders.csv:2:total: "100.0" has too many decimals; no decimals are allowed here.',
    ]);
  });
});

describe("a fault of opening.csv", () => {
  test.each([
    ["a,balance,1.00", "5:name: This figure is given in line 2 already; leave one of the two out."],
    [
      "zz,balance,1.00",
      '5:distributorId: The distributor "zz" is not there; add him or leave the row out.',
    ],
    [
      "k,balance,1.00",
      '5:distributorId: The distributor "k" is not there; add him or leave the row out.',
    ],
    [
      "a,carry,1.00",
      '5:name: "carry" is no opening figure; write carryLeft, carryRight, balance, graceUsed, lifetimeVolume or paidOnce:<bonus>.',
    ],
    ["a,paidOnce:car,true", '5:name: The plan has no bonus "car"; write one of team.'],
    [
      "a,paidOnce:team,maybe",
      '5:value: "maybe" is not true or false; write true where it has been paid.',
    ],
    ["a,carryLeft,-1.00", '5:value: "-1.00" has a sign; write the figure without one.'],
    ["a,graceUsed,1.5", '5:value: "1.5" has too many decimals; no decimals are allowed here.'],
  ])("%s", async (row, fault) => {
    const opening = `${soundCompany.opening}\n${row}`;
    expect(await faultsOf({ opening })).toEqual([`opening.csv:${fault}`]);
  });
});

describe("headers and files", () => {
  const write = (name: string, content: string | Buffer): CompanySource => {
    const where = nextFolder();
    companyFolder(where, soundCompany);
    writeFileSync(join(where, name), content);
    return directorySource(where);
  };

  test("a wrong header is reported column by column, and nothing else is concluded from it", async () => {
    const source = write(
      "distributors.csv",
      "id,name,email,country,joinedOn,sponsorID,status,status\n",
    );
    expect((await check(source)).faults).toEqual([
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
    expect((await check(free)).faults).toEqual([]);
    const alone = write("opening.csv", "distributorId,name,value");
    expect((await check(alone)).faults).toEqual([]);
    const none = write("opening.csv", "");
    expect((await check(none)).faults).toEqual([
      "opening.csv: The file is empty; it needs at least its header line.",
    ]);
  });

  test("Latin-1 names line and column", async () => {
    const row = "root,Zoë,root@example.com,US,2020-01-01,,,,active,gold";
    const header =
      "id,name,email,country,joinedOn,sponsorId,placementParentId,placementLeg,status,title";
    const { faults } = await check(
      write("distributors.csv", Buffer.from(`${header}\n${row}\n`, "latin1")),
    );
    expect(faults[0]).toMatch(/^distributors\.csv:2:name: The text is not UTF-8 here;/);
  });

  test("a folder without tables is a fault", async () => {
    const { faults } = await check({ name: "nowhere", tables: {} });
    expect(faults).toEqual([
      "nowhere: There is no table here; put in at least one of distributors.csv, customers.csv, " +
        "orders.csv, opening.csv.",
    ]);
  });

  test("all faults are counted and the first thousand listed, by file and line", async () => {
    const orders = Array.from({ length: 1_500 }, (_, n) => `x${n},zz,now,USD,1,1,1,order,`).join(
      "\n",
    );
    const source = companyFolder(nextFolder(), { ...soundCompany, orders });
    const company = (await check(source)).company;
    expect(company.faultCount).toBe(3_000);
    expect(company.faults).toHaveLength(1_000);
    expect(company.faults[0]).toMatchObject({ file: "orders.csv", line: 2, column: "placedAt" });
  });
});

describe("a trial", () => {
  const trial = (distributors: string, orders: string) => {
    const where = nextFolder();
    companyFolder(where, {});
    writeFileSync(join(where, "distributors.csv"), distributors);
    writeFileSync(join(where, "orders.csv"), orders);
    return check(directorySource(where), importPlan(), "trial");
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
    const none = await check({ name: "x", tables: {} }, importPlan(), "trial");
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
