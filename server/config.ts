/** Every setting of the web server and the worker, read once from the environment. */
import { z } from "zod";

const filled = z.string().trim().min(1);

const shape = z.object({
  /** Where Neo4j answers: bolt://, neo4j:// or their +s and +ssc forms. */
  NEO4J_URI: filled.regex(
    /^(bolt|neo4j)(\+s|\+ssc)?:\/\/.+/,
    "is not a bolt:// or neo4j:// address",
  ),
  NEO4J_USER: filled.default("neo4j"),
  NEO4J_PASSWORD: z.string().default(""),
  /** Where the queue's store answers. */
  REDIS_URL: filled.regex(/^rediss?:\/\/.+/, "is not a redis:// address"),
  /** The port of the web server. */
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  /** Address to listen on; loopback unless a proxy in front needs another. */
  HOST: filled.default("127.0.0.1"),
  /** Uploaded files wait here for their import. */
  DATA_DIR: filled,
  /** The built pages; without it only the API is served. */
  WEB_DIST: z.string().trim().optional(),
  /** The built GraphiQL, for development. */
  GRAPHIQL_DIST: z.string().trim().optional(),
  /** What this process does. */
  SERVICES: z.enum(["web", "worker", "web,worker", "worker,web"]).default("web,worker"),
  /** "1": GraphiQL and introspection, unless NODE_ENV is production. */
  HEARTWOOD_DEV: z.string().optional(),
  NODE_ENV: z.string().optional(),
});

export interface Config {
  neo4j: { uri: string; user: string; password: string };
  redisUrl: string;
  host: string;
  port: number;
  dataDir: string;
  webDist: string | null;
  graphiqlDist: string | null;
  services: { web: boolean; worker: boolean };
  development: boolean;
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; faults: string[] };

/** Whether GraphiQL and introspection are wanted and allowed. */
export function isDevelopment(env: { HEARTWOOD_DEV?: string; NODE_ENV?: string }): boolean {
  return env.HEARTWOOD_DEV === "1" && env.NODE_ENV !== "production";
}

/** The settings, or everything that is wrong with them, one sentence each. */
export function readConfig(env: NodeJS.ProcessEnv): ConfigResult {
  const read = shape.safeParse(env);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => {
      const name = issue.path.join(".");
      return env[name] === undefined ? `${name} is not set.` : `${name} ${issue.message}.`;
    });
    return { ok: false, faults };
  }
  const { data } = read;
  return {
    ok: true,
    config: {
      neo4j: { uri: data.NEO4J_URI, user: data.NEO4J_USER, password: data.NEO4J_PASSWORD },
      redisUrl: data.REDIS_URL,
      host: data.HOST,
      port: data.PORT,
      dataDir: data.DATA_DIR,
      webDist: data.WEB_DIST || null,
      graphiqlDist: data.GRAPHIQL_DIST || null,
      services: {
        web: data.SERVICES.includes("web"),
        worker: data.SERVICES.includes("worker"),
      },
      development: isDevelopment(data),
    },
  };
}
