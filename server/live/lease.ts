/** One process at a time brings the open periods up to date; another takes over within seconds. */
import type { Graph } from "../graph/graph.ts";

/** How long a lease holds, ms: who dies holding it is followed after so long. */
export const LEASE_MS = 4_000;
const RENEW_MS = 1_000;

export interface Lease {
  /** Whether this process has it now. */
  held(): boolean;
  /** Resolves when the first answer has come. */
  asked: Promise<void>;
  /** Gives it back. */
  leave(): Promise<void>;
}

/**
 * Asks for the lease every second, and keeps it as long as this process lives. `force`: takes it at first from whoever
 * has it, who may go on for as long as a lease holds.
 */
export function keepLease(
  graph: Graph,
  owner: string,
  report: (error: Error) => void,
  { force = false } = {},
): Lease {
  // By this process's own steady clock: what it cannot renew in time it no longer has.
  let until = -Infinity;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  let forced = false;
  const renew = async () => {
    const asked = performance.now();
    try {
      const [row] = await graph.write<{ held: boolean }>("live/take-lease", {
        ...{ owner, millis: LEASE_MS, force: force && !forced },
      });
      forced = true;
      if (row?.held === true) until = asked + LEASE_MS;
    } catch (error) {
      report(new Error("The lease of the open periods could not be asked for.", { cause: error }));
    }
    if (!ended) timer = setTimeout(again, RENEW_MS);
  };
  const again = () => {
    turn = renew();
  };
  const asked = renew();
  let turn = asked;
  return {
    asked,
    held: () => !ended && performance.now() < until,
    leave: async () => {
      ended = true;
      clearTimeout(timer);
      await turn;
      await graph.write("live/leave-lease", { owner });
    },
  };
}
