/** Unilevel in the plan: a rate for each level of uplines, over four modes of compression. */
import type { Tree } from "../plan.ts";
import {
  checkRequirement,
  typeRequirement,
  type RawRequirement,
  type Requirement,
} from "../requirement.ts";
import type { PlanReader } from "../text/plan-reader.ts";
import type { PlanPath } from "../text/plan-yaml.ts";
import { choice, mapping, onlyWith, ref, type Schema } from "../text/schema-parts.ts";
import { askedBySteps, checkAskedSteps } from "./asked-steps.ts";
import {
  checkTree,
  headSchema,
  type BonusHead,
  type BonusKind,
  type RawBonusHead,
} from "./common.ts";
import { amountListsSchema, rateListsSchema, ratesOrAmounts } from "./grade.schema.ts";
import { typeRatesOrAmounts, type Grades, type RawRatesOrAmounts } from "./grade.ts";
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
  /** Rates of the levels. */
  grades: Grades;
  /** What a person must fulfil to be paid at all. */
  payee: Requirement;
  compression: Compression;
  /** standardRollUp only: who is removed before counting; null in the other modes. */
  removes: Removes | null;
  /** openUntilClosed only: who closes a level. */
  closedBy: Requirement | null;
}

export type Compression =
  "none" | "standardRollUp" | "dynamicByLevel" | "pushUp" | "openUntilClosed";

/** People who use up no level; everybody else, and nobody terminated, counts. */
export type Removes = "inactive" | "unentitled" | { unless: Requirement };

export interface RawUnilevel extends RawBonusHead, RawOrdersPaid, RawRatesOrAmounts {
  kind: "unilevel";
  tree: Tree;
  ownOrders: FirstPayee;
  customerOrders: FirstPayee;
  rankBy: "title" | "paidAs";
  payee: RawRequirement;
  compression: Compression;
  removes?: RawRemoves;
  closedBy?: RawRequirement;
}

export type RawRemoves = "inactive" | "unentitled" | { unless: RawRequirement };

export const unilevel: BonusKind<RawUnilevel, UnilevelBonus> = {
  definitions: () => ({ unilevel: schema() }),
  type(reader, plan, raw, path) {
    const { id, name, kind, calendar, tree, ownOrders, customerOrders, rankBy, compression } = raw;
    const payee = typeRequirement(reader, raw.payee, [...path, "payee"]);
    const grades = typeRatesOrAmounts(reader, plan, raw, rankBy, path);
    return {
      ...typeOrdersPaid(reader, raw, path),
      ...{ kind, id, name, calendar, tree, ownOrders, customerOrders, rankBy, grades, payee },
      compression,
      removes: raw.removes === undefined ? null : typeRemoves(reader, raw.removes, path),
      closedBy:
        raw.closedBy === undefined
          ? null
          : typeRequirement(reader, raw.closedBy, [...path, "closedBy"]),
    };
  },
  check(reader, plan, bonus, path) {
    checkTree(reader, plan, bonus.tree, [...path, "tree"]);
    checkRequirement(reader, plan, bonus.payee, [...path, "payee"]);
    checkAskedSteps(reader, plan, bonus.grades.asked, [...path, "rates", "steps"]);
    for (const [key, requirement] of Object.entries(counting(bonus))) {
      checkRequirement(reader, plan, requirement, [...path, key]);
    }
  },
  trees: ({ tree }) => [tree],
  after: () => [],
  requirements: (bonus) => [
    ...[bonus.payee, ...Object.values(counting(bonus))].map((requirement) => ({
      requirement,
      rankBy: bonus.rankBy,
    })),
    ...askedBySteps(bonus.grades.asked),
  ],
  steps: ({ grades }) => [grades.asked],
  measures: () => [],
  paysByTitle: ({ rankBy }) => rankBy === "title",
};

/** Who is removed, from the text; `path` is that of the bonus. */
export function typeRemoves(reader: PlanReader, raw: RawRemoves, path: PlanPath): Removes {
  return typeof raw === "string"
    ? raw
    : { unless: typeRequirement(reader, raw.unless, [...path, "removes", "unless"]) };
}

/** The requirements that decide who uses up a level, by their key. */
function counting({ removes, closedBy }: UnilevelBonus): { [key: string]: Requirement } {
  const kept = removes === "inactive" ? { active: true } : keptOf(removes);
  return {
    ...(kept === null ? {} : { removes: kept }),
    ...(closedBy === null ? {} : { closedBy }),
  };
}

/** What keeps somebody from being removed, where the plan writes it out. */
function keptOf(removes: Removes | null): Requirement | null {
  return removes === null || typeof removes === "string" ? null : removes.unless;
}

function schema(): Schema {
  const properties = {
    ...headSchema("unilevel"),
    tree: ref("tree"),
    ownOrders: choice("level 1 of a distributor's own order", "upline", "seller", "none"),
    customerOrders: choice("level 1 of a customer's order", "upline", "seller", "none"),
    rankBy: choice("the rank that decides the rates", "title", "paidAs"),
    rates: rateListsSchema(),
    amounts: amountListsSchema(),
    payee: ref("payeeRequirement"),
    compression: choice(
      "the compression mode",
      ...["none", "standardRollUp", "dynamicByLevel", "pushUp", "openUntilClosed"],
    ),
    removes: removesSchema(),
    closedBy: ref("payeeRequirement"),
    ...ordersPaidSchema(),
  };
  return {
    ...mapping("a unilevel bonus", properties, [
      ...["rates", "amounts", "removes", "closedBy"],
      ...ORDERS_PAID_KEYS,
    ]),
    allOf: [
      onlyWith("removes", "compression", "standardRollUp"),
      onlyWith("closedBy", "compression", "openUntilClosed"),
      ratesOrAmounts(),
    ],
  };
}

/** Who is removed before levels are counted. */
export function removesSchema(): Schema {
  const words = choice("who is removed before counting", "inactive", "unentitled");
  return {
    type: ["string", "object"],
    description: "inactive, unentitled, or a mapping { unless: { personalVolume: 100.00 } }",
    if: { type: "string" },
    then: words,
    else: mapping("who is not removed", { unless: ref("payeeRequirement") }),
  };
}
