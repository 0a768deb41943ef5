/** What a computation of a promotion starts from: how far its window has come, and which sheets it looks at. */
import type { Graph } from "../../graph/graph.ts";
import { timeline, type KnownPeriod } from "../../period/timeline.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Promotion } from "../promotion.ts";
import { reachedOf, returnsThrough } from "./window.ts";

export interface Scene {
  promotion: Promotion;
  plan: Plan;
  /** The promotion's own sheet: everybody, and both trees, as of `reached`. */
  sheet: string;
  /** Epoch ms. */
  asOf: number;
  /** The window as far as it has come, exclusive. */
  reached: number;
  /** Returns count until then, exclusive. */
  through: number;
  /** Periods whose ranks count, in order, as far as they were ever computed. */
  periods: KnownPeriod[];
  /** The last period before the window; its titles are those with which people enter. */
  before: KnownPeriod | null;
  /** The last period that the window reaches: who is active, who broke away. */
  last: KnownPeriod | null;
}

/** The scene at an instant. */
export async function sceneOf(
  graph: Graph,
  { promotion, plan, asOf }: { promotion: Promotion; plan: Plan; asOf: number },
): Promise<Scene> {
  const { window, calendar } = promotion;
  const reached = reachedOf(promotion, asOf);
  const known = (await timeline(graph, plan)).filter((one) => one.calendar === calendar);
  return {
    ...{ promotion, plan, asOf, reached, through: returnsThrough(promotion, asOf) },
    sheet: sheetOf(promotion.id),
    periods: known.filter(({ endsAt }) => endsAt > window.from && endsAt <= window.until),
    before: known.findLast(({ endsAt }) => endsAt <= window.from) ?? null,
    last: known.findLast(({ startsAt }) => startsAt < reached) ?? null,
  };
}

/** A promotion's own sheet; no period has this name. */
export function sheetOf(promotionId: string): string {
  return `promotion/${promotionId}`;
}
