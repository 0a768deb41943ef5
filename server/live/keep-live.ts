/** The loop that keeps open periods up to date, in whichever worker has the lease. */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { LiveDeps } from "./held-sheets.ts";
import { warmUp } from "./follow.ts";
import { keepLease } from "./lease.ts";
import { livePeriods } from "./live.service.ts";
import { settlingOf } from "./settling.ts";
import type { Tidings } from "./tidings.ts";

/** How often it is asked what has happened, ms. */
const TURN_MS = 200;

export interface KeepLiveDeps extends LiveDeps {
  report: (error: Error) => void;
  /** Told what moved, so that pages can be told. */
  tell: (tidings: Tidings[]) => Promise<void>;
}

/** Names this process to whoever asks who follows; a new start has another name. */
function ownerName(): string {
  return `${process.pid} on ${hostname()} (${randomUUID()})`;
}

/** Starts to follow; the answer ends it, and leaves the rest to another worker. */
export function keepLive(deps: KeepLiveDeps): () => Promise<void> {
  const live = livePeriods(deps);
  const lease = keepLease(deps.graph, ownerName(), deps.report);
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  const settling = settlingOf(live, {
    settled: (periodIds) => deps.tell(periodIds.map((periodId) => ({ periodId, people: null }))),
    failed: (error) => deps.report(new Error("Earnings were not settled.", { cause: error })),
  });
  let warm = false;
  const turn = async () => {
    try {
      if (lease.held() && !warm) {
        warm = true;
        await warmUp(deps);
      }
      if (!lease.held()) live.letGo();
      else {
        const tidings = await live.catchUp();
        if (tidings.length > 0) await deps.tell(tidings);
        settling.ifDue();
      }
    } catch (error) {
      deps.report(new Error("Open periods could not be brought up to date.", { cause: error }));
    }
    if (!ended) timer = setTimeout(go, TURN_MS);
  };
  const go = () => {
    running = turn();
  };
  let running = turn();
  return async () => {
    ended = true;
    clearTimeout(timer);
    await running;
    await settling.ended();
    await lease.leave();
  };
}
