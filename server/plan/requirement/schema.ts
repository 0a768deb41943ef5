/** What a requirement may ask for, by the place where it stands. */
import { orderKinds } from "../order-kind.ts";
import { AGE_PATTERN } from "../bonus/orders.ts";
import { MEASURES } from "../requirement.ts";
import { SPAN_PATTERN } from "../span.ts";
import { choice, figure, list, mapping, ref, type Schema } from "../text/schema-parts.ts";

/** Most entries of a list of legs, and of alternatives. */
const ENTRIES_MAX = 100;

/** Definitions by name: activityRequirement, rankRequirement, payeeRequirement and their parts. */
export function requirementDefinitions(): { [key: string]: Schema } {
  const activity = {
    ...measures(),
    sponsored: ref("sponsoredInActivity"),
    team: ref("teamInActivity"),
  };
  const rank = {
    active: ref("true"),
    ...measures(),
    sponsored: ref("sponsored"),
    team: ref("team"),
    legs: list("a list of legs to have", ref("legs"), ENTRIES_MAX, 1),
    legsDistinct: ref("true"),
    legsCounted: choice("whose legs are looked at", "asPlaced", "compressed"),
    title: ref("id"),
  };
  const payee = { ...rank, rank: ref("id"), paidAs: ref("id") };
  return {
    ...withAlternatives("activityRequirement", "what must be reached to be active", activity),
    ...withAlternatives("rankRequirement", "what must be reached ({} asks nothing)", rank),
    ...withAlternatives("payeeRequirement", "what must be fulfilled ({} asks nothing)", payee),
    ...parts(),
  };
}

/** A requirement with `any` beside its keys, and what may stand in that list: the keys alone. */
function withAlternatives(
  name: string,
  description: string,
  keys: { [key: string]: Schema },
): { [key: string]: Schema } {
  const any = list("a list of alternatives, of which one must hold", ref(`${name}InAny`), 20, 1);
  return {
    [name]: mapping(description, { ...keys, any }, "all"),
    [`${name}InAny`]: mapping("an alternative, without any of its own", keys, "all"),
  };
}

/** What concerns the person alone and may be asked everywhere. */
function measures(): { [key: string]: Schema } {
  const bought = orderKinds.filter((kind) => kind !== "return");
  return {
    ...Object.fromEntries(MEASURES.map((key) => [key, ref("volume")])),
    totalVolume: ref("totalToReach"),
    customerShare: ref("rate"),
    customers: mapping("customers to have: { count: 3, volume: 50.00 }", {
      count: ref("count"),
      volume: ref("volume"),
    }),
    order: mapping("own orders to have: { kinds: [autoship], volume: 100.00 }", {
      kinds: list("a list of kinds", choice("the kind", ...bought), bought.length, 1),
      volume: ref("volume"),
    }),
    reachesGoal: choice("the measure that reaches his own goal", ...MEASURES),
    firstVolume: mapping("volume of the first days: { of, within, atLeast }", {
      of: choice("whose volume", "personalVolume", "totalVolume"),
      within: { type: "string", pattern: AGE_PATTERN, description: "such as 720 hours or 30 days" },
      atLeast: ref("volume"),
    }),
    levelsVolume: mapping("volume of the first levels: { levels, personal, atLeast }", {
      levels: ref("levels"),
      personal: choice("whether his personal volume is added", "counted", "ignored"),
      atLeast: ref("volume"),
    }),
    joined: mapping(
      "how long he has been here: { within: 30 days } or { before: 30 days }",
      { within: ref("span"), before: ref("span") },
      "all",
    ),
  };
}

function parts(): { [key: string]: Schema } {
  const leg = {
    rank: ref("id"),
    headRank: ref("id"),
    headActive: ref("true"),
    totalVolume: ref("volume"),
    leg: ref("id"),
  };
  const standing = {
    personalVolume: ref("volume"),
    leg: ref("id"),
    joined: choice("when they joined", "thisPeriod"),
  };
  const settled = { active: ref("true"), rank: ref("id") };
  const below = { levels: ref("levels"), personalVolume: ref("volume") };
  const optional = ["active", "rank", "personalVolume", "leg", "joined"];
  const example = "people he sponsors: { count: 2, active: true }";
  return {
    count: figure("^[1-9][0-9]{0,5}$", "a whole number from 1 on"),
    levels: figure("^[1-9][0-9]?$", "a whole number from 1 to 99"),
    span: {
      type: "string",
      pattern: SPAN_PATTERN,
      description: "a number of days or months, such as 30 days or 2 months",
    },
    totalToReach: {
      type: ["string", "number", "object"],
      description: "points such as 5000.00, or a mapping with a cap for each leg",
      if: { type: "object" },
      then: mapping("total volume with a cap: atLeast, legCap, capOf, personal", {
        atLeast: ref("volume"),
        legCap: ref("rate"),
        capOf: choice("what the cap is a share of", "requirement", "total"),
        personal: choice("whether personal volume is capped like a leg", "capped", "uncapped"),
      }),
      else: ref("volume"),
    },
    legs: mapping(
      "legs to have: { count: 2, rank: <id of a rank> }",
      { count: ref("count"), ...leg },
      Object.keys(leg),
    ),
    sponsored: mapping(example, { count: ref("count"), ...settled, ...standing }, optional),
    team: mapping(
      "people below him: { count: 25, active: true, levels: 3 }",
      { count: ref("count"), ...settled, ...below },
      ["active", "rank", "levels", "personalVolume"],
    ),
    teamInActivity: mapping(
      "people below him: { count: 25, levels: 3 }",
      { count: ref("count"), ...below },
      ["levels", "personalVolume"],
    ),
    sponsoredInActivity: mapping(
      "people he sponsors: { count: 2, leg: <name of a leg> }",
      { count: ref("count"), ...standing },
      optional,
    ),
  };
}
