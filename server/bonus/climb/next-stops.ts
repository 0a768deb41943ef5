/**
 * Where what waits stops next on its way up. Who stops it is read for everybody at a time; what waits is then carried
 * there, and what meets at one person goes on as one.
 *
 * Each rule is read once, and not at all where only some of those stop whom another rule has found: then the next of
 * them is looked for among the stops on the way, so a stairstep reads the tree once and not for each of its steps.
 */
import type { Graph, Row } from "../../graph/graph.ts";
import type { Tree } from "../../plan/plan.ts";
import type { Range } from "../grade.ts";
import { edgeOf } from "../../sheet/depth.ts";
import type { Waiting } from "../settled.ts";

/** The tree that is climbed, and what is asked of who stops it. */
export interface Way {
  sheet: string;
  tree: Tree;
  /** Property of a standing that decides the rates. */
  by: string;
  /** Mark of who may be paid. */
  mark: string;
}

/** Who stops what climbs. */
export interface StopRule {
  /** Marks that must all be true of him. */
  stops: string[];
  /** Values of the deciding property; null: any. */
  stopRanges: Range[] | null;
}

/** The very next person, whoever it is. */
export const ANYBODY: StopRule = { stops: [], stopRanges: null };

/** Somebody who stops what climbs, with what of it meets at him. */
export interface Stop extends Omit<Waiting, "inclusive"> {
  value: bigint;
  /** He may be paid. */
  qualifies: boolean;
}

interface StopRow extends Row {
  id: string;
  value: bigint;
  qualifies: boolean;
  below: string[];
}

/** Carries what waits to where it stops next; sorted by (id, unit), units of different orders apart. */
export type ClimbTo = (waiting: readonly Waiting[], rule: StopRule) => Promise<Stop[]>;

/** A climb along one way that reads each rule once. */
export function climbAlong(graph: Graph, { tree, ...way }: Way): ClimbTo {
  const known: { rule: StopRule; asksBelow: boolean; found: Promise<NextStops> }[] = [];
  const find = (rule: StopRule, asksBelow: boolean): Promise<NextStops> => {
    const read = known.filter((one) => one.asksBelow || !asksBelow);
    const same = read.find((one) => contains(one.rule, rule) && contains(rule, one.rule));
    if (same !== undefined) return same.found;
    const wider = read.find((one) => contains(one.rule, rule));
    const found =
      wider === undefined
        ? readStops(graph, { ...way, ...rule, edge: edgeOf(tree), asksBelow })
        : wider.found.then((stops) => among(stops, rule.stopRanges));
    known.push({ rule, asksBelow, found });
    return found;
  };
  return async (waiting, rule) => carried(waiting, await find(rule, !stopsAtOnce(waiting, rule)));
}

/** Whether nothing of what waits goes up at all: everybody stops it where it is. */
function stopsAtOnce(waiting: readonly Waiting[], rule: StopRule): boolean {
  return contains(rule, ANYBODY) && waiting.every(({ inclusive }) => inclusive);
}

/** Whether everybody who stops by one rule does by another, as far as the values tell. */
function contains(wider: StopRule, rule: StopRule): boolean {
  if (wider.stops.join("\n") !== rule.stops.join("\n")) return false;
  const { stopRanges: ranges } = wider;
  if (ranges === null) return rule.stopRanges === null;
  const within = (one: Range) => ranges.some((range) => lies(one, range));
  return rule.stopRanges !== null && rule.stopRanges.every(within);
}

function lies(one: Range, range: Range): boolean {
  if (one.from < range.from) return false;
  return range.until === null || (one.until !== null && one.until <= range.until);
}

/** Who stops what waits, and whom it meets first; nobody: undefined. */
interface NextStops {
  stopAt(id: string): StopRow | undefined;
  above(id: string): StopRow | undefined;
}

async function readStops(graph: Graph, parameters: Row): Promise<NextStops> {
  const rows = await graph.read<StopRow>("bonus/next-stops", parameters, { timeout: 600_000 });
  const stops = new Map(rows.map((row) => [row.id, row]));
  const above = new Map<string, StopRow>();
  for (const row of rows) for (const id of row.below) above.set(id, row);
  return { stopAt: (id) => stops.get(id), above: (id) => above.get(id) };
}

/** Those of the stops whose value lies in one of the ranges. */
function among(wider: NextStops, ranges: StopRule["stopRanges"]): NextStops {
  if (ranges === null) return wider;
  const stops = (row: StopRow) =>
    ranges.some(({ from, until }) => row.value >= from && (until === null || row.value < until));
  const known = new Map<string, StopRow | undefined>();
  return {
    stopAt: (id) => {
      const row = wider.stopAt(id);
      return row !== undefined && stops(row) ? row : undefined;
    },
    above: (id) => {
      const passed: string[] = [];
      let next = wider.above(id);
      while (next !== undefined && !stops(next) && !known.has(next.id)) {
        passed.push(next.id);
        next = wider.above(next.id);
      }
      const stop = next === undefined || stops(next) ? next : known.get(next.id);
      for (const one of passed) known.set(one, stop);
      return stop;
    },
  };
}

function carried(waiting: readonly Waiting[], next: NextStops): Stop[] {
  const merged = new Map<string, Stop>();
  for (const { id: from, inclusive, unit, volume, count } of waiting) {
    const stop = (inclusive ? next.stopAt(from) : undefined) ?? next.above(from);
    if (stop === undefined) continue;
    const { id, value, qualifies } = stop;
    const key = `${id}\n${unit ?? ""}`;
    const same = merged.get(key);
    if (same === undefined) merged.set(key, { id, value, qualifies, unit, volume, count });
    else {
      same.volume += volume;
      same.count += count;
    }
  }
  return [...merged.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, stop]) => stop);
}
