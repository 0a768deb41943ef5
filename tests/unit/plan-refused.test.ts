/** Plans that contradict themselves are refused with the path and a sentence. */
import { expect, test } from "vitest";
import { BASE, faultsOf } from "./plan-base.ts";

const POOL = `  - id: leaders
    name: Leaders' pool
    kind: pool
    calendar: month
    rankBy: paidAs
    pot: { share: 2%, of: commissionable }
    tiers:
      - { id: all, part: 100%, requires: {}, shares: { equal: 1 }, top: none }
    stacking: highest
    shareValue: exact
    unclaimed: company
`;
const RISE = `  - id: rise
    name: Rise
    kind: rankAdvancement
    calendar: month
    rankBy: title
    amounts: { gold: 500.00 }
    paid: once
    skipped: lost
    periods: 1
    payee: {}
`;
const MATCHES = ["one", "two"]
  .map(
    (id, i, ids) => `  - id: ${id}
    name: ${id}
    kind: match
    calendar: month
    tree: sponsor
    of: [${ids[1 - i]}]
    amounts: beforeCaps
    by: { levels: { compression: none } }
    rankBy: paidAs
    rates: [10%]
    payee: {}
`,
  )
  .join("");
const WITH = BASE.replace("rounding:", `${POOL}${RISE}rounding:`);

test("the plan that is exchanged below has no fault", () => expect(faultsOf(WITH)).toEqual([]));

test.each<[what: string, from: string, to: string, fault: RegExp]>([
  [
    "a rank that nobody can reach",
    "groupVolume: 1000.00 }",
    "groupVolume: 1000.00, legs: [{ count: 1, rank: gold }] }",
    /ranks\[0\]\.requires\.legs\[0\]\.rank: Nobody can ever be paid as "gold"/,
  ],
  [
    "ranks that ask for each other",
    "requires: { active: true, groupVolume: 1000.00 }",
    "requires: { legs: [{ count: 1, headRank: gold }] }",
    /ranks\[1\]\.requires\.legs\[0\]\.rank: Nobody can ever be paid as "silver"/,
  ],
  [
    "matches that match each other",
    "rounding:",
    `${MATCHES}rounding:`,
    /bonuses\[4\]\.of\[0\]: "two" is a match itself/,
  ],
  [
    "a calendar that borrows its own ranks",
    "ranks: own",
    "ranks: month",
    /calendars\[0\]\.ranks: The calendar "month" has no ranks: own/,
  ],
  [
    "an anchor that holds itself",
    "payee: { active: true }",
    "payee: &a { any: [*a] }",
    /bonuses\[0\]\.payee.*: Too many aliases; write the value out/,
  ],
  [
    "a rate of 101 %",
    "gold: [8%, 5%, 4%]",
    "gold: [8%, 101%, 4%]",
    /line 41, bonuses\[0\]\.rates\.gold\[1\]: 101% is more than all there is/,
  ],
  [
    "a pool of no shares",
    "shares: { equal: 1 }",
    "shares: { equal: 0 }",
    /bonuses\[2\]\.tiers\[0\]\.shares: Nobody can have a share in this/,
  ],
  [
    "a pot above the company's cap",
    "company: none",
    "company: { share: 1.9999% }",
    /bonuses\[2\]\.pot\.share: The pot is 2% of the volume, and the cap of the company 1\.9999%/,
  ],
  [
    "a pot above its own cap",
    "    unclaimed: company\n",
    "    unclaimed: company\n    cap: { share: 1% }\n",
    /bonuses\[2\]\.pot\.share: .* the cap of this bonus 1%/,
  ],
  [
    "a rank's amount above what a person may have",
    "person: none",
    "person: { amount: 499.99, cut: proportionally }",
    /bonuses\[3\]\.amounts\.gold: Gold is paid 500\.00 USD here, and a person at most 499\.99/,
  ],
  [
    "bonuses that are never cut and together pay more than the company's limit",
    "company: none",
    "company: { share: 18.9999%, spares: [team, leaders] }",
    /caps\.company\.spares: .* may pay 19% of the volume, and the company at most 18\.9999%/,
  ],
])("%s", (_what, from, to, fault) => {
  if (!WITH.includes(from)) throw new Error(`the plan has no ${from}`);
  expect(faultsOf(WITH.replace(from, to))).toContainEqual(expect.stringMatching(fault));
});

test.each([
  ["company: none", "company: { share: 2% }"],
  ["person: none", "person: { amount: 500.00, cut: proportionally }"],
  ["company: none", "company: { share: 19%, spares: [team, leaders] }"],
])("at the boundary: exactly the cap is no fault (%s as %s)", (from, to) => {
  expect(faultsOf(WITH.replace(from, to))).toEqual([]);
});
