/** Starts the web server, the worker, or both; wiring only. */
import { fstatSync } from "node:fs";
import { pino } from "pino";
import { attemptLimiter } from "./api/attempts.ts";
import { planShelf } from "./api/book.ts";
import { exceptionEffects } from "./api/effects.ts";
import { startWeb } from "./api/http.ts";
import { type Config, readConfig } from "./config.ts";
import { openGraph } from "./graph/graph.ts";
import { openQueue } from "./queue/bull-queue.ts";
import { startWorker } from "./worker.ts";

const clock = (): number => Date.now();
const log = pino({ base: null, redact: ["password", "*.password"] }, pino.destination(2));

async function start(config: Config): Promise<() => Promise<void>> {
  const graph = openGraph(config.neo4j);
  const report = (error: unknown) => log.error(error);
  const queue = openQueue(config.redisUrl, report);
  const stops: (() => Promise<void>)[] = [];
  const plans = planShelf(graph, clock);
  if (config.services.worker) {
    const { dataDir } = config;
    stops.push((await startWorker({ graph, clock, queue, dataDir, report })).stop);
    process.stdout.write("heartwood:worker ready\n");
  }
  if (config.services.web) {
    const web = await startWeb(
      {
        graph,
        clock,
        plans,
        report,
        queue,
        jobs: queue,
        signInAttempts: attemptLimiter(queue.redis),
        effects: exceptionEffects({ graph, clock, plans }),
        dataDir: config.dataDir,
        webDist: config.webDist,
        development: config.development,
        graphiqlDist: config.graphiqlDist,
      },
      config,
    );
    stops.push(web.stop);
    process.stdout.write(`heartwood:web ready http://${config.host}:${web.port}\n`);
  }
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
    await queue.close();
    await graph.close();
  };
}

/** Ends in order at a signal, and when the supervisor that holds our standard input is gone. */
function endWith(stop: () => Promise<void>): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(0), 1_500).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  const input = fstatSync(0);
  if (input.isFIFO() || input.isSocket()) {
    process.stdin.on("end", end).on("error", end).resume();
  }
}

const read = readConfig(process.env);
if (!read.ok) {
  process.stderr.write(`${read.faults.join("\n")}\n`);
  process.exit(1);
}
start(read.config).then(endWith, (error: unknown) => {
  log.error(error);
  process.stderr.write(`It could not start: ${String((error as Error).message ?? error)}\n`);
  process.exit(1);
});
