/** Every fault of orders.csv and opening.csv, with line, column and its sentence. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { companyFolders } from "../support/company-check.ts";
import { soundCompany } from "../support/company-folder.ts";
import { importPlan } from "../support/import-plan.ts";

let folders: ReturnType<typeof companyFolders>;
beforeAll(() => {
  folders = companyFolders();
});
afterAll(() => folders.remove());

/** The sound company with one more order on line 5. */
const withOrder = (row: string) => ({ orders: `${soundCompany.orders}\n${row}` });

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
    expect(await folders.faultsOf(withOrder(row))).toEqual([`orders.csv:${fault}`]);
  });

  test("a return may stand before its order in the file", async () => {
    const orders = `r,a,${at},USD,1,1,1,return,o\no,a,${at},USD,1,1,1,order,`;
    expect(await folders.faultsOf({ orders })).toEqual([]);
  });

  test("a yen has no decimals", async () => {
    const plan = importPlan({ currency: "JPY", currencyDigits: 0 });
    const orders = `o,a,${at},JPY,100.0,1,1,order,`;
    expect(await folders.faultsOf({ orders, opening: "a,balance,-12" }, plan)).toEqual([
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
      '5:name: "carry" is no opening figure; write carryLeft, carryRight, balance, graceUsed, lifetimeVolume, goal or paidOnce:<bonus>.',
    ],
    ["a,paidOnce:car,true", '5:name: The plan has no bonus "car"; write one of team.'],
    [
      "a,paidOnce:team,maybe",
      '5:value: "maybe" is not true, false or a rank of the plan; write the highest rank that has been paid, or true, or false.',
    ],
    ["a,carryLeft,-1.00", '5:value: "-1.00" has a sign; write the figure without one.'],
    ["a,graceUsed,1.5", '5:value: "1.5" has too many decimals; no decimals are allowed here.'],
  ])("%s", async (row, fault) => {
    const opening = `${soundCompany.opening}\n${row}`;
    expect(await folders.faultsOf({ opening })).toEqual([`opening.csv:${fault}`]);
  });
});
