/** How the commands that work on a running platform find its database, and how they end. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { openGraph, type Graph, type GraphSettings } from "../../server/graph/graph.ts";
import { projectFolder } from "./place.ts";

/** Ends a command with exit code 1; its text is for a person. */
export class Refused extends Error {}

/** NEO4J_URI's database, else the one that the running platform has written down. */
function databaseOf(env: NodeJS.ProcessEnv): GraphSettings {
  if (env.NEO4J_URI) {
    return {
      uri: env.NEO4J_URI,
      user: env.NEO4J_USER || "neo4j",
      password: env.NEO4J_PASSWORD ?? "",
    };
  }
  const dataDir = env.DATA_DIR ? resolve(env.DATA_DIR) : join(projectFolder, ".data");
  const file = join(dataDir, "runtime.json");
  if (!existsSync(file)) {
    throw new Refused("No platform is running here; run npm start first, or set NEO4J_URI.");
  }
  return (JSON.parse(readFileSync(file, "utf8")) as { neo4j: GraphSettings }).neo4j;
}

/** Does the work on the running platform's database; refuses where none answers. */
export async function onDatabase<T>(work: (graph: Graph) => Promise<T>): Promise<T> {
  const settings = databaseOf(process.env);
  const graph = openGraph(settings);
  try {
    await graph.ping().catch((error: unknown) => {
      const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
      throw new Refused(`The database at ${settings.uri} does not answer: ${reason}`);
    });
    return await work(graph);
  } finally {
    await graph.close();
  }
}

/** Runs a command to its exit code: what it answers; 1, with one sentence, where it refuses. */
export function runCommand(command: (argv: string[]) => Promise<number>): void {
  command(process.argv.slice(2)).then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
      const told =
        error instanceof Refused ? error.message : String((error as Error).stack ?? error);
      process.stderr.write(`${told}\n`);
      process.exitCode = 1;
    },
  );
}
