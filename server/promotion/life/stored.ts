/** A promotion as it is kept, read again by the plan version under which it came. */
import type { Graph } from "../../graph/graph.ts";
import { planVersions } from "../../period/plan-version.ts";
import { faultText } from "../../plan/parse-plan.ts";
import type { Plan } from "../../plan/plan.ts";
import { parsePromotion } from "../text/parse-promotion.ts";
import type { Promotion, PromotionState } from "../promotion.ts";
import type { PromotionRow } from "./promotion.store.ts";

/** Reads the text; that it no longer reads is a bug, for it was checked when it came. */
export async function readStored(
  graph: Graph,
  row: Pick<PromotionRow, "id" | "text" | "planVersionId">,
): Promise<{ promotion: Promotion; plan: Plan }> {
  const version = (await planVersions(graph)).find(({ id }) => id === row.planVersionId);
  if (version === undefined) throw new Error(`The plan ${row.planVersionId} is not stored.`);
  const parsed = parsePromotion(row.text, version.plan);
  if (!parsed.ok) {
    const faults = parsed.faults.map(faultText).join(" ");
    throw new Error(`The stored promotion ${row.id} no longer reads: ${faults}`);
  }
  return { promotion: parsed.promotion, plan: version.plan };
}

/** Where a promotion is in its life at an instant. */
export function stateAt({ state, from, until }: PromotionRow, now: number): PromotionState {
  if (state === "draft" || state === "review" || state === "settled") return state;
  if (BigInt(now) >= until) return "ended";
  return BigInt(now) >= from ? "running" : "published";
}
