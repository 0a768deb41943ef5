/** Rank advancement in the plan: an amount of money for reaching a rank, or for holding it. */
import {
  checkRequirement,
  typeRequirement,
  type RawRequirement,
  type Requirement,
} from "../requirement.ts";
import { choice, mapping, ref, when, type Schema } from "../text/schema-parts.ts";
import { headSchema, type BonusHead, type BonusKind, type RawBonusHead } from "./common.ts";
import { byRankSchema } from "./grade.schema.ts";

export interface RankAdvancementBonus extends BonusHead {
  kind: "rankAdvancement";
  /** Which rank is reached or held. */
  rankBy: "title" | "paidAs";
  /** Minor units by rank number, index 0 = no rank; 0 where the plan names no amount. */
  amounts: bigint[];
  /** once: each rank once in a lifetime; everyPeriod: the rank that is held, in each period. */
  paid: "once" | "everyPeriod";
  /** With once: whether ranks that were jumped over are paid too, or lost for ever. */
  skipped: "paid" | "lost";
  /** So many periods in a row at the rank or higher before it counts. */
  periods: number;
  payee: Requirement;
}

export interface RawRankAdvancement extends RawBonusHead {
  kind: "rankAdvancement";
  rankBy: "title" | "paidAs";
  amounts: Record<string, string>;
  paid: "once" | "everyPeriod";
  skipped?: "paid" | "lost";
  periods: string;
  payee: RawRequirement;
}

export const rankAdvancement: BonusKind<RawRankAdvancement, RankAdvancementBonus> = {
  definitions: () => ({ rankAdvancement: schema() }),
  type(reader, plan, raw, path) {
    const { id, name, kind, calendar, rankBy, paid, skipped = "lost" } = raw;
    const amounts = Array<bigint>(plan.ranks.length + 1).fill(0n);
    for (const [rank, text] of Object.entries(raw.amounts)) {
      const at = [...path, "amounts", rank];
      amounts[reader.rank(at, rank, "key")] = reader.amount(at, text);
    }
    const payee = typeRequirement(reader, raw.payee, [...path, "payee"]);
    const periods = Number(raw.periods);
    return { kind, id, name, calendar, rankBy, amounts, paid, skipped, periods, payee };
  },
  check(reader, plan, bonus, path) {
    checkRequirement(reader, plan, bonus.payee, [...path, "payee"]);
  },
  trees: () => [],
  after: () => [],
  requirements: ({ payee, rankBy }) => [{ requirement: payee, rankBy }],
  measures: () => [],
  paysByTitle: ({ rankBy }) => rankBy === "title",
};

function schema(): Schema {
  const properties = {
    ...headSchema("rankAdvancement"),
    rankBy: choice("the rank that is reached", "title", "paidAs"),
    amounts: byRankSchema(
      "a mapping from rank ids to amounts, such as { gold: 500.00 }",
      ref("amount"),
    ),
    paid: choice("how often a rank is paid", "once", "everyPeriod"),
    skipped: choice("ranks that were jumped over", "paid", "lost"),
    periods: ref("count"),
    payee: ref("payeeRequirement"),
  };
  return {
    ...mapping("a rank advancement bonus", properties, ["skipped"]),
    allOf: [
      when("paid", ["once"], { required: ["skipped"] }),
      when("paid", ["everyPeriod"], { properties: { skipped: false } }),
    ],
  };
}
