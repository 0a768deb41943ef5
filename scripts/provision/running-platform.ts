/** Where the commands that work on a running platform find its database. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { GraphSettings } from "../../server/graph/graph.ts";
import { projectFolder } from "./place.ts";

/** Ends a command with exit code 1; its text is for a person. */
export class Refused extends Error {}

/** NEO4J_URI's database, else the one that the running platform has written down. */
export function databaseOf(env: NodeJS.ProcessEnv): GraphSettings {
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
