/** What a check of files asks about the database, answered by the rooms that own the answers. */
import type { Known } from "../company-file/known.ts";
import {
  anybodyThere,
  openingsThere,
  peopleThere,
  placedUnder,
  placements,
  placementRoots,
} from "../genealogy/enrolment.store.ts";
import type { Graph } from "../graph/graph.ts";
import { ordersThere } from "../order/accept.store.ts";

export async function knownOf(graph: Graph): Promise<Known> {
  return {
    empty: !(await anybodyThere(graph)),
    people: (ids) => peopleThere(graph, ids),
    orders: (ids) => ordersThere({ run: graph.read }, ids),
    openings: (keys) => openingsThere(graph, keys),
    placedUnder: (parentIds) => placedUnder(graph, parentIds),
    placements: () => placements(graph),
    placementRoots: () => placementRoots(graph),
  };
}
