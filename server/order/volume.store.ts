/** The lock on volume, and which periods no longer take any. */
import type { Row, Transaction } from "../graph/graph.ts";

export interface FrozenPeriod extends Row {
  id: string;
  /** Epoch milliseconds, the end excluded. */
  startsAt: bigint;
  endsAt: bigint;
  approved: boolean;
}

/** Takes the volume lock, and only then reads which periods of the span (epoch ms) are frozen. */
export async function holdVolume(
  tx: Transaction,
  span: { earliest: number; latest: number },
): Promise<FrozenPeriod[]> {
  await tx.run("order/hold-volume");
  return tx.run<FrozenPeriod>("order/frozen-periods", span);
}

/** Takes the volume lock, and only then says whether an import is being written. */
export async function importWriting(tx: Transaction): Promise<boolean> {
  const [lock] = await tx.run<{ importing: string | null }>("order/hold-volume");
  return lock?.importing != null;
}
