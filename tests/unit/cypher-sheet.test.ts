/** Questions about a whole sheet: each must be one that an index answers, however many sheets there are. */
import { expect, test } from "vitest";
import { bodyOf } from "./tidy/cypher.ts";
import { projectFiles, textOf } from "./tidy/files.ts";

const WHOLE = /\((\w+):(Standing|Commission|Payment) \{sheet: [^,}]+\}\)/g;

/** Names of what is asked of a sheet without a word on the person. */
function unbounded(text: string): string[] {
  return [...text.matchAll(WHOLE)]
    .map(([, name = ""]) => name)
    .filter((name) => !new RegExp(`\\b${name}\\.distributorId (IS NOT NULL|>)`).test(text));
}

test("a question about a whole sheet names the person, so that it reads no other sheet", () => {
  const queries = projectFiles().filter((path) => /^cypher\/(?!schema\/).*\.cypher$/.test(path));
  const found = queries.flatMap((path) =>
    unbounded(bodyOf(textOf(path))).map((name) => `${path}: ${name}`),
  );
  expect(queries.length).toBeGreaterThan(300);
  expect(found).toEqual([]);
});

test("a query without one would be found", () => {
  expect(unbounded("MATCH (one:Standing {sheet: $sheet}) RETURN one")).toEqual(["one"]);
});
