/** Whom a revision changes, and what its differences come to. */
import type { RevisedSheets } from "../../commission/adjustments.ts";
import type { Graph, Row } from "../../graph/graph.ts";

/** A person whom a revision changes; pairs are (before, after), null where there is none. */
export interface ChangeRow extends Row {
  distributorId: string;
  /** Size of the difference, minor units. */
  size: bigint;
  bonuses: { bonus: string; before: bigint; after: bigint }[];
  titles: [bigint | null, bigint | null];
  paidAs: [bigint | null, bigint | null];
  /** Left before, left after, right before, right after; hundredths. */
  carries: [bigint | null, bigint | null, bigint | null, bigint | null];
}

/** Largest difference first. */
export function changesPage(
  graph: Graph,
  { sheet, revises }: RevisedSheets,
  page: { after: { size: bigint; id: string } | null; limit: number },
): Promise<ChangeRow[]> {
  const { after, limit } = page;
  return graph.read<ChangeRow>("period/revision-changes", {
    ...{ sheet, revises, limit },
    ...{ afterSize: after?.size ?? null, afterId: after?.id ?? null },
  });
}

/** Persons, and minor units that are paid more or taken back. */
export async function changeTotals(
  graph: Graph,
  { sheet, revises }: RevisedSheets,
): Promise<{ persons: bigint; more: bigint; less: bigint }> {
  const [row] = await graph.read<{ persons: bigint; more: bigint; less: bigint }>(
    "period/revision-totals",
    { sheet, revises },
  );
  return row ?? { persons: 0n, more: 0n, less: 0n };
}
