/** A drawn sheet whose ranks are settled by a plan of ranks alone; who has 0.50 points is active. */
import type { Plan, Rank } from "../../server/plan/plan.ts";
import { ruleParameters } from "../../server/standing/standing.service.ts";
import { importPlan } from "../support/import-plan.ts";
import { SHEET } from "./sheet-tree.ts";
import type { Store } from "./trial-store.ts";

export const JANUARY = { startsAt: Date.UTC(2026, 0, 1), lastDay: "2026-01-31" };

/** A plan of some ranks, the lowest first; what they leave out is asked of nobody. */
export function planOf(...ranks: Partial<Rank>[]): Plan {
  return importPlan({
    activity: { personalVolume: 50n },
    ranks: ranks.map((rank, i) => ({
      ...{ number: i + 1, id: `r${i + 1}`, name: `R${i + 1}`, requires: {} },
      ...rank,
    })),
  });
}

/** Settles the ranks of the sheet that is drawn, along the enrolment tree. */
export async function rerank({ graph }: Store, plan: Plan): Promise<void> {
  const edge = "UNDER_SPONSOR";
  const [depth] = await graph.write("sheet/set-depth", { sheet: SHEET, edge });
  await graph.write("standing/rank-pass", {
    ...{ sheet: SHEET, edge, depthMax: depth?.depthMax, depthMin: 0n },
    ...{ overrides: {}, touched: null, lane: null, ...ruleParameters(plan, JANUARY, true) },
  });
}
