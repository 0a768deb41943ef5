/** Reads what copies of sheets are made of; the only file that names its queries. */
import type { Graph } from "../graph/graph.ts";
import type { Tree } from "../plan/plan.ts";
import { edgeOf } from "../sheet/depth.ts";
import type { Place } from "./columns.ts";

const TIMEOUT = 300_000;

type PlaceRow = Place & Record<string, unknown>;

function parametersOf(sheet: string, tree: Tree, people: readonly string[] | null) {
  return { sheet, people, edge: edgeOf(tree) };
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
