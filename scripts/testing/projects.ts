/** The projects of vitest.config.ts, each run by itself, since three of them share one database. */
import { existsSync, readdirSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { projectFolder } from "../provision/place.ts";
import { runTool, timed, type Counts, type Outcome } from "./part.ts";

/** Every project, in the order in which they run: the quickest to tell something first. */
export const projectNames = ["unit", "graph", "scenario", "web"] as const;
export type ProjectName = (typeof projectNames)[number];

const OUTSIDE = "something outside of any test; it is printed above";

/** Whether a project's tests need Neo4j and the queue. */
export function needsDatabases(project: ProjectName): boolean {
  return project !== "unit";
}

/** Whether a project has any test yet. */
export function hasTests(project: ProjectName): boolean {
  const folder = join(projectFolder, "tests", project);
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith(".test.ts"));
}

/** Runs one project with its environment, and counts its tests from vitest's own report. */
export function runProject(
  project: ProjectName,
  env: NodeJS.ProcessEnv,
  filters: readonly string[] = [],
): Promise<Outcome> {
  return timed(project, async () => {
    const report = join(projectFolder, "tests", ".artifacts", `${project}.json`);
    await mkdir(join(projectFolder, "tests", ".artifacts"), { recursive: true });
    await rm(report, { force: true });
    const vitest = join(projectFolder, "node_modules", "vitest", "vitest.mjs");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const code = await runTool(
      vitest,
      ["run", "--project", project, ...filters, ...reporters],
      env,
    );
    const counts = existsSync(report)
      ? countReport(JSON.parse(await readFile(report, "utf8")) as Report)
      : { passed: 0, failed: 0, broken: [] };
    // It may fail outside any test: a crash, or an error that nothing caught.
    if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1, broken: [OUTSIDE] };
    return counts;
  });
}

/** The part of vitest's JSON report that is counted. */
export interface Report {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

/** Counts tests, and names the failed ones; a file that could not even be loaded counts as one failure. */
export function countReport(report: Report): Counts {
  const broken = report.testResults.flatMap(({ name, status, assertionResults: tests }) => {
    const file = relative(projectFolder, name);
    if (status === "failed" && tests.length === 0) return [`${file}: could not be loaded`];
    const failed = tests.filter((test) => test.status === "failed");
    return failed.map((test) => `${file}: ${test.fullName}`);
  });
  return { passed: report.numPassedTests, failed: broken.length, broken };
}
