/**
 * The published JSON Schema of a plan; docs/plan.schema.json is its copy, kept equal by a test.
 *
 * Our own reader sees every scalar as text. Editors that check YAML with the published copy see
 * numbers and booleans, so both are allowed where a figure or `true` stands. The descriptions are
 * also what a person reads when a value is refused, so each completes the sentence "write ...".
 */
import type { RawCalendar } from "./raw-plan.ts";
import { throttleSchema } from "../throttle.ts";
import { capsSchema } from "../caps.ts";
import { bonusDefinitions } from "../bonus/kinds.ts";
import { rankKeepingSchema, rankSchema } from "../rank.ts";
import { requirementDefinitions } from "../requirement.ts";
import { choice, figure, list, mapping, ref, wordOr, type Schema } from "./schema-parts.ts";

/** Ids that people choose for ranks, bonuses and legs. */
const ID = "^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$";
const PLAIN_ID = "^[a-z][a-z0-9-]{0,59}$";

/** The schema as one object; validate with it and with nothing else. */
export function planSchema(): Schema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: "https://heartwood.invalid/plan.schema.json",
    title: "Heartwood compensation plan",
    ...mapping("a plan as docs/plan.md describes it", planProperties(), [
      "rankKeeping",
      "throttle",
    ]),
    definitions: { ...definitions(), ...bonusDefinitions() },
  };
}

function planProperties(): { [key: string]: Schema } {
  return {
    plan: { ...ref("plainId") },
    version: figure("^[1-9][0-9]{0,8}$", "a whole number from 1 on"),
    name: ref("name"),
    effectiveFrom: ref("date"),
    zone: { type: "string", description: "a zone of the IANA database, such as Asia/Kolkata" },
    currency: { type: "string", description: "a currency code of ISO 4217, such as USD" },
    points: mapping("what a point is worth: { value: 1.00 }", {
      value: figure(
        "^[0-9]{1,15}(\\.[0-9]{1,10})?$",
        "the value of one point in the currency, a plain decimal above zero, such as 1.00",
      ),
    }),
    calendars: list("a list of one to six calendars", calendar(), 6, 1),
    volume: volume(),
    placement: wordOr("none", "a mapping { width: 2, legs: [left, right] }", placement()),
    activity: wordOr("always", "a mapping of volumes to reach", ref("activityRequirement")),
    ranks: list("a list of ranks, the lowest first, or []", rankSchema(), 100),
    rankKeeping: rankKeepingSchema(),
    breakaway: wordOr("none", "a mapping { rank: <id of a rank> }", breakaway()),
    bonuses: list("a list of bonuses, or []", ref("bonus"), 50),
    rounding: mapping("how amounts are rounded: mode and per", {
      mode: choice("the rounding mode", "halfEven", "halfUp", "down"),
      per: choice("what is rounded", "line", "commission"),
    }),
    caps: capsSchema(),
    throttle: throttleSchema(),
    payout: mapping("the payout rule: { minimum: 0.00 }", { minimum: ref("amount") }),
  };
}

function volume(): Schema {
  const properties = {
    tree: ref("tree"),
    customerOrders: choice("customers' orders in personal volume", "counted", "ignored"),
    returns: choice("the period whose volume a return reduces", "inPeriodOfRefund", "byRevision"),
    lifetime: choice(
      "what adds up as lifetime volume",
      ...["personalVolume", "groupVolume", "totalVolume"],
    ),
  };
  return mapping("how volume adds up: tree, customerOrders, returns", properties, ["lifetime"]);
}

function calendar(): Schema {
  const properties = {
    id: ref("plainId"),
    every: choice(
      "the length of a period",
      ...["month", "week", "day", "quarter", "year", "weeks"],
    ),
    startsOn: choice(
      "the first day of a week",
      ...["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    ),
    weeks: figure("^([2-9]|[1-4][0-9]|5[0-3])$", "a whole number of weeks from 2 to 53"),
    firstDay: ref("date"),
    cutOff: {
      type: "string",
      pattern: "^(0|[1-9][0-9]{0,2}) days?$",
      description: "a number of days after the period's end, such as 14 days",
    },
    ranks: {
      type: "string",
      pattern: PLAIN_ID,
      description: "own, or the id of the calendar that lends its ranks",
    },
  };
  return {
    ...mapping(
      "a calendar: id, every (with startsOn, or weeks and firstDay), cutOff, ranks",
      {
        ...properties,
      },
      ["startsOn", "weeks", "firstDay"],
    ),
    allOf: [goWith("week", ["startsOn"]), goWith("weeks", ["weeks", "firstDay"])],
  };
}

/** Keys that a length of periods needs, and no other has. */
function goWith(every: RawCalendar["every"], keys: string[]): Schema {
  return {
    if: { properties: { every: { const: every } }, required: ["every"] },
    then: { required: keys },
    else: {
      if: { required: ["every"] },
      then: { properties: Object.fromEntries(keys.map((key) => [key, false])) },
    },
  };
}

function placement(): Schema {
  const properties = {
    width: figure("^(unlimited|[2-9]|[1-9][0-9]{1,3})$", "unlimited, or a whole number from 2 on"),
    legs: list("a list of leg names, or []", ref("id"), 9999),
    spill: choice(
      "where people go who come without a place",
      ...["breadthFirst", "smallestLeg", "outerLeg"],
    ),
  };
  return mapping("the placement tree: width, legs, and spill or not", properties, ["spill"]);
}

function breakaway(): Schema {
  return mapping("a mapping { rank: <id of a rank> }", { rank: ref("id") });
}

function definitions(): { [key: string]: Schema } {
  return { ...scalarDefinitions(), ...requirementDefinitions() };
}

/** Texts that stand alone: ids, names, dates, figures. */
export function scalarDefinitions(): { [key: string]: Schema } {
  return {
    id: figure(ID, "an id: letters, digits, dot, hyphen, underscore, at most 60, such as gold"),
    plainId: {
      type: "string",
      pattern: PLAIN_ID,
      description: "an id: a small letter, then small letters, digits and hyphens, such as month",
    },
    name: {
      type: ["string", "number"],
      pattern: "^(?=.*\\S)[^\\u0000-\\u001f\\u007f]{1,100}$",
      description: "a name of 1 to 100 characters on one line",
    },
    date: {
      type: "string",
      pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
      description: "a date such as 2026-01-01",
    },
    true: {
      type: ["string", "boolean"],
      enum: ["true", true],
      description: "true, or leave the key out if it is not asked",
    },
    tree: choice("the tree", "sponsor", "placement"),
    volume: figure(
      "^[0-9]{1,15}(\\.[0-9]{1,2})?$",
      "points as a plain decimal without sign or exponent, at most 2 decimals, such as 100.00",
    ),
    amount: figure(
      "^[0-9]{1,15}(\\.[0-9]{1,4})?$",
      "money as a plain decimal without sign or exponent, such as 5000.00",
    ),
    rate: {
      type: "string",
      pattern: "^[0-9]{1,3}(\\.[0-9]{1,4})?%$",
      description: "a percentage with its sign and at most 4 decimals, such as 8% or 2.5%",
    },
  };
}
