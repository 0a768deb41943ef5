/** The checks that need nothing running: types, lint, format, and the committed schema. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../provision/place.ts";
import { runTool, timed, type Counts, type Outcome } from "./part.ts";

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

/** Runs every check, also after one has failed, so that one run tells everything; lint beside the others. */
export async function runChecks(): Promise<Outcome[]> {
  const [slow, rest] = await Promise.all([
    runInTurn(["check:lint"]),
    runInTurn(Object.keys(checks).filter((name) => name !== "check:lint")),
  ]);
  return [...rest, ...slow];
}

async function runInTurn(names: readonly string[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const name of names) outcomes.push(await timed(name, () => runAll(checks[name] ?? [])));
  return outcomes;
}

async function runAll(commands: readonly Command[]): Promise<Counts> {
  for (const [entry, ...args] of commands) {
    if (args[0] === "scripts/generate.ts" && !existsSync(join(projectFolder, args[0]))) {
      process.stdout.write("scripts/generate.ts is not there yet\n");
      return { passed: 0, failed: 0, broken: [] };
    }
    if ((await runTool(join(projectFolder, entry), args)) !== 0) {
      return { passed: 0, failed: 1, broken: [[entry, ...args].join(" ")] };
    }
  }
  return { passed: 1, failed: 0, broken: [] };
}
