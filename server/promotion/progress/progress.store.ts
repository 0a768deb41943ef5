/** Progress in the graph: what a sheet's passes found, and snapshots of it. */
import type { Graph } from "../../graph/graph.ts";
import type { Fence } from "../../sheet/fence.ts";

/** People written, or dropped, in one transaction. */
const PART = 10_000;

export interface FigureRow extends Record<string, unknown> {
  distributorId: string;
  status: string;
  joinedAt: bigint;
  entryRank: bigint;
  figures: bigint[];
}

/** Everybody of a promotion's sheet, by id. */
export function figuresOf(
  graph: Graph,
  input: { sheet: string; entry: string | null; properties: string[] },
): AsyncIterable<FigureRow> {
  return graph.stream("promotion/figures", input, { timeout: 600_000 });
}

/** Somebody's place in a snapshot. */
export interface ProgressRow {
  distributorId: string;
  status: string;
  /** From 1 on. */
  place: number;
  points: bigint;
  figures: bigint[];
  met: string[];
  wins: string[];
  /** Epoch ms, beside `wins`; -1: no instant decides. */
  since: number[];
}

/** Writes a snapshot under the fence's epoch; nobody sees it before showSnapshot. */
export async function writeProgress(
  fence: Fence,
  { promotion, rows }: { promotion: string; rows: readonly ProgressRow[] },
): Promise<void> {
  for (let at = 0; at < rows.length; at += PART) {
    const part = rows.slice(at, at + PART);
    await fence.write((tx) =>
      tx.run("promotion/write-progress", { promotion, snapshot: fence.epoch, rows: part }),
    );
  }
}

/** Shows a snapshot from now on. */
export async function showSnapshot(
  fence: Fence,
  input: {
    promotion: string;
    asOf: number;
    people: number;
    wins: number;
    costMinor: bigint;
    taxedMinor: bigint;
  },
): Promise<void> {
  await fence.write((tx) => tx.run("promotion/show-snapshot", { ...input, snapshot: fence.epoch }));
}

/** Drops the snapshots before one. */
export async function dropEarlier(graph: Graph, promotion: string, snapshot: bigint) {
  for (let dropped = 1n; dropped > 0n;) {
    const [row] = await graph.write<{ dropped: bigint }>("promotion/drop-progress", {
      ...{ promotion, snapshot, limit: PART },
    });
    dropped = row?.dropped ?? 0n;
  }
}

export interface StoredProgress extends Record<string, unknown> {
  promotion: string;
  distributorId: string;
  place: bigint;
  points: bigint;
  figures: bigint[];
  met: string[];
  wins: string[];
}

/** A page of what a promotion shows, from the place after `after` on. */
export function progressPage(
  graph: Graph,
  input: { promotion: string; after: bigint; limit: number },
): Promise<StoredProgress[]> {
  return graph.read("promotion/progress-page", input);
}

/** What promotions show of some people: each an indexed read. */
export function progressOfPeople(
  graph: Graph,
  pairs: readonly { promotion: string; distributorId: string }[],
): Promise<StoredProgress[]> {
  return graph.read("promotion/progress-of-people", { pairs: [...pairs] });
}
