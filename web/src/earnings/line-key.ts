/** A line's place in the address: lines have no id of their own, but only one of each kind. */
import type { LineFieldsFragment } from "../api/generated/graphql.ts";

/** Names a line of a commission by its order, its seller and its level. */
export function lineKey(line: LineFieldsFragment): string {
  return [line.order.id, line.source.id, line.level].join("~");
}
