/**
 * One writer a sheet: every write holds the sheet's epoch in its own transaction.
 *
 * A process that was thought dead and wakes up finds its epoch gone and writes nothing more. What has nothing to do with
 * each other is written side by side, each in a lane of the sheet: a lane knows the epoch too, so the fence is the same.
 */
import { writeBatches } from "../graph/batches.ts";
import type { Graph, Row, Transaction, TransactionOptions } from "../graph/graph.ts";

/** The right to write one sheet; `write` throws LostSheet once somebody else has claimed it. */
export interface Fence {
  sheet: string;
  epoch: bigint;
  write<R>(work: (tx: Transaction) => Promise<R>, options?: TransactionOptions): Promise<R>;
  /**
   * Writes that have nothing to do with each other, a transaction each, some at a time and in no order. When one fails
   * nothing more is begun and its error is thrown; what was written stays.
   */
  writeBeside(works: Works): Promise<void>;
}

/** Pieces of work, made as they are taken. */
export type Works = AsyncIterable<Work> | Iterable<Work>;
/** One transaction's work; may run again. */
export type Work = (tx: Transaction) => Promise<unknown>;

/** Somebody else has claimed the sheet; what this writer had in hand is dropped. */
export class LostSheet extends Error {
  constructor(sheet: string) {
    super(`The sheet ${sheet} has been taken over by another writer.`);
  }
}

/** Lanes of a sheet, one a core of the smallest machine; everybody in it is of one of them. */
export const LANES = [1, 2];

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
    const [row] = await tx.run<{ epoch: bigint }>("sheet/claim-sheet", {
      ...{ sheet, periodId },
      lanes: LANES,
    });
    if (row === undefined) throw new Error(`The sheet ${sheet} could not be claimed.`);
    if (!(await also(tx, row.epoch))) throw new LostSheet(sheet);
    return row.epoch;
  });
  return fenceOf(graph, sheet, epoch);
}

function fenceOf(graph: Graph, sheet: string, epoch: bigint): Fence {
  const held =
    (hold: string, key: Row) =>
    <R>(work: (tx: Transaction) => Promise<R>, options: TransactionOptions = {}) =>
      graph.transaction(
        async (tx) => {
          // A rehearsal claimed the sheet in this very transaction and has it locked.
          if (graph.rehearsal) return work(tx);
          if ((await tx.run(hold, { ...key, epoch })).length === 0) throw new LostSheet(sheet);
          return work(tx);
        },
        { timeout: WRITE_TIMEOUT, ...options },
      );
  const lanes = LANES.map((lane) => held("sheet/hold-lane", { sheet, lane }));
  return {
    sheet,
    epoch,
    write: held("sheet/hold-epoch", { sheet }),
    writeBeside: (works) =>
      writeBatches(works, lanes.length, async (work, lane) => {
        await lanes[lane]!(work);
      }),
  };
}
