/**
 * One round of a climb, split over sessions: reads are parallel, so a round uses every core.
 *
 * What two parts brought to the same person is merged again here; order of rows never matters.
 */
import type { Graph, Row } from "../graph/graph.ts";

/** Rows of waiting volume a statement takes; larger ones only cost memory. */
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
  waiting: readonly Row[],
  parameters: Row,
  keyOf: (row: T) => string,
): Promise<T[]> {
  const parts: Row[][] = [];
  const size = Math.min(PART, Math.ceil(waiting.length / SESSIONS) || 1);
  for (let at = 0; at < waiting.length; at += size) parts.push(waiting.slice(at, at + size));
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

function addTo<T extends Carrying>(merged: Map<string, T>, key: string, row: T): void {
  const same = merged.get(key);
  if (same === undefined) {
    merged.set(key, row);
    return;
  }
  same.volume += row.volume;
  same.count += row.count;
}
