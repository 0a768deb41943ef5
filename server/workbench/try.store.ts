/** Tries of all cases of a version or draft, as they are asked for and as they come out. */
import type { Graph, Row, Transaction } from "../graph/graph.ts";

export type TryState = "waiting" | "running" | "done" | "failed";

export interface TryRow extends Row {
  id: string;
  /** The plan version or the draft. */
  heldId: string;
  state: TryState;
  textHash: string;
  askedBy: string;
  casesHash: string | null;
  failure: string | null;
  done: bigint;
  total: bigint;
  red: bigint | null;
  askedAt: bigint;
  finishedAt: bigint | null;
}

/** The latest try of each, where there is one. */
export function lastTries(graph: Graph, heldIds: readonly string[]): Promise<TryRow[]> {
  return graph.read("workbench/last-tries", { heldIds: [...heldIds] });
}

/** The same inside a transaction. */
export function lastTriesIn(tx: Transaction, heldIds: readonly string[]): Promise<TryRow[]> {
  return tx.run("workbench/last-tries", { heldIds: [...heldIds] });
}

/** Answers the try's id: the one asked for, or one that is under way. */
export async function insertTry(
  tx: Transaction,
  input: { id: string; heldId: string; textHash: string; by: string; total: number; at: number },
): Promise<string> {
  const [row] = await tx.run<{ id: string }>("workbench/ask-try", input);
  return row?.id ?? input.id;
}

/** Null: it has ended, or there is none. */
export async function takeTry(
  graph: Graph,
  input: { id: string; at: number },
): Promise<{ heldId: string; textHash: string; attempt: bigint } | null> {
  const [row] = await graph.write<{ heldId: string; textHash: string; attempt: bigint }>(
    "workbench/begin-try",
    input,
  );
  return row ?? null;
}

export async function recordProgress(
  graph: Graph,
  input: { id: string; done: number; total: number },
): Promise<void> {
  await graph.write("workbench/record-progress", input);
}

export async function endTry(
  tx: Pick<Transaction, "run">,
  input: {
    id: string;
    state: "done" | "failed";
    casesHash: string | null;
    failure: string | null;
    red: number;
    at: number;
  },
): Promise<void> {
  await tx.run("workbench/end-try", input);
}

export async function waitingTries(graph: Graph): Promise<string[]> {
  return (await graph.read<{ id: string }>("workbench/waiting-tries")).map(({ id }) => id);
}
