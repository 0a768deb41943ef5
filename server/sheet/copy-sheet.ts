/**
 * A sheet laid out as another one is: the same people, statuses, places and balances, with nothing computed.
 *
 * So two computations of one period start from the same company, whatever has moved meanwhile. Each step
 * may run again and leaves the same sheet.
 */
import type { Graph } from "../graph/graph.ts";
import type { Plan } from "../plan/plan.ts";
import { setDepth, volumeEdge } from "./depth.ts";
import { LANES, type Fence } from "./fence.ts";
import { layOutPlaces, page, usesPlacement, type Progress } from "./sheet.service.ts";

/** Nodes taken away in one transaction. */
const PART = 10_000;

/** Where a copy comes from. */
export interface Original {
  sheet: string;
  /** The plan by which it was laid out: it says which trees are there. */
  plan: Plan;
  /** The copy's number of a rank by the original's; 0 first. */
  rankNumbers: readonly number[];
  /** Sheet whose titles go on in the copy; null: the imported career titles. */
  before: string | null;
}

/** Copies a sheet's people and trees; a tree that only the copy's plan looks at is laid out as of `endsAt`. */
export async function copySheet(
  fence: Fence,
  plan: Plan,
  endsAt: number,
  original: Original,
  progress: Progress = () => undefined,
): Promise<void> {
  const { sheet } = fence;
  const { sheet: from, rankNumbers, before } = original;
  const people = { sheet, from, before, rankNumbers: [...rankNumbers], lanes: LANES };
  await page(fence, "sheet/copy-standings", people, progress);
  await page(fence, "sheet/copy-sponsor-edges", { sheet, from });
  if (usesPlacement(plan)) {
    if (usesPlacement(original.plan))
      await page(fence, "sheet/copy-placement-edges", { sheet, from });
    else await layOutPlaces(fence, endsAt);
  }
  await fence.write((tx) => setDepth(tx, sheet, volumeEdge(plan)));
}

/** A sheet that a plan of other rank numbers goes on from, copied so that it has that plan's. */
export interface OpeningCopy {
  /** The copy. */
  sheet: string;
  from: string;
  /** The copy that this one follows; null: none. */
  before: string | null;
  /** The copy's number of a rank by the original's; 0 first. */
  rankNumbers: readonly number[];
  /** Properties that hold a rank number, beside those that every sheet has. */
  ranks: readonly string[];
}

/** Copies what people bring along into a period. */
export async function copyOpening(fence: Fence, copy: OpeningCopy): Promise<void> {
  await page(fence, "sheet/copy-opening", { ...copy });
}

/** In which numbers a sheet's ranks are written: ids, the lowest first; null where that was not kept yet. */
export async function rankIdsOfSheet(graph: Graph, sheet: string): Promise<string[] | null> {
  const [row] = await graph.read<{ rankIds: string[] | null }>("sheet/rank-ids", { sheet });
  return row?.rankIds ?? null;
}

/** The sheet of its calendar that a sheet goes on from; null: none. */
export async function followedSheet(graph: Graph, sheet: string): Promise<string | null> {
  const [row] = await graph.read<{ sheet: string }>("sheet/followed-sheet", { sheet });
  return row?.sheet ?? null;
}

/** Takes a trial's sheets away, the fenced one last: whoever held it writes nothing more. */
export async function removeSheets(fence: Fence, prefix: string): Promise<void> {
  for (let removed = 1n; removed > 0n;) {
    const [row] = await fence.write((tx) =>
      tx.run<{ removed: bigint }>("sheet/remove-standings", { prefix, limit: PART }),
    );
    removed = row?.removed ?? 0n;
  }
  await fence.write((tx) => tx.run("sheet/remove-sheet", { sheet: fence.sheet }));
}
