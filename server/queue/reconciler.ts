/**
 * Asks every few seconds what is due, and adds the jobs that are missing.
 *
 * What is due is known to Neo4j alone; the checks are handed in, since the rooms that know come after
 * this one. A check that fails is told and asked again at the next turn.
 */
import type { Job, JobQueue } from "./queue.ts";

export interface DueCheck {
  name: string;
  /** The jobs that ought to be waiting or running now. */
  due: () => Promise<Job[]>;
}

/** One turn: every check once. */
export async function reconcile(
  jobs: JobQueue,
  checks: readonly DueCheck[],
  report: (error: Error) => void,
): Promise<void> {
  for (const check of checks) {
    try {
      for (const job of await check.due()) {
        if (!(await jobs.isLive(job))) await jobs.add(job);
      }
    } catch (error) {
      report(new Error(`The check "${check.name}" failed.`, { cause: error }));
    }
  }
}

/** Reconciles now and then every `everyMs`, never twice at once; call the answer to stop. */
export function keepReconciling(
  jobs: JobQueue,
  checks: readonly DueCheck[],
  options: { everyMs: number; report: (error: Error) => void },
): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let turn = Promise.resolve();
  const go = () => {
    turn = reconcile(jobs, checks, options.report).then(() => {
      if (!stopped) timer = setTimeout(go, options.everyMs);
    });
  };
  go();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await turn;
  };
}
