/** The plan's schema of a binary bonus: its definition and the parts of it. */
import { choice, figure, list, mapping, ref, wordOr, type Schema } from "../text/schema-parts.ts";
import { byRankSchema } from "./grade.schema.ts";

const STEPS_MAX = 1000;

/** The definitions by name; `head` are the keys that every bonus begins with. */
export function binarySchema(head: { [key: string]: Schema }): { [name: string]: Schema } {
  const periods = figure("^[1-9][0-9]{0,2}$", "a whole number of periods from 1 on");
  const count = mapping("a number of periods: { periods: 1 }", { periods });
  const limit = volumeOr("unlimited");
  return {
    binary: mapping("a binary bonus", {
      ...head,
      measuredIn: choice("the kind of volume that is matched", "qualifying", "commissionable"),
      ownVolume: choice(
        "the side on which a person's own volume counts",
        ...["none", "strongerSide", "weakerSide"],
      ),
      rankBy: choice("the rank that payee.rank and amounts by rank mean", "title", "paidAs"),
      payee: ref("payeeRequirement"),
      unqualified: choice("the new volume of somebody not qualified", "accumulates", "lost"),
      minimum: ref("volume"),
      maximum: volumeOr("none"),
      pays: {
        type: "object",
        description: "what is paid: a percentage, or cycles",
        if: { required: ["cycle"] },
        then: ref("binaryCycles"),
        else: ref("binaryPercentage"),
      },
      ceiling: wordOr("none", "a mapping { cycles: 5, excess: kept }", ceiling()),
      carry: wordOr(
        "none",
        "a mapping { limit: 5000.00 }",
        mapping("the carry", { limit, history: historySchema() }, ["history"]),
      ),
      inactivity: wordOr("none", "a mapping { periods: 1 }", count),
      expiry: wordOr("none", "a mapping { periods: 4 }", count),
    }),
    binaryPercentage: mapping(
      "a percentage of what is matched: percentage, and steps and progress or not",
      {
        percentage: ref("binaryShare"),
        steps: list("a list of volumes, the lowest first", ref("volume"), STEPS_MAX, 1),
        progress: choice("whether steps are climbed over periods", "eachPeriod", "remembered"),
      },
      ["steps", "progress"],
    ),
    binaryCycles: cycles(),
    binaryShare: {
      type: ["string", "object"],
      description: "a percentage such as 20%, or a mapping that says how it is chosen",
      if: { type: "string" },
      then: ref("rate"),
      else: ref("percentage"),
    },
  };
}

function cycles(): Schema {
  return mapping(
    "cycles of an amount: cycle, weakSide, and share or not",
    {
      cycle: mapping("one cycle: strong, weak and amount", {
        strong: ref("volume"),
        weak: ref("volume"),
        amount: {
          type: ["string", "number", "object"],
          description: "an amount such as 20.00, or a mapping from rank ids to amounts",
          if: { type: "object" },
          then: byRankSchema("a mapping from rank ids to amounts", ref("amount")),
          else: ref("amount"),
        },
      }),
      weakSide: choice("when the weaker side is chosen", "eachCycle", "once"),
      share: ref("binaryShare"),
    },
    ["share"],
  );
}

function ceiling(): Schema {
  return mapping(
    "the ceiling: cycles or amount, and excess",
    {
      cycles: alikeOrByRank("cycles", figure("^[1-9][0-9]{0,8}$", "a number of cycles from 1 on")),
      amount: alikeOrByRank("an amount", ref("amount")),
      excess: choice("what becomes of the volume above", "consumed", "kept", "flushAll"),
    },
    ["cycles", "amount"],
  );
}

/** One figure for everybody, or a mapping from rank ids and unranked. */
function alikeOrByRank(what: string, one: Schema): Schema {
  const description = `${what}, or a mapping from rank ids and unranked`;
  return {
    type: ["string", "number", "object"],
    description,
    if: { type: "object" },
    then: byRankSchema(description, one),
    else: one,
  };
}

function volumeOr(word: string): Schema {
  return figure(
    `^(${word}|[0-9]{1,15}(\\.[0-9]{1,2})?)$`,
    `the word ${word}, or points such as 5000.00`,
  );
}

/** What the carry is capped by besides its limit. */
function historySchema(): Schema {
  return mapping("a cap by what was matched before: { times: 2, periods: all }", {
    times: ref("count"),
    periods: figure("^(all|[1-9][0-9]{0,2})$", "all, or a whole number from 1 to 999"),
  });
}
