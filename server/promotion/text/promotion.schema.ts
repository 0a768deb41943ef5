/**
 * The published JSON Schema of a promotion; docs/promotion.schema.json is its copy, kept equal by a test.
 *
 * Made of the same parts as the plan's: scalars are text for us and numbers for editors, and each
 * description completes the sentence "write ...".
 */
import { scalarDefinitions } from "../../plan/text/plan.schema.ts";
import { choice, figure, list, mapping, ref, type Schema } from "../../plan/text/schema-parts.ts";

const CONDITIONS_MAX = 50;

/** The schema as one object. */
export function promotionSchema(): Schema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: "https://heartwood.invalid/promotion.schema.json",
    title: "Heartwood promotion",
    ...mapping("a promotion as docs/promotions.md describes it", properties(), [
      "requires",
      "points",
    ]),
    definitions: { ...scalarDefinitions(), ...definitions() },
  };
}

function properties(): { [key: string]: Schema } {
  return {
    promotion: ref("plainId"),
    name: ref("name"),
    plan: ref("plainId"),
    calendar: ref("plainId"),
    window: mapping("a mapping { from: 2026-03-01T00:00:00, until: 2026-04-01T00:00:00 }", {
      from: ref("instant"),
      until: ref("instant"),
    }),
    participants: participants(),
    returns: mapping("a mapping { ofEarlierOrders: ignored, takeBack: 30 days }", {
      ofEarlierOrders: choice(
        "what a return does whose order is from before the window",
        ...["counted", "ignored"],
      ),
      takeBack: {
        type: "string",
        pattern: "^(0|[1-9][0-9]{0,2}) days?$",
        description: "a number of days after the window, such as 30 days",
      },
    }),
    requires: ref("condition"),
    points: list("a list of what brings points", ref("pointRule"), 20, 1),
    awards: choice("which of the tiers that somebody reaches he is given", "each", "highest"),
    tiers: list("a list of tiers, the lowest first", ref("tier"), 50, 1),
  };
}

function participants(): Schema {
  const rank = {
    by: ref("rankBy"),
    atLeast: ref("id"),
    atMost: ref("id"),
  };
  const joined = { from: ref("dayOrInstant"), until: ref("dayOrInstant") };
  return mapping(
    "who takes part: a mapping { statuses: [active] }",
    {
      statuses: list(
        "a list of statuses",
        choice("a status of distributors", "active", "suspended"),
        2,
        1,
      ),
      rank: {
        ...mapping("the rank before the window, { by: title, atMost: gold }", rank, [
          ...["atLeast", "atMost"],
        ]),
        minProperties: 2,
      },
      joined: {
        ...mapping("when they joined, { from: 2026-01-01, until: 2026-04-01 }", joined, "all"),
        minProperties: 1,
      },
    },
    ["rank", "joined"],
  );
}

/** A mapping of which exactly one key is there. */
function oneOf(description: string, keys: { [key: string]: Schema }): Schema {
  return { ...mapping(description, keys, "all"), minProperties: 1, maxProperties: 1 };
}

function definitions(): { [key: string]: Schema } {
  const several = list("a list of what is asked", ref("condition"), CONDITIONS_MAX, 1);
  return {
    ...scalars(),
    condition: oneOf("one of all, any, volume, enrolments, customers, rank, advance, hold", {
      all: several,
      any: several,
      volume: volume("volume to reach", { atLeast: ref("volume") }),
      enrolments: enrolments("distributors to enrol", { atLeast: ref("count") }),
      customers: customers("new customers to have", { atLeast: ref("count") }),
      rank: mapping("a rank to reach, { by: title, atLeast: gold }", {
        by: ref("rankBy"),
        atLeast: ref("id"),
      }),
      advance: mapping("ranks to rise, { by: title, ranks: 2 }", {
        by: ref("rankBy"),
        ranks: ref("count"),
      }),
      hold: mapping("a rank to hold, { by: paidAs, atLeast: gold, periods: 3 }", {
        by: ref("rankBy"),
        atLeast: ref("id"),
        periods: ref("count"),
      }),
    }),
    pointRule: oneOf("one of volume, enrolments, customers", {
      volume: volume("points for volume", { each: ref("volume"), points: ref("count") }),
      enrolments: enrolments("points for each enrolment", { points: ref("count") }),
      customers: customers("points for each new customer", { points: ref("count") }),
    }),
    tier: tier(),
    prize: mapping("a prize { kind, name, cost, taxedValue }", {
      kind: choice("what is won", "trip", "goods", "cash"),
      name: ref("name"),
      cost: ref("amount"),
      taxedValue: ref("amount"),
    }),
  };
}

function scalars(): { [key: string]: Schema } {
  return {
    instant: {
      type: "string",
      pattern: "^.{1,100}$",
      description: "an instant to the second in the plan's zone, such as 2026-03-01T00:00:00",
    },
    dayOrInstant: {
      type: "string",
      pattern: "^.{1,100}$",
      description: "a day or an instant in the plan's zone, such as 2026-03-01",
    },
    rankBy: choice("which rank is meant", "title", "paidAs"),
    count: figure("^[1-9][0-9]{0,5}$", "a whole number from 1 on"),
  };
}

function volume(description: string, more: { [key: string]: Schema }): Schema {
  const keys = {
    of: choice("whose volume", "personal", "group", "total"),
    tree: ref("tree"),
    measuredIn: choice("which volume", "qualifying", "commissionable"),
    orders: choice("whose orders count at everybody", "own", "customers", "all"),
    legCap: ref("volume"),
    ...more,
  };
  return mapping(description, keys, ["tree", "legCap"]);
}

function enrolments(description: string, more: { [key: string]: Schema }): Schema {
  const keys = { active: ref("true"), firstOrder: ref("volume"), ...more };
  return mapping(description, keys, ["active", "firstOrder"]);
}

function customers(description: string, more: { [key: string]: Schema }): Schema {
  return mapping(description, { firstOrder: ref("volume"), ...more });
}

function tier(): Schema {
  const keys = {
    id: ref("id"),
    name: ref("name"),
    requires: ref("condition"),
    points: ref("count"),
    top: mapping("the best by points, { count: 10, ties: earlier }", {
      count: ref("count"),
      ties: choice("who of those level at the last place wins", "earlier", "all", "none"),
    }),
    limit: ref("count"),
    prizes: list("a list of prizes", ref("prize"), 10, 1),
  };
  return mapping("a tier: id, name, what it asks, prizes", keys, [
    ...["requires", "points", "top", "limit"],
  ]);
}
