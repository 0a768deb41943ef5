/** The part of a sheet that a move can touch, read without any lock; and the sheet of a preview that is made of it. */
import { edgesOf } from "../../genealogy/genealogy.reader.ts";
import { askingIn, type Graph, type Row, type Transaction } from "../../graph/graph.ts";
import type { KnownPeriod } from "../../period/timeline.ts";
import type { Plan, Tree } from "../../plan/plan.ts";
import type { Opening } from "../../sheet/sheet.service.ts";
import { volumeEdge } from "../../sheet/depth.ts";
import { parentsOnSheet, stampOf, touchedBy } from "../live.store.ts";
import { peopleWith } from "../settle-touched.ts";

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

/** Why nothing was seen. */
export type Unseen = "not_computed" | "joined_later" | "moving";

interface Source extends Row {
  id: string;
  of: Row;
  places: { edge: string; leg: string | null; aboveId: string }[];
}

export interface CopiedPart {
  sources: Source[];
  /** All whom the move can touch, and their sponsors. */
  people: string[];
  /** Who stands above the moved one, in either tree. */
  parents: string[];
  /** Who stands above him then, on which leg; null: nobody on the sheet. */
  above: { id: string; leg: string | null } | null;
  /** Number of the last event that the figures stand up to. */
  asOf: bigint;
  /** Epoch ms. */
  computedAt: bigint;
}

/** Reads what a move can touch of a period. */
export async function readPart(
  graph: Graph,
  { plan, period: { sheet, endsAt } }: Previewed,
  move: Move,
): Promise<CopiedPart | Unseen> {
  const tx = askingIn(graph);
  const stamp = await stampOf(tx, sheet);
  if (stamp?.computedAt == null) return "not_computed";
  const [standing] = await parentsOnSheet(tx, sheet, [move.distributorId]);
  if (standing === undefined) return "joined_later";
  const { parents } = standing;
  const above = await parentOnSheet(tx, { sheet, endsAt }, move);
  const start = [move.distributorId, ...parents, ...(above === null ? [] : [above.id])];
  const edge = volumeEdge(plan);
  const people = peopleWith(await touchedBy(tx, { sheet, edge, people: [...new Set(start)] }));
  const sources = await tx.run<Source>("live/preview-sources", { sheet, people });
  const now = await stampOf(tx, sheet);
  if (now?.moves !== stamp.moves || now.epoch !== stamp.epoch) return "moving";
  const { followed: asOf, computedAt } = stamp;
  return { sources, people, parents, above, asOf, computedAt };
}

/** Under whom the sheet shows him: under the new parent, or where that one had not joined the nearest above. */
async function parentOnSheet(
  tx: Transaction,
  on: { sheet: string; endsAt: number },
  { tree, newParentId: parentId, leg }: Move,
): Promise<CopiedPart["above"]> {
  const asked = { ...on, parentId, edges: edgesOf(tree) };
  const [above] = await tx.run<{ id: string; steps: bigint; leg: string | null }>(
    "live/preview-parent",
    asked,
  );
  if (above === undefined) return null;
  return { id: above.id, leg: above.steps === 0n ? leg : above.leg };
}

/** Makes the preview's sheet. */
export async function layOutPart(
  tx: Transaction,
  sheet: string,
  sources: readonly Source[],
): Promise<void> {
  const people = sources.map(({ id, of: { sheet: _, ...of } }) => ({ id, of }));
  const places = sources.flatMap(({ id, places }) => places.map((place) => ({ id, ...place })));
  await tx.run("live/preview-standings", { sheet, people });
  await tx.run("live/preview-edges", { sheet, places });
}
