/** What `npm start` is told by its environment. */
import { join, resolve } from "node:path";
import { projectFolder } from "../provision/place.ts";
import { SetupError } from "../provision/process.ts";

/** How this installation is to be started. */
export interface StartSettings {
  port: number;
  dataDir: string;
  /** A Neo4j that exists already; otherwise we run one. */
  neo4jUri?: string;
  neo4jUser?: string;
  neo4jPassword?: string;
  /** A queue store that exists already; otherwise we run one. */
  redisUrl?: string;
}

/** Reads PORT, DATA_DIR, NEO4J_* and REDIS_URL; refuses a port or an address that cannot be one. */
export function readStartSettings(env: NodeJS.ProcessEnv): StartSettings {
  const port = Number(env.PORT || 4400);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new SetupError(`PORT is "${env.PORT}"; it must be a whole number from 1 to 65535.`);
  }
  for (const name of ["NEO4J_URI", "REDIS_URL"] as const) {
    if (env[name] && !URL.canParse(env[name])) {
      throw new SetupError(`${name} is "${env[name]}", which is no address.`);
    }
  }
  return {
    port,
    dataDir: env.DATA_DIR ? resolve(env.DATA_DIR) : join(projectFolder, ".data"),
    neo4jUri: env.NEO4J_URI || undefined,
    neo4jUser: env.NEO4J_USER || undefined,
    neo4jPassword: env.NEO4J_PASSWORD || undefined,
    redisUrl: env.REDIS_URL || undefined,
  };
}
