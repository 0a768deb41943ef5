/**
 * The periods of the company in the order of closing, and what a sheet goes on from.
 *
 * Periods are closed by ending instant, then in the order of the plan's calendars.
 */
import type { Graph } from "../graph/graph.ts";
import { comparePeriods, periodOfPlan, periodsCovering, type Period } from "../plan/calendar.ts";
import type { Plan } from "../plan/plan.ts";
import type { Opening } from "../sheet/sheet.service.ts";
import type { RankSource } from "../standing/standing.service.ts";

/** A period as the database knows it. */
export interface KnownPeriod extends Period {
  state: "open" | "frozen" | "computing" | "review" | "approved";
  /** The sheet that the close computes, or was paid by. */
  sheet: string;
  /** The latest approved revision of it, else itself: what follows goes on from there. */
  standing: string;
  /** Ledger hash of the run that stands; null: never computed for good. */
  ledgerHash: string | null;
  /** That run's id. */
  run: string | null;
}

interface Row extends Record<string, unknown> {
  id: string;
  state: KnownPeriod["state"];
  sheet: string;
  standing: string;
  ledgerHash: string | null;
  run: string | null;
}

/** All periods in the order of closing; ids that the plan no longer has are left out. */
export async function timeline(graph: Graph, plan: Plan): Promise<KnownPeriod[]> {
  const rows = await graph.read<Row>("period/all-periods");
  return rows
    .flatMap(({ id, state, sheet, standing, ledgerHash, run }) => {
      const period = periodOfPlan(plan, id);
      return period === null ? [] : [{ ...period, state, sheet, standing, ledgerHash, run }];
    })
    .sort(comparePeriods(plan.calendars));
}

/** Makes every period from the earliest order's to the one with the instant `through`. */
export async function makePeriods(
  deps: { graph: Graph; clock: () => number },
  plan: Plan,
  through: number,
): Promise<void> {
  const [orders] = await deps.graph.read<{ first: bigint | null }>("period/earliest-order");
  const first = orders?.first == null ? through : Math.min(Number(orders.first), through);
  const periods = periodsCovering(plan, first, through).map(
    ({ id, calendar, startsAt, endsAt, cutOffAt }) => ({
      id,
      calendar,
      startsAt,
      endsAt,
      cutOffAt,
    }),
  );
  await deps.graph.write("period/open-periods", { periods, openedAt: deps.clock() });
}

/**
 * The periods that are closed before this one, in order, whatever their calendar: balances go on from
 * each to the next, so none may be left out or closed later.
 */
export function closedBefore(periods: readonly KnownPeriod[], period: Period): KnownPeriod[] {
  const at = periods.findIndex(({ id }) => id === period.id);
  return periods.slice(0, Math.max(0, at));
}

/** What a period's opening is: changes whenever the period that closes before it is computed again. */
export function openingMark(periods: readonly KnownPeriod[], period: Period): string | null {
  const earlier = closedBefore(periods, period).at(-1);
  return earlier?.ledgerHash == null ? null : `${earlier.run} ${earlier.ledgerHash}`;
}

/**
 * The sheets that a period's sheet goes on from: the latest computed ones before it. Titles and carries go
 * on from the latest revision, balances from what was paid: the difference is an adjustment.
 */
export function openingOf(periods: readonly KnownPeriod[], period: Period): Opening {
  const at = periods.findIndex(({ id }) => id === period.id);
  const before = periods.slice(0, at).filter(({ ledgerHash }) => ledgerHash !== null);
  const sameCalendar = before.filter(({ calendar }) => calendar === period.calendar);
  return {
    before: sameCalendar.at(-1)?.standing ?? null,
    paidBefore: before.at(-1)?.sheet ?? null,
    revises: null,
  };
}

/** Whose ranks a period's sheet has: its own, or those of the calendar that the plan names. */
export function rankSourceOf(
  plan: Plan,
  periods: readonly KnownPeriod[],
  period: Period,
): RankSource {
  const calendar = plan.calendars.find(({ id }) => id === period.calendar);
  if (calendar === undefined || calendar.ranksFrom === "own") return "own";
  const lenders = periods.filter(
    (one) =>
      one.calendar === calendar.ranksFrom && one.endsAt <= period.endsAt && one.ledgerHash !== null,
  );
  return { lender: lenders.at(-1)?.standing ?? null };
}
