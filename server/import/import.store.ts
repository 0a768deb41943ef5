/** The import record and its locks in the graph. */
import type { Fault } from "../csv/fault.ts";
import type { Mode } from "../company-file/columns.ts";
import type { Graph, Row, Transaction } from "../graph/graph.ts";
import {
  writerLocks,
  type ImportCounts,
  type ImportDeps,
  type ImportPhase,
  type ImportRecord,
} from "./import.ts";

/** Who is at an import: changes with every try, so a broken-off one is told from a new one. */
export interface Hold {
  importId: string;
  owner: string;
}

/** Records that files have arrived and wait to be imported. */
export async function recordWaiting(
  deps: ImportDeps,
  input: { importId: string; source: string; mode: Mode; actorId: string },
): Promise<void> {
  await deps.graph.write("import/announce-import", { ...input, now: deps.clock() });
}

/** Takes the import lock; answers who stands in the way, null for nobody. */
export async function begin(
  deps: ImportDeps,
  hold: Hold,
  input: { source: string; mode: Mode; actorId: string; total: number },
): Promise<null | { running: string } | { ended: ImportPhase }> {
  const [row] = await deps.graph.write<{ runningId: string | null; state: ImportPhase | null }>(
    "import/begin-import",
    { ...hold, ...input, now: deps.clock() },
  );
  if (row === undefined) throw new Error("Beginning an import answered nothing.");
  if (row.runningId !== null) return { running: row.runningId };
  const begun = row.state === null || row.state === "waiting" || row.state === "checking";
  return begun ? null : { ended: row.state! };
}

/** The files were right: no period freezes from now on until the import has ended. */
export async function beginWriting(
  deps: ImportDeps,
  hold: Hold,
  input: { total: number; counts: ImportCounts },
): Promise<void> {
  const rows = await deps.graph.write("import/begin-writing", {
    ...hold,
    ...input.counts,
    total: input.total,
    now: deps.clock(),
  });
  assertHeld(rows, hold);
}

/** False: the batch has been written before. Throws when the import is not writing any more. */
export async function claimBatch(
  tx: Transaction,
  input: { lock: string; importId: string; batch: string },
): Promise<boolean> {
  const rows = await tx.run<{ done: boolean }>("import/claim-batch", { ...input });
  assertHeld(rows, input);
  return rows[0]?.done === false;
}

export async function reportProgress(
  deps: ImportDeps,
  importId: string,
  input: { done: number; total: number },
): Promise<void> {
  await deps.graph.write("import/report-progress", { importId, ...input, now: deps.clock() });
}

/** Ends an import that went through, inside the transaction that tells of it. */
export async function finish(
  tx: Transaction,
  hold: Hold,
  input: { unchanged: boolean; counts: ImportCounts; now: number },
): Promise<void> {
  const { counts, ...rest } = input;
  assertHeld(await tx.run("import/finish-import", { ...hold, ...counts, ...rest }), hold);
}

export async function refuse(
  deps: ImportDeps,
  hold: Hold,
  input: { faults: Fault[]; faultCount: number; counts: ImportCounts },
): Promise<void> {
  const rows = await deps.graph.write("import/refuse-import", {
    ...hold,
    ...input.counts,
    faultCount: input.faultCount,
    faultsJson: JSON.stringify(input.faults),
    now: deps.clock(),
  });
  assertHeld(rows, hold);
}

/** Takes a broken-off import out of its writers' hands; false when it has ended. */
export async function stop(graph: Graph, importId: string): Promise<boolean> {
  return (await graph.write("import/stop-import", { importId, locks: writerLocks })).length > 0;
}

export async function fail(deps: ImportDeps, importId: string, failure: string): Promise<void> {
  await deps.graph.write("import/fail-import", { importId, failure, now: deps.clock() });
}

export async function unfinished(
  graph: Graph,
): Promise<{ id: string; owner: string; heartbeatAt: number }[]> {
  const rows = await graph.read<{ id: string; owner: string; heartbeatAt: bigint }>(
    "import/unfinished-imports",
  );
  return rows.map((row) => ({ ...row, heartbeatAt: Number(row.heartbeatAt) }));
}

/** The record of one import; null where there is none. */
export async function findImport(graph: Graph, importId: string): Promise<ImportRecord | null> {
  const [row] = await graph.read("import/find-import", { importId });
  return row === undefined ? null : recordOf(row);
}

/** Imports, the newest first; `after` is the last record of the page before. */
export async function listImports(
  graph: Graph,
  first: number,
  after: Pick<ImportRecord, "id" | "startedAt"> | null = null,
): Promise<ImportRecord[]> {
  const rows = await graph.read("import/list-imports", {
    limit: first,
    startedBefore: after?.startedAt ?? null,
    idBefore: after?.id ?? "",
  });
  return rows.map(recordOf);
}

/** Faults of a refused import (at most a thousand are kept), `first` of them after the first `after`. */
export async function faultsOf(
  graph: Graph,
  importId: string,
  first: number,
  after = 0,
): Promise<Fault[]> {
  const [row] = await graph.read<{ faultsJson: string | null }>("import/faults-of-import", {
    importId,
  });
  const faults = JSON.parse(row?.faultsJson ?? "[]") as Fault[];
  return faults.slice(after, after + first);
}

function recordOf(row: Row): ImportRecord {
  const count = (key: string) => Number(row[key] as bigint);
  return {
    id: row.id as string,
    state: row.state as ImportPhase,
    source: row.source as string,
    mode: row.mode as Mode,
    actorId: row.actorId as string,
    startedAt: count("startedAt"),
    finishedAt: row.finishedAt === null ? null : count("finishedAt"),
    done: count("done"),
    total: count("total"),
    counts: {
      distributors: count("distributors"),
      customers: count("customers"),
      orders: count("orders"),
      opening: count("opening"),
    },
    faultCount: count("faultCount"),
    unchanged: row.unchanged as boolean,
    failure: row.failure as string | null,
  };
}

/** A write that found its import taken away answers no row. */
function assertHeld(rows: unknown[], hold: { importId: string }): void {
  if (rows.length === 0) throw new Error(`The import ${hold.importId} was ended by somebody else.`);
}
