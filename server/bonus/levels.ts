/**
 * Climbing by levels: what waits at sellers goes up the tree, and each level is settled by somebody. The
 * unilevel climbs with volume, a match with money; both by these rules (docs/plan/unilevel.md).
 *
 * One round a level: what waits for level k climbs to the person who settles level k, and from there
 * waits for level k + 1. The mode decides who settles a level:
 *   none              the next position, whoever it is
 *   standardRollUp    the next person who was not removed
 *   dynamicByLevel    the next person entitled to level k
 *   pushUp            the next position; if not entitled, the next upline above who is
 *   openUntilClosed   everybody up to the next person who closes it, him included
 */
import type { Graph } from "../graph/graph.ts";
import type { Compression, Grades, Tree } from "../plan/plan.ts";
import { climb, type Carrying } from "./climb/climb.ts";
import { entitledRanges, levelsOf, rateAt } from "./grade.ts";
import { ANYBODY, climbAlong, type ClimbTo, type Stop, type StopRule } from "./climb/next-stops.ts";
import { edgeOf } from "../sheet/depth.ts";
import type { Waiting } from "./settled.ts";

/** How levels are settled; marks are properties of standings that are true of who fulfils something. */
export interface LevelRule {
  sheet: string;
  tree: Tree;
  grades: Grades;
  /** Mark of who may be paid. */
  payee: string;
  compression: Compression;
  /** standardRollUp: mark of who is not removed; null: whoever is entitled to any level. */
  keeps: string | null;
  /** openUntilClosed: mark of who closes a level. */
  closes: string | null;
}

/** Somebody who is paid a level. */
export interface Settlement {
  id: string;
  level: number;
  ratePpm: bigint;
  unit: bigint | null;
  volume: bigint;
  count: bigint;
}

/** Somebody whom waiting volume passes, and whether it stops at him. */
interface Passed extends Carrying, Stop {
  volume: bigint;
  count: bigint;
  stops: boolean;
}

/** Everybody who is paid, level by level. */
export async function climbLevels(
  graph: Graph,
  rule: LevelRule,
  start: readonly Waiting[],
): Promise<Settlement[]> {
  const settled: Settlement[] = [];
  const { sheet, tree, grades, payee: mark } = rule;
  const next = climbAlong(graph, { sheet, tree, by: grades.by, mark });
  let waiting = start;
  for (let level = 1; level <= levelsOf(grades) && waiting.length > 0; level++) {
    const { payees, stops } = await settleLevel(graph, next, rule, waiting, level);
    for (const payee of payees) settled.push(...paid(grades, payee, level));
    waiting = stops.map((stop) => ({ ...at(stop), inclusive: false }));
  }
  return settled;
}

/** Who may be paid a level, and where what is left waits for the next one. */
async function settleLevel(
  graph: Graph,
  next: ClimbTo,
  rule: LevelRule,
  waiting: readonly Waiting[],
  level: number,
): Promise<{ payees: Stop[]; stops: Stop[] }> {
  const entitled = { stops: [rule.payee], stopRanges: entitledRanges(rule.grades, level) };
  switch (rule.compression) {
    case "none": {
      const stops = await next(waiting, ANYBODY);
      return { payees: stops, stops };
    }
    case "standardRollUp": {
      const stops = await next(waiting, kept(rule));
      return { payees: stops, stops };
    }
    case "dynamicByLevel": {
      const stops = await next(waiting, entitled);
      return { payees: stops, stops };
    }
    case "pushUp": {
      const stops = await next(waiting, ANYBODY);
      return { payees: await next(stops.map(at), entitled), stops };
    }
    case "openUntilClosed": {
      const payees = await passedUpTo(graph, rule, waiting, rule.closes ?? rule.payee);
      return { payees, stops: payees.filter(({ stops }) => stops) };
    }
  }
}

function kept({ keeps, payee, grades }: LevelRule): StopRule {
  return keeps === null
    ? { stops: [payee], stopRanges: entitledRanges(grades) }
    : { stops: [keeps], stopRanges: null };
}

type Way = Pick<LevelRule, "sheet" | "tree" | "grades" | "payee">;

/** Everybody on each way up to the next person who stops what waits there, him included. */
export function passedUpTo(
  graph: Graph,
  { sheet, tree, grades, payee }: Way,
  waiting: readonly Waiting[],
  stop: string,
): Promise<Passed[]> {
  const parameters = { sheet, edge: edgeOf(tree), by: grades.by, mark: payee, stop };
  return climb<Passed>(graph, "bonus/uplines-to-stop", waiting, parameters, keyOf);
}

function keyOf({ id, unit }: Passed): string {
  return `${id}\n${unit ?? ""}`;
}

/** What stopped at a person waits there. */
export function at({ id, unit, volume, count }: Stop): Waiting {
  return { id, inclusive: true, unit, volume, count };
}

/** What a person is paid at a level: one settlement, or none where he is not entitled. */
export function paid(grades: Grades, stop: Stop, level: number): Settlement[] {
  const ratePpm = stop.qualifies ? rateAt(grades, stop.value, level) : 0n;
  const { id, unit, volume, count } = stop;
  return ratePpm > 0n ? [{ id, level, ratePpm, unit, volume, count }] : [];
}
