/**
 * `npm run bench -- close | gate | import | live | overview | read [--distributors N]... [--chain N]`: how long things take on this machine.
 *
 * Builds a company of each size, brings it into a Neo4j of its own that is set like the platform's, and
 * prints one table. The figures are this machine's, at this moment.
 */
import { benchClose } from "./bench/close.ts";
import { benchGate } from "./bench/gate.ts";
import { benchImport } from "./bench/import.ts";
import { benchLive } from "./bench/live.ts";
import { benchOverview } from "./bench/overview.ts";
import { benchRead } from "./bench/read.ts";
import { breakOff, say } from "./bench/store.ts";
import { SetupError } from "./provision/process.ts";

const benches: Record<string, (argv: string[]) => Promise<string>> = {
  close: benchClose,
  gate: benchGate,
  import: benchImport,
  live: benchLive,
  overview: benchOverview,
  read: benchRead,
};

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => void breakOff().then(() => process.exit(130)));
}

try {
  const [name = "", ...argv] = process.argv.slice(2);
  const bench = benches[name];
  if (bench === undefined) {
    const names = Object.keys(benches).join(" | ");
    throw new SetupError(`Usage: npm run bench -- ${names} [--distributors N]... [--chain N]`);
  }
  process.stdout.write(`${await bench(argv)}\n`);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
