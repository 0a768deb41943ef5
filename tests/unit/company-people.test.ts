/** Every fault of distributors.csv and customers.csv, with line, column and its sentence. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkTables, companyFolders } from "../support/company-check.ts";
import { companyFolder, soundCompany } from "../support/company-folder.ts";
import { importPlan } from "../support/import-plan.ts";

let folders: ReturnType<typeof companyFolders>;
beforeAll(() => {
  folders = companyFolders();
});
afterAll(() => folders.remove());

/** The sound company with one more distributor on line 6. */
const withDistributor = (row: string) => ({
  distributors: `${soundCompany.distributors}\n${row}`,
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
    expect(await folders.faultsOf(withDistributor(row))).toEqual([`distributors.csv:${fault}`]);
  });

  test("somebody unplaced who gets people placed under him is a second head", async () => {
    const faults = await folders.faultsOf(
      withDistributor("x,X,x@e.co,US,2021-01-01,c,c,left,active,"),
    );
    expect(faults).toEqual([
      'distributors.csv:5:placementParentId: "c" is a second head of the placement tree beside "root"; ' +
        "the plan's tree has one, so place him under somebody.",
    ]);
  });

  test("a circle of three is named once, a circle of twelve is cut short", async () => {
    const row = (id: string, sponsor: string, place = ",") =>
      `${id},${id},x@e.co,US,2021-01-01,${sponsor},${place},active,`;
    const three = ["p", "q", "r"].map((id, n) => row(id, ["q", "r", "p"][n]!)).join("\n");
    expect(await folders.faultsOf(withDistributor(three))).toEqual([
      "distributors.csv:6:sponsorId: The sponsors go round in a circle: p -> q -> r -> p; correct one of them.",
    ]);
    const twelve = Array.from({ length: 12 }, (_, n) => row(`p${n}`, `p${(n + 1) % 12}`)).join(
      "\n",
    );
    expect((await folders.faultsOf(withDistributor(twelve)))[0]).toContain(
      "p8 -> p9 -> … (12 people); correct one of them.",
    );
    const placed = [row("p", "a", "q,left"), row("q", "a", "p,left")].join("\n");
    expect(await folders.faultsOf(withDistributor(placed))).toEqual([
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
    const source = companyFolder(folders.next(), { distributors });
    expect((await checkTables(source, plan)).faults).toEqual([
      'distributors.csv:4:placementLeg: The plan has no legs, so "left" means nothing; leave it empty.',
      'distributors.csv:5:placementParentId: "root" has more than 2 people placed under him, the ' +
        "plan's width; place this one elsewhere.",
    ]);
  });

  test("several heads are right where the width is not limited", async () => {
    const plan = importPlan({ placement: { width: null, legs: ["left", "right"] } });
    const row = "x,X,x@e.co,US,2021-01-01,,,,active,";
    expect(await folders.faultsOf(withDistributor(row), plan)).toEqual([]);
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
    expect(await folders.faultsOf({ customers })).toEqual([`customers.csv:${fault}`]);
  });
});
