/**
 * One round of a climb, split over sessions: reads are parallel, so a round uses every core.
 *
 * What waits at one place climbs once, however many orders it is. What two parts brought to
 * the same person is merged again here; order of rows never matters.
 */
import type { Graph, Row } from "../../graph/graph.ts";
import type { Waiting } from "../settled.ts";

/** Places a statement climbs from; more of them only cost memory. */
const PART = 20_000;
/** Sessions at once: one a core of the smallest machine. */
const SESSIONS = 2;

/** A row that carries volume and can be merged with rows of the same key. */
export interface Carrying extends Row {
  volume: bigint;
  count: bigint;
}

/**
 * Runs `query` over `waiting` in parts and merges rows for which `keyOf` is the same.
 * The answer is sorted by key, so it is the same however the parts were cut.
 */
export async function climb<T extends Carrying>(
  graph: Graph,
  query: string,
  waiting: readonly Waiting[],
  parameters: Row,
  keyOf: (row: T) => string,
): Promise<T[]> {
  const places = placesOf(waiting);
  const parts: Row[][] = [];
  const size = Math.min(PART, Math.ceil(places.length / SESSIONS) || 1);
  for (let at = 0; at < places.length; at += size) parts.push(places.slice(at, at + size));
  const merged = new Map<string, T>();
  let next = 0;
  const work = async () => {
    while (next < parts.length) {
      const part = parts[next++];
      const rows = await graph.read<T>(
        query,
        { ...parameters, waiting: part },
        { timeout: 600_000 },
      );
      for (const row of rows) addTo(merged, keyOf(row), row);
    }
  };
  await Promise.all(Array.from({ length: SESSIONS }, work));
  return [...merged.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** What waits, place by place: `amounts` are the volumes of one place by their unit. */
function placesOf(waiting: readonly Waiting[]): Row[] {
  const places = new Map<string, Row & { amounts: Row[] }>();
  for (const { id, inclusive, unit, volume, count } of waiting) {
    const key = `${id}\n${inclusive}`;
    const known = places.get(key) ?? { id, inclusive, amounts: [] };
    known.amounts.push({ unit, volume, count });
    places.set(key, known);
  }
  return [...places.values()];
}

function addTo<T extends Carrying>(merged: Map<string, T>, key: string, row: T): void {
  const same = merged.get(key);
  if (same === undefined) {
    merged.set(key, row);
    return;
  }
  same.volume += row.volume;
  same.count += row.count;
}
