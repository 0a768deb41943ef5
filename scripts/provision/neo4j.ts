/** A Neo4j to work with: the given one, a container, or one assembled from its published jars. */
import neo4j, { type Driver } from "neo4j-driver";
import { startContainer } from "./neo4j-container.ts";
import { startEmbedded } from "./neo4j-embedded.ts";
import { SetupError, type Progress } from "./process.ts";

/** What is wanted of a Neo4j. */
export interface Neo4jOptions {
  /** Holds the database, its logs and its password. */
  dataDir: string;
  /** A server that exists already. Only `npm start` passes NEO4J_URI: tests and trials have their own. */
  uri?: string;
  user?: string;
  password?: string;
  /** 0 or absent: any free port. */
  boltPort?: number;
  heapMb?: number;
  pageCacheMb?: number;
  progress?: Progress;
  /** Its data is thrown away: cheap settings, quick compilation, and it is killed at the end. */
  ephemeral?: boolean;
  /** "full" compiles hot code fully, for long work; "quick" (ephemeral's default) starts sooner. */
  compile?: "quick" | "full";
  /**
   * Plans of queries stay as they were first made. Tests fill and empty their store all the time, and
   * Neo4j would plan most queries again for each of them, which took more than half of its time.
   */
  plansStay?: boolean;
  /** Runs at the lowest priority, where nobody waits for it. */
  background?: boolean;
  /** Called when an instance that we started ends without having been asked to. */
  onCrash?: (code: number) => void;
}

/** A Neo4j that answers. */
export interface RunningNeo4j {
  uri: string;
  user: string;
  password: string;
  how: "given" | "container" | "embedded";
  /** The JVM, where it is ours. */
  pid?: number;
  stop(): Promise<void>;
}

/** Starts or finds a Neo4j and waits until it answers; refuses with one sentence where none can be had. */
export async function startNeo4j(options: Neo4jOptions): Promise<RunningNeo4j> {
  if (options.uri !== undefined && options.uri !== "") return useGiven(options.uri, options);
  return (await startContainer(options)) ?? (await startEmbedded(options));
}

async function useGiven(uri: string, options: Neo4jOptions): Promise<RunningNeo4j> {
  const user = options.user ?? "neo4j";
  const password = options.password ?? "";
  options.progress?.(`Neo4j: the given one, ${uri}`);
  await checkAnswers(uri, user, password);
  return { uri, user, password, how: "given", stop: () => Promise.resolve() };
}

/** Checks that a server answers with these credentials, once; refuses with a sentence. */
async function checkAnswers(uri: string, user: string, password: string): Promise<void> {
  let driver: Driver | undefined;
  try {
    driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
      connectionTimeout: 5000,
      connectionAcquisitionTimeout: 8000,
      maxTransactionRetryTime: 0,
      telemetryDisabled: true,
    });
    await driver.getServerInfo();
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? "") : String(error);
    throw new SetupError(`Neo4j at NEO4J_URI (${uri}) does not answer: ${reason}.`);
  } finally {
    await driver?.close();
  }
}
