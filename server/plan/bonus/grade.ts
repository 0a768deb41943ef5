/**
 * What is chosen by a person's rank or by the bracket that his volume reaches: percentages and lists
 * of percentages, for every kind of bonus that has them.
 */
import type { PlanReader } from "../text/plan-reader.ts";
import type { PlanPath } from "../text/plan-yaml.ts";
import type { RawPlan } from "../text/raw-plan.ts";
import { choice, list, mapping, ref, when, type Schema } from "../text/schema-parts.ts";
import { betweenSchema, bracketsSchema, typeBrackets, type RawBound } from "./brackets.ts";

/** How a person's percentage is chosen. */
export type Percentage =
  | {
      by: "personalVolume" | "groupVolume" | "totalVolume";
      measuredIn: "qualifying" | "commissionable";
      /** Ascending; the highest `from` (hundredths) that is reached decides; none: 0. */
      brackets: { from: bigint; rate: bigint }[];
      /** Between two brackets the rate rises evenly from the one's to the other's. */
      interpolated?: true;
    }
  | { by: "title" | "paidAs"; /** ppm by rank number, index 0 = no rank. */ rates: bigint[] };

export type RawPercentage =
  | {
      by: "personalVolume" | "groupVolume" | "totalVolume";
      measuredIn: "qualifying" | "commissionable";
      brackets: (RawBound & { rate: string })[];
      between?: "step" | "interpolated";
    }
  | { by: "title" | "paidAs"; rates: Record<string, string> };

/** What decides which list of rates a person has: his rank's number, or a volume in hundredths. */
export type GradeProperty =
  | "title"
  | "paidAs"
  | "personalVolume"
  | "groupVolume"
  | "totalVolume"
  | "personalCommissionable"
  | "groupCommissionable"
  | "totalCommissionable";

/** Lists of rates by grade. */
export interface Grades {
  /** A property of standings. */
  by: GradeProperty;
  /** Ascending; the last `from` that is reached decides, below the first there is none. */
  steps: { from: bigint; /** ppm, level 1 first; 0 = not entitled. */ rates: bigint[] }[];
  /** Between two steps each rate rises evenly from the one's to the other's. */
  interpolated?: true;
}

/** Percentages by level: for everybody alike, by rank id, or by the bracket that a volume reaches. */
export type RawRateLists =
  | string[]
  | Record<string, string[]>
  | {
      by: "personalVolume" | "groupVolume" | "totalVolume";
      measuredIn: "qualifying" | "commissionable";
      brackets: (RawBound & { rates: string[] })[];
      between?: "step" | "interpolated";
    };

const COMMISSIONABLE = {
  personalVolume: "personalCommissionable",
  groupVolume: "groupCommissionable",
  totalVolume: "totalCommissionable",
} as const;

/** The property of a standing that holds a volume in one of its two kinds of points. */
export function volumeProperty(
  by: keyof typeof COMMISSIONABLE,
  measuredIn: "qualifying" | "commissionable",
): GradeProperty {
  return measuredIn === "qualifying" ? by : COMMISSIONABLE[by];
}

/** What `rank` means beside a percentage: the title only where that decides. */
export function rankByOf({ by }: Percentage): "title" | "paidAs" {
  return by === "title" ? "title" : "paidAs";
}

/** Names people without rank in a mapping from rank ids. */
export const UNRANKED = "unranked";

const ONE = 1_000_000n;

/** Most levels that one list of rates may have. */
const LEVELS_MAX = 1000;

const BY_VOLUME = ["personalVolume", "groupVolume", "totalVolume"];
const BY_RANK = ["title", "paidAs"];

/** Definitions that kinds may refer to: `percentage` and `rateList`. */
export function gradeDefinitions(): { [name: string]: Schema } {
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
      else: { type: "object", minProperties: 1, additionalProperties: ref("rateList") },
    },
  };
}

/** Lists of rates from the text; `rankBy` is the rank that a mapping from rank ids goes by. */
export function typeGrades(
  reader: PlanReader,
  plan: RawPlan,
  raw: RawRateLists,
  rankBy: "title" | "paidAs",
  path: PlanPath,
): Grades {
  if (Array.isArray(raw)) {
    return { by: rankBy, steps: [{ from: 0n, rates: rateList(reader, raw, path) }] };
  }
  if (isByVolume(raw)) {
    const by = volumeProperty(raw.by, raw.measuredIn);
    const at = [...path, "brackets"];
    const steps = typeBrackets(reader, raw, at, ({ rates }, place) => ({
      rates: rateList(reader, rates, [...place, "rates"]),
    }));
    if (raw.between !== "interpolated") return { by, steps };
    checkRising(reader, steps, at);
    return { by, steps, interpolated: true };
  }
  const lists = byRank<string[], bigint[]>(reader, plan, raw, path, [], (texts, at) =>
    rateList(reader, texts, at),
  );
  const steps = lists.flatMap((rates, rank) =>
    rates === lists[rank - 1] ? [] : [{ from: BigInt(rank), rates }],
  );
  return { by: rankBy, steps };
}

/** Between steps a rate may only rise: then whoever is entitled stays so with more volume. */
function checkRising(reader: PlanReader, steps: Grades["steps"], path: PlanPath): void {
  steps.forEach(({ rates }, i) => {
    const falls = steps[i - 1]?.rates.some((rate, level) => (rates[level] ?? 0n) < rate) === true;
    if (!falls) return;
    const message =
      "Interpolated rates never fall from one bracket to the next; write higher ones.";
    reader.refuse([...path, i, "rates"], message);
  });
}

function isByVolume(raw: RawRateLists): raw is Extract<RawRateLists, { measuredIn: string }> {
  return "brackets" in raw && "measuredIn" in raw;
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
  const brackets = typeBrackets(reader, raw, [...path, "brackets"], ({ rate }, place) => ({
    rate: reader.rate([...place, "rate"], rate),
  }));
  const { by, measuredIn } = raw;
  return raw.between === "interpolated"
    ? { by, measuredIn, brackets, interpolated: true }
    : { by, measuredIn, brackets };
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
