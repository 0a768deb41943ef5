/** Pools in the plan: a share of the company's volume, or an amount, divided by shares. */
import {
  checkRequirement,
  MEASURES,
  typeRequirement,
  type Measure,
  type RawRequirement,
  type Requirement,
} from "../requirement.ts";
import type { PlanReader } from "../text/plan-reader.ts";
import type { PlanPath } from "../text/plan-yaml.ts";
import type { RawPlan } from "../text/raw-plan.ts";
import { choice, figure, list, mapping, ref, wordOr, type Schema } from "../text/schema-parts.ts";
import { headSchema, type BonusHead, type BonusKind, type RawBonusHead } from "./common.ts";
import { byRankSchema } from "./grade.ts";

/** How many shares somebody has; whole numbers. */
export type PoolShares =
  | { by: "equal"; count: bigint }
  | { by: "rank"; /** By rank number, index 0 = no rank. */ counts: bigint[] }
  | { by: "points"; measure: Measure; /** Hundredths of a point for one share. */ each: bigint };

/** Only the first so many by a measure take part. */
export interface PoolTop {
  count: number;
  by: Measure;
  /** all: whoever equals the last one takes part too; byJoining: the earlier joined, then by id. */
  ties: "all" | "byJoining";
}

export interface PoolTier {
  id: string;
  /** ppm of the pot. */
  part: bigint;
  requires: Requirement;
  shares: PoolShares;
  top: PoolTop | null;
}

export interface PoolBonus extends BonusHead {
  kind: "pool";
  rankBy: "title" | "paidAs";
  pot: { share: bigint; of: "commissionable" | "qualifying" } | { amount: bigint };
  tiers: PoolTier[];
  /** Somebody in several tiers takes part in the last of them in the list, or in all. */
  stacking: "highest" | "all";
  /** exact: floored last; cut: the value of one share is floored, then multiplied. */
  shareValue: "exact" | "cut";
  /** What becomes of the part of a tier that nobody has a share in. */
  unclaimed: "company" | "sharedAmongTiers";
}

export interface RawPool extends RawBonusHead {
  kind: "pool";
  rankBy: "title" | "paidAs";
  pot: { share: string; of: "commissionable" | "qualifying" } | { amount: string };
  tiers: RawTier[];
  stacking: "highest" | "all";
  shareValue: "exact" | "cut";
  unclaimed: "company" | "sharedAmongTiers";
}

interface RawTier {
  id: string;
  part: string;
  requires: RawRequirement;
  shares:
    { equal: string } | { byRank: Record<string, string> } | { points: Measure; each: string };
  top: "none" | { count: string; by: Measure; ties: "all" | "byJoining" };
}

const ONE = 1_000_000n;
const TIERS_MAX = 50;

export const pool: BonusKind<RawPool, PoolBonus> = {
  definitions: () => ({ pool: schema(), poolTier: tierSchema() }),
  type(reader, plan, raw, path) {
    const { id, name, kind, calendar, rankBy, stacking, shareValue, unclaimed } = raw;
    const pot =
      "share" in raw.pot
        ? { share: reader.rate([...path, "pot", "share"], raw.pot.share), of: raw.pot.of }
        : { amount: reader.amount([...path, "pot", "amount"], raw.pot.amount) };
    const tiers = raw.tiers.map((tier, i) => typeTier(reader, plan, tier, [...path, "tiers", i]));
    return { kind, id, name, calendar, rankBy, pot, tiers, stacking, shareValue, unclaimed };
  },
  check(reader, plan, bonus, path) {
    const whole = bonus.tiers.reduce((sum, { part }) => sum + part, 0n);
    if (whole > ONE) {
      const message =
        "The parts of the tiers add up to more than 100 %; a pot has no more than that.";
      reader.refuse([...path, "tiers"], message);
    }
    bonus.tiers.forEach((tier, i) => {
      const at = [...path, "tiers", i];
      checkRequirement(reader, plan, tier.requires, [...at, "requires"]);
      if (bonus.tiers.findIndex(({ id }) => id === tier.id) < i) {
        reader.refuse([...at, "id"], `The id "${tier.id}" is taken above; give each its own.`);
      }
      if (hasNoShares(tier.shares)) {
        const message = "Nobody can have a share in this; write how many shares there are.";
        reader.refuse([...at, "shares"], message);
      }
    });
  },
  trees: () => [],
  after: () => [],
  requirements: ({ tiers, rankBy }) =>
    tiers.map(({ requires }) => ({ requirement: requires, rankBy })),
  measures: ({ tiers }) =>
    tiers.flatMap(({ shares, top }) => [
      ...(shares.by === "points" ? [shares.measure] : []),
      ...(top === null ? [] : [top.by]),
    ]),
  paysByTitle: ({ tiers, rankBy }) =>
    rankBy === "title" && tiers.some(({ shares }) => shares.by === "rank"),
};

function hasNoShares(shares: PoolShares): boolean {
  if (shares.by === "equal") return shares.count === 0n;
  if (shares.by === "rank") return shares.counts.every((count) => count === 0n);
  return shares.each === 0n;
}

function typeTier(reader: PlanReader, plan: RawPlan, raw: RawTier, path: PlanPath): PoolTier {
  return {
    id: raw.id,
    part: reader.rate([...path, "part"], raw.part),
    requires: typeRequirement(reader, raw.requires, [...path, "requires"]),
    shares: typeShares(reader, plan, raw.shares, [...path, "shares"]),
    top:
      raw.top === "none"
        ? null
        : { count: Number(raw.top.count), by: raw.top.by, ties: raw.top.ties },
  };
}

function typeShares(
  reader: PlanReader,
  plan: RawPlan,
  raw: RawTier["shares"],
  path: PlanPath,
): PoolShares {
  if ("equal" in raw) return { by: "equal", count: BigInt(raw.equal) };
  if ("points" in raw) {
    return { by: "points", measure: raw.points, each: reader.volume([...path, "each"], raw.each) };
  }
  const named = new Map(
    Object.entries(raw.byRank).map(([rank, count]) => [
      reader.rank([...path, "byRank", rank], rank, "key"),
      BigInt(count),
    ]),
  );
  let count = 0n;
  const counts = Array.from({ length: plan.ranks.length + 1 }, (_, rank) => {
    count = named.get(rank) ?? count;
    return count;
  });
  return { by: "rank", counts };
}

function schema(): Schema {
  return mapping("a pool", {
    ...headSchema("pool"),
    rankBy: choice("the rank that requirements and shares go by", "title", "paidAs"),
    pot: {
      ...oneOf("the pot: { share: 2%, of: commissionable } or { amount: 10000.00 }", {
        share: {
          share: ref("rate"),
          of: choice("the points that the share is taken of", "commissionable", "qualifying"),
        },
        amount: { amount: ref("amount") },
      }),
    },
    tiers: list("a list of tiers", ref("poolTier"), TIERS_MAX, 1),
    stacking: choice("somebody in several tiers", "highest", "all"),
    shareValue: choice("when a share's value is cut to the minor unit", "exact", "cut"),
    unclaimed: choice("the part of a tier without shares", "company", "sharedAmongTiers"),
  });
}

function tierSchema(): Schema {
  const shareCount = figure("^(0|[1-9][0-9]{0,5})$", "a whole number of shares");
  const measure = choice("a measure of a person", ...MEASURES);
  return mapping("a tier of a pool", {
    id: ref("id"),
    part: ref("rate"),
    requires: ref("payeeRequirement"),
    shares: oneOf(
      "the shares: { equal: 1 }, { byRank: { gold: 1 } } or { points: groupVolume, each: 100.00 }",
      {
        equal: { equal: shareCount },
        byRank: { byRank: byRankSchema("a mapping from rank ids to shares", shareCount) },
        points: { points: measure, each: ref("volume") },
      },
    ),
    top: wordOr(
      "none",
      "a mapping { count: 10, by: totalVolume, ties: all }",
      mapping("who takes part: count, by, ties", {
        count: ref("count"),
        by: measure,
        ties: choice("who equals the last one", "all", "byJoining"),
      }),
    ),
  });
}

/** One of several mappings, told apart by the key that each begins with. */
function oneOf(description: string, forms: { [key: string]: { [key: string]: Schema } }): Schema {
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
