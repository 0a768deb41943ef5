/** Neo4j in a container, where a Docker engine answers. */
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import type { Neo4jOptions, RunningNeo4j } from "./neo4j.ts";
import { commonSettings, memoryFor } from "./neo4j-settings.ts";

const image = "neo4j:5.26.16-community";
const containerPassword = "heartwood-loopback"; // the port is published on this machine only

/** Starts a container; undefined where no engine answers or it could not be started. */
export async function startContainer(options: Neo4jOptions): Promise<RunningNeo4j | undefined> {
  if (!(await dockerAnswers())) return undefined;
  const progress = options.progress ?? (() => undefined);
  progress(`Neo4j: a container of ${image}`);
  try {
    return await runContainer(options);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    progress(`The container did not start (${reason.slice(0, 150)}); going on without Docker`);
    return undefined;
  }
}

async function runContainer(options: Neo4jOptions): Promise<RunningNeo4j> {
  const { GenericContainer, Wait } = await import("testcontainers");
  const ephemeral = options.ephemeral ?? false;
  const usual = memoryFor(ephemeral);
  const heapMb = options.heapMb ?? usual.heapMb;
  const memory = { heapMb, pageCacheMb: options.pageCacheMb ?? usual.pageCacheMb };
  const environment: Record<string, string> = {
    NEO4J_AUTH: `neo4j/${containerPassword}`,
    NEO4J_server_memory_heap_max__size: `${heapMb}m`,
  };
  for (const [name, value] of Object.entries(commonSettings(memory, options.plansStay))) {
    environment[`NEO4J_${name.replaceAll("_", "__").replaceAll(".", "_")}`] = value;
  }
  const port = options.boltPort ? { container: 7687, host: options.boltPort } : 7687;
  let container = new GenericContainer(image)
    .withEnvironment(environment)
    .withExposedPorts(port)
    .withWaitStrategy(Wait.forLogMessage("Started."))
    .withStartupTimeout(300_000);
  if (!ephemeral) {
    const data = join(options.dataDir, "container");
    await mkdir(data, { recursive: true });
    container = container.withBindMounts([{ source: data, target: "/data" }]);
  }
  const running = await container.start();
  return {
    uri: `bolt://${running.getHost()}:${running.getMappedPort(7687)}`,
    user: "neo4j",
    password: containerPassword,
    how: "container",
    stop: async () => {
      await running.stop({ timeout: ephemeral ? 0 : 8000 });
    },
  };
}

/** Asks the engine's socket for a sign of life; quick and silent where there is none. */
function dockerAnswers(): Promise<boolean> {
  const host = process.env.DOCKER_HOST;
  const socketPath = host?.startsWith("unix://")
    ? host.slice("unix://".length)
    : "/var/run/docker.sock";
  const remote = host?.startsWith("tcp://") ? new URL(host.replace("tcp:", "http:")) : undefined;
  if (remote === undefined && !existsSync(socketPath)) return Promise.resolve(false);
  const target =
    remote === undefined ? { socketPath } : { host: remote.hostname, port: remote.port };
  return new Promise((resolve) => {
    const probe = request({ ...target, path: "/_ping", timeout: 1500 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    probe.once("timeout", () => probe.destroy());
    probe.once("error", () => resolve(false));
    probe.end();
  });
}
