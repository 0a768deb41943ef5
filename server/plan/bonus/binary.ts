/** Binary in the plan: the weaker of two legs is matched and paid, what is left is carried. */
import { UNRANKED, byRank, typePercentage, stepsOf } from "./grade.ts";
import type { Percentage, RawPercentage } from "./grade.ts";
import {
  checkRequirement,
  typeRequirement,
  type RawRequirement,
  type Requirement,
} from "../requirement.ts";
import type { Plan } from "../plan.ts";
import type { PlanReader } from "../text/plan-reader.ts";
import type { PlanPath } from "../text/plan-yaml.ts";
import type { RawPlan } from "../text/raw-plan.ts";
import { askedBySteps, checkAskedSteps, type AskedSteps } from "./asked-steps.ts";
import { headSchema, type BonusHead, type BonusKind, type RawBonusHead } from "./common.ts";
import { binarySchema } from "./binary.schema.ts";

type Kind = "qualifying" | "commissionable";
type OwnVolume = "none" | "strongerSide" | "weakerSide";
type Unqualified = "accumulates" | "lost";
type Excess = "consumed" | "kept" | "flushAll";

/** Volumes in hundredths of a point, amounts in minor units. */
export interface BinaryBonus extends BonusHead {
  kind: "binary";
  /** The kind of volume that is matched. */
  measuredIn: Kind;
  /** On which side a person's own volume counts. */
  ownVolume: OwnVolume;
  /** What `payee.rank` and amounts by rank mean. */
  rankBy: "title" | "paidAs";
  payee: Requirement;
  /** What becomes of the new volume of somebody who is not qualified. */
  unqualified: Unqualified;
  /** The weaker side needs this much, else nothing is matched. */
  minimum: bigint;
  /** Most that is matched on a side in a period; null: no limit. */
  maximum: bigint | null;
  pays: PaysPercentage | PaysCycles;
  ceiling: null | Ceiling;
  /** What goes on from period to period, at most so much a side (null: no limit); null: nothing. */
  carry: null | { limit: bigint | null; history?: CarryHistory };
  /** After so many periods in a row without being active both carries are flushed; null: never. */
  inactivity: number | null;
  /** Volume goes on for so many periods after its own; null: for ever. */
  expiry: number | null;
}

export interface PaysPercentage {
  by: "percentage";
  percentage: Percentage;
  /** Ascending; what is matched is rounded down to one of them. Null: it is not. */
  steps: bigint[] | null;
  /** The steps are climbed over several periods. */
  remembered: boolean;
}

export interface PaysCycles {
  by: "cycles";
  /** What one cycle uses up on the stronger and on the weaker side. */
  strong: bigint;
  weak: bigint;
  /** What one cycle pays, by rank number; index 0 = no rank. */
  amounts: bigint[];
  /** Whether the weaker side is looked at again after each cycle. */
  weakSide: "eachCycle" | "once";
  /** The part of the amount that a person is paid; null: all of it. */
  share: Percentage | null;
}

/** One percentage for everybody, or how it is chosen. */
type RawShare = string | RawPercentage;

/** What a period pays somebody at most: for everybody alike, or a list by rank number, index 0 = no rank. */
export type Ceiling = ({ cycles: ByRank } | { amount: ByRank }) & { excess: Excess };

type ByRank = bigint | bigint[];
type RawByRank = string | Record<string, string>;

/** A side carries at most so many times the most that was matched in one period. */
export interface CarryHistory {
  times: bigint;
  /** Of the last so many periods, this one included; null: of all. */
  periods: number | null;
}

export interface RawBinary extends RawBonusHead {
  kind: "binary";
  measuredIn: Kind;
  ownVolume: OwnVolume;
  rankBy: "title" | "paidAs";
  payee: RawRequirement;
  unqualified: Unqualified;
  minimum: string;
  maximum: string;
  pays: RawPays;
  ceiling: "none" | { cycles?: RawByRank; amount?: RawByRank; excess: Excess };
  carry: "none" | { limit: string; history?: { times: string; periods: string } };
  inactivity: "none" | { periods: string };
  expiry: "none" | { periods: string };
}

type RawPays =
  | { percentage: RawShare; steps?: string[]; progress?: "eachPeriod" | "remembered" }
  | {
      cycle: { strong: string; weak: string; amount: string | Record<string, string> };
      weakSide: "eachCycle" | "once";
      share?: RawShare;
    };

export const binary: BonusKind<RawBinary, BinaryBonus> = {
  definitions: () => binarySchema(headSchema("binary")),
  type(reader, plan, raw, path) {
    const { id, name, kind, calendar, measuredIn, ownVolume, rankBy, unqualified } = raw;
    return {
      ...{ kind, id, name, calendar, measuredIn, ownVolume, rankBy, unqualified },
      payee: typeRequirement(reader, raw.payee, [...path, "payee"]),
      minimum: reader.volume([...path, "minimum"], raw.minimum),
      maximum: raw.maximum === "none" ? null : reader.volume([...path, "maximum"], raw.maximum),
      pays: typePays(reader, plan, raw.pays, [...path, "pays"]),
      ceiling: typeCeiling(reader, plan, raw.ceiling, [...path, "ceiling"]),
      carry: typeCarry(reader, raw.carry, [...path, "carry", "limit"]),
      inactivity: raw.inactivity === "none" ? null : Number(raw.inactivity.periods),
      expiry: raw.expiry === "none" ? null : Number(raw.expiry.periods),
    };
  },
  check: checkBinary,
  trees: () => ["placement"],
  after: () => [],
  requirements: ({ payee, rankBy, pays }) => [
    { requirement: payee, rankBy },
    ...askedBySteps(chosenSteps(pays)),
  ],
  steps: ({ pays }) => [chosenSteps(pays)],
  measures: ({ pays }) => {
    const chosen = pays.by === "cycles" ? pays.share : pays.percentage;
    return chosen && "brackets" in chosen ? [chosen.by] : [];
  },
  paysByTitle: ({ rankBy, payee, pays }) =>
    (rankBy === "title" && (payee.rank !== undefined || pays.by === "cycles")) ||
    (pays.by === "cycles" ? pays.share : pays.percentage)?.by === "title",
};

function typePays(
  reader: PlanReader,
  plan: RawPlan,
  raw: RawPays,
  path: PlanPath,
): BinaryBonus["pays"] {
  if ("percentage" in raw) {
    return {
      by: "percentage",
      percentage: typeShare(reader, plan, raw.percentage, [...path, "percentage"]),
      steps: raw.steps?.map((step, i) => reader.volume([...path, "steps", i], step)) ?? null,
      remembered: raw.progress === "remembered",
    };
  }
  const { strong, weak, amount } = raw.cycle;
  const at = [...path, "cycle"];
  const share = raw.share;
  return {
    by: "cycles",
    strong: reader.volume([...at, "strong"], strong),
    weak: reader.volume([...at, "weak"], weak),
    amounts: byRank(
      reader,
      plan,
      typeof amount === "string" ? { [UNRANKED]: amount } : amount,
      [...at, "amount"],
      0n,
      (text, place) => reader.amount(typeof amount === "string" ? [...at, "amount"] : place, text),
    ),
    weakSide: raw.weakSide,
    share: share === undefined ? null : typeShare(reader, plan, share, [...path, "share"]),
  };
}

function typeShare(reader: PlanReader, plan: RawPlan, raw: RawShare, path: PlanPath): Percentage {
  if (typeof raw !== "string") {
    const share = typePercentage(reader, plan, raw, path);
    if ("interpolated" in share && share.interpolated === true) {
      reader.refuse([...path, "between"], "A binary bonus has whole steps only; leave this out.");
    }
    return share;
  }
  const rate = reader.rate(path, raw);
  return { by: "paidAs", rates: Array<bigint>(plan.ranks.length + 1).fill(rate) };
}

function typeCeiling(
  reader: PlanReader,
  plan: RawPlan,
  raw: RawBinary["ceiling"],
  path: PlanPath,
): BinaryBonus["ceiling"] {
  if (raw === "none") return null;
  const { cycles, amount, excess } = raw;
  if ((cycles === undefined) === (amount === undefined)) {
    reader.refuse(path, "A ceiling is a number of cycles or an amount; write one of the two.");
  }
  const read = (key: string, figures: RawByRank, one: (at: PlanPath, text: string) => bigint) => {
    const at = [...path, key];
    if (typeof figures === "string") return one(at, figures);
    if (!(UNRANKED in figures)) {
      reader.refuse(at, "Say what people without rank are paid at most: add unranked.");
    }
    return byRank(reader, plan, figures, at, 0n, (text, place) => one(place, text));
  };
  return amount === undefined
    ? { cycles: read("cycles", cycles ?? "0", (_, text) => BigInt(text)), excess }
    : { amount: read("amount", amount, (at, text) => reader.amount(at, text)), excess };
}

/** What a ceiling says of a rank (number, 0 = none). */
export function ceilingAt(figures: bigint | readonly bigint[], rank: number): bigint {
  return typeof figures === "bigint" ? figures : (figures[rank] ?? 0n);
}

function typeCarry(
  reader: PlanReader,
  raw: RawBinary["carry"],
  path: PlanPath,
): BinaryBonus["carry"] {
  if (raw === "none") return null;
  const limit = raw.limit === "unlimited" ? null : reader.volume(path, raw.limit);
  if (raw.history === undefined) return { limit };
  const { times, periods } = raw.history;
  const looksBack = periods === "all" ? null : Number(periods);
  return { limit, history: { times: BigInt(times), periods: looksBack } };
}

/** The steps by which a percentage, or a share of a cycle, is chosen. */
function chosenSteps(pays: BinaryBonus["pays"]): AskedSteps | undefined {
  const chosen = pays.by === "cycles" ? pays.share : pays.percentage;
  return chosen === null ? undefined : stepsOf(chosen);
}

function checkBinary(reader: PlanReader, plan: Plan, bonus: BinaryBonus, path: PlanPath): void {
  checkRequirement(reader, plan, bonus.payee, [...path, "payee"]);
  const steps = [...path, "pays", bonus.pays.by === "cycles" ? "share" : "percentage", "steps"];
  checkAskedSteps(reader, plan, chosenSteps(bonus.pays), steps);
  if (plan.placement?.width !== 2 || plan.placement.legs.length !== 2) {
    const message =
      "A binary bonus needs a placement tree of width 2 whose legs have names; " +
      "write placement: { width: 2, legs: [left, right] }.";
    reader.refuse([...path, "kind"], message);
  }
  if (plan.bonuses.find(({ kind }) => kind === "binary") !== bonus) {
    reader.refuse([...path, "kind"], "A plan has one binary bonus; another one stands above.");
  }
  if (bonus.minimum === 0n) {
    reader.refuse([...path, "minimum"], "Nothing can be matched at 0; write 0.01 for no minimum.");
  }
  if (bonus.maximum !== null && bonus.maximum < bonus.minimum) {
    const message = "The maximum is below the minimum, so nobody is ever paid; raise it.";
    reader.refuse([...path, "maximum"], message);
  }
  if (bonus.carry === null && bonus.expiry !== null) {
    const message = "Without a carry there is nothing that could expire; write expiry: none.";
    reader.refuse([...path, "expiry"], message);
  }
  checkPays(reader, bonus, path);
}

function checkPays(reader: PlanReader, bonus: BinaryBonus, path: PlanPath): void {
  const { pays, ceiling } = bonus;
  if (ceiling !== null && "cycles" in ceiling && pays.by === "percentage") {
    const message = "This bonus pays a percentage, not cycles; write the ceiling as an amount.";
    reader.refuse([...path, "ceiling", "cycles"], message);
  }
  if (ceiling !== null && "amount" in ceiling && ceiling.amount === 0n) {
    reader.refuse([...path, "ceiling", "amount"], "A ceiling of 0 pays nobody; write more.");
  }
  const at = [...path, "pays"];
  if (pays.by === "cycles") {
    for (const side of ["strong", "weak"] as const) {
      if (pays[side] > 0n) continue;
      reader.refuse(
        [...at, "cycle", side],
        "A cycle uses up volume on both sides; write more than 0.",
      );
    }
    return;
  }
  if (pays.remembered && pays.steps === null) {
    reader.refuse([...at, "progress"], "Progress is that of steps; write steps, or leave it out.");
  }
  pays.steps?.forEach((step, i) => {
    if (step > (pays.steps?.[i - 1] ?? 0n)) return;
    reader.refuse([...at, "steps", i], "Steps ascend from above 0; list the lowest first.");
  });
}
