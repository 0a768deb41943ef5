/** How `npm test` reads its arguments and counts. */
import { describe, expect, test } from "vitest";
import { readTestArguments } from "../../../scripts/testing/arguments.ts";
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
  test("adds tests, and a file that could not be loaded as one failure", () => {
    const report = {
      numPassedTests: 7,
      numFailedTests: 2,
      testResults: [
        { status: "failed", assertionResults: [{}, {}] },
        { status: "failed", assertionResults: [] },
        { status: "passed", assertionResults: [] },
      ],
    };
    expect(countReport(report)).toEqual({ passed: 7, failed: 3 });
  });

  test("is the last line, over all parts", () => {
    const part = { name: "", seconds: 1 };
    const parts = [
      { ...part, passed: 3, failed: 0 },
      { ...part, passed: 40, failed: 1 },
    ];
    expect(totalLine(parts)).toBe("43 passed, 1 failed");
  });
});
