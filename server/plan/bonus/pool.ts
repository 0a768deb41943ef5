/** Pools in the plan: a share of the company's volume, or an amount, divided by shares. */
import {
  checkRequirement,
  MEASURES,
  typeRequirement,
  type Measure,
  type RawRequirement,
  type Requirement,
} from "../requirement.ts";
import type { Plan } from "../plan.ts";
import { noSuch, type PlanReader } from "../text/plan-reader.ts";
import type { PlanPath } from "../text/plan-yaml.ts";
import type { RawPlan } from "../text/raw-plan.ts";
import { choice, list, mapping, ref, wordOr, type Schema } from "../text/schema-parts.ts";
import { headSchema, type BonusHead, type BonusKind, type RawBonusHead } from "./common.ts";
import {
  bonusesOfShares,
  measuresOfShares,
  oneOf,
  sharesFormSchema,
  sharesSchema,
  typeShares,
  type PoolShares,
  type RawShares,
} from "./pool-shares.ts";

export type { PoolShares } from "./pool-shares.ts";

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
  /** A list adds up. */
  shares: PoolShares | PoolShares[];
  top: PoolTop | null;
  /** Shares of those who do not fulfil `requires` (or are not among the first) count, and are paid to nobody. */
  sharesOfAll?: true;
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
  shares: RawShares | RawShares[];
  counted?: "participants" | "everybody";
  top: "none" | { count: string; by: Measure; ties: "all" | "byJoining" };
}

const ONE = 1_000_000n;
const TIERS_MAX = 50;

export const pool: BonusKind<RawPool, PoolBonus> = {
  definitions: () => ({ pool: schema(), poolTier: tierSchema(), poolShares: sharesFormSchema() }),
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
      for (const id of bonusesOfShares(tier.shares)) {
        checkCounted(reader, plan, bonus, id, [...at, "shares", "bonus"]);
      }
      if (bonus.tiers.findIndex(({ id }) => id === tier.id) < i) {
        reader.refuse([...at, "id"], `The id "${tier.id}" is taken above; give each its own.`);
      }
      for (const shares of [tier.shares].flat()) {
        if (shares.by !== "place" || shares.counts.length === tier.top?.count) continue;
        const message =
          "Places are those of top; write as many figures here as its count, and top.";
        reader.refuse([...at, "shares"], message);
      }
    });
  },
  trees: () => [],
  after: ({ tiers }) => tiers.flatMap(({ shares }) => bonusesOfShares(shares)),
  requirements: ({ tiers, rankBy }) =>
    tiers.map(({ requires }) => ({ requirement: requires, rankBy })),
  measures: ({ tiers }) =>
    tiers.flatMap(({ shares, top }) => [
      ...measuresOfShares(shares),
      ...(top === null ? [] : [top.by]),
    ]),
  paysByTitle: ({ tiers, rankBy }) =>
    rankBy === "title" &&
    tiers.some(({ shares }) => [shares].flat().some(({ by }) => by === "rank")),
};

/** Refuses a bonus that the pool cannot count: unknown, itself, or of another calendar. */
function checkCounted(
  reader: PlanReader,
  plan: Plan,
  { id: own, calendar }: PoolBonus,
  id: string,
  path: PlanPath,
): void {
  const others = plan.bonuses.filter((one) => one.id !== own).map((one) => one.id);
  const counted = plan.bonuses.find((one) => one.id === id && one.id !== own);
  if (counted === undefined) reader.refuse(path, noSuch("other bonus", id, others));
  else if (counted.calendar !== calendar) {
    const message = `"${id}" is of the calendar "${counted.calendar}"; count it in that one.`;
    reader.refuse(path, message);
  }
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
    ...(raw.counted === "everybody" ? { sharesOfAll: true } : {}),
  };
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
  const measure = choice("a measure of a person", ...MEASURES);
  return mapping(
    "a tier of a pool",
    {
      id: ref("id"),
      part: ref("rate"),
      requires: ref("payeeRequirement"),
      shares: sharesSchema(),
      counted: choice("whose shares the pot is divided by", "participants", "everybody"),
      top: wordOr(
        "none",
        "a mapping { count: 10, by: totalVolume, ties: all }",
        mapping("who takes part: count, by, ties", {
          count: ref("count"),
          by: measure,
          ties: choice("who equals the last one", "all", "byJoining"),
        }),
      ),
    },
    ["counted"],
  );
}
