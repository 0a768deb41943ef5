/** A close of figures that stand already, as where a period was followed live until it ended. */
import type { Graph } from "../../server/graph/graph.ts";
import { COMPUTE_STEPS } from "../../server/period/compute/compute.ts";
import { periodOfPlan } from "../../server/plan/calendar.ts";
import { EVERYTHING_DECIDED } from "../../server/sheet/decided.ts";
import { claimSheet } from "../../server/sheet/fence.ts";
import { benchPlan, say } from "./store.ts";

/** Seconds from the first volume read to the last result compared, on the sheet of a period that was just closed. */
export async function closeAgain(graph: Graph, periodId: string): Promise<number> {
  const { plan } = benchPlan("plan");
  const period = periodOfPlan(plan, periodId);
  if (period === null) throw new Error(`The plan of the bench has no period ${periodId}.`);
  const fence = await claimSheet(graph, `${periodId}/0`, periodId);
  const computation = {
    ...{ graph, fence, plan, period, copies: [], decided: EVERYTHING_DECIDED },
    opening: { before: null, paidBefore: null, revises: null },
    ranks: "own" as const,
  };
  say("closing what stands already");
  const begun = performance.now();
  for (const step of COMPUTE_STEPS.slice(1)) {
    await step.work(computation, () => Promise.resolve());
  }
  return (performance.now() - begun) / 1000;
}
