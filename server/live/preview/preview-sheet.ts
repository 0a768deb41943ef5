/**
 * A sheet of its own on which a move is tried: the moved person, those above the old and the new place, and everybody
 * directly below one of them with the figures that stand.
 *
 * It is made, moved on, read and taken away in one transaction, and hangs on no live node: nobody waits for it.
 */
import { randomUUID } from "node:crypto";
import type { Graph, Transaction } from "../../graph/graph.ts";
import { previewSheet } from "../../sheet/sheet-name.ts";
import { usesPlacement } from "../../sheet/sheet.service.ts";
import { edgeOf, volumeEdge } from "../../sheet/depth.ts";
import { setDepths, touchedBy } from "../live.store.ts";
import { measuredAt, settleTouched } from "../settle-touched.ts";
import { layOutPart, readPart } from "./copied-part.ts";
import type { CopiedPart, Move, Previewed, Unseen } from "./copied-part.ts";

/** Reads some people of a sheet; asked before and after the move. */
export type Look<R> = (tx: Transaction, on: { sheet: string; people: string[] }) => Promise<R>;

export interface Seen<R> {
  before: R;
  after: R;
  /** Number of the last event that the figures stand up to. */
  asOf: bigint;
  /** Epoch ms. */
  computedAt: bigint;
  /** The moved one, and who stands directly above him before and after. */
  nearest: string[];
}

/** Figures that keep moving while they are read are tried so often. */
const TRIES = 3;
/** Longest that it may take, ms. */
const TIMEOUT = 30_000;

/** Shows a period before and after a move. */
export async function seeMove<R>(
  graph: Graph,
  of: Previewed,
  move: Move,
  look: Look<R>,
): Promise<Seen<R> | Unseen> {
  let part: CopiedPart | Unseen = "moving";
  for (let tries = 0; part === "moving" && tries < TRIES; tries += 1) {
    part = await readPart(graph, of, move);
  }
  if (typeof part === "string") return part;
  const copied = part;
  const work = (tx: Transaction) => seeOnCopy(tx, of, move, copied, look);
  return graph.transaction(work, { timeout: TIMEOUT });
}

/** Previews the move of nobody, so that Neo4j has planned the statements before the first real one. Leaves nothing. */
export async function warmPreview(graph: Graph, of: Previewed): Promise<void> {
  const move: Move = { distributorId: "nobody", tree: "sponsor", newParentId: "", leg: null };
  await readPart(graph, of, move);
  const part = { sources: [], people: [], parents: [], above: null, asOf: 0n, computedAt: 0n };
  await graph.transaction((tx) => seeOnCopy(tx, of, move, part, () => Promise.resolve()));
}

async function seeOnCopy<R>(
  tx: Transaction,
  of: Previewed,
  move: Move,
  part: CopiedPart,
  look: Look<R>,
): Promise<Seen<R>> {
  const { sources, people, parents, above, asOf, computedAt } = part;
  const sheet = previewSheet(randomUUID(), of.period.id);
  await layOutPart(tx, sheet, sources);
  const before = await look(tx, { sheet, people });
  await makeMove(tx, of, sheet, { ...move, parents, above });
  const after = await look(tx, { sheet, people });
  await tx.run("live/preview-remove", { sheet });
  const directly = [...parents, ...(above === null ? [] : [above.id])];
  const nearest = [...new Set([move.distributorId, ...directly])];
  return { before, after, asOf, computedAt, nearest };
}

/** Moves on the copy, and settles those who can have changed, as following the move does. */
async function makeMove(
  tx: Transaction,
  { plan, period, opening }: Previewed,
  sheet: string,
  move: Move & Pick<CopiedPart, "parents" | "above">,
): Promise<void> {
  const { distributorId: id, tree, parents, above } = move;
  // A sheet without the placement tree stays as it is.
  if (tree === "placement" && !usesPlacement(plan)) return;
  const edge = edgeOf(tree);
  const parentId = above?.id ?? null;
  await tx.run("live/preview-move", { sheet, id, edge, parentId, leg: above?.leg ?? null });
  const along = volumeEdge(plan);
  await setDepths(tx, { sheet, edge: along, people: [id] });
  const touched = await touchedBy(tx, { sheet, edge: along, people: [id, ...parents] });
  const at = { ...measuredAt({ period, opening }), sheet };
  await settleTouched(tx, plan, at, { sellers: [], touched });
}
