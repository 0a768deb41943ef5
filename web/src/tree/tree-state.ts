/**
 * The tree as far as it has been opened: who is known, which children of whom are loaded, who is
 * open. Pure; cards and list draw the same state.
 */

export interface TreePerson {
  id: string;
  name: string;
  status: "ACTIVE" | "SUSPENDED" | "TERMINATED";
  rank?: { id: string; number: number; name: string } | null;
  childCount: number;
  standing?: { personalVolume: string; groupVolume: string; totalVolume: string } | null;
}

export interface Kids {
  ids: string[];
  total: number;
  /** Whether the server has children that are not loaded. */
  more: boolean;
  cursor: string | null;
  loading: boolean;
  failure: string | null;
}

export interface TreeState {
  rootId: string | null;
  people: Record<string, TreePerson>;
  kids: Record<string, Kids>;
  open: Record<string, boolean>;
}

export type TreeAction =
  | { kind: "reset" }
  | { kind: "path"; people: TreePerson[] }
  | { kind: "open"; id: string; open: boolean }
  | { kind: "loading"; id: string }
  | { kind: "failed"; id: string; text: string }
  | { kind: "children"; id: string; page: ChildPage };

/** A page of children as the server gives it. */
export interface ChildPage {
  people: TreePerson[];
  total: number | null;
  more: boolean;
  cursor: string | null;
}

export const EMPTY_TREE: TreeState = { rootId: null, people: {}, kids: {}, open: {} };

/** The next state of the tree. */
export function treeReducer(state: TreeState, action: TreeAction): TreeState {
  switch (action.kind) {
    case "reset":
      return EMPTY_TREE;
    case "path":
      return withPath(state, action.people);
    case "open":
      return { ...state, open: { ...state.open, [action.id]: action.open } };
    case "loading":
      return withKids(state, action.id, { loading: true, failure: null });
    case "failed":
      return withKids(state, action.id, { loading: false, failure: action.text });
    case "children":
      return withChildren(state, action.id, action.page);
  }
}

/** The children known of a person; none loaded yet where nothing is known. */
export function kidsOf(state: TreeState, id: string): Kids {
  const total = state.people[id]?.childCount ?? 0;
  const none = { ids: [], total, more: total > 0, cursor: null, loading: false, failure: null };
  return state.kids[id] ?? none;
}

function withKids(state: TreeState, id: string, change: Partial<Kids>): TreeState {
  return { ...state, kids: { ...state.kids, [id]: { ...kidsOf(state, id), ...change } } };
}

/** Opens a way from the root down to a person, whose siblings need not be loaded for it. */
function withPath(state: TreeState, path: TreePerson[]): TreeState {
  const root = path[0];
  if (!root) return state;
  const start = state.rootId === root.id ? state : { ...EMPTY_TREE, rootId: root.id };
  const people = { ...start.people };
  for (const person of path) people[person.id] = person;
  let next: TreeState = { ...start, people };
  path.slice(1).forEach((child, index) => {
    const parent = path[index] ?? root;
    const known = kidsOf(next, parent.id);
    const ids = known.ids.includes(child.id) ? known.ids : [...known.ids, child.id];
    next = withKids(next, parent.id, { ids, more: known.more && ids.length < known.total });
    next = { ...next, open: { ...next.open, [parent.id]: true } };
  });
  return next;
}

/** Adds a page of children; one that was already there by a path is not shown twice. */
function withChildren(state: TreeState, id: string, page: ChildPage): TreeState {
  const known = kidsOf(state, id);
  const fetched = page.people.map((person) => person.id);
  const first = known.cursor === null;
  const ids = first
    ? [...fetched, ...known.ids.filter((one) => !fetched.includes(one))]
    : [...known.ids, ...fetched.filter((one) => !known.ids.includes(one))];
  const people = { ...state.people };
  for (const person of page.people) people[person.id] = person;
  return withKids({ ...state, people }, id, {
    ids,
    total: page.total ?? known.total,
    more: page.more,
    cursor: page.cursor,
    loading: false,
    failure: null,
  });
}
