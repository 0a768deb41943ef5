/** The list of wrong rules: each can be planted, and no area is left out. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { MUTANTS } from "../mutants/list.ts";

const folder = fileURLToPath(new URL("../../", import.meta.url));

test.each(MUTANTS)("$of: $wrong - can be planted in exactly one place", ({ file, from, to }) => {
  const text = readFileSync(`${folder}${file}`, "utf8");
  expect(text.split(from).length - 1).toBe(1);
  expect(to).not.toBe(from);
});

test("there are two or more of every kind of bonus, and of activity, rank, breakaway, carry and cap", () => {
  const areas = [
    ...["activity", "rank", "breakaway", "carry", "cap", "unilevel", "differential", "generation"],
    ...["infinity", "xUp", "binary", "match", "pool", "rankAdvancement", "progressive"],
    ...["fastStart", "throttle"],
  ];
  const few = areas.filter((area) => MUTANTS.filter(({ of }) => of === area).length < 2);
  expect(few).toEqual([]);
});
