/**
 * Where what waits stops next on its way up. Who stops it is read once for each rule, for everybody at a
 * time; what waits is then carried there, and what meets at one person goes on as one.
 */
import type { Graph, Row } from "../../graph/graph.ts";
import type { Tree } from "../../plan/plan.ts";
import type { Range } from "../grade.ts";
import { edgeOf, type Waiting } from "../settled.ts";

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
  const known = new Map<string, Promise<NextStops>>();
  return async (waiting, rule) => {
    const key = JSON.stringify(rule, (_, value: unknown) =>
      typeof value === "bigint" ? String(value) : value,
    );
    const reading = known.get(key) ?? readStops(graph, { ...way, ...rule, edge: edgeOf(tree) });
    known.set(key, reading);
    return carried(waiting, await reading);
  };
}

interface NextStops {
  /** By the stop's own id. */
  stops: ReadonlyMap<string, StopRow>;
  /** By the id of whoever meets him next. */
  above: ReadonlyMap<string, StopRow>;
}

async function readStops(graph: Graph, parameters: Row): Promise<NextStops> {
  const rows = await graph.read<StopRow>("bonus/next-stops", parameters, { timeout: 600_000 });
  const stops = new Map(rows.map((row) => [row.id, row]));
  const above = new Map(rows.flatMap((row) => row.below.map((id) => [id, row] as const)));
  return { stops, above };
}

function carried(waiting: readonly Waiting[], { stops, above }: NextStops): Stop[] {
  const merged = new Map<string, Stop>();
  for (const { id: from, inclusive, unit, volume, count } of waiting) {
    const stop = (inclusive ? stops.get(from) : undefined) ?? above.get(from);
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
