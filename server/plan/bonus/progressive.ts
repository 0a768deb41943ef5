/**
 * Progressive in the plan: the percentage goes by volume as it stands at each order, not at the period's
 * end. So a promotion in the middle of a period counts from the order on that reached it.
 */
import type { Plan, Tree } from "../plan.ts";
import {
  checkRequirement,
  typeRequirement,
  type RawRequirement,
  type Requirement,
} from "../requirement.ts";
import type { PlanReader } from "../text/plan-reader.ts";
import type { PlanPath } from "../text/plan-yaml.ts";
import { choice, figure, mapping, ref, type Schema } from "../text/schema-parts.ts";
import { bracketsSchema, typeBrackets, type RawBound } from "./brackets.ts";
import {
  checkTree,
  headSchema,
  type BonusHead,
  type BonusKind,
  type RawBonusHead,
} from "./common.ts";
import type { Against } from "./differential.ts";
import {
  ORDERS_PAID_KEYS,
  ordersPaidSchema,
  typeOrdersPaid,
  type OrdersPaid,
  type RawOrdersPaid,
} from "./orders.ts";

/** The volume that runs: of the order alone, of a person, or of him and everybody below. */
export type Running = "order" | "personalVolume" | "totalVolume";

/**
 * Which percentage an order has that moves the volume across a boundary: that before it, that after it, or
 * each part its own.
 */
export type Crossing = "before" | "after" | "split";

export interface ProgressiveBonus extends BonusHead, OrdersPaid {
  kind: "progressive";
  tree: Tree;
  ownOrders: "paid" | "none";
  customerOrders: "paid" | "none";
  by: Running;
  measuredIn: "qualifying" | "commissionable";
  /** Where the volume begins: at zero in each period, or with what was there before. */
  begins: "eachPeriod" | "lifetime";
  /** Ascending; hundredths and ppm. */
  brackets: { from: bigint; rate: bigint }[];
  crossing: Crossing;
  /** Positions on the way up that can be paid, 0 the seller; last null: all. */
  firstLevel: number;
  lastLevel: number | null;
  against: Against;
  sellerBlocks: boolean;
  unqualified: "ignored" | "blocks";
  rankBy: "title" | "paidAs";
  payee: Requirement;
}

export interface RawProgressive extends RawBonusHead, RawOrdersPaid {
  kind: "progressive";
  tree: Tree;
  ownOrders: "paid" | "none";
  customerOrders: "paid" | "none";
  by: Running;
  measuredIn: "qualifying" | "commissionable";
  begins: "eachPeriod" | "lifetime";
  brackets: (RawBound & { rate: string })[];
  crossing: Crossing;
  firstLevel: string;
  lastLevel: string;
  against: Against;
  sellerBlocks: "true" | "false";
  unqualified: "ignored" | "blocks";
  rankBy: "title" | "paidAs";
  payee: RawRequirement;
}

export const progressive: BonusKind<RawProgressive, ProgressiveBonus> = {
  definitions: () => ({ progressive: schema() }),
  type(reader, _plan, raw, path) {
    const { id, name, kind, calendar, tree, ownOrders, customerOrders, by, measuredIn } = raw;
    const { begins, crossing, against, unqualified, rankBy } = raw;
    refuseAbove(reader, raw, path);
    return {
      ...typeOrdersPaid(reader, raw, path),
      ...{ kind, id, name, calendar, tree, ownOrders, customerOrders, by, measuredIn, begins },
      brackets: typeBrackets(reader, raw, [...path, "brackets"], ({ rate }, place) => ({
        rate: reader.rate([...place, "rate"], rate),
      })),
      ...{ crossing, against, unqualified, rankBy },
      firstLevel: Number(raw.firstLevel),
      lastLevel: raw.lastLevel === "none" ? null : Number(raw.lastLevel),
      sellerBlocks: raw.sellerBlocks === "true",
      payee: typeRequirement(reader, raw.payee, [...path, "payee"]),
    };
  },
  check(reader, plan, bonus, path) {
    checkTree(reader, plan, bonus.tree, [...path, "tree"]);
    checkRequirement(reader, plan, bonus.payee, [...path, "payee"]);
    for (const { key, message } of contradictions(plan, bonus)) {
      reader.refuse([...path, key], message);
    }
  },
  trees: ({ tree }) => [tree],
  after: () => [],
  requirements: ({ payee, rankBy }) => [{ requirement: payee, rankBy }],
  measures: () => [],
  paysByTitle: ({ payee, rankBy }) => rankBy === "title" && payee.rank !== undefined,
};

/** Keys that say something against each other. */
function contradictions(plan: Plan, bonus: ProgressiveBonus): { key: string; message: string }[] {
  const { by, begins, tree, crossing, measuredIn, against, sellerBlocks } = bonus;
  const { firstLevel, lastLevel } = bonus;
  const found: { key: string; message: string }[] = [];
  const add = (key: string, message: string) => found.push({ key, message });
  if (by === "order" && crossing === "before") {
    add("crossing", "Before an order there is nothing of it; write after or split.");
  }
  if (by === "order" && begins === "lifetime") {
    add("begins", "An order begins with itself; write eachPeriod.");
  }
  if (by === "totalVolume" && tree !== plan.volume.tree) {
    add(
      "tree",
      `Total volume adds up along the ${plan.volume.tree} tree, so this goes along it too.`,
    );
  }
  if (begins === "lifetime" && (plan.volume.lifetime !== by || measuredIn !== "qualifying")) {
    const message = `Lifetime volume is of qualifying points; write lifetime: ${by} under volume, and measuredIn: qualifying.`;
    if (by !== "order") add("begins", message);
  }
  if (against === "source" && !sellerBlocks) {
    add("sellerBlocks", "The seller's percentage is what counts against: source; write true.");
  }
  if (against === "nobody" && sellerBlocks) {
    add("sellerBlocks", "Nobody's percentage reduces another's here; write false.");
  }
  if (lastLevel !== null && lastLevel < firstLevel) {
    add("lastLevel", "Nobody stands between these two; write the first level or a later one.");
  }
  return found;
}

/** A split order parts exactly at a boundary, which so belongs to neither side. */
function refuseAbove(reader: PlanReader, raw: RawProgressive, path: PlanPath): void {
  if (raw.crossing !== "split") return;
  raw.brackets.forEach((bracket, i) => {
    if (!("above" in bracket)) return;
    const message = "A split order parts exactly at the boundary; write from.";
    reader.refuse([...path, "brackets", i, "above"], message);
  });
}

function schema(): Schema {
  const level = "^(0|[1-9][0-9]{0,2})$";
  const properties = {
    ...headSchema("progressive"),
    tree: ref("tree"),
    ownOrders: choice("whether distributors' own orders pay", "paid", "none"),
    customerOrders: choice("whether customers' orders pay", "paid", "none"),
    by: choice("the volume that decides", "order", "personalVolume", "totalVolume"),
    measuredIn: choice("the kind of volume", "qualifying", "commissionable"),
    begins: choice("where the volume begins", "eachPeriod", "lifetime"),
    brackets: bracketsSchema("[{ from: 0.00, rate: 5% }, { from: 500.00, rate: 8% }]", {
      rate: ref("rate"),
    }),
    crossing: choice("an order that crosses a boundary", "before", "after", "split"),
    firstLevel: figure(level, "the first position that can be paid, 0 the seller"),
    lastLevel: figure(`^none$|${level}`, "none, or the last position that can be paid"),
    against: choice("what a percentage is reduced by", "chain", "source", "nobody"),
    sellerBlocks: {
      type: ["string", "boolean"],
      enum: ["true", "false", true, false],
      description: "true or false: whether the seller's percentage reduces those above",
    },
    unqualified: choice("the percentage of somebody who fails payee", "ignored", "blocks"),
    rankBy: choice("the rank that payee means", "title", "paidAs"),
    payee: ref("payeeRequirement"),
    ...ordersPaidSchema(),
  };
  return mapping("a progressive bonus", properties, ORDERS_PAID_KEYS);
}
