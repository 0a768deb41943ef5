import { expect, test } from "vitest";
import { besideEachOther, inOrder } from "../../server/plan/bonus/order.ts";

/** "a<b,c" : a is settled after b and c. */
const order = (...texts: string[]) => {
  const bonuses = texts.map((text) => {
    const [id = "", after = ""] = text.split("<");
    return { id, after: after.split(",").filter((one) => one !== "") };
  });
  const { ordered, waiting } = inOrder(bonuses, ({ after }) => after);
  return [ordered, waiting].map((list) => list.map(({ id }) => id).join(" "));
};

test.each([
  [["a", "b", "c"], "a b c", ""],
  [["a<c", "b", "c"], "b c a", ""],
  [["a<b", "b<c", "c", "d"], "c b a d", ""],
  [["a<elsewhere", "b"], "a b", ""],
  [["a<a", "b"], "b", "a"],
  [["a<b", "b<a", "c<a", "d"], "d", "a b c"],
  [[], "", ""],
])("%j are settled in the order %j, and %j never", (texts, ordered, waiting) => {
  expect(order(...texts)).toEqual([ordered, waiting]);
});

test.each([
  [["a", "b", "c"], "", "a b c"],
  [["a", "b<a", "c"], "", "a / b c"],
  [["a", "b", "c", "d"], "b", "a / b / c d"],
  [["a", "b", "c<a", "d<c"], "", "a b / c / d"],
  [[], "", ""],
])("%j, with %j alone, are settled beside each other as %j", (texts, alone, groups) => {
  const bonuses = texts.map((text) => {
    const [id = "", after = ""] = text.split("<");
    return { id, after: [after] };
  });
  const found = besideEachOther(
    bonuses,
    ({ after }) => after,
    ({ id }) => id === alone,
  );
  expect(found.map((group) => group.map(({ id }) => id).join(" ")).join(" / ")).toBe(groups);
});
