/** A line of an order's explanation, as the address names it. */
import type { LineFieldsFragment } from "../api/generated/graphql.ts";

/** Within one order a bonus reaches a person at one level only. */
export function payeeKey(line: LineFieldsFragment): string {
  return [line.bonus.id, line.payee.id, line.level].join("~");
}
