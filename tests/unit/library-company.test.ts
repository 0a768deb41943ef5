/** The made-up companies of docs/plans: fit for an import and a trial, and the same on every machine. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkCompany } from "../../server/company-file/check-company.ts";
import { directorySource } from "../../server/company-file/company-source.ts";
import { nothingKnown } from "../../server/company-file/known.ts";
import { faultText } from "../../server/csv/fault.ts";
import {
  libraryCompany,
  libraryIds,
  writeLibraryCompany,
} from "../../server/demo/sample/library.ts";
import { sumsOf } from "../support/sums.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "heartwood-library-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function company(id: string, from?: string) {
  const library = await libraryCompany(id, { from });
  if ("refused" in library) throw new Error(library.refused);
  return library;
}

test("every plan of the library has its company, and its page with a statement", () => {
  const files = readdirSync(join(root, "docs", "plans")).filter((name) => name !== "README.md");
  const wanted = libraryIds.flatMap((id) => [`${id}.md`, `${id}.yaml`]);
  expect(files.sort()).toEqual(wanted.sort());
});

test.each(libraryIds)("nothing of the company of %s is refused by an import", async (id) => {
  const library = await company(id);
  expect(library.company.people).toHaveLength(1_000);
  expect(library.periods).toHaveLength(3);
  await writeLibraryCompany(folder, library);
  const checking = { known: nothingKnown, plan: library.plan, mode: "company" as const };
  const { faults } = await checkCompany(checking, directorySource(folder));
  expect(faults.map(faultText)).toEqual([]);
});

test("a company is the same each time, and may begin in another period", async () => {
  expect((await company("binary")).company).toEqual((await company("binary")).company);
  const later = await company("binary", "2026-W30");
  expect(later.periods.map(({ id }) => id)).toEqual(["2026-W30", "2026-W31", "2026-W32"]);
  const [first, last] = [later.periods[0]!.startsAt, later.periods[2]!.endsAt];
  expect(later.company.sales.every((one) => one.placedAt >= first && one.placedAt < last)).toBe(
    true,
  );
});

test.each([
  ["unknown", undefined, /no plan "unknown" in the library; it has stairstep, binary/],
  ["constructor", undefined, /no plan "constructor"/],
  ["binary", "2026-01", /"2026-01" is no week of the plan binary from 2026-01-01 on/],
  ["matrix", "2025-12", /"2025-12" is no month of the plan matrix/],
])("%s from %s is refused", async (id, from, sentence) => {
  expect(await libraryCompany(id, { from })).toEqual({ refused: expect.stringMatching(sentence) });
});

describe("npm run library", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(root, "scripts", "run.mjs"), "library", ...args], {
      encoding: "utf8",
    });

  test("writes a folder for a trial, and never over one that holds something", () => {
    const dir = join(folder, "two-up");
    const first = run("two-up", dir);
    expect([first.status, first.stderr]).toEqual([0, ""]);
    expect(first.stdout).toMatch(/1000 distributors, \d+ customers and \d+ orders of 2026-01, /);
    expect(readdirSync(dir).sort()).toEqual(
      ["customers.csv", "distributors.csv", "orders.csv", "plan.yaml"].sort(),
    );
    const plan = readFileSync(join(root, "docs", "plans", "two-up.yaml"), "utf8");
    expect(readFileSync(join(dir, "plan.yaml"), "utf8")).toBe(plan);
    const again = run("two-up", dir);
    expect(again.status).toBe(1);
    expect(again.stderr).toContain("is there already and not an empty folder");
  });

  test.each([
    ["no folder", ["binary"], /^Usage: npm run library/],
    ["an unknown option", ["binary", "x", "--size", "5"], /--size/],
    ["an unknown plan", ["ternary", "x"], /no plan "ternary"/],
  ])("%s: one sentence, exit 1, nothing written", (_, args, sentence) => {
    const ended = run(...args.map((arg) => (arg === "x" ? join(folder, "x") : arg)));
    expect([ended.status, ended.stdout]).toEqual([1, ""]);
    expect(ended.stderr).toMatch(sentence);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("sums on a page", () => {
  test.each([
    ["5100.00 × 3 % = 153.00", true],
    ["5100.00 × 3 % = 153.01", false],
    ["7.60 + 4.00 − 1.60 = 10.00", true],
    ["2 + 3 × 4 = 14", true],
    ["10.00 × 12.5 % / 5 = 0.25", true],
    ["64.01 × 2 % = 1.28", false],
    ["10 − 12 × 1 = 2", false],
  ])("%s: %s", (said, holds) => {
    expect(sumsOf(`It is ${said}, so.`)).toEqual([expect.objectContaining({ said, holds })]);
  });
});
