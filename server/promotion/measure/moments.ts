/**
 * When the figures of some people changed in the window: the same entries as the measures, one by one.
 *
 * Only asked where an instant decides who wins, and only of those who are in question.
 */
import type { Graph } from "../../graph/graph.ts";
import type { Measure, RankMeasure } from "../promotion.ts";
import { measuresOf } from "../promotion.ts";
import type { Scene } from "../progress/scene.ts";
import { boundsOf, edgeOf, entriesOf, entryProperty } from "./set-measures.ts";

/** A change of one measure of one person. */
export interface Moment {
  /** Epoch ms. */
  at: number;
  /** Place of the measure. */
  measure: number;
  /** Head of the leg that it comes from; null: no leg. */
  leg: string | null;
  change: bigint;
}

/** Moments by person, in no order. */
export type Moments = Map<string, Moment[]>;

/** What moments add up to, measure by measure. */
export function figuresAfter(measures: readonly Measure[], moments: readonly Moment[]): bigint[] {
  const played = measures.map(tallyOf);
  for (const { measure, leg, change } of moments) played[measure]!.add(leg, change);
  return played.map((one) => one.value());
}

/** A measure that changes leg by leg; a leg counts at most the cap. */
export function tallyOf(measure: Measure) {
  const cap = measure.kind === "volume" ? measure.legCap : null;
  const legs = new Map<string, bigint>();
  let value = 0n;
  const counted = (volume: bigint) => (cap !== null && volume > cap ? cap : volume);
  return {
    value: () => value,
    add: (leg: string | null, change: bigint) => {
      if (leg === null) {
        value += change;
        return;
      }
      const before = legs.get(leg) ?? 0n;
      legs.set(leg, before + change);
      value += counted(before + change) - counted(before);
    },
  };
}

interface Part {
  at: bigint;
  volume: bigint;
}

/** The moments of some people. */
export async function momentsOf(
  graph: Graph,
  scene: Scene,
  ids: readonly string[],
): Promise<Moments> {
  const moments: Moments = new Map(ids.map((id) => [id, []]));
  for (const [place, measure] of measuresOf(scene.promotion).entries()) {
    for (const [id, found] of await momentsOfMeasure(graph, scene, measure, ids)) {
      moments.get(id)?.push({ ...found, measure: place });
    }
  }
  return moments;
}

type Found = [string, Omit<Moment, "measure">];

function momentsOfMeasure(
  graph: Graph,
  scene: Scene,
  measure: Measure,
  ids: readonly string[],
): Promise<Found[]> {
  if (measure.kind === "volume") return ofVolume(graph, scene, measure, ids);
  if (measure.kind === "enrolments") return ofEnrolments(graph, scene, measure, ids);
  if (measure.kind === "customers") return ofCustomers(graph, scene, measure, ids);
  return ofRanks(graph, scene, measure, ids);
}

async function ofVolume(
  graph: Graph,
  scene: Scene,
  measure: Measure & { kind: "volume" },
  ids: readonly string[],
): Promise<Found[]> {
  const rows = await graph.read<{
    distributorId: string;
    leg: string | null;
    at: bigint;
    change: bigint;
  }>(
    "promotion/volume-moments",
    {
      ...{ sheet: scene.sheet, ids: [...ids], edge: edgeOf(measure) },
      ...{ group: measure.of === "group", ...entriesOf(scene, measure) },
    },
    { timeout: 600_000 },
  );
  return rows.map(({ distributorId, leg, at, change }) => [
    distributorId,
    { at: Number(at), leg, change },
  ]);
}

async function ofEnrolments(
  graph: Graph,
  scene: Scene,
  { active, firstOrder }: Measure & { kind: "enrolments" },
  ids: readonly string[],
): Promise<Found[]> {
  const rows = await graph.read<{ distributorId: string; joinedAt: bigint; parts: Part[] }>(
    "promotion/enrolment-moments",
    {
      ...{ sheet: scene.sheet, ids: [...ids], ...boundsOf(scene) },
      ...{ active, activeIn: scene.last?.sheet ?? null, firstOrder },
    },
  );
  return rows.flatMap(({ distributorId, joinedAt, parts }): Found[] => {
    const joined = Number(joinedAt);
    if (firstOrder === null) return [[distributorId, { at: joined, leg: null, change: 1n }]];
    return turnsOf(parts, firstOrder, joined).map((turn) => [distributorId, turn]);
  });
}

async function ofCustomers(
  graph: Graph,
  scene: Scene,
  { firstOrder }: Measure & { kind: "customers" },
  ids: readonly string[],
): Promise<Found[]> {
  const parameters = { ids: [...ids], ...boundsOf(scene) };
  const rows = await graph.read<{ distributorId: string; parts: Part[] }>(
    "promotion/customer-moments",
    parameters,
  );
  return rows.flatMap(({ distributorId, parts }) =>
    turnsOf(parts, firstOrder, 0).map((turn): Found => [distributorId, turn]),
  );
}

/** When a first order becomes enough, counted from `notBefore` on, and when it no longer is. */
function turnsOf(parts: readonly Part[], enough: bigint, notBefore: number) {
  const turns: Omit<Moment, "measure">[] = [];
  const byInstant = new Map<number, bigint>();
  for (const { at, volume } of parts) {
    const instant = Math.max(Number(at), notBefore);
    byInstant.set(instant, (byInstant.get(instant) ?? 0n) + volume);
  }
  let sum = 0n;
  let counted = false;
  for (const [at, volume] of [...byInstant].sort(([a], [b]) => a - b)) {
    sum += volume;
    if (sum >= enough === counted) continue;
    counted = !counted;
    turns.push({ at, leg: null, change: counted ? 1n : -1n });
  }
  return turns;
}

/** A rank counts from the end of its period on. */
async function ofRanks(
  graph: Graph,
  { periods, sheet }: Scene,
  measure: RankMeasure,
  ids: readonly string[],
): Promise<Found[]> {
  const sheets = periods.map(({ sheet }) => sheet);
  const ranks = await ranksIn(graph, sheets, measure.by, ids);
  const entry = measure.kind === "advance" ? await entryRanks(graph, sheet, measure.by, ids) : null;
  return ids.flatMap((id): Found[] => {
    const own = ranks.get(id) ?? new Map<number, bigint>();
    const found: Found[] = [];
    let best = measure.kind === "hold" ? 0n : (entry?.get(id) ?? 0n);
    let run = 0n;
    for (const [n, { endsAt }] of periods.entries()) {
      const rank = own.get(n) ?? 0n;
      const held = measure.kind === "hold" && own.has(n) && rank >= BigInt(measure.rank);
      run = held ? run + 1n : 0n;
      const value = measure.kind === "hold" ? run : rank;
      if (value <= best) continue;
      found.push([id, { at: endsAt, leg: null, change: value - best }]);
      best = value;
    }
    return found;
  });
}

async function ranksIn(
  graph: Graph,
  sheets: readonly string[],
  by: "title" | "paidAs",
  ids: readonly string[],
): Promise<Map<string, Map<number, bigint>>> {
  const rows = await graph.read<{ distributorId: string; n: bigint; rank: bigint }>(
    "promotion/rank-moments",
    { ids: [...ids], sheets: [...sheets], by },
  );
  const ranks = new Map<string, Map<number, bigint>>();
  for (const { distributorId, n, rank } of rows) {
    const own = ranks.get(distributorId) ?? new Map<number, bigint>();
    ranks.set(distributorId, own.set(Number(n), rank));
  }
  return ranks;
}

/** The ranks with which people entered, as set-entry-ranks left them on the sheet. */
async function entryRanks(
  graph: Graph,
  sheet: string,
  by: "title" | "paidAs",
  ids: readonly string[],
): Promise<Map<string, bigint>> {
  const rows = await graph.read<{ distributorId: string; rank: bigint }>("promotion/entry-ranks", {
    ...{ sheet, ids: [...ids], property: entryProperty(by) },
  });
  return new Map(rows.map(({ distributorId, rank }) => [distributorId, rank]));
}
