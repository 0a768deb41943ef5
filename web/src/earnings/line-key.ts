/** A line's place in the address: lines have no id of their own, but only one of each kind. */
import type { LineFieldsFragment } from "../api/generated/graphql.ts";

/** Names a line of a commission by its order, its seller, its levels and its amount. */
export function lineKey(line: LineFieldsFragment): string {
  const { order, source, level, paidLevel, amount } = line;
  const money = order ? [] : [paidLevel, amount.amount];
  return [order?.id, source?.id, level, ...money].join("~");
}
