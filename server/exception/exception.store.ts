/** Cases and their history in the graph. */
import type { Graph, Transaction } from "../graph/graph.ts";
import { CORRECTION_CODES } from "./exception.ts";

export interface CaseRow {
  [key: string]: unknown;
  id: string;
  code: string;
  subject: string;
  blocking: boolean;
  severity: string;
  state: string;
  evidenceJson: string;
  moneyAtStakeMinor: bigint;
  raisedAt: bigint;
  sheet: string | null;
  periodId: string | null;
  runId: string | null;
  assigneeId: string | null;
  proposedBy: string | null;
  sortKey: string;
}

export interface CaseFilter {
  codes: string[] | null;
  states: string[] | null;
  severities: string[] | null;
  blocking: boolean | null;
  periodId: string | null;
  runId: string | null;
}

export function casesPage(
  graph: Graph,
  input: CaseFilter & { after: string | null; limit: number },
): Promise<CaseRow[]> {
  return graph.read("exception/cases-page", { ...input, after: input.after ?? "" });
}

export async function caseById(graph: Graph, id: string): Promise<CaseRow | null> {
  const [row] = await graph.read<CaseRow>("exception/case-by-id", { id });
  return row ?? null;
}

/** Takes the case's lock and answers it as it is now. */
export async function lockCase(tx: Transaction, id: string): Promise<CaseRow | null> {
  const [row] = await tx.run<CaseRow>("exception/lock-case", { id });
  return row ?? null;
}

export interface NoteRow {
  [key: string]: unknown;
  id: string;
  at: bigint;
  userId: string | null;
  userName: string;
  kind: string;
  text: string | null;
}

export function notesOf(
  graph: Graph,
  caseIds: readonly string[],
): Promise<(NoteRow & { caseId: string })[]> {
  return graph.read("exception/history", { ids: [...caseIds] });
}

export async function noteById(tx: Transaction, id: string): Promise<NoteRow | null> {
  const [row] = await tx.run<NoteRow>("exception/note-by-id", { id });
  return row ?? null;
}

export async function addNote(
  tx: Transaction,
  note: Omit<NoteRow, "at"> & { caseId: string; at: number },
): Promise<void> {
  await tx.run("exception/add-note", { ...note });
}

export async function setState(
  tx: Transaction,
  change: {
    id: string;
    state: string;
    assigneeId: string | null;
    proposedBy: string | null;
    settledBy: string | null;
    action: string | null;
    reopens: boolean;
  },
): Promise<void> {
  await tx.run("exception/set-state", { ...change });
}

/** Marks the runs of a period that are in review as out of date. */
export async function markRunsStale(tx: Transaction, periodId: string): Promise<void> {
  await tx.run("exception/mark-runs-stale", { periodId });
}

/** Settles the cases about corrections of a closed period that has been revised. */
export async function settleCorrections(
  tx: Transaction,
  input: { periodId: string; runId: string; at: number; text: string },
): Promise<void> {
  const codes = [...CORRECTION_CODES];
  await tx.run("exception/settle-corrections", { ...input, codes });
}

/** What was settled in a sheet, as "code subject evidence". */
export async function settledOfSheet(graph: Graph, sheet: string): Promise<ReadonlySet<string>> {
  const rows = await graph.read<{ code: string; subject: string; evidenceJson: string }>(
    "exception/settled-of-sheet",
    { sheet },
  );
  return new Set(
    rows.map(({ code, subject, evidenceJson }) => `${code} ${subject} ${evidenceJson}`),
  );
}

export interface RaisedRow {
  id: string;
  code: string;
  subject: string;
  blocking: boolean;
  severity: string;
  evidenceJson: string;
  moneyAtStakeMinor: bigint;
  sortKey: string;
}

export async function raise(
  tx: Transaction,
  input: {
    at: number;
    sheet: string | null;
    periodId: string | null;
    runId: string | null;
    rows: RaisedRow[];
  },
): Promise<void> {
  await tx.run("exception/raise", { ...input });
}

export async function closeMissing(
  tx: Transaction,
  input: {
    sheet: string;
    runId: string | null;
    at: number;
    raisedIds: string[];
    codes: string[];
  },
): Promise<void> {
  await tx.run("exception/close-missing", { ...input });
}

/** Which of these cases are waived. */
export async function waivedAmong(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.run<{ id: string }>("exception/waived-among", { ids: [...ids] });
  return new Set(rows.map(({ id }) => id));
}

/** Unsettled cases of these periods. */
export function openCounts(
  graph: Graph,
  periodIds: readonly string[],
): Promise<{ periodId: string; open: bigint; blocking: bigint }[]> {
  return graph.read("exception/open-counts", { periodIds: [...periodIds] });
}

/** Unsettled cases by code. */
export function countsByCode(
  graph: Graph,
  periodId: string | null,
): Promise<{ code: string; open: bigint }[]> {
  return graph.read("exception/counts-by-code", { periodId });
}
