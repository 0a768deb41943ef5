/** Unilevel in the plan: a rate for each level of uplines, over four modes of compression. */
import type { Tree } from "../plan.ts";
import {
  checkRequirement,
  typeRequirement,
  type RawRequirement,
  type Requirement,
} from "../requirement.ts";
import { choice, mapping, ref, type Schema } from "../text/schema-parts.ts";
import {
  checkTree,
  headSchema,
  type BonusHead,
  type BonusKind,
  type RawBonusHead,
} from "./common.ts";
import { rateListsSchema, typeRateLists, type RawRateLists } from "./grade.ts";
import {
  ORDERS_PAID_KEYS,
  ordersPaidSchema,
  typeOrdersPaid,
  type OrdersPaid,
  type RawOrdersPaid,
} from "./orders.ts";

/** Whose level one an order is; "none": it does not pay. */
export type FirstPayee = "upline" | "seller" | "none";

export interface UnilevelBonus extends BonusHead, OrdersPaid {
  kind: "unilevel";
  tree: Tree;
  /** For a distributor's own orders: is level 1 his upline or he himself, or do they pay nobody. */
  ownOrders: FirstPayee;
  /** The same for the orders of his customers. */
  customerOrders: FirstPayee;
  rankBy: "title" | "paidAs";
  /**
   * Rates in ppm by rank number: index 0 = no rank; level 1 comes first; 0 = not entitled.
   * Ranks that inherit share one list: read only.
   */
  ratesByRank: bigint[][];
  /** What a person must fulfil to be paid at all. */
  payee: Requirement;
  compression: "none" | "standardRollUp" | "dynamicByLevel" | "pushUp";
  /** standardRollUp only: who is removed before counting. */
  removes: "inactive" | "unentitled";
}

export interface RawUnilevel extends RawBonusHead, RawOrdersPaid {
  kind: "unilevel";
  tree: Tree;
  ownOrders: FirstPayee;
  customerOrders: FirstPayee;
  rankBy: "title" | "paidAs";
  rates: RawRateLists;
  payee: RawRequirement;
  compression: "none" | "standardRollUp" | "dynamicByLevel" | "pushUp";
  removes?: "inactive" | "unentitled";
}

export const unilevel: BonusKind<RawUnilevel, UnilevelBonus> = {
  definitions: () => ({ unilevel: schema() }),
  type(reader, plan, raw, path) {
    const { id, name, kind, calendar, tree, ownOrders, customerOrders, rankBy, compression } = raw;
    const payee = typeRequirement(reader, raw.payee, [...path, "payee"]);
    const ratesByRank = typeRateLists(reader, plan, raw.rates, [...path, "rates"]);
    return {
      ...typeOrdersPaid(reader, raw, path),
      ...{ kind, id, name, calendar, tree, ownOrders, customerOrders, rankBy, ratesByRank, payee },
      compression,
      removes: raw.removes ?? "unentitled",
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

function schema(): Schema {
  const properties = {
    ...headSchema("unilevel"),
    tree: ref("tree"),
    ownOrders: choice("level 1 of a distributor's own order", "upline", "seller", "none"),
    customerOrders: choice("level 1 of a customer's order", "upline", "seller", "none"),
    rankBy: choice("the rank that decides the rates", "title", "paidAs"),
    rates: rateListsSchema(),
    payee: ref("payeeRequirement"),
    compression: choice(
      "the compression mode",
      ...["none", "standardRollUp", "dynamicByLevel", "pushUp"],
    ),
    removes: choice("who is removed before counting", "inactive", "unentitled"),
    ...ordersPaidSchema(),
  };
  return {
    ...mapping("a unilevel bonus", properties, ["removes", ...ORDERS_PAID_KEYS]),
    if: { properties: { compression: { const: "standardRollUp" } }, required: ["compression"] },
    then: { required: ["removes"] },
    else: { if: { required: ["compression"] }, then: { properties: { removes: false } } },
  };
}
