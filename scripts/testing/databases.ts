/** The Neo4j and the queue of one test run, on free ports and in a folder that is deleted afterwards. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeData } from "../provision/neo4j-embedded.ts";
import { startNeo4j } from "../provision/neo4j.ts";
import type { Progress } from "../provision/process.ts";
import { startQueue } from "../provision/queue.ts";

/** The running databases, and the variables that tell tests where they are. */
export interface TestDatabases {
  env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** Starts both; never uses NEO4J_URI or REDIS_URL. */
export async function startDatabases(progress: Progress): Promise<TestDatabases> {
  const started = performance.now();
  const folder = await mkdtemp(join(tmpdir(), "heartwood-test-"));
  try {
    const [neo4j, queue] = await Promise.all([
      startNeo4j({
        ...{ dataDir: join(folder, "neo4j"), ephemeral: true, plansStay: true },
        ...{ heapMb: 1024, progress },
      }),
      startQueue({ dataDir: join(folder, "queue"), progress }),
    ]);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    progress(`Neo4j (${neo4j.how}) and the queue answer after ${seconds} s`);
    return {
      env: {
        TEST_NEO4J_URI: neo4j.uri,
        TEST_NEO4J_USER: neo4j.user,
        TEST_NEO4J_PASSWORD: neo4j.password,
        TEST_REDIS_URL: queue.url,
      },
      stop: async () => {
        await Promise.all([neo4j.stop(), queue.stop()]);
        await removeData(folder);
      },
    };
  } catch (error) {
    await removeData(folder);
    throw error;
  }
}
