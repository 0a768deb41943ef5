/** Reads what copies of sheets are made of; the only file that names its queries. */
import type { Graph } from "../graph/graph.ts";
import type { Tree } from "../plan/plan.ts";
import type { Place } from "./columns.ts";

const TIMEOUT = 300_000;

type PlaceRow = Place & Record<string, unknown>;

function parametersOf(sheet: string, tree: Tree, people: readonly string[] | null) {
  return { sheet, people, edge: tree === "sponsor" ? "UNDER_SPONSOR" : "UNDER_PLACEMENT" };
}

/** Everybody of a sheet along one tree. */
export async function everyPlace(graph: Graph, sheet: string, tree: Tree): Promise<Place[]> {
  const places: Place[] = [];
  const parameters = parametersOf(sheet, tree, null);
  const rows = graph.stream<PlaceRow>("overview/places", parameters, { timeout: TIMEOUT });
  for await (const row of rows) places.push(row);
  return places;
}

/** Some people of a sheet; who is not in it is left out. */
export function placesOfSome(
  graph: Graph,
  sheet: string,
  tree: Tree,
  people: readonly string[],
): Promise<Place[]> {
  return graph.read<PlaceRow>("overview/places", parametersOf(sheet, tree, people));
}

/** By whom a sheet is written and how often its figures have moved; null: there is no such sheet. */
export interface SheetState extends Record<string, unknown> {
  epoch: bigint;
  moves: bigint;
}

export async function stateOfSheet(graph: Graph, sheet: string): Promise<SheetState | null> {
  const [row] = await graph.read<SheetState>("overview/state-of-sheet", { sheet });
  return row ?? null;
}
