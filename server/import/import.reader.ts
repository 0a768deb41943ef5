/** Reads of the import records. */
import type { Graph } from "../graph/graph.ts";

export interface ImportRow {
  [key: string]: unknown;
  id: string;
  state: string;
  startedAt: bigint;
  finishedAt: bigint | null;
  by: string | null;
  distributors: bigint;
  customers: bigint;
  orders: bigint;
  done: bigint;
  total: bigint;
  faultCount: bigint;
  faultsJson: string | null;
  unchanged: boolean;
}

/** Imports, newest first. */
export function importsPage(
  graph: Graph,
  input: { after: { startedAt: bigint; id: string } | null; limit: number },
): Promise<ImportRow[]> {
  return graph.read("import/imports-page", {
    afterStartedAt: input.after?.startedAt ?? null,
    afterId: input.after?.id ?? null,
    limit: input.limit,
  });
}

/** One import. */
export async function importById(graph: Graph, id: string): Promise<ImportRow | null> {
  const [row] = await graph.read<ImportRow>("import/import-by-id", { id });
  return row ?? null;
}
