/** Pools by place: what is refused. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it, test } from "vitest";
import { faultsOf } from "./plan-base.ts";

const path = fileURLToPath(new URL("../golden/pool-by-place/plan.yaml", import.meta.url));
const PLAN = readFileSync(path, "utf8");

it("the plan with pools by place has no fault", () => expect(faultsOf(PLAN)).toEqual([]));

test.each([
  ["[5, 3, 2]", "[5, 3]", "as many figures here as its count"],
  ["[5, 3, 2]", "[5, 3, 2, 1]", "as many figures here as its count"],
  ["[5, 3, 2]", "[0, 0, 0]", "Nobody can have a share"],
  ["[5, 3, 2]", "[5, 3, -2]", "a whole number of shares"],
  ["[5, 3, 2]", "[]", "the shares of each place"],
  [/top: \{.*\}/, "top: none", "Places are those of top"],
])("%s as %s is refused", (from, to, sentence) => {
  expect(faultsOf(PLAN.replace(from, to)).join("\n")).toMatch(sentence);
});
