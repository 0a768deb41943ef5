/**
 * What stands in the way of another place for somebody: asked by the correction under the tree's lock, and by its
 * preview without one, in the same words.
 */
import { askingIn, type Graph, type Row, type Transaction } from "../graph/graph.ts";
import type { Plan, Tree } from "../plan/plan.ts";
import { edgesOf } from "./genealogy.reader.ts";

/** Where somebody is to stand, and from when on. */
export interface WantedPlace {
  distributorId: string;
  newParentId: string;
  /** Of the placement tree, where the plan names legs; null else. */
  leg: string | null;
  /** Epoch ms from which it holds; null: from the day on which the person joined. */
  effectiveAt: number | null;
}

/** A tree, and how many may stand under one person in it; null: any number. */
export interface Width {
  tree: Tree;
  width: number | null;
}

/** The place as it would be, and what stands there now. */
export interface NewPlace extends Row {
  joinedAt: bigint;
  from: bigint;
  parentKnown: boolean;
  aboveId: string | null;
  leg: string | null;
  since: bigint | null;
  circle: boolean;
  legTakenBy: string | null;
  siblings: bigint;
}

export interface Refused {
  refused: string;
  message: string;
}

/** The width of a tree of the plan; refuses a tree that the plan has not, and a leg that it does not name. */
export function widthFor(plan: Plan, tree: Tree, leg: string | null): Width | Refused {
  if (tree === "sponsor") return { tree, width: null };
  const { placement } = plan;
  if (placement === null) return refuse("no_placement", "The plan has no placement tree.");
  const named = placement.legs.length > 0;
  if (named !== (leg !== null) || (named && !placement.legs.includes(leg ?? ""))) {
    const legs = named ? `one of the legs ${placement.legs.join(", ")}` : "no leg";
    return refuse("invalid:leg", `The plan's placement tree asks for ${legs}.`);
  }
  return { tree, width: placement.width };
}

/**
 * The wanted place, if it may be taken at the instant `at` (epoch ms).
 *
 * Refuses: not_found, circle, leg_taken, full, same_place, invalid:newParentId, invalid:effectiveAt.
 */
export async function checkPlace(
  tx: Transaction,
  of: Width,
  wanted: WantedPlace,
  at: number,
): Promise<{ place: NewPlace } | Refused> {
  const { distributorId: id, newParentId: parentId, leg, effectiveAt: from } = wanted;
  const asked = { edges: edgesOf(of.tree), id, parentId, leg, from };
  const [place] = await tx.run<NewPlace>("genealogy/new-place", asked);
  if (place === undefined) return refuse("not_found", "There is no such person.");
  return whyNot(place, of, wanted, at) ?? { place };
}

/** The same for who only looks: nothing is locked, so it may be refused all the same when it is made. */
export async function lookAtPlace(
  graph: Graph,
  of: Width,
  wanted: WantedPlace,
  at: number,
): Promise<{ place: NewPlace } | Refused> {
  const tx = askingIn(graph);
  if ((await tx.run("genealogy/import-under-way")).length > 0) return importRunning();
  return checkPlace(tx, of, wanted, at);
}

function whyNot(
  place: NewPlace,
  { tree, width }: Width,
  { distributorId, newParentId, leg }: WantedPlace,
  at: number,
): Refused | null {
  const from = Number(place.from);
  if (!place.parentKnown) return refuse("invalid:newParentId", `There is no ${newParentId}.`);
  if (from > at || from < Number(place.joinedAt)) {
    const message = "A place begins between the day on which the person joined and today.";
    return refuse("invalid:effectiveAt", message);
  }
  if (place.circle) {
    const message = `${newParentId} stands below ${distributorId}, then or later; nobody can stand below himself.`;
    return refuse("circle", message);
  }
  if (place.aboveId === newParentId && place.leg === leg && Number(place.since ?? 0n) <= from) {
    return refuse("same_place", `${distributorId} stands there already.`);
  }
  if (place.legTakenBy !== null) {
    return refuse("leg_taken", `The ${leg} leg of ${newParentId} is ${place.legTakenBy}'s.`);
  }
  if (tree === "placement" && width !== null && place.siblings >= BigInt(width)) {
    return refuse("full", `${newParentId} has ${place.siblings} legs; the plan allows ${width}.`);
  }
  return null;
}

/** Refuses while an import adds to the trees. */
export function importRunning(): Refused {
  return refuse("import_running", "An import is under way; correct the place when it is done.");
}

export function refuse(refused: string, message: string): Refused {
  return { refused, message };
}
