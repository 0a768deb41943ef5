/** How `npm test` reads its arguments and counts. */
import { describe, expect, test } from "vitest";
import { readTestArguments } from "../../../scripts/testing/arguments.ts";
import { projectFolder } from "../../../scripts/provision/place.ts";
import { totalLine } from "../../../scripts/testing/part.ts";
import { countReport } from "../../../scripts/testing/projects.ts";

describe("the arguments of npm test", () => {
  test("none: the checks and every project", () => {
    const { checks, projects } = readTestArguments([]);
    expect({ checks, projects }).toEqual({
      checks: true,
      projects: ["unit", "graph", "scenario", "web"],
    });
  });

  test("projects leave the checks out; --long and --only go with both", () => {
    const wanted = readTestArguments(["graph", "--long", "--only", "unilevel"]);
    expect(wanted).toEqual({
      checks: false,
      projects: ["graph"],
      filters: ["unilevel"],
      env: { TEST_LONG: "1" },
    });
  });

  test("another word is refused", () => {
    expect(() => readTestArguments(["grpah"])).toThrow(/No tests "grpah"/);
  });
});

describe("the count", () => {
  test("adds and names failed tests, and a file that could not be loaded as one of them", () => {
    const file = (name: string, status: string, ...tests: string[]) => ({
      ...{ name: `${projectFolder}/tests/graph/${name}`, status },
      assertionResults: tests.map((test) => ({ fullName: `${name} ${test}`, status: test })),
    });
    const report = {
      numPassedTests: 2,
      testResults: [
        file("a", "failed", "passed", "failed"),
        file("b", "failed"),
        file("c", "passed", "passed"),
      ],
    };
    const { broken, ...counts } = countReport(report);
    expect(counts).toEqual({ passed: 2, failed: 2 });
    expect(broken).toEqual(["tests/graph/a: a failed", "tests/graph/b: could not be loaded"]);
  });

  test("is the last line, over all parts", () => {
    const part = { name: "", seconds: 1, broken: [] };
    const parts = [
      { ...part, passed: 3, failed: 0 },
      { ...part, passed: 40, failed: 1 },
    ];
    expect(totalLine(parts)).toBe("43 passed, 1 failed");
  });
});
