/**
 * The part of the plan's JSON Schema that describes bonuses: one definition for each kind.
 *
 * `kind` decides which definition applies; the conditions say which keys belong together.
 */
import { choice, figure, list, mapping, ref, type Schema } from "./schema-parts.ts";

/** Most levels that one list of rates may have. */
const LEVELS_MAX = 1000;
const BRACKETS_MAX = 1000;

/** Definitions by name; `bonus` is the one that a plan's list refers to. */
export function bonusDefinitions(): { [name: string]: Schema } {
  return {
    bonus: {
      type: "object",
      description: "a bonus; kind decides which keys it has",
      required: ["kind"],
      properties: { kind: choice("the kind of the bonus", "unilevel", "differential") },
      allOf: [
        when("kind", ["unilevel"], ref("unilevel")),
        when("kind", ["differential"], ref("differential")),
      ],
    },
    unilevel: unilevel(),
    differential: differential(),
    percentage: {
      type: "object",
      description: "how a person's percentage is chosen",
      required: ["by"],
      properties: {
        by: choice("what decides the percentage", ...[...BY_VOLUME, ...BY_RANK]),
      },
      allOf: [
        when("by", BY_VOLUME, ref("percentageByVolume")),
        when("by", BY_RANK, ref("percentageByRank")),
      ],
    },
    percentageByVolume: mapping("by, measuredIn, brackets", {
      by: choice("the volume that decides", ...BY_VOLUME),
      measuredIn: choice("the kind of volume", "qualifying", "commissionable"),
      brackets: list("a list such as [{ from: 300.00, rate: 6% }]", bracket(), BRACKETS_MAX, 1),
    }),
    percentageByRank: mapping("by, rates", {
      by: choice("the rank that decides", ...BY_RANK),
      rates: {
        type: "object",
        description: "a mapping from rank ids to percentages, such as { silver: 4%, gold: 12% }",
        minProperties: 1,
        additionalProperties: ref("rate"),
      },
    }),
    rateList: list("a list of percentages, level 1 first", ref("rate"), LEVELS_MAX),
  };
}

const BY_VOLUME = ["personalVolume", "groupVolume", "totalVolume"];
const BY_RANK = ["title", "paidAs"];

function when(key: string, words: string[], then: Schema): Schema {
  return {
    if: { type: "object", properties: { [key]: { enum: words } }, required: [key] },
    then,
  };
}

function bracket(): Schema {
  return mapping("a bracket: from and rate", { from: ref("volume"), rate: ref("rate") });
}

function common(kind: string): { [key: string]: Schema } {
  return {
    id: ref("id"),
    name: ref("name"),
    kind: choice("the kind of the bonus", kind),
    calendar: { type: "string", description: "the id of one of the plan's calendars" },
    tree: ref("tree"),
  };
}

function unilevel(): Schema {
  const properties = {
    ...common("unilevel"),
    ownOrders: choice("level 1 of a distributor's own order", "upline", "seller", "none"),
    customerOrders: choice("level 1 of a customer's order", "upline", "seller", "none"),
    rankBy: choice("the rank that decides the rates", "title", "paidAs"),
    rates: {
      type: ["array", "object"],
      description:
        "a list of percentages (level 1 first), or a mapping from rank ids to such lists",
      if: { type: "array" },
      then: { ...list("percentages", ref("rate"), LEVELS_MAX, 1) },
      else: { type: "object", minProperties: 1, additionalProperties: ref("rateList") },
    },
    payee: ref("payeeRequirement"),
    compression: choice(
      "the compression mode",
      ...["none", "standardRollUp", "dynamicByLevel", "pushUp"],
    ),
    removes: choice("who is removed before counting", "inactive", "unentitled"),
  };
  return {
    ...mapping("a unilevel bonus", properties, ["removes"]),
    if: { properties: { compression: { const: "standardRollUp" } }, required: ["compression"] },
    then: { required: ["removes"] },
    else: { if: { required: ["compression"] }, then: { properties: { removes: false } } },
  };
}

function differential(): Schema {
  return mapping("a differential bonus", {
    ...common("differential"),
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
  });
}
