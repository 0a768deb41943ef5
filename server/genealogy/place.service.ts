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
import { edgesOf } from "./genealogy.reader.ts";

/** What is to be corrected, by whom and why. */
export interface PlaceCorrection {
  distributorId: string;
  newParentId: string;
  /** Of the placement tree, where the plan names legs; null else. */
  leg: string | null;
  /** Epoch ms from which it holds; null: from the day on which the person joined. */
  effectiveAt: number | null;
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

interface Refused {
  refused: string;
  message: string;
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
  const { placement } = plan;
  if (placement === null) return refuse("no_placement", "The plan has no placement tree.");
  const named = placement.legs.length > 0;
  if (named !== (input.leg !== null) || (named && !placement.legs.includes(input.leg ?? ""))) {
    const legs = named ? `one of the legs ${placement.legs.join(", ")}` : "no leg";
    return refuse("invalid:leg", `The plan's placement tree asks for ${legs}.`);
  }
  return change(deps, "placement", placement.width, input);
}

/** Gives a person another sponsor. Refuses as correctPlacement does; a sponsor has no legs. */
export async function correctSponsor(
  deps: Deps,
  input: Omit<PlaceCorrection, "leg">,
): Promise<PlaceCorrected | Refused> {
  return change(deps, "sponsor", null, { ...input, leg: null });
}

interface NewPlace extends Record<string, unknown> {
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

async function change(
  deps: Deps,
  tree: Tree,
  width: number | null,
  input: PlaceCorrection,
): Promise<PlaceCorrected | Refused> {
  const length = input.reason.trim().length;
  if (length < 3 || length > 2_000) {
    return refuse("invalid:reason", "Say why, in 3 to 2,000 characters.");
  }
  const at = deps.clock();
  return deps.graph.transaction(async (tx) => {
    const importing = await lockTrees(tx, [tree]);
    const before = await alreadyMade(tx, tree, input);
    if (before !== null) return before;
    if (importing !== null) {
      return refuse("import_running", "An import is under way; correct the place when it is done.");
    }
    const place = await findPlace(tx, tree, input);
    if (place === undefined) return refuse("not_found", "There is no such person.");
    return whyNot(place, tree, width, input, at) ?? make(tx, tree, input, place, at);
  });
}

async function findPlace(
  tx: Transaction,
  tree: Tree,
  { distributorId, newParentId, leg, effectiveAt }: PlaceCorrection,
): Promise<NewPlace | undefined> {
  const [place] = await tx.run<NewPlace>("genealogy/new-place", {
    edges: edgesOf(tree),
    id: distributorId,
    parentId: newParentId,
    leg,
    from: effectiveAt,
  });
  return place;
}

function whyNot(
  place: NewPlace,
  tree: Tree,
  width: number | null,
  input: PlaceCorrection,
  at: number,
): Refused | null {
  const from = Number(place.from);
  const { distributorId, newParentId, leg } = input;
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

function refuse(refused: string, message: string): Refused {
  return { refused, message };
}
