/** Random bonuses of the kinds that docs/plan/*.md describe; unilevel and differential are in plan.ts. */
import fc from "fast-check";
import { oneIn, ordersPaid, paid, present } from "./asks.ts";
import type { BonusText, RequirementText } from "./spec.ts";

/** What every bonus of a random plan begins with. */
interface Head {
  id: string;
  calendar: string;
}

export interface Parts {
  ranks: readonly string[];
  points: fc.Arbitrary<string>;
  rate: fc.Arbitrary<string>;
  rateList: fc.Arbitrary<string[]>;
  payee: fc.Arbitrary<RequirementText>;
  tree: fc.Arbitrary<"sponsor" | "placement">;
  byRank<T>(value: fc.Arbitrary<T>): fc.Arbitrary<{ [rank: string]: T }>;
}

const rankBy = fc.constantFrom("title", "paidAs");
const money = fc.constantFrom("1", "7", "30", "500");
const measure = fc.constantFrom("personalVolume", "groupVolume", "totalVolume");

const head = ({ id, calendar }: Head, kind: string) => ({
  ...{ id: fc.constant(id), name: fc.constant(id) },
  ...{ kind: fc.constant(kind), calendar: fc.constant(calendar) },
});

/** A mapping of ranks, the word for people without one left out. */
const ranked = <T>(parts: Parts, value: fc.Arbitrary<T>) =>
  parts.byRank(value).map((all) => {
    const named = Object.entries(all).filter(([rank]) => rank !== "unranked");
    const first = Object.values(all)[0]!;
    return Object.fromEntries(named.length === 0 ? [[parts.ranks[0]!, first]] : named);
  });

const generation = (parts: Parts) => (of: Head) =>
  fc
    .record({
      ...head(of, "generation"),
      ...{ tree: parts.tree, ownOrders: paid, customerOrders: paid, rankBy },
      leader: fc.constantFrom(...parts.ranks).map((rank) => ({ rank })),
      position: fc.constantFrom("opens", "closes"),
      payees: fc.constantFrom("leaders", "everybody"),
      firstGeneration: fc.constantFrom("0", "1"),
      rates: fc.oneof(parts.rateList, ranked(parts, parts.rateList)),
      payee: parts.payee,
      compression: fc.constantFrom("none", "nextEntitled"),
      counts: oneIn(2, parts.payee),
      ...ordersPaid,
    })
    .map(({ counts, ...one }) =>
      counts !== undefined && one.position === "opens" && one.compression === "none"
        ? { ...one, counts }
        : one,
    )
    .map((one) => ({
      ...one,
      firstGeneration: one.position === "closes" ? "1" : one.firstGeneration,
      compression: one.payees === "leaders" ? one.compression : "none",
    }));

/** Its tree is the one that volume adds up along; the plan sees to that. */
const guaranteed = (parts: Parts) => (of: Head) =>
  fc.record({
    ...head(of, "generation"),
    ...{ tree: fc.constant("sponsor"), ownOrders: fc.constant("paid") },
    ...{ customerOrders: fc.constant("paid"), rankBy },
    leader: fc.constantFrom(...parts.ranks).map((rank) => ({ rank })),
    ...{ position: fc.constant("opens"), payees: fc.constant("leaders") },
    firstGeneration: fc.constant("1"),
    rates: parts.rate.map((rate) => [rate === "0%" ? "4%" : rate]),
    payee: parts.payee,
    compression: fc.constantFrom("none", "nextEntitled"),
    guarantee: fc.constantFrom("50.00", "500.00").map((volume) => ({ volume })),
  });

const infinity = (parts: Parts) => (of: Head) =>
  fc.oneof(
    infinityOf(parts, of, { rates: ranked(parts, parts.rate) }),
    infinityOf(parts, of, { amounts: ranked(parts, money) }),
  );

const infinityOf = (parts: Parts, of: Head, pays: { [key: string]: fc.Arbitrary<unknown> }) =>
  fc.record({
    ...head(of, "infinity"),
    ...{ tree: parts.tree, ownOrders: paid, customerOrders: paid, rankBy },
    firstLevel: fc.constantFrom("0", "1", "2", "3"),
    ...pays,
    payee: parts.payee,
    unqualified: fc.constantFrom("ignored", "blocks"),
    sellerBlocks: fc.constantFrom("true", "false"),
    higher: fc.constantFrom("difference", "full"),
    equal: fc.oneof(
      fc.constant("blocked"),
      fc.record({ rate: fc.constantFrom("50%", "33.3333%"), through: fc.constantFrom("1", "2") }),
    ),
    ...ordersPaid,
  });

const xUp = (parts: Parts) => (of: Head) =>
  fc.oneof({ arbitrary: byEnrolments(parts)(of), weight: 2 }, bySales(parts)(of));

/** The first sales of everybody go up. */
const bySales = (parts: Parts) => (of: Head) =>
  fc
    .tuple(byEnrolments(parts)(of), fc.constantFrom("paid", "seller", "seller", "none"))
    .map(([one, customerOrders]) => ({
      ...{ ...one, counts: "sales", passes: "commission", customerOrders },
    }));

const byEnrolments = (parts: Parts) => (of: Head) =>
  fc.record({
    ...head(of, "xUp"),
    ...{ ownOrders: paid, customerOrders: paid },
    passes: fc.constantFrom("recruit", "commission"),
    first: fc.constantFrom<string | string[]>("1", "2", ["2", "4"], ["1", "3"]),
    every: fc.constantFrom("none", "2", "3"),
    pays: fc.oneof(
      money.map((amount) => ({ amount })),
      parts.rate.map((rate) => ({ rate })),
    ),
    atTop: fc.constantFrom("keeps", "company"),
    ...{ rankBy, payee: parts.payee },
    unqualified: fc.constantFrom("company", "nextQualified"),
    ...ordersPaid,
  });

const progressive = (parts: Parts) => (of: Head) =>
  fc
    .record({
      ...head(of, "progressive"),
      ...{ tree: parts.tree, ownOrders: paid, customerOrders: paid },
      by: fc.constantFrom("order", "personalVolume", "totalVolume"),
      measuredIn: fc.constantFrom("qualifying", "commissionable"),
      begins: fc.constant("eachPeriod"),
      brackets: fc.constantFrom(
        [{ from: "0.00", rate: "5%" }, ...[{ from: "100.00", rate: "7.3333%" }]],
        [{ from: "50.00", rate: "10%" }, ...[{ from: "333.33", rate: "4%" }]],
        [{ from: "0.01", rate: "3%" }],
      ),
      crossing: fc.constantFrom("before", "after", "split", "split"),
      firstLevel: fc.constantFrom("0", "1"),
      lastLevel: fc.constantFrom("none", "none", "1"),
      against: fc.constantFrom("chain", "source", "nobody"),
      sellerBlocks: fc.constantFrom("true", "false"),
      unqualified: fc.constantFrom("ignored", "blocks"),
      ...{ rankBy, payee: parts.payee },
      ...ordersPaid,
    })
    .map((one) => ({
      ...one,
      crossing: one.by === "order" && one.crossing === "before" ? "after" : one.crossing,
      sellerBlocks: { chain: one.sellerBlocks, source: "true", nobody: "false" }[one.against],
    }));

const pool = (parts: Parts) => (of: Head) => {
  const form = fc.oneof(
    fc.constantFrom("1", "2").map((equal) => ({ equal })),
    ranked(parts, fc.constantFrom("1", "3")).map((byRank) => ({ byRank })),
    measure.map((points) => ({ points, each: "50.00" })),
    measure.map((growth) => ({ growth, each: "50.00" })),
    measure.map((growth) => ({ growth, eachPercent: "10%" })),
  );
  const tier = (id: string) => {
    const common = {
      id: fc.constant(id),
      part: fc.constantFrom("50%", "33.3333%", "12.5%"),
      requires: parts.payee,
      counted: fc.constantFrom("participants", "participants", "everybody"),
    };
    const top = (count: fc.Arbitrary<string>) =>
      fc.record({ count, by: measure, ties: fc.constantFrom("all", "byJoining") });
    const byPlace = fc
      .constantFrom(["3", "2", "1"], ["2", "0", "1"])
      .map((counts) => ({ byPlace: counts }));
    const placed = fc.record({
      ...common,
      shares: fc.oneof(byPlace, fc.tuple(byPlace, form)),
      top: top(fc.constant("3")),
    });
    const shared = fc.record({
      ...common,
      shares: fc.oneof(form, form, fc.tuple(form, form)),
      top: fc.oneof(fc.constant("none"), top(fc.constantFrom("1", "2", "3"))),
    });
    return fc.oneof(shared, placed);
  };
  return fc.record({
    ...head(of, "pool"),
    rankBy,
    pot: fc.oneof(
      fc.record({
        share: fc.constantFrom("2%", "7.7777%"),
        of: fc.constantFrom("commissionable", "qualifying"),
      }),
      money.map((amount) => ({ amount })),
    ),
    tiers: fc.tuple(tier("low"), tier("high")),
    stacking: fc.constantFrom("highest", "all"),
    shareValue: fc.constantFrom("exact", "cut"),
    unclaimed: fc.constantFrom("company", "sharedAmongTiers"),
  });
};

const rankAdvancement = (parts: Parts) => (of: Head) =>
  fc
    .record({
      ...head(of, "rankAdvancement"),
      rankBy,
      amounts: ranked(parts, money),
      paid: fc.constantFrom("once", "everyPeriod"),
      skipped: fc.constantFrom("paid", "lost"),
      periods: fc.constantFrom("1", "2"),
      payee: parts.payee,
    })
    .map(({ skipped, ...one }) => (one.paid === "once" ? { ...one, skipped } : one));

/** `of`: bonuses of the same calendar that are no matches. */
export const match = (parts: Parts, earned: string[]) => (of: Head) =>
  fc.record({
    ...head(of, "match"),
    tree: parts.tree,
    of: fc.subarray(earned, { minLength: 1 }),
    amounts: fc.constantFrom("beforeCaps", "afterCaps"),
    by: fc.oneof(
      fc.constantFrom("none", "dynamicByLevel").map((compression) => ({ levels: { compression } })),
      fc.constantFrom("inactive", "unentitled").map((removes) => ({
        levels: { compression: "standardRollUp", removes },
      })),
      fc
        .record({
          leader: fc.constantFrom(...parts.ranks).map((rank) => ({ rank })),
          position: fc.constantFrom("opens", "closes"),
          payees: fc.constantFrom("leaders", "everybody"),
        })
        .map((generations) => ({ generations })),
    ),
    rankBy,
    // What it matches is rare enough: most of its own rules are easy to fulfil.
    rates: fc.oneof({ arbitrary: parts.rateList, weight: 2 }, ranked(parts, parts.rateList)),
    payee: fc.oneof({ arbitrary: fc.constant({}), weight: 2 }, parts.payee),
  });

/** Needs a placement tree of width 2. */
export const binary = (parts: Parts) => (of: Head) =>
  fc
    .record({
      ...head(of, "binary"),
      measuredIn: fc.constantFrom("commissionable", "qualifying"),
      ownVolume: fc.constantFrom("none", "strongerSide", "weakerSide"),
      ...{ rankBy, payee: parts.payee },
      unqualified: fc.constantFrom("accumulates", "lost"),
      minimum: fc.constantFrom("0.01", "100.00"),
      maximum: fc.constantFrom("none", "250.00", "1000.00"),
      pays: fc.oneof(
        fc.constantFrom("20%", "3.3333%").map((percentage) => ({ percentage })),
        fc.constant({ steps: ["50.00", "100.00", "250.00"], percentage: "10%" }),
        fc.record({
          cycle: fc.record({
            strong: fc.constantFrom("100.00", "50.00"),
            weak: fc.constantFrom("50.00", "100.00"),
            amount: money,
          }),
          weakSide: fc.constantFrom("once", "eachCycle"),
        }),
      ),
      ceiling: fc.oneof(
        fc.constant("none"),
        fc.record({
          amount: fc.constantFrom<unknown>("7", "30", { unranked: "7", [parts.ranks[0]!]: "30" }),
          excess: fc.constantFrom("consumed", "kept", "flushAll"),
        }),
      ),
      carry: fc.oneof(
        fc.constant("none"),
        fc.constantFrom("unlimited", "333.33").map((limit) => ({ limit })),
        fc.record({
          limit: fc.constantFrom("unlimited", "333.33"),
          history: fc.record({
            times: fc.constantFrom("1", "2"),
            periods: fc.constantFrom("all", "1", "2"),
          }),
        }),
      ),
      inactivity: fc.oneof(fc.constant("none"), fc.constant({ periods: "1" })),
      expiry: fc.oneof(fc.constant("none"), fc.constant({ periods: "1" })),
    })
    .map((one) => (one.carry === "none" ? { ...one, expiry: "none" } : one));

/** A bonus of any of these kinds but match and binary. */
export const otherKinds = (parts: Parts, of: Head): fc.Arbitrary<BonusText> =>
  fc.oneof(
    ...[generation, guaranteed, infinity, xUp, progressive, pool, rankAdvancement].map((kind) =>
      (kind(parts)(of) as fc.Arbitrary<object>).map(present),
    ),
  ) as unknown as fc.Arbitrary<BonusText>;
