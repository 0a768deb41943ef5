/** Shares of a pool in the plan: how many somebody has of a tier. */
import { MEASURES, type Measure } from "../requirement.ts";
import type { PlanReader } from "../text/plan-reader.ts";
import type { PlanPath } from "../text/plan-yaml.ts";
import type { RawPlan } from "../text/raw-plan.ts";
import { choice, figure, list, mapping, ref, type Schema } from "../text/schema-parts.ts";
import { byRankSchema } from "./grade.schema.ts";

/** Volumes whose figure of the period before every sheet has. */
export const GROWING = ["personalVolume", "groupVolume", "totalVolume"] as const;
export type Growing = (typeof GROWING)[number];

/** One way to have shares; whole numbers. */
export type PoolShares =
  | { by: "equal"; count: bigint }
  | { by: "rank"; /** By rank number, index 0 = no rank. */ counts: bigint[] }
  | { by: "place"; /** First place first; one for each of the tier's `top`. */ counts: bigint[] }
  | { by: "points"; measure: Measure; /** Hundredths of a point for one share. */ each: bigint }
  /** One for each so many hundredths above the period before. */
  | { by: "growth"; measure: Growing; each: bigint }
  /** One for each so many ppm above the period before, of the figure of that period. */
  | { by: "growthRate"; measure: Growing; each: bigint }
  /** One for each so many minor units that another bonus came to, before caps. */
  | { by: "bonus"; bonus: string; each: bigint };

export type RawShares =
  | { equal: string }
  | { byRank: Record<string, string> }
  | { byPlace: string[] }
  | { points: Measure; each: string }
  | { growth: Growing; each: string }
  | { growth: Growing; eachPercent: string }
  | { bonus: string; each: string };

const FORMS_MAX = 10;
const PLACES_MAX = 1000;

/** The shares of a tier: one form or a list of forms, whose shares add up. */
export function typeShares(
  reader: PlanReader,
  plan: RawPlan,
  raw: RawShares | RawShares[],
  path: PlanPath,
): PoolShares | PoolShares[] {
  return Array.isArray(raw)
    ? raw.map((one, i) => typeForm(reader, plan, one, [...path, i]))
    : typeForm(reader, plan, raw, path);
}

function typeForm(reader: PlanReader, plan: RawPlan, raw: RawShares, path: PlanPath): PoolShares {
  const shares = readForm(reader, plan, raw, path);
  if (hasNoShares(shares)) {
    reader.refuse(path, "Nobody can have a share in this; write how many shares there are.");
  }
  return shares;
}

function readForm(reader: PlanReader, plan: RawPlan, raw: RawShares, path: PlanPath): PoolShares {
  if ("equal" in raw) return { by: "equal", count: BigInt(raw.equal) };
  if ("points" in raw) {
    return { by: "points", measure: raw.points, each: reader.volume([...path, "each"], raw.each) };
  }
  if ("bonus" in raw) {
    return { by: "bonus", bonus: raw.bonus, each: reader.amount([...path, "each"], raw.each) };
  }
  if ("byPlace" in raw) return { by: "place", counts: raw.byPlace.map(BigInt) };
  if ("byRank" in raw) return { by: "rank", counts: countsOf(reader, plan, raw.byRank, path) };
  if ("each" in raw) {
    return { by: "growth", measure: raw.growth, each: reader.volume([...path, "each"], raw.each) };
  }
  const each = reader.rate([...path, "eachPercent"], raw.eachPercent);
  return { by: "growthRate", measure: raw.growth, each };
}

function countsOf(
  reader: PlanReader,
  plan: RawPlan,
  byRank: Record<string, string>,
  path: PlanPath,
): bigint[] {
  const named = new Map(
    Object.entries(byRank).map(([rank, count]) => [
      reader.rank([...path, "byRank", rank], rank, "key"),
      BigInt(count),
    ]),
  );
  let count = 0n;
  return Array.from({ length: plan.ranks.length + 1 }, (_, rank) => {
    count = named.get(rank) ?? count;
    return count;
  });
}

function hasNoShares(shares: PoolShares): boolean {
  if (shares.by === "equal") return shares.count === 0n;
  if ("counts" in shares) return shares.counts.every((count) => count === 0n);
  return shares.each === 0n;
}

/** Ids of the bonuses that shares are counted from. */
export function bonusesOfShares(shares: PoolShares | PoolShares[]): string[] {
  return [shares].flat().flatMap((one) => (one.by === "bonus" ? [one.bonus] : []));
}

/** The measures that shares are counted from. */
export function measuresOfShares(shares: PoolShares | PoolShares[]): Measure[] {
  return [shares].flat().flatMap((one) => ("measure" in one ? [one.measure] : []));
}

/** One form of shares, or a list of them. */
export function sharesSchema(): Schema {
  const description =
    "the shares: { equal: 1 }, { byRank: { gold: 1 } }, { byPlace: [3, 2, 1] }, " +
    "{ points: groupVolume, each: 100.00 }, { growth: groupVolume, each: 100.00 }, or a list of these";
  return {
    type: ["object", "array"],
    description,
    if: { type: "array" },
    then: list(description, ref("poolShares"), FORMS_MAX, 1),
    else: ref("poolShares"),
  };
}

/** What `poolShares` refers to. */
export function sharesFormSchema(): Schema {
  const count = figure("^(0|[1-9][0-9]{0,5})$", "a whole number of shares");
  const growing = choice("a volume that has grown", ...GROWING);
  return oneOf(
    "the shares: { equal: 1 }, { byRank: { gold: 1 } }, { byPlace: [3, 2, 1] }, " +
      "{ points: groupVolume, each: 100.00 } or { growth: groupVolume, each: 100.00 }",
    {
      equal: { equal: count },
      byRank: { byRank: byRankSchema("a mapping from rank ids to shares", count) },
      bonus: {
        bonus: { type: "string", description: "the id of another bonus" },
        each: ref("amount"),
      },
      byPlace: {
        byPlace: list("the shares of each place, the first one first", count, PLACES_MAX, 1),
      },
      points: { points: choice("a measure of a person", ...MEASURES), each: ref("volume") },
      eachPercent: { growth: growing, eachPercent: ref("rate") },
      growth: { growth: growing, each: ref("volume") },
    },
  );
}

/** One of several mappings, told apart by a key that each has. */
export function oneOf(
  description: string,
  forms: { [key: string]: { [key: string]: Schema } },
): Schema {
  const keys = Object.keys(forms);
  const [first = ""] = keys;
  return keys.reduceRight<Schema>(
    (rest, key) => ({
      if: { type: "object", required: [key] },
      then: mapping(description, forms[key] ?? {}),
      else: rest,
    }),
    mapping(description, forms[first] ?? {}),
  );
}
