/**
 * One writer a sheet: every write holds the sheet's epoch in its own transaction.
 *
 * A process that was thought dead and wakes up finds its epoch gone and writes nothing more.
 */
import type { Graph, Transaction, TransactionOptions } from "../graph/graph.ts";

/** The right to write one sheet; `write` throws LostSheet once somebody else has claimed it. */
export interface Fence {
  sheet: string;
  epoch: bigint;
  write<R>(work: (tx: Transaction) => Promise<R>, options?: TransactionOptions): Promise<R>;
}

/** Somebody else has claimed the sheet; what this writer had in hand is dropped. */
export class LostSheet extends Error {
  constructor(sheet: string) {
    super(`The sheet ${sheet} has been taken over by another writer.`);
  }
}

/** Longest that one write of a sheet may take, ms. */
export const WRITE_TIMEOUT = 900_000;

/**
 * Takes a sheet; the sheet node is made when it is not there yet. `also` runs in the same transaction:
 * where it answers false the sheet stays with whoever holds it, and LostSheet is thrown.
 */
export async function claimSheet(
  graph: Graph,
  sheet: string,
  periodId: string,
  also: (tx: Transaction, epoch: bigint) => Promise<boolean> = () => Promise.resolve(true),
): Promise<Fence> {
  const epoch = await graph.transaction(async (tx) => {
    const [row] = await tx.run<{ epoch: bigint }>("sheet/claim-sheet", { sheet, periodId });
    if (row === undefined) throw new Error(`The sheet ${sheet} could not be claimed.`);
    if (!(await also(tx, row.epoch))) throw new LostSheet(sheet);
    return row.epoch;
  });
  return {
    sheet,
    epoch,
    write: (work, options) =>
      graph.transaction(
        async (tx) => {
          // A rehearsal claimed the sheet in this very transaction and has it locked.
          if (graph.rehearsal) return work(tx);
          const held = await tx.run("sheet/hold-epoch", { sheet, epoch });
          if (held.length === 0) throw new LostSheet(sheet);
          return work(tx);
        },
        { timeout: WRITE_TIMEOUT, ...options },
      ),
  };
}
