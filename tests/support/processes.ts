/**
 * A platform of several processes for stories in which some of them die: web servers and workers as `npm start` starts
 * them, on the run's Neo4j and on a queue of the story's own, which it may kill.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../scripts/provision/place.ts";
import { startQueue, type RunningQueue } from "../../scripts/provision/queue.ts";
import { startService } from "../../scripts/supervisor/service.ts";
import { saveUsers } from "../../server/account/account.service.ts";
import { migrate } from "../../server/graph/migrate.ts";
import { computeOpenPeriods } from "../../server/live/live.service.ts";
import { bringIn, emptyGraph, person } from "./api-platform.ts";
import { openStore, type Store } from "../graph/trial-store.ts";
import { apiCompany, apiPlan } from "./api-company.ts";
import { testEnvironment } from "./environment.ts";

export interface Processes {
  store: Store;
  /** Addresses of the web servers. */
  urls: string[];
  /** The day whose orders count in the open period, and an instant of the month before. */
  lastMonth: { id: string; instant: string };
  thisMonth: { id: string };
  /** The process that follows the open periods now; null: none. */
  follower(): Promise<number | null>;
  startWorker(): Promise<void>;
  /** Kills the queue's store at once and starts an empty one in its place. */
  loseQueue(): Promise<void>;
  stop(): Promise<void>;
}

/** The instant, and the id of its month, so many months before now. */
function monthBefore(months: number): { id: string; instant: string } {
  const now = new Date();
  const at = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 2, 17));
  return { id: at.toISOString().slice(0, 7), instant: at.toISOString() };
}

/** Starts so many web servers and workers over the people of the API's stories, who have bought nothing yet. */
export async function startProcesses(web: number, workers: number): Promise<Processes> {
  const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password } = testEnvironment();
  const store = await openStore();
  const { graph } = store;
  const deps = { graph, clock: () => Date.now() };
  const folder = mkdtempSync(join(tmpdir(), "heartwood-processes-"));
  await emptyGraph(graph);
  await migrate(graph);
  const lastMonth = monthBefore(1);
  const tables = { ...apiCompany, orders: `o1,ada,${lastMonth.instant},USD,1,100,100,order,` };
  // Nothing is too late here: the month before can be closed on any day.
  const plan = apiPlan.replace("cutOff: 7 days", "cutOff: 0 days");
  await bringIn(deps, { plan, tables }, join(folder, "company"));
  await saveUsers(deps, [person("op", "operations"), person("ada", "distributor", "ada")]);
  await computeOpenPeriods(deps);

  const port = await freePort();
  let queues = 0;
  const openQueue = () => startQueue({ dataDir: join(folder, `queue-${queues++}`), port });
  let queue: RunningQueue = await openQueue();
  const stops: (() => Promise<unknown>)[] = [];
  const env = {
    ...{ PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: join(folder, "data") },
    ...{ NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, REDIS_URL: queue.url },
  };
  const start = async (name: "web" | "worker", more: NodeJS.ProcessEnv) => {
    const logs = join(folder, `logs-${stops.length}`);
    const running = await startService(name, { ...env, ...more }, logs, () => undefined);
    stops.push(() => running.stop());
  };
  const ports = await Promise.all(Array.from({ length: web }, () => freePort()));
  await Promise.all([
    ...ports.map((own) => start("web", { PORT: String(own) })),
    ...Array.from({ length: workers }, () => start("worker", {})),
  ]);
  return {
    store,
    urls: ports.map((own) => `http://127.0.0.1:${own}`),
    ...{ lastMonth, thisMonth: { id: monthBefore(0).id } },
    follower: async () => {
      const [lock] = await store.query<{ owner: string | null }>(
        'MATCH (l:Lock {name: "live"}) WHERE l.until >= datetime.transaction() RETURN l.owner AS owner',
      );
      return lock?.owner ? Number.parseInt(lock.owner, 10) : null;
    },
    startWorker: () => start("worker", {}),
    loseQueue: async () => {
      process.kill(queue.pid!, "SIGKILL");
      await queue.stop();
      queue = await openQueue();
    },
    stop: async () => {
      await Promise.all(stops.map((stop) => stop()));
      await queue.stop();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
