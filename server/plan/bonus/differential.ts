/** Differential in the plan: each is paid his percentage less the highest already counted below. */
import type { Tree } from "../plan.ts";
import {
  checkRequirement,
  typeRequirement,
  type RawRequirement,
  type Requirement,
} from "../requirement.ts";
import { choice, figure, mapping, ref, type Schema } from "../text/schema-parts.ts";
import { askedBySteps, checkAskedSteps } from "./asked-steps.ts";
import {
  checkTree,
  headSchema,
  type BonusHead,
  type BonusKind,
  type RawBonusHead,
} from "./common.ts";
import {
  ORDERS_PAID_KEYS,
  ordersPaidSchema,
  typeOrdersPaid,
  type OrdersPaid,
  type RawOrdersPaid,
} from "./orders.ts";
import { rankByOf, typePercentage, type Percentage, type RawPercentage, stepsOf } from "./grade.ts";

export interface DifferentialBonus extends BonusHead, OrdersPaid {
  kind: "differential";
  tree: Tree;
  /** How a person's percentage is chosen. */
  percentage: Percentage;
  ownOrders: "paid" | "none";
  customerOrders: "paid" | "none";
  /** 0: the seller himself is paid his percentage; 1: from his upline on; 2: from the next on. */
  firstLevel: 0 | 1 | 2;
  /** Whether the seller's own percentage reduces what those above are paid. */
  sellerBlocks: boolean;
  /** `payee.rank` means title or paid-as as `percentage.by` says; paid-as where it is a volume. */
  payee: Requirement;
  /** Whether the percentage of one who fails `payee` is ignored or still reduces those above. */
  unqualified: "ignored" | "blocks";
  /** What a percentage is reduced by; absent: chain. */
  against?: Exclude<Against, "chain">;
}

/**
 * What a percentage is reduced by: the highest already counted on the way up, the seller's alone, or
 * nothing.
 */
export type Against = "chain" | "source" | "nobody";

export interface RawDifferential extends RawBonusHead, RawOrdersPaid {
  kind: "differential";
  tree: Tree;
  percentage: RawPercentage;
  ownOrders: "paid" | "none";
  customerOrders: "paid" | "none";
  firstLevel: "0" | "1" | "2";
  sellerBlocks: "true" | "false";
  unqualified: "ignored" | "blocks";
  payee: RawRequirement;
  against?: Against;
}

export const differential: BonusKind<RawDifferential, DifferentialBonus> = {
  definitions: () => ({ differential: schema() }),
  type(reader, plan, raw, path) {
    const { id, name, kind, calendar, tree, ownOrders, customerOrders, unqualified } = raw;
    const payee = typeRequirement(reader, raw.payee, [...path, "payee"]);
    const percentage = typePercentage(reader, plan, raw.percentage, [...path, "percentage"]);
    return {
      ...typeOrdersPaid(reader, raw, path),
      ...{ kind, id, name, calendar, tree, percentage, ownOrders, customerOrders },
      firstLevel: raw.firstLevel === "0" ? 0 : raw.firstLevel === "1" ? 1 : 2,
      sellerBlocks: raw.sellerBlocks === "true",
      unqualified,
      payee,
      ...(raw.against === undefined || raw.against === "chain" ? {} : { against: raw.against }),
    };
  },
  check(reader, plan, bonus, path) {
    checkTree(reader, plan, bonus.tree, [...path, "tree"]);
    checkRequirement(reader, plan, bonus.payee, [...path, "payee"]);
    checkAskedSteps(reader, plan, stepsOf(bonus.percentage), [...path, "percentage", "steps"]);
    const fault = contradiction(bonus);
    if (fault !== null) reader.refuse([...path, "sellerBlocks"], fault);
  },
  trees: ({ tree }) => [tree],
  after: () => [],
  requirements: ({ payee, percentage }) => [
    { requirement: payee, rankBy: rankByOf(percentage) },
    ...askedBySteps(stepsOf(percentage)),
  ],
  steps: ({ percentage }) => [stepsOf(percentage)],
  measures: ({ percentage }) => ("brackets" in percentage ? [percentage.by] : []),
  paysByTitle: ({ percentage }) => percentage.by === "title",
};

/** What `against` and `sellerBlocks` say against each other; null: nothing. */
function contradiction({ against, sellerBlocks }: DifferentialBonus): string | null {
  if (against === "source" && !sellerBlocks) {
    return "Everybody is paid the difference to the seller's percentage; write true, or against: nobody.";
  }
  if (against === "nobody" && sellerBlocks) {
    return "Nobody's percentage reduces another's here; write false, or against: source.";
  }
  return null;
}

function schema(): Schema {
  const properties = {
    ...headSchema("differential"),
    tree: ref("tree"),
    percentage: ref("percentage"),
    ownOrders: choice("whether distributors' own orders pay", "paid", "none"),
    customerOrders: choice("whether customers' orders pay", "paid", "none"),
    firstLevel: figure("^[012]$", "0 (the seller himself), 1 (his upline) or 2 (the next)"),
    sellerBlocks: {
      type: ["string", "boolean"],
      enum: ["true", "false", true, false],
      description: "true or false: whether the seller's percentage reduces those above",
    },
    unqualified: choice("the percentage of somebody who fails payee", "ignored", "blocks"),
    payee: ref("payeeRequirement"),
    against: choice("what a percentage is reduced by", "chain", "source", "nobody"),
    ...ordersPaidSchema(),
  };
  return mapping("a differential bonus", properties, ["against", ...ORDERS_PAID_KEYS]);
}
