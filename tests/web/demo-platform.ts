/**
 * The whole platform as a newcomer has it, for the browser's stories: the demo company in the run's own
 * Neo4j, the built pages, the API and a worker, at the real time: the browser throws away a session
 * whose cookie has run out by its own clock.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { saveUsers } from "../../server/account/account.service.ts";
import { demoUsers } from "../../server/account/demo-users.ts";
import { attemptLimiter } from "../../server/api/attempts.ts";
import { planShelf } from "../../server/api/book.ts";
import { exceptionEffects } from "../../server/api/effects.ts";
import { startWeb } from "../../server/api/http.ts";
import { type Demo, seedDemo } from "../../server/demo/demo.service.ts";
import { seedPromotions } from "../../server/demo/promotions.ts";
import { openGraph } from "../../server/graph/graph.ts";
import { migrate } from "../../server/graph/migrate.ts";
import { computeOpenPeriods } from "../../server/live/live.service.ts";
import { openQueue } from "../../server/queue/bull-queue.ts";
import { startWorker } from "../../server/worker.ts";
import { emptyGraph } from "../support/api-platform.ts";
import { testEnvironment } from "../support/environment.ts";

export interface DemoPlatform {
  url: string;
  demo: Demo;
  stop: () => Promise<void>;
}

/** Starts it all over an emptied database; `stop` ends it and tells what failed meanwhile. */
export async function startDemo(): Promise<DemoPlatform> {
  const webDist = process.env["WEB_DIST"];
  if (!webDist) throw new Error("WEB_DIST is not set: run the browser's stories by npm test.");
  const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password, redisUrl } = testEnvironment();
  const graph = openGraph({ uri, user, password });
  const clock = () => Date.now();
  const deps = { graph, clock };
  await emptyGraph(graph);
  await migrate(graph);
  const demo = await seedDemo(deps);
  await saveUsers(deps, demoUsers(demo.showcase));
  await computeOpenPeriods(deps);
  await seedPromotions(deps, demo);
  const failures: unknown[] = [];
  const report = (error: unknown) => void failures.push(error);
  const queue = openQueue(redisUrl, report);
  await queue.redis.flushall();
  const dataDir = mkdtempSync(join(tmpdir(), "heartwood-web-"));
  const worker = await startWorker({ ...deps, queue, dataDir, report });
  const plans = planShelf(graph, clock);
  const effects = exceptionEffects({ ...deps, plans });
  const signInAttempts = attemptLimiter(queue.redis);
  const web = await startWeb(
    {
      ...deps,
      plans,
      report,
      queue,
      jobs: queue,
      signInAttempts,
      effects,
      dataDir,
      webDist,
      development: false,
    },
    { host: "127.0.0.1", port: 0 },
  );
  return {
    url: `http://127.0.0.1:${web.port}`,
    demo,
    stop: async () => {
      await web.stop();
      await worker.stop();
      await queue.close();
      await graph.close();
      rmSync(dataDir, { recursive: true, force: true });
      if (failures.length > 0) throw new AggregateError(failures, "Something failed on our side.");
    },
  };
}
