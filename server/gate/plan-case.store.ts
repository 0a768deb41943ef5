/** The cases of plan versions in the graph; what was stored once is never changed, only replaced. */
import type { Graph, Row, Transaction } from "../graph/graph.ts";
import type { CaseFiles, PlanCase } from "./plan-case.ts";

/** How a case came out when it was last tried. */
export type CaseState = "untried" | "green" | "red";

/** A case without its files, and how it came out last. */
export interface CaseRow extends Row {
  id: string;
  planVersionId: string;
  name: string;
  hash: string;
  storedAt: bigint;
  storedBy: string;
  reason: string | null;
  state: CaseState;
  /** The first ones; `differenceCount` counts them all. */
  differencesJson: string;
  differenceCount: bigint;
  ranAt: bigint | null;
  runId: string | null;
}

/** The cases of a version with their files, by name. */
export async function casesOfVersion(graph: Graph, planVersionId: string): Promise<PlanCase[]> {
  const rows = await graph.read<{ id: string; name: string; hash: string; filesJson: string }>(
    "gate/cases-of-version",
    { planVersionId },
  );
  return rows.map(({ id, name, hash, filesJson }) => ({
    ...{ id, name, hash },
    files: JSON.parse(filesJson) as CaseFiles,
  }));
}

/** The cases of some versions as they stand, by version and name. */
export function caseRows(graph: Graph, planVersionIds: readonly string[]): Promise<CaseRow[]> {
  return graph.read("gate/case-states", { planVersionIds: [...planVersionIds] });
}

/** A case as it was found under the version's lock. */
export interface LockedCase extends Row {
  id: string;
  name: string;
  hash: string;
}

/** Takes the lock of a version's cases for the rest of the transaction; null: no such version. */
export async function lockCases(
  tx: Transaction,
  planVersionId: string,
): Promise<LockedCase[] | null> {
  const [row] = await tx.run<{ cases: LockedCase[] }>("gate/lock-cases", { planVersionId });
  return row?.cases ?? null;
}

/** Stores a case in the place of the one of the same name; answers its id. */
export async function storeCase(
  tx: Transaction,
  one: {
    planVersionId: string;
    name: string;
    hash: string;
    files: CaseFiles;
    by: string;
    at: number;
    reason: string | null;
  },
): Promise<string> {
  const { files, ...rest } = one;
  const filesJson = JSON.stringify(files);
  const [row] = await tx.run<{ id: string }>("gate/store-case", { ...rest, filesJson });
  if (row === undefined) throw new Error(`The case ${one.name} could not be stored.`);
  return row.id;
}

/** Gives a version or a draft the cases of another one; `tried`: with how they came out. */
export async function copyCases(
  tx: Transaction,
  input: { fromId: string; toId: string; by: string; at: number; tried: boolean },
): Promise<void> {
  await tx.run("gate/copy-cases", { ...input });
}

/** Takes a case out of its version; it stays in the history. */
export async function removeCase(
  tx: Transaction,
  one: { id: string; by: string; at: number; reason: string },
): Promise<void> {
  await tx.run("gate/remove-case", { ...one });
}

/** How the cases of a run came out. */
export async function recordResults(
  tx: Transaction,
  input: {
    runId: string | null;
    at: number;
    rows: { id: string; state: CaseState; differencesJson: string; differenceCount: number }[];
  },
): Promise<void> {
  if (input.rows.length > 0) await tx.run("gate/record-results", { ...input });
}
