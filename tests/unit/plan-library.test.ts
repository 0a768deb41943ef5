/** The plans that a company can start from are plans. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { faultsOf } from "./plan-base.ts";

const folder = fileURLToPath(new URL("../../docs/plans/", import.meta.url));
const plans = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

test("there is one of each usual kind", () => expect(plans.length).toBeGreaterThanOrEqual(7));

test.each(plans)("%s is accepted, and says where its rules come from", (name) => {
  const text = readFileSync(`${folder}${name}`, "utf8");
  expect(faultsOf(text)).toEqual([]);
  expect(text.startsWith("# ")).toBe(true);
});
