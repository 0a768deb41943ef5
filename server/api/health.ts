/** GET /healthz: whether every part answers; 503 and the names of those that do not. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { RequestHandler } from "express";
import type { Graph } from "../graph/graph.ts";

export interface HealthDeps {
  graph: Graph;
  queue: { ping(): Promise<void>; isWorkerAlive(): Promise<boolean> };
  webDist: string | null;
}

type Part = "neo4j" | "queue" | "worker" | "web";
const PATIENCE_MS = 2_500;

/** Answers `{ ok, parts, failing }`. */
export function health(deps: HealthDeps): RequestHandler {
  const checks: Record<Part, () => Promise<string>> = {
    neo4j: async () => {
      await deps.graph.ping();
      return "ok";
    },
    queue: async () => {
      await deps.queue.ping();
      return "ok";
    },
    worker: async () =>
      (await deps.queue.isWorkerAlive()) ? "ok" : "no worker has been heard of for 20 seconds",
    web: () => {
      const built = deps.webDist === null || existsSync(join(deps.webDist, "index.html"));
      return Promise.resolve(built ? "ok" : "the pages are not built");
    },
  };
  return async (_request, response) => {
    const parts = Object.fromEntries(
      await Promise.all(
        Object.entries(checks).map(async ([part, check]) => [part, await answerOf(check)]),
      ),
    ) as Record<Part, string>;
    const failing = Object.entries(parts).flatMap(([part, said]) => (said === "ok" ? [] : [part]));
    response.status(failing.length === 0 ? 200 : 503);
    response.set("Cache-Control", "no-store");
    response.json({ ok: failing.length === 0, parts, failing });
  };
}

async function answerOf(check: () => Promise<string>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve("does not answer"), PATIENCE_MS);
  });
  try {
    return await Promise.race([check().catch(() => "does not answer"), late]);
  } finally {
    clearTimeout(timer);
  }
}
