import { describe, expect, it, test } from "vitest";
import { parsePlan } from "../../server/plan/parse-plan.ts";
import { BASE, faultsOf } from "./plan-base.ts";

describe("a text that is no single, sane YAML document is refused", () => {
  test.each([
    ["nothing", "", "empty"],
    ["only a comment", "# a plan\n", "empty"],
    ["only a marker", "---\n", "empty"],
    ["a word", "plan", "does not fit here; write a plan"],
    ["a list", "- plan\n", "A list does not fit"],
    ["two documents", `${BASE}---\n${BASE}`, "line 67: A second document"],
    ["a key twice", `${BASE}plan: other\n`, 'line 67, plan: The key "plan" stands twice'],
    ["a tab", BASE.replace("  value", "\tvalue"), "cannot be read here"],
    ["an open quote", `${BASE}x: "`, "cannot be read here"],
    [
      "a tag",
      BASE.replace("version: 1", "version: !!int 1"),
      "line 2: The YAML cannot be read here: Unresolved tag",
    ],
    ["a merge key", `${BASE}<<: { a: b }\n`, 'no key "<<"'],
    ["a prototype", `${BASE}__proto__: { a: b }\n`, 'no key "__proto__"'],
    [
      "an unknown anchor",
      BASE.replace("name: Base", "name: *base"),
      "cannot be read here|no anchor",
    ],
    ["a list as key", `${BASE}? [a]\n: b\n`, "A key must be a word"],
    ["Latin-1 read as UTF-8", BASE.replace("Base", "B\uFFFDse"), "not UTF-8"],
    ["a control character", BASE.replace("Base", "B\u0000se"), "control characters"],
    ["more than 1 MB", `${BASE}# ${"x".repeat(1_000_000)}`, "larger than 1 MB"],
    ["400,000 brackets", `${BASE}x: ${"[".repeat(400_000)}`, "deeper than"],
    ["400,000 nested lists", `${"- ".repeat(400_000)}`, "deeper than"],
    ["a million laughs", laughs(), "Too many aliases|too many values"],
    [
      "an anchor inside itself",
      `${BASE}x: &x [*x]\n`,
      "Too many aliases|cannot be read|There is no",
    ],
    ["200,000 values", `x: [${"1,".repeat(200_000)}]`, "too many values"],
  ])("%s", (_, text, message) => {
    expect(faultsOf(text).join("\n")).toMatch(new RegExp(message));
  });

  it("2,000 faults are told as 100 and a count", () => {
    const result = parsePlan(Array.from({ length: 2000 }, (_, i) => `k${i}: 1`).join("\n"));
    const faults = result.ok ? [] : result.faults;
    expect(faults).toHaveLength(101);
    expect(faults.at(-1)?.message).toMatch(/more faults/);
  });
});

function laughs(): string {
  const rows = Array.from({ length: 9 }, (_, i) => {
    const inner = i === 0 ? "ha" : `*a${i - 1}`;
    return `a${i}: &a${i} [${Array<string>(9).fill(inner).join(", ")}]`;
  });
  return rows.join("\n");
}
