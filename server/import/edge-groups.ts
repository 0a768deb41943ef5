/** The new edges of a tree, parent by parent, in batches. */
import { origin, type People } from "../company-file/people.ts";
import type { ChildGroup } from "../genealogy/enrolment.store.ts";

export interface EdgeBatch {
  groups: ChildGroup[];
  edges: number;
}

/** How many edges of a tree an import will write. */
export function edgeCount(people: People, tree: "sponsor" | "placement"): number {
  const parents = tree === "sponsor" ? people.sponsor : people.placementParent;
  let count = 0;
  for (let number = 0; number < parents.length; number += 1) {
    if (parents[number]! >= 0 && people.origins[number] === origin.new) count += 1;
  }
  return count;
}

/**
 * Batches of about `size` edges. All children of a parent come in a row, so that a parent with many
 * is locked by few transactions; a larger family than `size` is split.
 */

export async function* edgeGroups(
  people: People,
  tree: "sponsor" | "placement",
  legs: string[],
  size: number,
): AsyncGenerator<EdgeBatch> {
  const parents = tree === "sponsor" ? people.sponsor : people.placementParent;
  let batch: EdgeBatch = { groups: [], edges: 0 };
  let parent = -1;
  for (const child of childrenByParent(people, parents)) {
    if (parents[child] !== parent || batch.edges >= size) {
      if (batch.edges >= size) {
        yield batch;
        batch = { groups: [], edges: 0 };
      }
      parent = parents[child]!;
      batch.groups.push({ parentId: people.ids[parent]!, children: [] });
    }
    const edge = { id: people.ids[child]!, since: people.joinedAt[child]! };
    const leg = people.leg[child]!;
    batch.groups
      .at(-1)!
      .children.push(tree === "sponsor" ? edge : { ...edge, leg: legs[leg] ?? null });
    batch.edges += 1;
  }
  if (batch.edges > 0) yield batch;
}

/** The numbers of new people who have a parent, ordered by parent. */
function childrenByParent(people: People, parents: number[]): Uint32Array {
  const children: number[] = [];
  parents.forEach((parent, number) => {
    if (parent >= 0 && people.origins[number] === origin.new) children.push(number);
  });
  return Uint32Array.from(children).sort(
    (one, other) => parents[one]! - parents[other]! || one - other,
  );
}
