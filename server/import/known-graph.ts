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
import type { Reader } from "../graph/graph.ts";
import { ordersThere } from "../order/accept.store.ts";

export async function knownOf(reader: Reader): Promise<Known> {
  return {
    empty: !(await anybodyThere(reader)),
    people: (ids) => peopleThere(reader, ids),
    orders: (ids) => ordersThere({ run: reader.read }, ids),
    openings: (keys) => openingsThere(reader, keys),
    placedUnder: (parentIds) => placedUnder(reader, parentIds),
    placements: (below) => placements(reader, below),
    placementRoots: () => placementRoots(reader),
  };
}
