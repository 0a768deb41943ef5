/** The only place that chooses among the kinds of bonus when lines are explained. */
import type { Bonus, Plan } from "../plan/plan.ts";
import { binaryLines } from "./kinds/binary.ts";
import { differentialLines } from "./kinds/differential.ts";
import { generationLines } from "./kinds/generation.ts";
import { infinityLines } from "./kinds/infinity.ts";
import { matchLines } from "./kinds/match.ts";
import { progressiveLines } from "./kinds/progressive.ts";
import { poolLines } from "./kinds/pool.ts";
import { rankAdvancementLines } from "./kinds/rank-advancement.ts";
import { unilevelLines } from "./kinds/unilevel.ts";
import type { Graph } from "../graph/graph.ts";
import { xUpLines } from "./kinds/x-up.ts";
import type { LineKind, Passed, Walk } from "./walk.ts";

type Kinds = { [K in Bonus["kind"]]: LineKind<Extract<Bonus, { kind: K }>> };

const KINDS: Kinds = {
  unilevel: unilevelLines,
  differential: differentialLines,
  progressive: progressiveLines,
  generation: generationLines,
  infinity: infinityLines,
  xUp: xUpLines,
  match: matchLines,
  rankAdvancement: rankAdvancementLines,
  pool: poolLines,
  binary: binaryLines,
};

/** The kind that a bonus is of; its functions take that bonus and no other. */
function kindOf({ kind }: Bonus): LineKind<Bonus> {
  return KINDS[kind];
}

/** How an order pays in a bonus; null where no line of it belongs to an order. */
export function walkOf(bonus: Bonus): Walk | null {
  return kindOf(bonus).walk(bonus);
}

/** Whom a bonus passed without an order: everybody of a sheet, or one person alone. */
export function passedBy(
  graph: Graph,
  bonus: Bonus,
  sheet: string,
  distributorId: string | null = null,
): Promise<Passed[]> {
  return kindOf(bonus).passed?.(graph, sheet, distributorId) ?? Promise.resolve([]);
}

/** Whether a bonus keeps what each order pays with the commission. */
export function keepsOrders(bonus: Bonus): boolean {
  return kindOf(bonus).keepsOrders?.(bonus) === true;
}

/** A bonus's rule in plain words, for the statement: what the plan says, with its own figures. */
export function ruleText(bonus: Bonus, plan: Plan): string {
  return kindOf(bonus).rule(bonus, plan);
}
