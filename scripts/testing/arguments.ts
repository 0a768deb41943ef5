/** What the arguments of `npm test` ask for. */
import { SetupError } from "../provision/process.ts";
import { projectNames, type ProjectName } from "./projects.ts";

/** What to run. */
export interface TestArguments {
  projects: readonly ProjectName[];
  /** Whether types, lint, format and schema are checked first. */
  checks: boolean;
  /** Parts of the paths of test files; none: all. */
  filters: string[];
  env: NodeJS.ProcessEnv;
}

/** Reads the arguments; refuses a word that is no project. */
export function readTestArguments(argv: readonly string[]): TestArguments {
  const projects: ProjectName[] = [];
  const filters: string[] = [];
  const env: NodeJS.ProcessEnv = {};
  for (const [index, word] of argv.entries()) {
    const project = projectNames.find((name) => name === word);
    if (word === "--long") env.TEST_LONG = "1";
    else if (argv[index - 1] === "--only") filters.push(word);
    else if (argv[index - 1] === "--runs") env.TEST_RUNS = word;
    else if (project !== undefined) projects.push(project);
    else if (word !== "--only" && word !== "--runs") {
      throw new SetupError(`No tests "${word}"; there are ${projectNames.join(", ")} and --long.`);
    }
  }
  const all = projects.length === 0;
  return { projects: all ? projectNames : projects, checks: all, filters, env };
}
