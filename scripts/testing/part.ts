/** One part of `npm test`: something with a name, a duration, and counts of what passed and failed. */
import { projectFolder } from "../provision/place.ts";
import { runProgram } from "../provision/process.ts";

/** What was looked at. */
export interface Counts {
  passed: number;
  failed: number;
  /** What failed, by its full name: a log that kept only its end still tells. */
  broken: readonly string[];
}

/** What a part came to. */
export interface Outcome extends Counts {
  name: string;
  seconds: number;
}

/** Runs a program of node_modules, showing what it prints; resolves with its exit code. */
export async function runTool(
  entry: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const colour = process.stdout.isTTY ? { FORCE_COLOR: "1" } : {};
  const finished = await runProgram(process.execPath, [entry, ...args], {
    cwd: projectFolder,
    env: { ...env, ...colour },
    onLine: (line) => process.stdout.write(`${line}\n`),
  });
  return finished.code;
}

/** Times a part, and says how long it took. */
export async function timed(name: string, run: () => Promise<Counts>): Promise<Outcome> {
  const started = performance.now();
  const counts = await run();
  const seconds = (performance.now() - started) / 1000;
  const word = counts.failed === 0 ? "ok" : "FAILED";
  process.stdout.write(`${name}: ${word} in ${seconds.toFixed(1)} s\n`);
  return { name, ...counts, seconds };
}

/** The last line that a person, or a script, looks for. */
export function totalLine(outcomes: readonly Outcome[]): string {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  return `${passed} passed, ${failed} failed`;
}
