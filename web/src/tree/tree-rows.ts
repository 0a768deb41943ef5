/** The opened tree as rows from top to bottom, with the place of each among its siblings. */
import { kidsOf, type Kids, type TreePerson, type TreeState } from "./tree-state.ts";

interface RowPlace {
  key: string;
  depth: number;
  parentId: string | null;
  position: number;
  siblings: number;
}

export interface PersonRow extends RowPlace {
  kind: "person";
  person: TreePerson;
  open: boolean;
}

/** Stands below the loaded children where the person has more of them. */
export interface MoreRow extends RowPlace {
  kind: "more";
  ownerId: string;
  kids: Kids;
}

export type TreeRow = PersonRow | MoreRow;

/** Walks the opened part depth first, with its own stack: legs can be thousands deep. */
export function treeRows(state: TreeState): TreeRow[] {
  const rows: TreeRow[] = [];
  const root = state.rootId ? state.people[state.rootId] : undefined;
  if (!root) return rows;
  const stack: TreeRow[] = [personRow(state, root, null, 0, 1, 1)];
  for (let row = stack.pop(); row; row = stack.pop()) {
    rows.push(row);
    if (row.kind === "person" && row.open) stack.push(...childRows(state, row).reverse());
  }
  return rows;
}

function childRows(state: TreeState, row: PersonRow): TreeRow[] {
  const kids = kidsOf(state, row.person.id);
  const siblings = kids.ids.length + (kids.more ? 1 : 0);
  const rows: TreeRow[] = kids.ids.flatMap((id, index) => {
    const person = state.people[id];
    return person
      ? [personRow(state, person, row.person.id, row.depth + 1, index + 1, siblings)]
      : [];
  });
  if (kids.more) {
    rows.push({
      kind: "more",
      key: `more:${row.person.id}`,
      ownerId: row.person.id,
      parentId: row.person.id,
      depth: row.depth + 1,
      position: siblings,
      siblings,
      kids,
    });
  }
  return rows;
}

function personRow(
  state: TreeState,
  person: TreePerson,
  parentId: string | null,
  depth: number,
  position: number,
  siblings: number,
): PersonRow {
  const open = state.open[person.id] === true && person.childCount > 0;
  return { kind: "person", key: person.id, person, open, parentId, depth, position, siblings };
}
