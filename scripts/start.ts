/**
 * `npm start`: everything the platform needs, then the platform, until Ctrl-C.
 *
 * Whatever goes wrong before it is ready is told in one sentence, with exit code 1 and nothing left running.
 */
import { SetupError } from "./provision/process.ts";
import { claimDataFolder } from "./supervisor/data-folder.ts";
import { checkPort, startPlatform, Stoppables, type Platform } from "./supervisor/platform.ts";
import { trainLater } from "./supervisor/train.ts";
import { readStartSettings } from "./supervisor/settings.ts";

const started = new Stoppables();
const parent = process.ppid;
let release: () => void = () => undefined;
let ending: Promise<void> | undefined;

function say(line: string): void {
  const seconds = performance.now() / 1000;
  process.stdout.write(`[${seconds.toFixed(1).padStart(5)} s] ${line}\n`);
}

/** Ends everything once, however often and by whomever it is asked for. */
function end(code: number): Promise<void> {
  ending ??= (async () => {
    await started.stop();
    release();
    process.exit(code);
  })();
  return ending;
}

function stopFor(reason: string): void {
  if (ending === undefined) say(`Stopping (${reason})`);
  void end(130);
}

/** Progress, until it ends: what is broken off on the way down is no news. */
function tell(line: string): void {
  if (ending === undefined) say(line);
}

function show({ url, signIns }: Platform): void {
  const width = Math.max(0, ...signIns.map(({ role }) => role.length));
  const lines = signIns.map(
    ({ role, email, password }) => `  ${role.padEnd(width)}  ${email}  ${password}`,
  );
  process.stdout.write(`${[`Ready: ${url}`, ...lines].join("\n")}\n`);
}

async function main(): Promise<void> {
  const settings = readStartSettings(process.env);
  await checkPort(settings.port);
  release = claimDataFolder(settings.dataDir);
  const platform = await startPlatform(settings, started, tell);
  if (ending !== undefined) return;
  show(platform);
  await trainLater(platform.neo4j, tell);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stopFor);
// Whoever started us may be killed without a word; then nobody could stop us any more.
setInterval(() => process.ppid !== parent && stopFor("whoever started it is gone"), 1000);

main().catch((error: unknown) => {
  if (ending !== undefined) return; // what fails while everything is being stopped is no news
  const told =
    error instanceof SetupError ? error.message : String((error as Error).stack ?? error);
  process.stderr.write(`${told}\n`);
  void end(1);
});
