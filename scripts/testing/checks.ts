/** The checks that need nothing running: types, lint, format, and the committed schema. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../provision/place.ts";
import { runTool, timed, type Outcome } from "./part.ts";

type Command = readonly [entry: string, ...args: string[]];

const tsc = "node_modules/typescript/bin/tsc";

/** Each check is one thing that passes or fails; the same programs as the check:* scripts. */
const checks: Record<string, readonly Command[]> = {
  "check:types": [
    [tsc, "--noEmit"],
    [tsc, "--noEmit", "-p", "web/tsconfig.json"],
  ],
  "check:lint": [["node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "."]],
  "check:format": [["node_modules/prettier/bin/prettier.cjs", "--check", "--log-level=warn", "."]],
  "check:schema": [["node_modules/tsx/dist/cli.mjs", "scripts/generate.ts", "--check"]],
};

/** Runs every check, also after one has failed, so that a single run tells everything. */
export async function runChecks(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [name, commands] of Object.entries(checks)) {
    outcomes.push(await timed(name, () => runAll(commands)));
  }
  return outcomes;
}

async function runAll(commands: readonly Command[]): Promise<{ passed: number; failed: number }> {
  for (const [entry, ...args] of commands) {
    if (entry.includes("tsx") && !existsSync(join(projectFolder, "scripts", "generate.ts"))) {
      process.stdout.write("scripts/generate.ts is not there yet\n");
      return { passed: 0, failed: 0 };
    }
    if ((await runTool(join(projectFolder, entry), args)) !== 0) return { passed: 0, failed: 1 };
  }
  return { passed: 1, failed: 0 };
}
