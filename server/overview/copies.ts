/**
 * Copies of sheets that this process keeps in memory, so that a picture of a whole organisation costs no walk: read once,
 * then brought up to date with the people of whom it is told that their figures moved.
 *
 * What is told may be lost with the queue's store. So a copy remembers how often its sheet had moved: where the sheet is
 * ahead and nothing was told of it for some seconds, or somebody else writes it now, it is read anew.
 */
import { randomUUID } from "node:crypto";
import { askingIn, type Graph } from "../graph/graph.ts";
import { stampOf, type SheetStamp } from "../live/live.store.ts";
import type { Tidings } from "../live/tidings.ts";
import type { Tree } from "../plan/plan.ts";
import { inColumns, placesOf, setFigures, type Columns, type Place } from "./columns.ts";
import { everyPlace, placesOfSome } from "./overview.store.ts";

/** Which copy is meant. */
export interface CopyKey {
  periodId: string;
  sheet: string;
  tree: Tree;
}

/** A sheet's columns as they stand, where everybody is in them, and a word that changes when they do. */
export interface Copy {
  columns: Columns;
  placeOf: ReadonlyMap<string, number>;
  version: string;
}

export interface Copies {
  /** The copy, up to date; null: there is no such sheet. */
  read(key: CopyKey): Promise<Copy | null>;
  /** Somebody's figures moved. */
  hear(tidings: Tidings): void;
}

/** Copies that are kept, the last used ones. */
const KEPT = 4;
/** With more people than this moved, everybody is read. */
const SOME = 5_000;
/** How long a sheet may be ahead of what was told, ms. */
const PATIENCE = 3_000;

interface Kept {
  key: CopyKey;
  copy: Copy | null;
  stamp: SheetStamp | null;
  /** Whose figures moved since; null: everybody's. */
  moved: Set<string> | null;
  /** When the sheet was first seen ahead; null: it is not. */
  aheadSince: number | null;
  work: Promise<Copy | null>;
}

export function overviewCopies(graph: Graph, clock: () => number): Copies {
  const kept = new Map<string, Kept>();
  const found = (key: CopyKey): Kept => {
    const name = `${key.sheet}\n${key.tree}`;
    const one = kept.get(name) ?? fresh(key);
    kept.delete(name);
    kept.set(name, one);
    for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
    return one;
  };
  return {
    read(key) {
      const one = found(key);
      // One after another: who asks meanwhile is answered from what the one before him has read.
      one.work = one.work.catch(() => null).then(() => bringUp(graph, clock(), one));
      return one.work;
    },
    hear({ periodId, people }) {
      for (const one of kept.values()) {
        if (periodId !== null && periodId !== one.key.periodId) continue;
        if (people === null) one.moved = null;
        for (const id of people ?? []) one.moved?.add(id);
      }
    },
  };
}

function fresh(key: CopyKey): Kept {
  const work = Promise.resolve(null);
  return { key, copy: null, stamp: null, moved: null, aheadSince: null, work };
}

async function bringUp(graph: Graph, now: number, one: Kept): Promise<Copy | null> {
  const { sheet, tree } = one.key;
  const stamp = await stampOf(askingIn(graph), sheet);
  if (stamp === undefined) return null;
  const { moved } = one;
  one.moved = new Set();
  try {
    if (one.copy === null || moved === null || moved.size > SOME || mustReadAnew(one, stamp, now)) {
      one.copy = copyOf(inColumns(await everyPlace(graph, sheet, tree)));
      one.aheadSince = null;
    } else if (moved.size > 0) {
      one.copy = changed(one.copy, await placesOfSome(graph, sheet, tree, [...moved]));
      one.aheadSince = null;
    }
  } catch (error) {
    one.moved = null;
    throw error;
  }
  if (one.aheadSince === null) one.stamp = stamp;
  return one.copy;
}

/** Somebody else writes the sheet, or it has moved and nobody has told how. */
function mustReadAnew(one: Kept, { epoch, moves }: SheetStamp, now: number): boolean {
  if (one.stamp?.epoch !== epoch) return true;
  if (one.stamp.moves === moves) one.aheadSince = null;
  else one.aheadSince ??= now;
  return one.aheadSince !== null && now - one.aheadSince > PATIENCE;
}

function copyOf(columns: Columns): Copy {
  const placeOf = new Map(columns.ids.map((id, at) => [id, at]));
  return { columns, placeOf, version: randomUUID() };
}

/** The copy with what some people's figures and places are now; the one before may be written over. */
function changed(copy: Copy, rows: readonly Place[]): Copy {
  const { columns, placeOf } = copy;
  const stays = ({ id, above }: Place): boolean => {
    const at = placeOf.get(id);
    return at !== undefined && (columns.ids[columns.above[at]!] ?? null) === above;
  };
  if (rows.every(stays)) {
    for (const row of rows) setFigures(columns, placeOf.get(row.id)!, row);
    return { ...copy, version: randomUUID() };
  }
  const places = new Map(placesOf(columns).map((place) => [place.id, place]));
  for (const row of rows) places.set(row.id, row);
  return copyOf(inColumns([...places.values()]));
}
