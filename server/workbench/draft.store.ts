/** Drafts in the graph. */
import type { Graph, Row, Transaction } from "../graph/graph.ts";
import type { ApproverRole } from "../period/approval.ts";
import type { DraftState } from "./draft.ts";

/** A draft under its lock. */
export interface LockedDraft extends Row {
  id: string;
  state: DraftState;
  name: string;
  text: string;
  baseId: string;
  changedByName: string;
  revision: bigint;
  proposedBy: string | null;
  proposedByName: string | null;
  proposedRole: ApproverRole | null;
  why: string | null;
  publishedAs: string | null;
}

/** A draft as it is shown; instants are epoch ms. */
export interface DraftRow extends LockedDraft {
  by: string;
  byName: string;
  at: bigint;
  changedAt: bigint;
  sentBackBy: string | null;
  sentBackWhy: string | null;
  proposedAt: bigint | null;
}

/** The drafts that are worked on, latest change first; or those of a list, whatever became of them. */
export function draftRows(graph: Graph, ids: readonly string[] | null): Promise<DraftRow[]> {
  return graph.read("workbench/drafts", { ids: ids === null ? null : [...ids] });
}

export async function draftById(graph: Graph, id: string): Promise<DraftRow | null> {
  return (await draftRows(graph, [id]))[0] ?? null;
}

/** Null: there is no such draft. */
export async function lockDraft(tx: Transaction, id: string): Promise<LockedDraft | null> {
  const [row] = await tx.run<LockedDraft>("workbench/lock-draft", { id });
  return row ?? null;
}

/** Whether it was made now; null: there is no such version to begin from. */
export async function insertDraft(
  tx: Transaction,
  draft: {
    id: string;
    baseId: string;
    name: string;
    text: string;
    by: string;
    byName: string;
    at: number;
  },
): Promise<boolean | null> {
  const [row] = await tx.run<{ made: boolean }>("workbench/begin-draft", draft);
  return row?.made ?? null;
}

/** Answers the new revision. */
export async function writeDraft(
  tx: Transaction,
  draft: { id: string; name: string; text: string; byName: string; at: number },
): Promise<number> {
  const [row] = await tx.run<{ revision: bigint }>("workbench/save-draft", draft);
  return Number(row?.revision ?? 0n);
}

export async function markProposed(
  tx: Transaction,
  input: { id: string; by: string; byName: string; role: string; why: string; at: number },
): Promise<void> {
  await tx.run("workbench/propose-draft", input);
}

export async function markOpen(
  tx: Transaction,
  input: { id: string; byName: string; why: string },
): Promise<void> {
  await tx.run("workbench/reopen-draft", input);
}

export async function markEnded(
  tx: Transaction,
  input: {
    id: string;
    state: "published" | "discarded";
    publishedAs: string | null;
    byName: string;
    at: number;
  },
): Promise<void> {
  await tx.run("workbench/end-draft", input);
}
