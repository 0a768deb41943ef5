import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { expect, test } from "vitest";
import { readDemoPlan } from "../../server/demo/demo.service.ts";
import { parsePromotion } from "../../server/promotion/text/parse-promotion.ts";
import { promotionSchema } from "../../server/promotion/text/promotion.schema.ts";

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");
const page = read("docs/promotions.md");

test("the complete promotion of the page reads under the demo company's plan", async () => {
  const [, text = ""] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  expect(parsePromotion(text, (await readDemoPlan()).plan)).toMatchObject({ ok: true });
});

test("the page names every key of the schema", () => {
  const keys = new Set<string>();
  const collect = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if ("properties" in node && "additionalProperties" in node) {
      Object.keys(Object(node.properties)).forEach((key) => keys.add(key));
    }
    Object.values(node).forEach(collect);
  };
  collect(promotionSchema());
  expect(keys.size).toBeGreaterThan(30);
  expect([...keys].filter((key) => !new RegExp(`\\b${key}\\b`).test(page))).toEqual([]);
});

test("the published schema is the one that promotions are checked against", async () => {
  // After a change of the schema: npx vitest run -u tests/unit/promotion-docs
  const text = await format(JSON.stringify(promotionSchema(), null, 2), {
    parser: "json",
    printWidth: 100,
  });
  await expect(text).toMatchFileSnapshot("../../docs/promotion.schema.json");
});
