/** Everything that `npm start` starts, in the order that gets it ready soonest. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDevelopment } from "../../server/config.ts";
import { startNeo4j, type RunningNeo4j } from "../provision/neo4j.ts";
import { freePort, isPortFree } from "../provision/place.ts";
import { SetupError, stopEverything, stopWork, type Progress } from "../provision/process.ts";
import { startQueue, type RunningQueue } from "../provision/queue.ts";
import { buildGraphiql, buildWeb } from "../provision/web-build.ts";
import { keepAlive, type KeptAlive, type Running } from "./kept-alive.ts";
import { runSetup, startService, type SignIn } from "./service.ts";
import type { StartSettings } from "./settings.ts";

/** The running platform. */
export interface Platform {
  url: string;
  signIns: SignIn[];
  /** Where its Neo4j comes from. */
  neo4j: RunningNeo4j["how"];
}

/** What has been started so far, so that it can be stopped at any moment: servers before stores. */
export class Stoppables {
  private readonly servers: KeptAlive<Running>[] = [];
  private readonly stores: KeptAlive<Running>[] = [];
  private readonly afterwards: (() => void)[] = [];

  addServer(part: KeptAlive<Running>): void {
    this.servers.push(part);
  }

  addStore(part: KeptAlive<Running>): void {
    this.stores.push(part);
  }

  /** What is left to do once nothing runs any more. */
  onStop(work: () => void): void {
    this.afterwards.push(work);
  }

  /** Stops everything, also what is still being started. */
  async stop(): Promise<void> {
    await Promise.all([stopWork(), ...this.servers.map((part) => part.stop())]);
    await Promise.all(this.stores.map((part) => part.stop()));
    await stopEverything();
    for (const work of this.afterwards) work();
  }
}

/** Starts the platform; refuses with one sentence, leaving what was started to the caller to stop. */
export async function startPlatform(
  settings: StartSettings,
  started: Stoppables,
  progress: Progress,
): Promise<Platform> {
  const built = buildPages(progress);
  const stores = Promise.all([
    keepNeo4j(settings, started, progress),
    keepQueue(settings, started, progress),
  ]);
  const ready = stores.then(async ([neo4j, queue]) => {
    writeRuntime(settings, neo4j.current, started);
    const env = environment(settings, neo4j.current, queue.current);
    return { env, how: neo4j.current.how, signIns: await runSetup(env, progress) };
  });
  const [pages, { env, how, signIns }] = await Promise.all([built, ready]);
  await Promise.all(
    (["web", "worker"] as const).map(async (name) => {
      const logs = join(settings.dataDir, "logs");
      const serviceEnv = { ...env, ...pages };
      const start = (crashed: (code: number) => void) =>
        startService(name, serviceEnv, logs, crashed);
      const title = name === "web" ? "The web server" : "The worker";
      started.addServer(await keepAlive(title, start, progress));
    }),
  );
  return { url: `http://127.0.0.1:${settings.port}`, signIns, neo4j: how };
}

/** Refuses a port on which something listens already. */
export async function checkPort(port: number): Promise<void> {
  if (await isPortFree(port)) return;
  throw new SetupError(
    `Port ${port} is in use: stop what listens there, or set PORT to another one.`,
  );
}

/** The folders of the pages; GraphiQL is built for development only. */
async function buildPages(progress: Progress): Promise<NodeJS.ProcessEnv> {
  const pages = { WEB_DIST: await buildWeb(progress) };
  if (!isDevelopment(process.env)) return pages;
  return { ...pages, GRAPHIQL_DIST: await buildGraphiql(progress) };
}

async function keepNeo4j(
  settings: StartSettings,
  started: Stoppables,
  progress: Progress,
): Promise<KeptAlive<RunningNeo4j>> {
  const boltPort = await freePort(); // the same after a crash, so that every driver finds it again
  const start = (onCrash: (code: number) => void) =>
    startNeo4j({
      dataDir: join(settings.dataDir, "neo4j"),
      uri: settings.neo4jUri,
      user: settings.neo4jUser,
      password: settings.neo4jPassword,
      boltPort,
      progress,
      onCrash,
    });
  const neo4j = await keepAlive("Neo4j", start, progress);
  started.addStore(neo4j);
  progress(`Neo4j (${neo4j.current.how}) answers`);
  return neo4j;
}

async function keepQueue(
  settings: StartSettings,
  started: Stoppables,
  progress: Progress,
): Promise<KeptAlive<RunningQueue>> {
  const port = await freePort();
  const dataDir = join(settings.dataDir, "queue");
  const start = (onCrash: (code: number) => void) =>
    startQueue({ dataDir, url: settings.redisUrl, port, progress, onCrash });
  const queue = await keepAlive("The queue's store", start, progress);
  started.addStore(queue);
  progress("The queue's store answers");
  return queue;
}

/** Tells the other commands (import, close) where the running platform's database is. */
function writeRuntime(settings: StartSettings, neo4j: RunningNeo4j, started: Stoppables): void {
  const file = join(settings.dataDir, "runtime.json");
  const { uri, user, password } = neo4j;
  const runtime = { port: settings.port, neo4j: { uri, user, password } };
  writeFileSync(file, `${JSON.stringify(runtime)}\n`, { mode: 0o600 });
  started.onStop(() => rmSync(file, { force: true }));
}

function environment(
  settings: StartSettings,
  neo4j: RunningNeo4j,
  queue: RunningQueue,
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NEO4J_URI: neo4j.uri,
    NEO4J_USER: neo4j.user,
    NEO4J_PASSWORD: neo4j.password,
    REDIS_URL: queue.url,
    PORT: String(settings.port),
    DATA_DIR: settings.dataDir,
  };
}
