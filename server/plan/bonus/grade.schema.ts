/** The schema of what is chosen by rank, by a volume or by what somebody fulfils. */
import { choice, list, mapping, ref, when, type Schema } from "../text/schema-parts.ts";
import { askedStepsSchema } from "./asked-steps.ts";
import { betweenSchema, bracketsSchema } from "./brackets.ts";

/** Most levels that one list of rates may have. */
const LEVELS_MAX = 1000;

const BY_VOLUME = ["personalVolume", "groupVolume", "totalVolume"];
const BY_RANK = ["title", "paidAs"];
const BY_REQUIREMENT = ["requirement"];

/** Definitions that kinds may refer to: `percentage` and `rateList`. */
export function gradeDefinitions(): { [name: string]: Schema } {
  return {
    percentage: {
      type: "object",
      description: "how a person's percentage is chosen",
      required: ["by"],
      properties: {
        by: choice("what decides the percentage", ...[...BY_VOLUME, ...BY_RANK, ...BY_REQUIREMENT]),
      },
      allOf: [
        when("by", BY_VOLUME, ref("percentageByVolume")),
        when("by", BY_RANK, ref("percentageByRank")),
        when("by", BY_REQUIREMENT, ref("percentageByRequirement")),
      ],
    },
    percentageByVolume: mapping(
      "by, measuredIn, brackets",
      {
        by: choice("the volume that decides", ...BY_VOLUME),
        measuredIn: choice("the kind of volume", "qualifying", "commissionable"),
        brackets: bracketsSchema("[{ from: 300.00, rate: 6% }]", { rate: ref("rate") }),
        between: betweenSchema(),
      },
      ["between"],
    ),
    percentageByRank: mapping("by, rates", {
      by: choice("the rank that decides", ...BY_RANK),
      rates: byRankSchema(
        "a mapping from rank ids to percentages, such as { silver: 4%, gold: 12% }",
        ref("rate"),
      ),
    }),
    percentageByRequirement: askedStepsSchema({ rate: ref("rate") }),
    rateListsByRequirement: askedStepsSchema({ rates: ref("rateList") }),
    rateList: list("a list of percentages, level 1 first", ref("rate"), LEVELS_MAX),
    rateListsByVolume: mapping(
      "by, measuredIn, brackets",
      {
        by: choice("the volume that decides", ...BY_VOLUME),
        measuredIn: choice("the kind of volume", "qualifying", "commissionable"),
        brackets: bracketsSchema("[{ from: 1000.00, rates: [5%, 3%] }]", {
          rates: ref("rateList"),
        }),
        between: betweenSchema(),
      },
      ["between"],
    ),
  };
}

/** A mapping from rank ids to values of one form; at least one rank is named. */
export function byRankSchema(description: string, value: Schema): Schema {
  return { type: "object", description, minProperties: 1, additionalProperties: value };
}

/** One list of percentages for everybody, or one a rank. */
export function rateListsSchema(): Schema {
  return {
    type: ["array", "object"],
    description: "a list of percentages (level 1 first), or a mapping from rank ids to such lists",
    if: { type: "array" },
    then: { ...list("percentages", ref("rate"), LEVELS_MAX, 1) },
    else: {
      if: { type: "object", required: ["brackets"] },
      then: ref("rateListsByVolume"),
      else: {
        if: { type: "object", required: ["by", "steps"] },
        then: ref("rateListsByRequirement"),
        else: { type: "object", minProperties: 1, additionalProperties: ref("rateList") },
      },
    },
  };
}

/** One list of amounts for everybody, or one a rank. */
export function amountListsSchema(): Schema {
  const amounts = list("amounts", ref("amount"), LEVELS_MAX, 1);
  return {
    type: ["array", "object"],
    description: "a list of amounts (level 1 first), or a mapping from rank ids to such lists",
    if: { type: "array" },
    then: amounts,
    else: byRankSchema(
      "a mapping from rank ids to lists of amounts",
      list("a list of amounts, level 1 first", ref("amount"), LEVELS_MAX),
    ),
  };
}

/** A bonus has rates, or amounts in their place. */
export function ratesOrAmounts(): Schema {
  return {
    if: { required: ["amounts"] },
    then: { properties: { rates: false } },
    else: { required: ["rates"] },
  };
}
