/** docs/trial.md is a contract: it names every column, reason and exception, and no other reason. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { REASONS } from "../../server/line/reasons.ts";
import { RESULT_CODES } from "../../server/exception/exception.ts";
import { TABLE_NAMES, TABLES } from "../../server/trial/tables.ts";

const text = readFileSync(fileURLToPath(new URL("../../docs/trial.md", import.meta.url)), "utf8");

/** What stands between a table's heading and the next heading. */
function section(heading: string): string {
  const from = text.indexOf(`### ${heading}`);
  const next = text.indexOf("\n#", from + 4);
  return text.slice(from, next < 0 ? undefined : next);
}

test.each(TABLE_NAMES)("every column of %s.csv is described", (name) => {
  const part = section(`${name}.csv`);
  const missing = TABLES[name].columns.filter((column) => !part.includes(`\`${column}\``));
  expect(missing).toEqual([]);
});

test("the list of reasons is the engine's, with its sentences", () => {
  const rows = [...section("lines.csv").matchAll(/^\| `(\w+)` +\| ([A-Z].*?) +\|$/gm)];
  const described = Object.fromEntries(rows.map(([, code, sentence]) => [code, sentence]));
  expect(described).toEqual(REASONS);
});

test("every exception that a run raises is named", () => {
  const part = section("exceptions.csv");
  expect(RESULT_CODES.filter((code) => !part.includes(`\`${code}\``))).toEqual([]);
});
