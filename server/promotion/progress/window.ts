/** The periods that a promotion looks at: whose ranks count, who is active, and what came before. */
import { nextPeriod, periodOf, type Period } from "../../plan/calendar.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Promotion } from "../promotion.ts";

type Looked = Pick<Promotion, "window" | "calendar">;

/** The periods whose ranks count: those that end in the window. */
export function periodsInWindow(plan: Plan, { window, calendar: id }: Looked): Period[] {
  const calendar = plan.calendars.find((one) => one.id === id);
  if (calendar === undefined || window.until <= window.from) return [];
  const periods: Period[] = [];
  let period = periodOf(plan.zone, calendar, window.from);
  while (period.endsAt <= window.until) {
    periods.push(period);
    period = nextPeriod(plan.zone, calendar, period);
  }
  return periods;
}

/** The last instant of the window that has come, exclusive: volume and the tree go by it. */
export function reachedOf({ window }: Pick<Promotion, "window">, asOf: number): number {
  return Math.max(window.from, Math.min(window.until, asOf));
}

/** Until when returns have been taken back, exclusive. */
export function returnsThrough(promotion: Promotion, asOf: number): number {
  const { window, returns } = promotion;
  return Math.max(window.from, Math.min(returns.takenBackUntil, asOf));
}
