/**
 * A part of an open period's sheet, copied to see what a move would do: the moved person, those above the old and the new
 * place, and everybody directly below one of them with the figures that stand.
 *
 * Made, moved on, read and taken away in one transaction. It hangs on no live node and writes none, so nobody waits for it.
 */
import { randomUUID } from "node:crypto";
import type { Graph, Row, Transaction } from "../../graph/graph.ts";
import { edgesOf } from "../../genealogy/genealogy.reader.ts";
import type { KnownPeriod } from "../../period/timeline.ts";
import type { Plan, Tree } from "../../plan/plan.ts";
import { previewSheet } from "../../sheet/sheet-name.ts";
import { usesPlacement, type Opening } from "../../sheet/sheet.service.ts";
import { volumeEdge } from "../../standing/standing.service.ts";
import { parentsOnSheet, setDepths, touchedBy } from "../live.store.ts";
import { measuredAt, peopleWith, settleTouched } from "../settle-touched.ts";

/** Who is to stand under whom. */
export interface Move {
  distributorId: string;
  tree: Tree;
  newParentId: string;
  leg: string | null;
}

/** The open period that is looked at. */
export interface Previewed {
  plan: Plan;
  period: KnownPeriod;
  opening: Opening;
}

/** Reads some people of a sheet; asked before and after the move. */
export type Look<R> = (tx: Transaction, on: { sheet: string; people: string[] }) => Promise<R>;

export interface Seen<R> {
  before: R;
  after: R;
  /** Number of the last event that the figures stand up to. */
  asOf: bigint;
  /** Epoch ms. */
  computedAt: bigint;
  /** Whom the move can touch directly: the moved one first, then those above him before and after. */
  nearest: string[];
}

/** Why nothing was seen. */
export type Unseen = "not_computed" | "joined_later" | "moving";

/** Figures that keep moving while they are copied are tried so often. */
const TRIES = 3;
/** Longest that one try may take, ms. */
const TIMEOUT = 30_000;

/** Shows a period before and after a move. */
export async function seeMove<R>(
  graph: Graph,
  of: Previewed,
  move: Move,
  look: Look<R>,
): Promise<Seen<R> | Unseen> {
  let seen: Seen<R> | Unseen = "moving";
  for (let tries = 0; seen === "moving" && tries < TRIES; tries += 1) {
    seen = await graph.transaction((tx) => seeOnce(tx, of, move, look), { timeout: TIMEOUT });
  }
  return seen;
}

interface Stamp extends Row {
  epoch: bigint;
  moves: bigint;
  computedAt: bigint | null;
  followed: bigint;
}

async function seeOnce<R>(
  tx: Transaction,
  of: Previewed,
  move: Move,
  look: Look<R>,
): Promise<Seen<R> | Unseen> {
  const { sheet: from, id: periodId } = of.period;
  const stamp = await stampOf(tx, from);
  if (stamp?.computedAt == null) return "not_computed";
  const [standing] = await parentsOnSheet(tx, from, [move.distributorId]);
  if (standing === undefined) return "joined_later";
  const sheet = previewSheet(randomUUID(), periodId);
  const parent = await parentOnSheet(tx, of, move);
  const nearest = [...new Set([move.distributorId, ...standing.parents, ...parent.ids])];
  const people = await copyPeople(tx, of, sheet, nearest);
  const seen = await seeCopied(tx, of, { sheet, people, stamp }, look, () =>
    makeMove(tx, of, { sheet, move, parents: standing.parents, ...parent }),
  );
  await tx.run("live/preview-remove", { sheet });
  return seen === "moving" ? seen : { ...seen, nearest };
}

/** Looks before and after, unless the figures have moved while they were copied. */
async function seeCopied<R>(
  tx: Transaction,
  { period }: Previewed,
  { stamp, ...on }: { sheet: string; people: string[]; stamp: Stamp },
  look: Look<R>,
  moveIt: () => Promise<void>,
): Promise<Omit<Seen<R>, "nearest"> | "moving"> {
  const now = await stampOf(tx, period.sheet);
  if (now?.moves !== stamp.moves || now.epoch !== stamp.epoch) return "moving";
  const before = await look(tx, on);
  await moveIt();
  const after = await look(tx, on);
  return { before, after, asOf: stamp.followed, computedAt: stamp.computedAt! };
}

async function stampOf(tx: Transaction, sheet: string): Promise<Stamp | undefined> {
  const [stamp] = await tx.run<Stamp>("live/sheet-stamp", { sheet });
  return stamp;
}

interface OnSheet {
  /** The one who stands above then; none: nobody on the sheet does. */
  ids: string[];
  leg: string | null;
}

/** Above whom the sheet shows the new parent: himself, or where he had not joined the nearest above him. */
async function parentOnSheet(
  tx: Transaction,
  { period: { sheet, endsAt } }: Previewed,
  { tree, newParentId: parentId, leg }: Move,
): Promise<OnSheet> {
  const asked = { sheet, parentId, edges: edgesOf(tree), endsAt };
  const [above] = await tx.run<{ id: string; steps: bigint; leg: string | null }>(
    "live/preview-parent",
    asked,
  );
  if (above === undefined) return { ids: [], leg: null };
  return { ids: [above.id], leg: above.steps === 0n ? leg : above.leg };
}

/** Copies all whom the move can touch, and their sponsors; answers these, without the legs that are copied besides. */
async function copyPeople(
  tx: Transaction,
  { plan, period: { sheet: from } }: Previewed,
  sheet: string,
  nearest: readonly string[],
): Promise<string[]> {
  const edge = volumeEdge(plan);
  const people = peopleWith(await touchedBy(tx, { sheet: from, edge, people: nearest }));
  await tx.run("live/preview-standings", { from, sheet, people });
  await tx.run("live/preview-edges", { from, sheet });
  return people;
}

interface OnPreview extends OnSheet {
  sheet: string;
  move: Move;
  /** Who stood above in either tree. */
  parents: string[];
}

/** Moves on the copy, and settles those who can have changed, as following the move does. */
async function makeMove(
  tx: Transaction,
  { plan, period, opening }: Previewed,
  { sheet, move, ids, leg, parents }: OnPreview,
): Promise<void> {
  const { distributorId: id, tree } = move;
  // A sheet without the placement tree stays as it is.
  if (tree === "placement" && !usesPlacement(plan)) return;
  const edge = tree === "sponsor" ? "UNDER_SPONSOR" : "UNDER_PLACEMENT";
  await tx.run("live/preview-move", { sheet, id, edge, parentId: ids[0] ?? null, leg });
  const along = volumeEdge(plan);
  await setDepths(tx, { sheet, edge: along, people: [id] });
  const touched = await touchedBy(tx, { sheet, edge: along, people: [id, ...parents] });
  const at = { ...measuredAt({ period, opening }), sheet };
  await settleTouched(tx, plan, at, { sellers: [], touched });
}
