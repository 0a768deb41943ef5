/** Up to which event the provisional figures of the open periods are computed. */
import type { Graph } from "../graph/graph.ts";

/** The newest event and the last one that the open periods were refreshed for. */
export async function refreshDue(graph: Graph): Promise<{ newest: bigint; refreshed: bigint }> {
  const [row] = await graph.read<{ newest: bigint; refreshed: bigint }>("api/refresh-due");
  return row ?? { newest: 0n, refreshed: 0n };
}

/** Notes that the open periods are refreshed up to an event. */
export async function moveRefreshCursor(graph: Graph, seq: bigint): Promise<void> {
  await graph.write("api/move-refresh-cursor", { seq });
}
