/** The four kinds of tests; scripts/test.ts runs them beside the checks, with databases of their own. */
import { defineConfig } from "vitest/config";

const long = process.env.TEST_LONG === "1";
const exclude = ["**/node_modules/**", ...(long ? [] : ["**/*.long.test.ts"])];

/** A project whose files share one database, so they run one after the other. */
function sharing(name: string, include: string[], seconds: number) {
  return {
    extends: true as const,
    test: {
      name,
      include,
      exclude,
      fileParallelism: false,
      testTimeout: seconds * 1000,
      hookTimeout: 120_000,
    },
  };
}

export default defineConfig({
  // type-graphql loads graphql's CommonJS files and ours its modules: two realms, unless both take one.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    passWithNoTests: true,
    testTimeout: 20_000, // the machines that run this are often busy
    maxWorkers: 2,
    maxConcurrency: 2,
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["tests/unit/**/*.test.ts", "tests/tidy.test.ts"], exclude },
      },
      sharing("graph", ["tests/graph/**/*.test.ts"], 60),
      sharing("scenario", ["tests/scenario/**/*.test.ts"], long ? 1_800 : 120),
      sharing("web", ["tests/web/**/*.test.ts"], 120),
    ],
  },
});
