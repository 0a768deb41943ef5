/** What the editor offers and explains at a place, by the plan's schema; "|" is the cursor. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Schema } from "../../web/src/plans/editor/schema-shape.ts";
import { explain, suggest } from "../../web/src/plans/editor/suggestions.ts";
import { BASE } from "./plan-base.ts";

const schema = JSON.parse(readFileSync("docs/plan.schema.json", "utf8")) as Schema;

/** The base plan with one piece exchanged for one that holds the cursor. */
function at(from: string, to: string): [text: string, position: number] {
  if (!BASE.includes(from)) throw new Error(`the base plan has no ${from}`);
  const text = BASE.replace(from, to);
  const position = text.indexOf("|");
  return [text.replace("|", ""), position];
}

const offered = (from: string, to: string) =>
  suggest(schema, ...at(from, to))?.options.map(({ label }) => label) ?? [];

test.each<[what: string, from: string, to: string, offered: string[], not: string[]]>([
  ["keys of the head", "rounding:", "|\nrounding:", ["rankKeeping", "throttle"], ["plan", "ranks"]],
  ["keys of a rank", "    name: Silver\n", "    na|\n", ["name", "maintain"], ["kind", "requires"]],
  [
    "keys of a requirement",
    "{ active: true, group",
    "{ active: true, |, group",
    ["legs"],
    ["active"],
  ],
  [
    "keys of a kind of bonus",
    "    kind: unilevel\n",
    "    kind: unilevel\n    pa|\n",
    ["paidOn"],
    [],
  ],
  [
    "no key of another kind",
    "    kind: unilevel\n",
    "    kind: unilevel\n    |\n",
    [],
    ["position"],
  ],
  [
    "words of a key",
    "compression: standardRollUp",
    "compression: |",
    ["none", "pushUp"],
    ["halfUp"],
  ],
  ["words in a flow mapping", "mode: halfEven", "mode: ha|", ["halfEven", "halfUp", "down"], []],
  ["a word instead of a mapping", "breakaway: none", "breakaway: |", ["none"], []],
  ["ranks of this plan", "rank: silver }", "rank: | }", ["silver", "gold"], ["month"]],
  ["calendars of this plan", "calendar: month", "calendar: |", ["month"], ["silver"]],
  ["rates by rank", "      gold: [8%", "      |: [8%", ["gold", "unranked"], ["silver"]],
  ["kinds of bonus", "kind: differential", "kind: d|", ["differential", "pool", "xUp"], ["none"]],
  ["nothing in a comment", "breakaway: none", "breakaway: none # |", [], ["none"]],
])("offers %s", (_what, from, to, some, others) => {
  const labels = offered(from, to);
  expect(labels).toEqual(expect.arrayContaining(some));
  expect(labels.filter((label) => others.includes(label))).toEqual([]);
});

test("a key is put in with its colon, and the word that was begun is replaced", () => {
  const [text, position] = at("    name: Silver\n", "    na|\n");
  const found = suggest(schema, text, position)!;
  expect(text.slice(found.from, position)).toBe("na");
  expect(found.options.find(({ label }) => label === "name")).toMatchObject({
    ...{ insert: "name: ", required: true },
    detail: expect.stringContaining("a name of 1 to 100") as string,
  });
});

test.each([
  ["effectiveFrom: 2026", "effective|From: 2026", "effectiveFrom", "a date such as"],
  ["customerOrders: counted", "customerOrders: cou|nted", "customerOrders", "personal volume"],
  ["gold: [8%, 5%", "gold: [8%, 5|%", "gold", "a percentage with its sign"],
  ["groupVolume: 1000.00 }", "groupVol|ume: 1000.00 }", "groupVolume", "points as a plain decimal"],
])("explains %s", (from, to, title, text) => {
  const help = explain(schema, ...at(from, to));
  expect(help).toMatchObject({ title });
  expect(help?.lines[0]).toContain(text);
});
