/** Infinity and coded bonuses in the plan: to unlimited depth, until the next of equal rank blocks. */
import type { Tree } from "../plan.ts";
import {
  checkRequirement,
  typeRequirement,
  type RawRequirement,
  type Requirement,
} from "../requirement.ts";
import type { PlanReader } from "../text/plan-reader.ts";
import type { PlanPath } from "../text/plan-yaml.ts";
import { choice, figure, mapping, ref, wordOr, type Schema } from "../text/schema-parts.ts";
import {
  checkTree,
  headSchema,
  type BonusHead,
  type BonusKind,
  type RawBonusHead,
} from "./common.ts";
import { byRankSchema, ratesOrAmounts } from "./grade.schema.ts";
import {
  ORDERS_PAID_KEYS,
  ordersPaidSchema,
  typeOrdersPaid,
  type OrdersPaid,
  type RawOrdersPaid,
} from "./orders.ts";

/** A rate from a rank on; people of one entry are of equal rank here. */
export interface InfinityRate {
  /** Rank number. */
  from: bigint;
  /** ppm; minor units an order where the bonus pays amounts. */
  rate: bigint;
}

export interface InfinityBonus extends BonusHead, OrdersPaid {
  kind: "infinity";
  tree: Tree;
  ownOrders: "paid" | "none";
  customerOrders: "paid" | "none";
  rankBy: "title" | "paidAs";
  /** The first position that can be paid: 0 the seller, 1 his upline, and so on. */
  firstLevel: number;
  /** Ascending by rank. */
  rates: InfinityRate[];
  /** It pays an amount for each order, not a rate of its volume. */
  paysAmounts?: true;
  payee: Requirement;
  /** Whether somebody who fails `payee` is left out, or blocks those above all the same. */
  unqualified: "ignored" | "blocks";
  /** Whether the seller himself blocks those above. */
  sellerBlocks: boolean;
  /** What a higher rank is paid: the difference to what is covered, or its whole rate. */
  higher: "difference" | "full";
  /** So many people of the same rank as the last one paid get this share (ppm) of their rate; null: none. */
  equal: null | { share: bigint; through: number };
}

export interface RawInfinity extends RawBonusHead, RawOrdersPaid {
  kind: "infinity";
  tree: Tree;
  ownOrders: "paid" | "none";
  customerOrders: "paid" | "none";
  rankBy: "title" | "paidAs";
  firstLevel: string;
  rates?: Record<string, string>;
  amounts?: Record<string, string>;
  payee: RawRequirement;
  unqualified: "ignored" | "blocks";
  sellerBlocks: "true" | "false";
  higher: "difference" | "full";
  equal: "blocked" | { rate: string; through: string };
}

export const infinity: BonusKind<RawInfinity, InfinityBonus> = {
  definitions: () => ({ infinity: schema() }),
  type(reader, plan, raw, path) {
    const { id, name, kind, calendar, tree, ownOrders, customerOrders, rankBy } = raw;
    const { unqualified, higher, equal } = raw;
    return {
      ...typeOrdersPaid(reader, raw, path),
      ...(raw.amounts === undefined ? {} : { paysAmounts: true }),
      ...{ kind, id, name, calendar, tree, ownOrders, customerOrders, rankBy, unqualified, higher },
      firstLevel: Number(raw.firstLevel),
      rates: typeRates(reader, raw, path),
      payee: typeRequirement(reader, raw.payee, [...path, "payee"]),
      sellerBlocks: raw.sellerBlocks === "true",
      equal:
        equal === "blocked"
          ? null
          : {
              share: reader.rate([...path, "equal", "rate"], equal.rate),
              through: Number(equal.through),
            },
    };
  },
  check(reader, plan, bonus, path) {
    checkTree(reader, plan, bonus.tree, [...path, "tree"]);
    checkRequirement(reader, plan, bonus.payee, [...path, "payee"]);
  },
  trees: ({ tree }) => [tree],
  after: () => [],
  requirements: ({ payee, rankBy }) => [{ requirement: payee, rankBy }],
  measures: () => [],
  paysByTitle: ({ rankBy }) => rankBy === "title",
};

/** What each rank is paid, rates or amounts, the lowest rank first. */
function typeRates(
  reader: PlanReader,
  { rates, amounts }: RawInfinity,
  path: PlanPath,
): InfinityRate[] {
  const at = [...path, amounts === undefined ? "rates" : "amounts"];
  const read = (place: PlanPath, text: string) =>
    amounts === undefined ? reader.rate(place, text) : reader.amount(place, text);
  return Object.entries(amounts ?? rates ?? {})
    .map(([rank, text]) => ({
      from: BigInt(reader.rank([...at, rank], rank, "key")),
      rate: read([...at, rank], text),
    }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

function schema(): Schema {
  const properties = {
    ...headSchema("infinity"),
    tree: ref("tree"),
    ownOrders: choice("whether distributors' own orders pay", "paid", "none"),
    customerOrders: choice("whether customers' orders pay", "paid", "none"),
    rankBy: choice("the rank that decides the rate", "title", "paidAs"),
    firstLevel: figure(
      "^(0|[1-9][0-9]{0,2})$",
      "the first position that can be paid, 0 the seller",
    ),
    rates: byRankSchema(
      "a mapping from rank ids to percentages, such as { gold: 1%, diamond: 2% }",
      ref("rate"),
    ),
    amounts: byRankSchema(
      "a mapping from rank ids to amounts, such as { gold: 50.00, diamond: 80.00 }",
      ref("amount"),
    ),
    payee: ref("payeeRequirement"),
    unqualified: choice("somebody who fails payee", "ignored", "blocks"),
    sellerBlocks: {
      type: ["string", "boolean"],
      enum: ["true", "false", true, false],
      description: "true or false: whether the seller blocks those above",
    },
    higher: choice("what a higher rank is paid", "difference", "full"),
    equal: wordOr(
      "blocked",
      "a mapping { rate: 50%, through: 2 }",
      mapping("what the next of equal rank are paid", { rate: ref("rate"), through: ref("count") }),
    ),
    ...ordersPaidSchema(),
  };
  return {
    ...mapping("an infinity bonus", properties, ["rates", "amounts", ...ORDERS_PAID_KEYS]),
    allOf: [ratesOrAmounts()],
  };
}
