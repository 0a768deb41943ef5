import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { describe, expect, it, test } from "vitest";
import { planSchema } from "../../server/plan/text/plan.schema.ts";
import { faultsOf } from "./plan-base.ts";

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");
const page = read("docs/plan.md");
const folder = fileURLToPath(new URL("../../docs/plan", import.meta.url));
const kindPages = readdirSync(folder).map((file) => [file, read(`docs/plan/${file}`)] as const);
const yamlBlocks = (text: string) =>
  [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");
const blocks = yamlBlocks(page);
const complete = blocks.filter((block) => block.startsWith("plan:"));
const howTo = read("docs/how-do-i-write.md");
const fragments = [page, howTo, ...kindPages.map(([, text]) => text)]
  .flatMap(yamlBlocks)
  .filter((block) => !block.startsWith("plan:"));

/** Top-level keys of a YAML text with the lines below each. */
function sections(text: string): Map<string, string> {
  const parts = text.split(/^(?=[a-z][A-Za-z]*:)/m).filter((part) => part.trim() !== "");
  return new Map(parts.map((part) => [part.slice(0, part.indexOf(":")), part]));
}

describe("the page on plans", () => {
  it("holds three complete plans", () => expect(complete).toHaveLength(3));

  test.each(complete.map((block) => [block.split("\n")[0], block]))("%s is a plan", (_, block) => {
    expect(faultsOf(block ?? "")).toEqual([]);
  });

  test.each(fragments.map((block) => [block.split("\n")[0], block]))(
    "the piece that begins with %s fits into the first plan",
    (_, block) => {
      const base = sections(complete[0] ?? "");
      for (const [key, text] of sections(block ?? "")) base.set(key, text);
      expect(faultsOf([...base.values()].join(""))).toEqual([]);
    },
  );

  it("names every key of the schema, on it or on the page of a kind", () => {
    const pages = [page, ...kindPages.map(([, text]) => text)].join("\n");
    const keys = new Set<string>();
    const collect = (node: unknown): void => {
      if (typeof node !== "object" || node === null) return;
      if ("properties" in node && "additionalProperties" in node) {
        Object.keys(Object(node.properties)).forEach((key) => keys.add(key));
      }
      Object.values(node).forEach(collect);
    };
    collect(planSchema());
    expect(keys.size).toBeGreaterThan(50);
    expect([...keys].filter((key) => !new RegExp(`\\b${key}\\b`).test(pages))).toEqual([]);
  });

  test.each(kindPages)("%s ends in a plan that a golden case of its name runs", (_, text) => {
    const plans = yamlBlocks(text).filter((block) => block.startsWith("plan:"));
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) {
      expect(faultsOf(plan)).toEqual([]);
      const id = /^plan: (\S+)/.exec(plan)?.[1] ?? "";
      expect(plan).toBe(read(`tests/golden/${id}/plan.yaml`));
    }
  });

  it("names golden cases that exist, in the index of mechanics", () => {
    const tables = howTo.match(/(^\|.*\|\n)+/gm) ?? [];
    const indexes = tables.filter((table) => /^\|[^\n]*\| case +\|\n/.test(table));
    const cells = indexes.flatMap((table) => table.split("\n").map((row) => row.split("|").at(-2)));
    const named = cells.flatMap((cell) => [...(cell ?? "").matchAll(/`(.+?)`/g)]);
    const golden = readdirSync(fileURLToPath(new URL("../golden", import.meta.url)));
    expect(named.length).toBeGreaterThan(30);
    expect(named.map(([, id]) => id ?? "").filter((id) => !golden.includes(id))).toEqual([]);
  });

  it("the published schema is the one that plans are checked against", async () => {
    // After a change of the schema: npx vitest run -u tests/unit/plan-docs
    const text = await format(JSON.stringify(planSchema(), null, 2), {
      parser: "json",
      printWidth: 100,
    });
    await expect(text).toMatchFileSnapshot("../../docs/plan.schema.json");
  });
});
