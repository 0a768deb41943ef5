/** What stands on the button for more children. */
import { grouped } from "../ui/decimal.ts";
import type { Kids } from "./tree-state.ts";

export const CHILD_STEP = 20;

/** "Show 20 more of 4,980"; while loading and after a failure it says so. */
export function moreText(kids: Kids): string {
  const left = Math.max(1, kids.total - kids.ids.length);
  if (kids.loading) return "Loading…";
  if (kids.failure) return "Not loaded. Try again";
  if (left <= CHILD_STEP) return left === 1 ? "Show 1 more" : `Show ${left} more`;
  return `Show ${CHILD_STEP} more of ${grouped(String(left))}`;
}
