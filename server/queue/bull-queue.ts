/**
 * The queue on Redis, by bull.
 *
 * Bull delivers at least once and may run a job twice; every job goes by what Neo4j says is due and is
 * fenced there. Redis may be emptied at any time: the reconciler adds what is missing again.
 */
import Bull from "bull";
import { Redis } from "ioredis";
import { type Job, type JobHandler, jobKey, type JobQueue } from "./queue.ts";

const PREFIX = "heartwood";
const HEARTBEAT = `${PREFIX}:worker-heartbeat`;
const TOLD = `${PREFIX}:told`;
/** A worker that was not heard of for so long is taken as gone. */
const HEARTBEAT_SECONDS = 20;
/** An answer that takes longer is no answer; the reconciler makes up for a job that was not added. */
const PATIENCE_MS = 2_000;

/** States of a job that is done sooner or later; an active one whose worker is gone is noticed by bull itself. */
const LIVE: ReadonlySet<string> = new Set(["waiting", "active", "delayed", "paused"]);

/** What the worker needs beyond asking for jobs. */
export interface WorkerQueue extends JobQueue {
  /** Takes jobs until the queue is closed, one of each kind at a time. */
  work(handler: JobHandler, failed: (job: Job, error: Error) => void): void;
  /** Says that a worker lives. */
  beat(): Promise<void>;
  /** Whether a worker was heard of lately. */
  isWorkerAlive(): Promise<boolean>;
  /** Says something to every process that hears now; it is lost where the store does not answer soon. */
  tell(text: string): Promise<void>;
  /** Calls the listener for everything that is told from now on, until the queue is closed. */
  hear(listener: (text: string) => void): void;
  /** The connection, for counting sign-in attempts. */
  redis: Redis;
}

/** Opens the queue; nothing is refused until something is asked of it. */
export function openQueue(redisUrl: string, report: (error: Error) => void): WorkerQueue {
  const connections: Redis[] = [];
  const connect = () => {
    const redis = new Redis(redisUrl, { maxRetriesPerRequest: null, enableReadyCheck: false });
    redis.on("error", report);
    connections.push(redis);
    return redis;
  };
  const redis = connect();
  const queues = openQueues(redis, connect, report);
  return {
    redis,
    add: async (job) => {
      const adding = queues[job.kind].add(job, { jobId: jobKey(job) });
      await soon(adding).catch(report);
    },
    isLive: async (job) => {
      const found = await soon(queues[job.kind].getJob(jobKey(job)));
      return found ? willBeDone(found) : false;
    },
    work: (handler, failed) => {
      for (const queue of Object.values(queues)) {
        const working = queue.process(1, async ({ data }) => {
          try {
            await handler(data);
          } catch (error) {
            failed(data, error as Error);
            throw error;
          }
        });
        working.catch(report);
      }
    },
    beat: async () => {
      await soon(redis.set(HEARTBEAT, String(process.pid), "EX", HEARTBEAT_SECONDS));
    },
    tell: async (text) => {
      await soon(redis.publish(TOLD, text)).catch(report);
    },
    hear: (listener) => {
      const hearing = connect();
      hearing.on("message", (_channel, text) => listener(text));
      hearing.subscribe(TOLD).catch(report);
    },
    isWorkerAlive: async () => (await soon(redis.exists(HEARTBEAT))) === 1,
    ping: async () => {
      await soon(redis.ping());
    },
    close: async () => {
      await Promise.race([
        Promise.all(Object.values(queues).map((queue) => queue.close(true))),
        new Promise((resolve) => setTimeout(resolve, 500)),
      ]).catch(report);
      for (const connection of connections) connection.disconnect();
    },
  };
}

/**
 * Whether bull will hand a job out, or has. A store that was emptied in the middle of one of bull's steps can hold a job
 * that stands in no list: nobody would ever take it, nor could it be added again, so it is taken out.
 */
async function willBeDone(job: Bull.Job<Job>): Promise<boolean> {
  if (LIVE.has(await soon(job.getState()))) return true;
  await soon(job.remove());
  return false;
}

/** One queue of each kind, so that a long import keeps no close waiting. */
function openQueues(
  client: Redis,
  connect: () => Redis,
  report: (error: Error) => void,
): Record<Job["kind"], Bull.Queue<Job>> {
  const subscriber = connect();
  const open = (kind: Job["kind"]) =>
    new Bull<Job>(kind, {
      prefix: PREFIX,
      createClient: (type) =>
        type === "client" ? client : type === "subscriber" ? subscriber : connect(),
      settings: { lockDuration: 60_000, stalledInterval: 15_000, maxStalledCount: 20 },
      defaultJobOptions: { removeOnComplete: true, removeOnFail: true, attempts: 1 },
    }).on("error", report);
  return {
    ...{ close: open("close"), import: open("import") },
    ...{ compare: open("compare"), promotion: open("promotion"), "what-if": open("what-if") },
    ...{ try: open("try") },
  };
}

/** The answer, or an error when it does not come soon. */
async function soon<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The queue does not answer.")), PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
