/** How deep everybody of a sheet stands: passes from the bottom up go by it. */
import type { Transaction } from "../graph/graph.ts";
import type { Plan, Tree } from "../plan/plan.ts";

type Edge = "UNDER_SPONSOR" | "UNDER_PLACEMENT";

/** The edge of a sheet along one tree. */
export function edgeOf(tree: Tree): Edge {
  return tree === "sponsor" ? "UNDER_SPONSOR" : "UNDER_PLACEMENT";
}

/** The edge of a sheet along which volume adds up. */
export function volumeEdge({ volume }: Plan): Edge {
  return edgeOf(volume.tree);
}

/** Sets everybody's depth along one tree of a sheet and answers the deepest. */
export async function setDepth(tx: Transaction, sheet: string, edge: Edge): Promise<bigint> {
  const [depth] = await tx.run<{ depthMax: bigint | null }>("sheet/set-depth", { sheet, edge });
  return depth?.depthMax ?? 0n;
}
