/** The sheets of open periods that this process writes: each taken once, until somebody else takes it. */
import type { Graph, Transaction } from "../graph/graph.ts";
import type { KnownPeriod } from "../period/timeline.ts";
import { claimOpenPeriod } from "../period/period.service.ts";
import { LostSheet, type Fence } from "../sheet/fence.ts";

export interface LiveDeps {
  graph: Graph;
  /** Epoch ms. */
  clock: () => number;
}

export interface HeldSheets {
  /** The right to write a period's sheet; throws LostSheet once its close has begun. */
  fence(period: KnownPeriod): Promise<Fence>;
  write<R>(period: KnownPeriod, work: (tx: Transaction) => Promise<R>): Promise<R>;
  /** Lets go of all of them: another process may have them. */
  drop(): void;
}

export function heldSheets(graph: Graph): HeldSheets {
  const fences = new Map<string, Fence>();
  const fence = async (period: KnownPeriod): Promise<Fence> => {
    const known = fences.get(period.sheet);
    if (known !== undefined) return known;
    const claimed = await claimOpenPeriod(graph, period);
    fences.set(period.sheet, claimed);
    return claimed;
  };
  return {
    fence,
    write: async (period, work) => {
      try {
        return await (await fence(period)).write(work);
      } catch (error) {
        if (error instanceof LostSheet) fences.delete(period.sheet);
        throw error;
      }
    },
    drop: () => fences.clear(),
  };
}
