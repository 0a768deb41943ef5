/**
 * `npm run mutants [-- --only WORD]`: plants every wrong rule of tests/mutants/list.ts, one at a time, in
 * a copy of the platform, and lets the property test of the second opinion look for it.
 *
 * A rule that is not noticed is a hole in the examples or in the opinion. Prints a table and the share.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { MUTANTS, type Mutant } from "../tests/mutants/list.ts";
import { projectFolder } from "./provision/place.ts";
import { stopEverything } from "./provision/process.ts";
import { startDatabases } from "./testing/databases.ts";

/** Examples that look for each; the same for all. */
const ASKED = { TEST_RUNS: "300", TEST_SHRINK: "no" };
const COPIED = ["cypher", "server", "tests", "package.json", "tsconfig.json", "vitest.config.ts"];
const TEST = "tests/graph/second-opinion-property.test.ts";

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Whether the property test fails in a copy with the wrong rule; null: without any. */
function isNoticed(mutant: Mutant | null, env: NodeJS.ProcessEnv): boolean {
  const copy = mkdtempSync(join(tmpdir(), "heartwood-mutant-"));
  try {
    for (const name of COPIED) {
      cpSync(join(projectFolder, name), join(copy, name), { recursive: true });
    }
    symlinkSync(join(projectFolder, "node_modules"), join(copy, "node_modules"));
    if (mutant !== null) {
      const file = join(copy, mutant.file);
      writeFileSync(
        file,
        readFileSync(file, "utf8").replace(mutant.from, () => mutant.to),
      );
    }
    const vitest = join(copy, "node_modules", "vitest", "vitest.mjs");
    const { status } = spawnSync(
      process.execPath,
      [vitest, "run", "--project", "graph", TEST, "-t", "documentation says"],
      // The first difference is enough here: nothing is shrunk.
      { cwd: copy, env: { ...process.env, ...env, ...ASKED }, stdio: "ignore" },
    );
    return status !== 0;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { only: { type: "string" } } });
const chosen = MUTANTS.filter(({ of }) => values.only === undefined || of === values.only);
const databases = await startDatabases(say);
try {
  if (isNoticed(null, databases.env)) throw new Error("The platform itself fails: mend it first.");
  let noticed = 0;
  for (const mutant of chosen) {
    const found = isNoticed(mutant, databases.env);
    if (found) noticed += 1;
    process.stdout.write(`${found ? "noticed" : "MISSED "}  ${mutant.of}: ${mutant.wrong}\n`);
  }
  const share = ((noticed * 100) / chosen.length).toFixed(1);
  process.stdout.write(`${noticed} of ${chosen.length} noticed: ${share} %\n`);
  if (noticed * 100 < chosen.length * 95) process.exitCode = 1;
} finally {
  await databases.stop();
  await stopEverything();
}
