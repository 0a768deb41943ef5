/**
 * What is chosen by a person's rank or by the bracket that his volume reaches: percentages and lists
 * of percentages, for every kind of bonus that has them.
 */
import type { PlanReader } from "../text/plan-reader.ts";
import type { PlanPath } from "../text/plan-yaml.ts";
import type { RawPlan } from "../text/raw-plan.ts";
import { choice, list, mapping, ref, when, type Schema } from "../text/schema-parts.ts";

/** How a person's percentage is chosen. */
export type Percentage =
  | {
      by: "personalVolume" | "groupVolume" | "totalVolume";
      measuredIn: "qualifying" | "commissionable";
      /** Ascending; the highest `from` (hundredths) that is reached decides; none: 0. */
      brackets: { from: bigint; rate: bigint }[];
    }
  | { by: "title" | "paidAs"; /** ppm by rank number, index 0 = no rank. */ rates: bigint[] };

export type RawPercentage =
  | {
      by: "personalVolume" | "groupVolume" | "totalVolume";
      measuredIn: "qualifying" | "commissionable";
      brackets: { from: string; rate: string }[];
    }
  | { by: "title" | "paidAs"; rates: Record<string, string> };

/** Percentages by level, for everybody alike or by rank id. */
export type RawRateLists = string[] | Record<string, string[]>;

/** What `rank` means beside a percentage: the title only where that decides. */
export function rankByOf({ by }: Percentage): "title" | "paidAs" {
  return by === "title" ? "title" : "paidAs";
}

/** Names people without rank in a mapping from rank ids. */
export const UNRANKED = "unranked";

const ONE = 1_000_000n;

/** Most levels that one list of rates may have. */
const LEVELS_MAX = 1000;
const BRACKETS_MAX = 1000;

const BY_VOLUME = ["personalVolume", "groupVolume", "totalVolume"];
const BY_RANK = ["title", "paidAs"];

/** Definitions that kinds may refer to: `percentage` and `rateList`. */
export function gradeDefinitions(): { [name: string]: Schema } {
  const bracket = mapping("a bracket: from and rate", { from: ref("volume"), rate: ref("rate") });
  return {
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
      brackets: list("a list such as [{ from: 300.00, rate: 6% }]", bracket, BRACKETS_MAX, 1),
    }),
    percentageByRank: mapping("by, rates", {
      by: choice("the rank that decides", ...BY_RANK),
      rates: byRankSchema(
        "a mapping from rank ids to percentages, such as { silver: 4%, gold: 12% }",
        ref("rate"),
      ),
    }),
    rateList: list("a list of percentages, level 1 first", ref("rate"), LEVELS_MAX),
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
    else: { type: "object", minProperties: 1, additionalProperties: ref("rateList") },
  };
}

/** Percentages of levels by rank number, ppm; index 0 = no rank. Ranks that inherit share one list. */
export function typeRateLists(
  reader: PlanReader,
  plan: RawPlan,
  raw: RawRateLists,
  path: PlanPath,
): bigint[][] {
  return Array.isArray(raw)
    ? Array<bigint[]>(plan.ranks.length + 1).fill(rateList(reader, raw, path))
    : byRank(reader, plan, raw, path, [], (texts, at) => rateList(reader, texts, at));
}

function rateList(reader: PlanReader, texts: string[], path: PlanPath): bigint[] {
  const rates = texts.map((text, i) => reader.rate([...path, i], text));
  if (rates.reduce((sum, rate) => sum + rate, 0n) > ONE) {
    reader.refuse(
      path,
      "These rates add up to more than 100 %; an order cannot pay more than that.",
    );
  }
  return rates;
}

/** How a percentage is chosen, from the text. */
export function typePercentage(
  reader: PlanReader,
  plan: RawPlan,
  raw: RawPercentage,
  path: PlanPath,
): Percentage {
  if ("rates" in raw) {
    const at = [...path, "rates"];
    const rates = byRank(reader, plan, raw.rates, at, 0n, (text, place) =>
      reader.rate(place, text),
    );
    return { by: raw.by, rates };
  }
  const brackets = raw.brackets.map((bracket, i) => ({
    from: reader.volume([...path, "brackets", i, "from"], bracket.from),
    rate: reader.rate([...path, "brackets", i, "rate"], bracket.rate),
  }));
  brackets.forEach((bracket, i) => {
    const before = brackets[i - 1];
    if (!before || before.from < bracket.from) return;
    reader.refuse(
      [...path, "brackets", i, "from"],
      "A bracket begins above the one before; list them from the lowest to the highest.",
    );
  });
  return { by: raw.by, measuredIn: raw.measuredIn, brackets };
}

/** A value for each rank number; a rank not named has that of the next lower one that is. */
export function byRank<Text, Value>(
  reader: PlanReader,
  plan: RawPlan,
  named: Record<string, Text>,
  path: PlanPath,
  lowest: Value,
  read: (text: Text, path: PlanPath) => Value,
): Value[] {
  const values = new Map<number, Value>();
  for (const [id, text] of Object.entries(named)) {
    const at = [...path, id];
    values.set(id === UNRANKED ? 0 : reader.rank(at, id, "key"), read(text, at));
  }
  let value = lowest;
  return Array.from({ length: plan.ranks.length + 1 }, (_, number) => {
    value = values.get(number) ?? value;
    return value;
  });
}
