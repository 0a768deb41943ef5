/**
 * Decisions of the staff that change what computations start from: numbered, in one order.
 *
 * A run counts what was decided up to the number that it began with; what is decided later makes it
 * stale, or waits for a revision where its period is approved.
 */
import type { Transaction } from "../graph/graph.ts";

/** A decision's number, and the approved periods that it reaches, oldest first. */
export interface Decision {
  number: bigint;
  closed: string[];
}

/**
 * Takes the next number under the volume lock, which is held until the transaction ends, and marks runs
 * of the periods between `from` and `through` (epoch ms, both included; null: all later) as stale.
 */
export async function takeDecision(
  tx: Transaction,
  reach: { from: number; through: number | null },
): Promise<Decision> {
  const [decision] = await tx.run<Decision & Record<string, unknown>>("exception/take-decision", {
    ...reach,
  });
  if (decision === undefined) throw new Error("The volume lock has no number.");
  return decision;
}
