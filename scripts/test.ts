/**
 * `npm test`: the checks, then every project of tests, with one Neo4j and one queue of their own.
 *
 * Arguments choose projects (`npm test -- unit graph`) and leave the checks out; `--long` adds the long tests;
 * `--only TEXT` keeps the test files whose path contains the text. The last line counts everything.
 */
import { runChecks } from "./testing/checks.ts";
import { startDatabases, type TestDatabases } from "./testing/databases.ts";
import { totalLine, type Outcome } from "./testing/part.ts";
import { hasTests, needsDatabases, runProject, type ProjectName } from "./testing/projects.ts";
import { readTestArguments } from "./testing/arguments.ts";
import { browserEnvironment } from "./testing/browser-environment.ts";
import { SetupError, stopEverything } from "./provision/process.ts";

let databases: Promise<TestDatabases> | undefined;

/** Runs what was asked for, and returns what each part came to. */
async function run(argv: readonly string[]): Promise<Outcome[]> {
  const wanted = readTestArguments(argv);
  const projects = wanted.projects.filter((name) => name === "unit" || hasTests(name));
  if (projects.some(needsDatabases)) {
    databases = startDatabases(say);
    databases.catch(() => undefined); // awaited below; the checks go on meanwhile
  }
  // Tests of the graph wait for Neo4j half of their time, so the checks run beside them.
  const checks = wanted.checks ? runChecks() : Promise.resolve([]);
  const outcomes: Outcome[] = [];
  for (const project of projects) {
    if (undisturbed(project)) await checks;
    const shared = needsDatabases(project) ? (await databases)?.env : {};
    const browser = project === "web" ? await browserEnvironment(say) : {};
    const env = { ...withoutServers(), ...shared, ...browser, ...wanted.env };
    outcomes.push(await runProject(project, env, wanted.filters));
  }
  return [...(await checks), ...outcomes];
}

/** Whether a project has processes that must answer in time, and so the machine to itself. */
function undisturbed(project: ProjectName): boolean {
  return project === "scenario" || project === "web";
}

/** A developer's own servers stay out of reach of the tests. */
function withoutServers(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    if (/^(TEST_|NEO4J_|REDIS_)/.test(name)) delete env[name];
  }
  return env;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function cleanUp(): Promise<void> {
  const started = await databases?.catch(() => undefined);
  await started?.stop();
  await stopEverything();
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(
    signal,
    () =>
      void stopEverything()
        .then(cleanUp)
        .then(() => process.exit(130)),
  );
}

try {
  const outcomes = await run(process.argv.slice(2));
  await cleanUp();
  for (const { name, seconds, passed, failed, broken } of outcomes) {
    const took = seconds.toFixed(1).padStart(7);
    say(`${name.padEnd(14)} ${took} s  ${passed} passed, ${failed} failed`);
    for (const one of broken) say(`  failed: ${one}`);
  }
  say(totalLine(outcomes));
  process.exitCode = outcomes.some((outcome) => outcome.failed > 0) ? 1 : 0;
} catch (error) {
  await cleanUp();
  say(
    error instanceof SetupError
      ? error.message
      : String(error instanceof Error ? error.stack : error),
  );
  say("0 passed, 1 failed");
  process.exitCode = 1;
}
