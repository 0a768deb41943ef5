/**
 * What is chosen by a person's rank or by the bracket that his volume reaches: percentages and lists
 * of percentages, for every kind of bonus that has them.
 */
import type { PlanReader } from "../text/plan-reader.ts";
import type { PlanPath } from "../text/plan-yaml.ts";
import type { RawPlan } from "../text/raw-plan.ts";
import { typeAskedSteps, type AskedSteps, type RawAskedSteps } from "./asked-steps.ts";
import { typeBrackets, type RawBound } from "./brackets.ts";

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
  | { by: "title" | "paidAs"; /** ppm by rank number, index 0 = no rank. */ rates: bigint[] }
  | {
      by: "requirement";
      asked: AskedSteps;
      /** ppm by step, the first at index 0. */ steps: bigint[];
    };

export type RawPercentage =
  | {
      by: "personalVolume" | "groupVolume" | "totalVolume";
      measuredIn: "qualifying" | "commissionable";
      brackets: (RawBound & { rate: string })[];
      between?: "step" | "interpolated";
    }
  | { by: "title" | "paidAs"; rates: Record<string, string> }
  | RawAskedSteps<{ rate: string }>;

/** What decides which list of rates a person has: his rank's number, or a volume in hundredths. */
export type GradeProperty =
  | AskedSteps["property"]
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
  /** The figures are minor units that an order pays, not rates. */
  amounts?: true;
  /** What each step asks, where `by` is the number of the last one that somebody fulfils. */
  asked?: AskedSteps;
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
    }
  | RawAskedSteps<{ rates: string[] }>;

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

/** The steps by which a percentage is chosen; undefined where something else chooses it. */
export function stepsOf(percentage: Percentage): AskedSteps | undefined {
  return "asked" in percentage ? percentage.asked : undefined;
}

/** What `rank` means beside a percentage: the title only where that decides. */
export function rankByOf({ by }: Percentage): "title" | "paidAs" {
  return by === "title" ? "title" : "paidAs";
}

/** Names people without rank in a mapping from rank ids. */
export const UNRANKED = "unranked";

const ONE = 1_000_000n;

/** The text of rates, or of amounts in their place. */
export interface RawRatesOrAmounts {
  rates?: RawRateLists;
  /** Amounts that each order pays. */
  amounts?: string[] | Record<string, string[]>;
}

/** Lists of rates, or of amounts, from the text of a bonus; `path` is that of the bonus. */
export function typeRatesOrAmounts(
  reader: PlanReader,
  plan: RawPlan,
  { rates, amounts }: RawRatesOrAmounts,
  rankBy: "title" | "paidAs",
  path: PlanPath,
): Grades {
  if (amounts === undefined)
    return typeGrades(reader, plan, rates ?? [], rankBy, [...path, "rates"]);
  const inMoney = { ...reader, rate: reader.amount };
  const grades = typeGrades(inMoney, plan, amounts, rankBy, [...path, "amounts"], null);
  return { ...grades, amounts: true };
}

/** Lists of rates from the text; `rankBy` is the rank that a mapping from rank ids goes by. */
export function typeGrades(
  reader: PlanReader,
  plan: RawPlan,
  raw: RawRateLists,
  rankBy: "title" | "paidAs",
  path: PlanPath,
  most: bigint | null = ONE,
): Grades {
  const listOf = (texts: string[], at: PlanPath) => rateList(reader, texts, at, most);
  if (Array.isArray(raw)) {
    return { by: rankBy, steps: [{ from: 0n, rates: listOf(raw, path) }] };
  }
  if (isByRequirement(raw)) {
    const at = [...path, "steps"];
    const asked = typeAskedSteps(reader, raw.steps, rankBy, at);
    const steps = raw.steps.map(({ rates }, i) => ({
      from: BigInt(i + 1),
      rates: listOf(rates, [...at, i, "rates"]),
    }));
    return { by: asked.property, steps, asked };
  }
  if (isByVolume(raw)) {
    const by = volumeProperty(raw.by, raw.measuredIn);
    const at = [...path, "brackets"];
    const steps = typeBrackets(reader, raw, at, ({ rates }, place) => ({
      rates: listOf(rates, [...place, "rates"]),
    }));
    if (raw.between !== "interpolated") return { by, steps };
    checkRising(reader, steps, at);
    return { by, steps, interpolated: true };
  }
  const lists = byRank<string[], bigint[]>(reader, plan, raw, path, [], (texts, at) =>
    listOf(texts, at),
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

function isByRequirement(raw: RawRateLists): raw is RawAskedSteps<{ rates: string[] }> {
  return "by" in raw && raw.by === "requirement";
}

function isByVolume(raw: RawRateLists): raw is Extract<RawRateLists, { measuredIn: string }> {
  return "brackets" in raw && "measuredIn" in raw;
}

/** `most`: what they may add up to; null: there is no bound. */
function rateList(
  reader: PlanReader,
  texts: string[],
  path: PlanPath,
  most: bigint | null,
): bigint[] {
  const rates = texts.map((text, i) => reader.rate([...path, i], text));
  if (most !== null && rates.reduce((sum, rate) => sum + rate, 0n) > most) {
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
  if ("steps" in raw) {
    const at = [...path, "steps"];
    const asked = typeAskedSteps(reader, raw.steps, "paidAs", at);
    const steps = raw.steps.map(({ rate }, i) => reader.rate([...at, i, "rate"], rate));
    return { by: raw.by, asked, steps };
  }
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
