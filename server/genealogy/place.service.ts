/**
 * Corrections of where people stand: another sponsor, another place, from an instant on.
 *
 * The tree's lock is taken first and everything is checked under it, for every instant from the new
 * place on: no circle, no leg filled twice, not more legs than the plan's width. What held before stays
 * as an ended edge, so any date can be asked, and a sheet that is laid out again shows the corrected
 * tree. Runs that are not approved become stale; of closed periods a case proposes a revision.
 */
import { publish } from "../event/event.ts";
import { takeDecision } from "../exception/decision.ts";
import { raiseClosedChange } from "../exception/closed-change.ts";
import type { Graph, Transaction } from "../graph/graph.ts";
import type { Plan, Tree } from "../plan/plan.ts";
import { lockTrees } from "./enrolment.store.ts";
import { edgesOf, undoableChange, type UndoableChange } from "./genealogy.reader.ts";
import { checkPlace, importRunning, refuse, widthFor } from "./place-check.ts";
import type { NewPlace, Refused, WantedPlace, Width } from "./place-check.ts";

/** What is to be corrected, by whom and why. */
export interface PlaceCorrection extends WantedPlace {
  reason: string;
  actor: { id: string; name: string };
  /** Makes a repeat harmless. */
  key: string;
}

/** A correction that was made; `closed` are the approved periods in which it would have counted. */
export interface PlaceCorrected {
  distributorId: string;
  closed: string[];
}

interface Deps {
  graph: Graph;
  /** Epoch ms. */
  clock: () => number;
}

/**
 * Places a person under another one.
 *
 * Refuses: not_found, no_placement (the plan has none), circle, leg_taken, full, same_place,
 * import_running, key_reused, invalid:newParentId, invalid:leg, invalid:effectiveAt, invalid:reason.
 */
export async function correctPlacement(
  deps: Deps,
  plan: Plan,
  input: PlaceCorrection,
): Promise<PlaceCorrected | Refused> {
  const width = widthFor(plan, "placement", input.leg);
  return "refused" in width ? width : change(deps, width, input);
}

/** Gives a person another sponsor. Refuses as correctPlacement does; a sponsor has no legs. */
export async function correctSponsor(
  deps: Deps,
  input: Omit<PlaceCorrection, "leg">,
): Promise<PlaceCorrected | Refused> {
  return change(deps, { tree: "sponsor", width: null }, { ...input, leg: null });
}

/** What is to be undone, by whom and why. */
export interface PlaceUndo {
  /** Id of the correction. */
  changeId: string;
  reason: string;
  actor: { id: string; name: string };
  /** Makes a repeat harmless. */
  key: string;
}

/**
 * Takes a correction back: the person stands where he stood before it, from the same instant on. That is a correction too.
 *
 * Refuses as correctPlacement does, and: moved_since, period_closed, overruled, nobody_before.
 */
export async function undoPlaceChange(
  deps: Deps,
  plan: Plan,
  { changeId: id, ...undo }: PlaceUndo,
): Promise<PlaceCorrected | Refused> {
  const made = await undoableChange(deps.graph, id);
  if (made === undefined) return refuse("not_found", "There is no such change of a place.");
  const { distributorId, tree, fromId, fromLeg: leg } = made;
  if (fromId === null) {
    return refuse(
      "nobody_before",
      "Nobody stood above before it, and there is no way back to that.",
    );
  }
  const width = widthFor(plan, tree, leg);
  if ("refused" in width) return width;
  const effectiveAt = Number(made.effectiveAt);
  const input = { distributorId, newParentId: fromId, leg, effectiveAt, ...undo };
  return change(deps, width, input, async (tx) => whyNotUndone(await undoableChange(tx, id)));
}

/** Why a change can only be mended by another correction; null: it can be undone. */
export function whyNotUndone(made: UndoableChange | undefined): Refused | null {
  const [closed] = made?.closed ?? [];
  if (made?.newest !== true) {
    return refuse("moved_since", "The person was moved again since; undo that first.");
  }
  if (closed !== undefined) {
    const message = `The close of ${closed} has begun since; move the person instead, which proposes a revision.`;
    return refuse("period_closed", message);
  }
  if (made.overruled) {
    const message = "It overruled a place that began later; enter both places by moves instead.";
    return refuse("overruled", message);
  }
  return null;
}

/** Looks under the tree's lock whether something else forbids a correction; null: nothing does. */
type AlsoAsked = (tx: Transaction) => Promise<Refused | null>;

/** Makes a correction whose leg fits the plan. */
async function change(
  deps: Deps,
  of: Width,
  input: PlaceCorrection,
  also: AlsoAsked = () => Promise.resolve(null),
): Promise<PlaceCorrected | Refused> {
  const length = input.reason.trim().length;
  if (length < 3 || length > 2_000) {
    return refuse("invalid:reason", "Say why, in 3 to 2,000 characters.");
  }
  const at = deps.clock();
  return deps.graph.transaction(async (tx) => {
    const importing = await lockTrees(tx, [of.tree]);
    const before = await alreadyMade(tx, of.tree, input);
    if (before !== null) return before;
    if (importing !== null) return importRunning();
    const refused = await also(tx);
    if (refused !== null) return refused;
    const checked = await checkPlace(tx, of, input, at);
    return "refused" in checked ? checked : make(tx, of.tree, input, checked.place, at);
  });
}

async function make(
  tx: Transaction,
  tree: Tree,
  input: PlaceCorrection,
  place: NewPlace,
  at: number,
): Promise<PlaceCorrected> {
  const from = Number(place.from);
  const { distributorId, newParentId, leg, actor, key } = input;
  const reason = input.reason.trim();
  const { number, closed } = await takeDecision(tx, { from, through: null });
  const [edge, pastEdge] = edgesOf(tree);
  await tx.run("genealogy/change-place", {
    ...{ id: distributorId, parentId: newParentId, edge, pastEdge, leg, from },
    change: {
      ...{ id: changeId(actor.id, key), tree, by: actor.id, byName: actor.name, reason },
      ...{ fromId: place.aboveId, fromLeg: place.leg, at, decision: number },
    },
  });
  const to = leg === null ? newParentId : `${newParentId}, ${leg} leg`;
  await raiseClosedChange(tx, {
    ...{ code: "place_changed_after_close", subject: distributorId, closed, at },
    evidence: {
      Tree: tree === "sponsor" ? "sponsor tree" : "placement tree",
      Before: place.aboveId ?? "nobody above",
      Corrected: to,
      "Holds from": new Date(from).toISOString(),
      Reason: reason,
    },
  });
  const payload = { distributorId, tree, parentId: newParentId, leg, from };
  const id = `place-changed:${changeId(actor.id, key)}`;
  await publish(tx, { id, kind: "place-changed", actorId: actor.id, at, payload });
  return { distributorId, closed };
}

/** The answer of an earlier call with the same key; null: there was none. */
async function alreadyMade(
  tx: Transaction,
  tree: Tree,
  { distributorId, newParentId, leg, actor, key }: PlaceCorrection,
): Promise<PlaceCorrected | Refused | null> {
  const id = changeId(actor.id, key);
  const [made] = await tx.run<{
    distributorId: string;
    tree: string;
    toId: string;
    leg: string | null;
  }>("genealogy/place-change", { id });
  if (made === undefined) return null;
  const same =
    made.distributorId === distributorId &&
    made.tree === tree &&
    made.toId === newParentId &&
    made.leg === leg;
  if (same) return { distributorId, closed: [] };
  return refuse("key_reused", "This key was used for something else; nothing was done.");
}

function changeId(actorId: string, key: string): string {
  return `${actorId}:${key}`;
}
