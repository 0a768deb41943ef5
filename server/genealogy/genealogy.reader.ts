/**
 * Reads of the two trees as they stand now: people, who is above and below whom.
 *
 * Every read is bounded and starts at an index; whom a viewer may see is asked of the live tree.
 */
import type { Graph, Transaction } from "../graph/graph.ts";
import type { Tree } from "../plan/plan.ts";

/** The relationship of a tree. */
export function edgeOf(tree: Tree): "SPONSORED_BY" | "PLACED_UNDER" {
  return tree === "sponsor" ? "SPONSORED_BY" : "PLACED_UNDER";
}

/** The relationship of a tree and that of its ended places. */
export function edgesOf(tree: Tree): readonly [string, string] {
  return [edgeOf(tree), `WAS_${edgeOf(tree)}`];
}

/** Who stood above somebody at an instant (epoch ms), nearest first, as it is known today. */
export function uplineAsOf(
  graph: Graph,
  input: { tree: Tree; id: string; at: number; limit: number },
): Promise<{ id: string; leg: string | null; level: bigint }[]> {
  const { tree, ...rest } = input;
  return graph.read("genealogy/upline-as-of", { ...rest, edges: edgesOf(tree) });
}

export interface PlaceChangeRow {
  [key: string]: unknown;
  distributorId: string;
  id: string;
  tree: Tree;
  fromId: string | null;
  fromLeg: string | null;
  toId: string;
  leg: string | null;
  effectiveAt: bigint;
  at: bigint;
  byName: string;
  reason: string;
}

/** The corrections of these people's places, newest first. */
export function placeChanges(graph: Graph, ids: readonly string[]): Promise<PlaceChangeRow[]> {
  return graph.read("genealogy/place-changes", { ids: [...ids] });
}

export interface PlaceRow {
  [key: string]: unknown;
  distributorId: string;
  tree: Tree;
  parentId: string;
  leg: string | null;
  /** Epoch ms; until null: to this day. */
  since: bigint;
  until: bigint | null;
  changeId: string | null;
}

/** Where these people have stood, the newest places of each tree first. */
export function placesOf(graph: Graph, ids: readonly string[]): Promise<PlaceRow[]> {
  return graph.read("genealogy/places-of-people", { ids: [...ids] });
}

/** A correction of a place, and what has happened since. */
export interface UndoableChange {
  [key: string]: unknown;
  distributorId: string;
  tree: Tree;
  toId: string;
  reason: string;
  fromId: string | null;
  fromLeg: string | null;
  effectiveAt: bigint;
  newest: boolean;
  overruled: boolean;
  closed: string[];
}

/** Read on its own, or in the transaction that undoes it; undefined: there is none. */
export async function undoableChange(
  from: Graph | Transaction,
  id: string,
): Promise<UndoableChange | undefined> {
  const ask = "read" in from ? from.read : from.run;
  const [made] = await ask<UndoableChange>("genealogy/undoable-change", { id });
  return made;
}

export interface DistributorRow {
  [key: string]: unknown;
  id: string;
  name: string;
  country: string;
  email: string | null;
  joinedAt: bigint;
  status: string;
}

/** People by id, in no promised order; unknown ids are left out. */
export function distributorsById(graph: Graph, ids: readonly string[]): Promise<DistributorRow[]> {
  return graph.read("genealogy/distributors-by-id", { ids: [...ids] });
}

/** Which of these people are the viewer himself or below him in the tree. */
export async function visibleAmong(
  graph: Graph,
  tree: Tree,
  viewerId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await graph.read<{ id: string }>("genealogy/visible-among", {
    ids: [...ids],
    viewerId,
    edge: edgeOf(tree),
  });
  return new Set(rows.map((row) => row.id));
}

export interface ParentsRow {
  [key: string]: unknown;
  id: string;
  sponsorId: string | null;
  placementParentId: string | null;
  placementLeg: string | null;
}

/** Sponsor and placement parent of these people. */
export function parentsOf(graph: Graph, ids: readonly string[]): Promise<ParentsRow[]> {
  return graph.read("genealogy/parents-of", { ids: [...ids] });
}

/** The nearest `limit` people above somebody, nearest first. */
export async function upline(
  graph: Graph,
  input: { tree: Tree; id: string; limit: number },
): Promise<string[]> {
  const rows = await graph.read<{ id: string }>("genealogy/upline", {
    edge: edgeOf(input.tree),
    id: input.id,
    limit: input.limit,
  });
  return rows.map((row) => row.id);
}

export interface ChildrenPage {
  tree: Tree;
  id: string;
  orderBy: "volume" | "name" | "joining";
  /** Sheet whose total volumes order the page. */
  sheet: string;
  /** Sort key and id of the last child of the page before. */
  after: { key: string | bigint; id: string } | null;
  limit: number;
  /** Only children whom this person may see in `viewTree`; null: all. */
  viewerId: string | null;
  viewTree: Tree;
}

export interface ChildRow extends DistributorRow {
  /** The sort key: a name, or a whole number. */
  key: string | bigint;
}

/** The people directly below somebody, a page of them. */
export function childrenPage(graph: Graph, page: ChildrenPage): Promise<ChildRow[]> {
  return graph.read(`genealogy/children-by-${page.orderBy}`, {
    edge: edgeOf(page.tree),
    id: page.id,
    ...(page.orderBy === "volume" ? { sheet: page.sheet } : {}),
    afterKey: page.after?.key ?? null,
    afterId: page.after?.id ?? null,
    limit: page.limit,
    viewerId: page.viewerId,
    viewEdge: edgeOf(page.viewTree),
  });
}

/** The first people below somebody, level by level, from the left to the right. */
export async function downline(
  graph: Graph,
  { tree, id, levels, limit }: { tree: Tree; id: string; levels: number; limit: number },
): Promise<DistributorRow[]> {
  const found: DistributorRow[] = [];
  let ids = [id];
  for (let level = 1; level <= levels && ids.length > 0 && found.length < limit; level++) {
    const rows = await graph.read<DistributorRow>("genealogy/children-of-people", {
      ...{ ids, edge: edgeOf(tree), limit: limit - found.length },
    });
    found.push(...rows);
    ids = rows.map((row) => row.id);
  }
  return found;
}

/** How many people stand directly below each of these, in both trees. */
export function childCounts(
  graph: Graph,
  ids: readonly string[],
): Promise<{ id: string; sponsor: bigint; placement: bigint }[]> {
  return graph.read("genealogy/child-counts", { ids: [...ids] });
}

/** How many of the people directly below somebody the viewer may see. */
export async function visibleChildCount(
  graph: Graph,
  input: { tree: Tree; id: string; viewerId: string; viewTree: Tree },
): Promise<number> {
  const [row] = await graph.read<{ children: bigint }>("genealogy/visible-child-count", {
    edge: edgeOf(input.tree),
    id: input.id,
    viewerId: input.viewerId,
    viewEdge: edgeOf(input.viewTree),
  });
  return Number(row?.children ?? 0n);
}

/** How many people stand below each of these, at any depth. */
export async function teamCounts(
  graph: Graph,
  tree: Tree,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const rows = await graph.read<{ id: string; people: bigint }>("genealogy/team-counts", {
    ids: [...ids],
    edge: edgeOf(tree),
  });
  return new Map(rows.map((row) => [row.id, Number(row.people)]));
}

/** People whose name or id begins like the words, best match first; the viewer's downline only. */
export function searchPeople(
  graph: Graph,
  input: { words: string; tree: Tree; viewerId: string | null; limit: number },
): Promise<DistributorRow[]> {
  return graph.read("genealogy/search-people", {
    query: luceneQuery(input.words),
    edge: edgeOf(input.tree),
    viewerId: input.viewerId,
    limit: input.limit,
  });
}

/** Words as a full-text query in which nothing of the query language is left. */
export function luceneQuery(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 6)
    .map((word) => `+${word.slice(0, 60)}*`)
    .join(" ");
}

export interface CustomerRow {
  [key: string]: unknown;
  id: string;
  name: string;
  kind: string;
}

/** A distributor's customers by name. */
export function customersPage(
  graph: Graph,
  input: { id: string; after: { name: string; id: string } | null; limit: number },
): Promise<CustomerRow[]> {
  return graph.read("genealogy/customers-page", {
    id: input.id,
    afterName: input.after?.name ?? null,
    afterId: input.after?.id ?? null,
    limit: input.limit,
  });
}
