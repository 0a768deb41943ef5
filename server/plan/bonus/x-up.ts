/** X-up in the plan: the first enrolments of a person, or what they pay, go to the one above him. */
import type { Tree } from "../plan.ts";
import {
  checkRequirement,
  typeRequirement,
  type RawRequirement,
  type Requirement,
} from "../requirement.ts";
import { choice, figure, list, mapping, ref, type Schema } from "../text/schema-parts.ts";
import { headSchema, type BonusHead, type BonusKind, type RawBonusHead } from "./common.ts";
import {
  ORDERS_PAID_KEYS,
  ordersPaidSchema,
  typeOrdersPaid,
  type OrdersPaid,
  type RawOrdersPaid,
} from "./orders.ts";

export interface XUpBonus extends BonusHead, OrdersPaid {
  kind: "xUp";
  ownOrders: "paid" | "none";
  /** seller: a customer's order is the sale of his distributor, not of the one who enrolled that one. */
  customerOrders: "paid" | "none" | "seller";
  /** The first sales of a person are passed, not his first enrolments; absent: enrolments. */
  counts?: "sales";
  /** recruit: whom it is passed to owns the person from now on; commission: only the pay goes up. */
  passes: "recruit" | "commission";
  /** Which enrolments, or sales, of a person are passed, by (joinedAt, id), ascending from 1. */
  first: number[];
  /** After the last of those, every so-manyth too; null: none. */
  every: number | null;
  /** What each order pays: minor units, or ppm of its volume. */
  pays: { amount: bigint } | { rate: bigint };
  /** Enrolments of somebody with nobody above him. */
  atTop: "keeps" | "company";
  rankBy: "title" | "paidAs";
  payee: Requirement;
  /** What is passed up to somebody who fails `payee`; what is not passed is lost then. */
  unqualified: "company" | "nextQualified";
}

export interface RawXUp extends RawBonusHead, RawOrdersPaid {
  kind: "xUp";
  ownOrders: "paid" | "none";
  customerOrders: "paid" | "none" | "seller";
  counts?: "enrolments" | "sales";
  passes: "recruit" | "commission";
  first: string | string[];
  every: string;
  pays: { amount: string } | { rate: string };
  atTop: "keeps" | "company";
  rankBy: "title" | "paidAs";
  payee: RawRequirement;
  unqualified: "company" | "nextQualified";
}

export const xUp: BonusKind<RawXUp, XUpBonus> = {
  definitions: () => ({ xUp: schema() }),
  type(reader, _plan, raw, path) {
    const { id, name, kind, calendar, ownOrders, customerOrders, passes, atTop } = raw;
    const { rankBy, unqualified, pays } = raw;
    return {
      ...typeOrdersPaid(reader, raw, path),
      ...{
        kind,
        id,
        name,
        calendar,
        ownOrders,
        customerOrders,
        passes,
        atTop,
        rankBy,
        unqualified,
      },
      ...(raw.counts === "sales" ? { counts: "sales" } : {}),
      first: typeof raw.first === "string" ? upTo(Number(raw.first)) : raw.first.map(Number),
      every: raw.every === "none" ? null : Number(raw.every),
      pays:
        "amount" in pays
          ? { amount: reader.amount([...path, "pays", "amount"], pays.amount) }
          : { rate: reader.rate([...path, "pays", "rate"], pays.rate) },
      payee: typeRequirement(reader, raw.payee, [...path, "payee"]),
    };
  },
  check(reader, plan, bonus, path) {
    checkRequirement(reader, plan, bonus.payee, [...path, "payee"]);
    if (bonus.counts === "sales" && bonus.passes === "recruit") {
      const message = "Where sales are counted nobody is passed with them; write commission.";
      reader.refuse([...path, "passes"], message);
    }
    if (bonus.counts === undefined && bonus.customerOrders === "seller") {
      const message =
        "A seller has sales of his own where sales are counted; write paid, or counts: sales.";
      reader.refuse([...path, "customerOrders"], message);
    }
    bonus.first.forEach((number, i) => {
      if (number > (bonus.first[i - 1] ?? 0)) return;
      const message = "Numbers ascend; list each once, the earliest first.";
      reader.refuse([...path, "first", i], message);
    });
  },
  trees: (): Tree[] => ["sponsor"],
  after: () => [],
  requirements: ({ payee, rankBy }) => [{ requirement: payee, rankBy }],
  measures: () => [],
  paysByTitle: ({ payee, rankBy }) => rankBy === "title" && payee.rank !== undefined,
};

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}

function schema(): Schema {
  const properties = {
    ...headSchema("xUp"),
    ownOrders: choice("whether distributors' own orders pay", "paid", "none"),
    customerOrders: choice("whether customers' orders pay", "paid", "none", "seller"),
    counts: choice("what the first so many are", "enrolments", "sales"),
    passes: choice("what is passed up", "recruit", "commission"),
    first: {
      if: { type: "array" },
      then: list("a list of numbers such as [2, 4]", ref("count"), 100, 1),
      else: figure("^(0|[1-9][0-9]{0,3})$", "a whole number of enrolments, or a list: [2, 4]"),
    },
    every: wordOrCount(),
    pays: {
      if: { type: "object", required: ["amount"] },
      then: mapping("what an order pays", { amount: ref("amount") }),
      else: mapping("what an order pays: { amount: 50.00 } or { rate: 10% }", {
        rate: ref("rate"),
      }),
    },
    atTop: choice("enrolments of somebody with nobody above him", "keeps", "company"),
    rankBy: choice("the rank that payee means", "title", "paidAs"),
    payee: ref("payeeRequirement"),
    unqualified: choice("what is passed to somebody unqualified", "company", "nextQualified"),
    ...ordersPaidSchema(),
  };
  return mapping("an x-up bonus", properties, ["counts", ...ORDERS_PAID_KEYS]);
}

function wordOrCount(): Schema {
  return figure("^(none|[1-9][0-9]{0,3})$", "none, or a whole number from 1 on");
}
