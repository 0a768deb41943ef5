/** Every kind of bonus that a plan may have: the only place in the plan that lists them. */
import type { Plan, Tree } from "../plan.ts";
import type { Measure } from "../requirement.ts";
import type { PlanReader } from "../text/plan-reader.ts";
import type { PlanPath } from "../text/plan-yaml.ts";
import type { RawPlan } from "../text/raw-plan.ts";
import { choice, ref, when, type Schema } from "../text/schema-parts.ts";
import type { AskedSteps } from "./asked-steps.ts";
import { binary, type BinaryBonus, type RawBinary } from "./binary.ts";
import { bonusCapSchema, typeBonusCap } from "../caps.ts";
import { checkCalendar, type AskedRequirement, type BonusKind } from "./common.ts";
import { differential, type DifferentialBonus, type RawDifferential } from "./differential.ts";
import { generation, type GenerationBonus, type RawGeneration } from "./generation.ts";
import { gradeDefinitions } from "./grade.schema.ts";
import { infinity, type InfinityBonus, type RawInfinity } from "./infinity.ts";
import { match, type MatchBonus, type RawMatch } from "./match.ts";
import { inOrder } from "./order.ts";
import { progressive, type ProgressiveBonus, type RawProgressive } from "./progressive.ts";
import { pool, type PoolBonus, type RawPool } from "./pool.ts";
import {
  rankAdvancement,
  type RankAdvancementBonus,
  type RawRankAdvancement,
} from "./rank-advancement.ts";
import { unilevel, type RawUnilevel, type UnilevelBonus } from "./unilevel.ts";
import { xUp, type RawXUp, type XUpBonus } from "./x-up.ts";

export type Bonus =
  | UnilevelBonus
  | DifferentialBonus
  | ProgressiveBonus
  | GenerationBonus
  | InfinityBonus
  | XUpBonus
  | MatchBonus
  | RankAdvancementBonus
  | PoolBonus
  | BinaryBonus;
export type RawBonus =
  | RawUnilevel
  | RawDifferential
  | RawProgressive
  | RawGeneration
  | RawInfinity
  | RawXUp
  | RawMatch
  | RawRankAdvancement
  | RawPool
  | RawBinary;

type Kinds = {
  [K in Bonus["kind"]]: BonusKind<Extract<RawBonus, { kind: K }>, Extract<Bonus, { kind: K }>>;
};

const KINDS: Kinds = {
  unilevel,
  differential,
  progressive,
  generation,
  infinity,
  xUp,
  match,
  rankAdvancement,
  pool,
  binary,
};

/** The kind that a bonus is of; its functions take that bonus and no other. */
function kindOf({ kind }: RawBonus | Bonus): BonusKind<RawBonus, Bonus> {
  return KINDS[kind];
}

/** Definitions by name; `bonus` is the one that a plan's list refers to, `kind` decides which applies. */
export function bonusDefinitions(): { [name: string]: Schema } {
  const names = Object.keys(KINDS);
  return {
    bonus: {
      type: "object",
      description: "a bonus; kind decides which keys it has",
      required: ["kind"],
      properties: { kind: choice("the kind of the bonus", ...names) },
      allOf: names.map((name) => when("kind", [name], ref(name))),
    },
    bonusCap: bonusCapSchema(),
    ...Object.assign(
      {},
      ...Object.entries(KINDS).map(([name, kind]) => capped(name, kind.definitions())),
    ),
    ...gradeDefinitions(),
  };
}

/** The bonus at `path`, typed; faults go to the reader. */
export function typeBonus(reader: PlanReader, plan: RawPlan, raw: RawBonus, path: PlanPath): Bonus {
  checkCalendar(reader, plan, raw, path);
  const bonus = kindOf(raw).type(reader, plan, raw, path);
  const whole: Bonus = raw.asPoints === undefined ? bonus : { ...bonus, asPoints: true };
  if (raw.cap === undefined) return whole;
  if (raw.asPoints !== undefined) {
    reader.refuse([...path, "cap"], "A bonus that pays nobody has nothing to cap; leave this out.");
  }
  return { ...whole, cap: typeBonusCap(reader, plan, raw.cap, path) };
}

/** A kind's definitions, with the cap that a bonus of every kind may have. */
function capped(kind: string, definitions: { [name: string]: Schema }): { [name: string]: Schema } {
  const own = definitions[kind] ?? {};
  const more = { cap: ref("bonusCap"), asPoints: ref("true") };
  const properties = { ...(own.properties as object), ...more };
  return { ...definitions, [kind]: { ...own, properties } };
}

/** Notes everything in the bonuses that does not agree with the rest of the plan. */
export function checkBonuses(reader: PlanReader, plan: Plan): void {
  const { waiting } = inOrder(plan.bonuses, readBy);
  plan.bonuses.forEach((bonus, i) => {
    kindOf(bonus).check(reader, plan, bonus, ["bonuses", i]);
    if (!waiting.includes(bonus)) return;
    const message = "This bonus waits for one that waits for it; let one of them read less.";
    reader.refuse(["bonuses", i], message);
  });
}

/** Ids of the bonuses whose results a bonus reads. */
export function readBy(bonus: Bonus): string[] {
  return kindOf(bonus).after(bonus);
}

/** The trees that a bonus looks at. */
export function treesOf(bonus: Bonus): Tree[] {
  return kindOf(bonus).trees(bonus);
}

/** Everything that a bonus asks of people. */
export function allRequirements(bonus: Bonus): AskedRequirement[] {
  return kindOf(bonus).requirements(bonus);
}

/** The steps of requirements by which a bonus chooses rates. */
export function allSteps(bonus: Bonus): AskedSteps[] {
  return (kindOf(bonus).steps?.(bonus) ?? []).filter((steps) => steps !== undefined);
}

/** The measures of a person that a bonus looks at. */
export function allMeasures(bonus: Bonus): Measure[] {
  return kindOf(bonus).measures(bonus);
}

/** Whether a career title, rather than the rank of the period, decides what a bonus pays. */
export function paysByTitle(bonus: Bonus): boolean {
  return kindOf(bonus).paysByTitle(bonus);
}
