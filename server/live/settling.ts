/** When the earnings of open periods are settled: beside the following, and never one settling after another without rest. */
import type { Live } from "./live.service.ts";

/** A settling rests as long as it took, at most so long, ms: the following needs the processors too. */
const REST_MAX = 5_000;

export interface Settling {
  /** Begins to settle where something is unsettled, unless it is being settled or rests. */
  ifDue(): void;
  /** Resolves when nothing is being settled. */
  ended(): Promise<void>;
}

/** What is told of it. */
interface Told {
  settled(periodIds: string[]): Promise<void>;
  failed(error: unknown): void;
}

export function settlingOf(live: Live, told: Told): Settling {
  let work: Promise<void> | null = null;
  let restsUntil = -Infinity;
  const settle = async () => {
    const begun = performance.now();
    try {
      const periodIds = await live.settle();
      if (periodIds.length > 0) await told.settled(periodIds);
    } catch (error) {
      told.failed(error);
    }
    const ended = performance.now();
    restsUntil = ended + Math.min(REST_MAX, ended - begun);
    work = null;
  };
  return {
    ifDue() {
      if (live.unsettled() && performance.now() >= restsUntil) work ??= settle();
    },
    ended: () => work ?? Promise.resolve(),
  };
}
