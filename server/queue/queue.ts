/**
 * Work that is done beside the requests, as a small port.
 *
 * Jobs carry ids only. The queue may lose everything at any time: what is due is known to Neo4j, and
 * the worker's reconciler asks it every few seconds. A job calls one service function.
 */

/** What can be asked for; `close` is keyed by run and attempt, the others by what is waiting. */
export type Job =
  | { kind: "close"; runId: string; attempt: number }
  | { kind: "import"; importId: string; attempt: number }
  | { kind: "compare"; resultId: string }
  | { kind: "promotion"; promotionId: string }
  | { kind: "what-if"; whatIfId: string; attempt: number }
  | { kind: "try"; tryId: string };

/** The queue's key of a job: a second job of the same key is dropped while the first one is known. */
export function jobKey(job: Job): string {
  if (job.kind === "close") return `close:${job.runId}:${job.attempt}`;
  if (job.kind === "import") return `import:${job.importId}:${job.attempt}`;
  if (job.kind === "try") return `try:${job.tryId}`;
  if (job.kind === "compare") return `compare:${job.resultId}`;
  if (job.kind === "what-if") return `what-if:${job.whatIfId}:${job.attempt}`;
  return `promotion:${job.promotionId}`;
}

export interface JobQueue {
  /** Asks for a job soon; never fails for a job that is already waiting. */
  add(job: Job): Promise<void>;
  /** Whether a job of this key is waiting or running now. */
  isLive(job: Job): Promise<boolean>;
  /** Refuses with the client's error when the queue does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Does the work of a job; resolves when it is done. */
export type JobHandler = (job: Job) => Promise<void>;
