/** What random plans ask of people and of orders: the keys of docs/plan/ranks.md and docs/plan/fast-start.md. */
import fc from "fast-check";
import type { RequirementText } from "./spec.ts";

export const RANKS = ["bronze", "silver", "gold"];
/** Orders and thresholds share figures, so that boundaries are met exactly. */
export const POINTS = ["0.01", "50.00", "100.00", "99.99", "250.00", "333.33", "1000.00"];
export const KINDS = ["order", "autoship", "starter"];
export const PRODUCTS = ["", "pack", "tea"];

export const points = fc.constantFrom(...POINTS);

/** A key that one example in `times` has; it shrinks to its absence. */
export const oneIn = <T>(times: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constant(undefined), weight: times - 1 },
    { arbitrary: value, weight: 1 },
  );
export const sometimes = <T>(value: fc.Arbitrary<T>) => oneIn(3, value);
const seldom = <T>(value: fc.Arbitrary<T>) => oneIn(9, value);

/** Drops keys without a value: an absent key asks nothing. */
export function present<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

const volumes = {
  personalVolume: sometimes(points),
  groupVolume: sometimes(points),
  totalVolume: sometimes(points),
};

const measure = fc.constantFrom("personalVolume", "groupVolume", "totalVolume", "ownVolume");

const team = {
  count: fc.constantFrom("1", "2", "4"),
  levels: sometimes(fc.constantFrom("1", "2")),
  personalVolume: sometimes(points),
};
/** A first level of two places cannot hold four; the plan would be refused. */
const fitting = <T extends { count: string; levels: string | undefined }>(asked: T): T =>
  present(asked.levels === "1" && asked.count === "4" ? { ...asked, count: "2" } : asked);
/** People below who are active, where it is known who is. */
const activeTeam = seldom(
  fc.record({ ...team, active: sometimes(fc.constant("true")) }).map(fitting),
);

/** Keys that may stand wherever something is asked. */
const anywhere = {
  ...{ lifetimeVolume: seldom(points), goalVolume: seldom(points), reachesGoal: seldom(measure) },
  firstVolume: seldom(
    fc.record({
      of: fc.constantFrom("personalVolume", "totalVolume"),
      within: fc.constantFrom("30 days", "720 hours", "2 months"),
      atLeast: points,
    }),
  ),
  ...{ ownVolume: seldom(points), customerVolume: seldom(points), sideVolume: seldom(points) },
  levelsVolume: seldom(
    fc.record({
      levels: fc.constantFrom("1", "2"),
      personal: fc.constantFrom("counted", "ignored"),
      atLeast: points,
    }),
  ),
  team: seldom(fc.record(team).map(fitting)),
  customerShare: seldom(fc.constantFrom("25%", "50%")),
  customers: seldom(fc.record({ count: fc.constantFrom("1", "2"), volume: points })),
  order: seldom(
    fc.record({ kinds: fc.subarray(KINDS, { minLength: 1 }), volume: fc.constantFrom("50.00") }),
  ),
  joined: seldom(
    fc.constantFrom(
      ...[
        { within: "30 days" },
        { before: "30 days" },
        { within: "2 months" },
        { before: "1 months" },
      ],
    ),
  ),
};

/** Either of two, besides all else. */
const any = seldom(
  fc.tuple(points, points).map(([one, other]) => [{ personalVolume: one }, { totalVolume: other }]),
);

export const activity = fc.record({ ...anywhere, personalVolume: points, any }).map(present);

/** What a bonus asks of a payee, a leader or a sharer. */
export const payee: fc.Arbitrary<RequirementText> = fc.oneof(
  { arbitrary: fc.constant({}), weight: 2 },
  // One thing alone: some people fulfil it and some do not.
  { arbitrary: fc.constant({ active: "true" as const }), weight: 1 },
  { arbitrary: points.map((personalVolume) => ({ personalVolume })), weight: 1 },
  fc
    .record({
      active: sometimes(fc.constant("true" as const)),
      rank: sometimes(fc.constantFrom(...RANKS)),
      ...volumes,
      ...anywhere,
      team: activeTeam,
      sponsored: seldom(
        fc
          .record({
            count: fc.constantFrom("1", "2"),
            active: sometimes(fc.constant("true")),
            personalVolume: seldom(points),
            joined: seldom(fc.constant("thisPeriod")),
          })
          .map(present),
      ),
      any,
    })
    .map(present),
);

/** One to three steps of what somebody fulfils, each with a value. */
export const steps = <K extends string, V>(key: K, value: fc.Arbitrary<V>) =>
  fc.record({
    by: fc.constant("requirement" as const),
    steps: fc.array(
      fc.tuple(payee, value).map(([requires, one]) => ({ requires, [key]: one })),
      { minLength: 1, maxLength: 3 },
    ),
  });

/** A volume of a person in one of its two kinds of points. */
export const byVolume = {
  by: fc.constantFrom("personalVolume" as const, "groupVolume" as const, "totalVolume" as const),
  measuredIn: fc.constantFrom("qualifying" as const, "commissionable" as const),
};

const legCapped = fc.record({
  atLeast: fc.constantFrom("100.00", "333.33"),
  legCap: fc.constantFrom("60%", "80%"),
  capOf: fc.constantFrom("requirement", "total"),
  personal: fc.constantFrom("capped", "uncapped"),
});

/** What a rank asks, legs aside. */
export const rankAsks = {
  active: sometimes(fc.constant("true" as const)),
  ...volumes,
  totalVolume: sometimes(
    fc.oneof({ arbitrary: points, weight: 4 }, { arbitrary: legCapped, weight: 1 }),
  ),
  ...anywhere,
  team: activeTeam,
};

/** Whether own, or customers', orders are paid; mostly they are. */
export const paid = fc.constantFrom(...(["paid", "paid", "paid", "none"] as const));

/** Which orders a bonus pays on; most pay on all. */
export const ordersPaid = {
  orders: oneIn(
    6,
    fc
      .record({
        kinds: sometimes(fc.subarray(KINDS, { minLength: 1 })),
        products: seldom(fc.constant(["pack"])),
        sellerAge: fc.constantFrom(
          ...[{ to: "30 days" }, { from: "10 days", to: "60 days" }, { to: "2 months" }],
          ...[{ from: "2 months" }, { to: "720 hours" }],
        ),
      })
      .map(present),
  ),
  paidOn: seldom(fc.constantFrom("commissionable", "qualifying")),
};

const legs = (below: string[]) =>
  fc.array(
    fc
      .record({
        count: fc.constantFrom("1", "2"),
        // A leg that must hold somebody of a rank is asked for no more, mostly: so some legs do.
        rank: below.length > 0 ? oneIn(2, fc.constantFrom(...below)) : fc.constant(undefined),
        headRank: below.length > 0 ? oneIn(5, fc.constantFrom(...below)) : fc.constant(undefined),
        headActive: oneIn(5, fc.constant("true" as const)),
        totalVolume: oneIn(4, points),
      })
      .map(present),
    { minLength: 1, maxLength: 2 },
  );

/** Legs that a rank asks for, with how they are counted. */
export const legsAsked = (below: string[]) =>
  fc
    .record({
      legs: oneIn(2, legs(below)),
      legsDistinct: seldom(fc.constant("true")),
      legsCounted: seldom(fc.constantFrom("asPlaced", "compressed")),
    })
    .map((one) => (one.legs === undefined ? {} : one));
