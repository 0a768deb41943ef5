/** Reads of periods and runs, and the sums that the pages show. */
import type { Graph } from "../graph/graph.ts";
import { decidedUpTo } from "../sheet/decided.ts";

export interface PeriodRow {
  [key: string]: unknown;
  id: string;
  calendar: string;
  startsAt: bigint;
  endsAt: bigint;
  cutOffAt: bigint;
  state: string;
  sheet: string;
}

/** Periods, newest first: by end, then start, then id. */
export function periodsPage(
  graph: Graph,
  input: { after: { endsAt: bigint; id: string } | null; limit: number },
): Promise<PeriodRow[]> {
  return graph.read("period/periods-page", {
    afterEndsAt: input.after?.endsAt ?? null,
    afterId: input.after?.id ?? null,
    limit: input.limit,
  });
}

/** Periods by id; unknown ids are left out. */
export function periodsById(graph: Graph, ids: readonly string[]): Promise<PeriodRow[]> {
  return graph.read("period/periods-by-id", { ids: [...ids] });
}

/** The newest period of a calendar. */
export async function newestPeriod(graph: Graph, calendar: string): Promise<string | null> {
  const [row] = await graph.read<{ id: string }>("period/newest-period", { calendar });
  return row?.id ?? null;
}

/** The period of a calendar that holds an instant. */
export async function periodOfInstant(
  graph: Graph,
  calendar: string,
  at: bigint,
): Promise<string | null> {
  const [row] = await graph.read<{ id: string }>("period/period-of-instant", { calendar, at });
  return row?.id ?? null;
}

export interface RunRow {
  [key: string]: unknown;
  id: string;
  sheet: string;
  periodId: string;
  planVersionId: string | null;
  status: string;
  step: string | null;
  stepsJson: string | null;
  approvalsJson: string | null;
  startedAt: bigint;
  finishedAt: bigint | null;
  inputHash: string | null;
  ledgerHash: string | null;
  failure: string | null;
  stale: boolean;
  attempt: bigint;
  /** The sheet that it revises; null for a close. */
  revises: string | null;
  reason: string | null;
  landsInId: string | null;
}

/** Runs by id; unknown ids are left out. */
export function runsById(graph: Graph, ids: readonly string[]): Promise<RunRow[]> {
  return graph.read("period/runs-by-id", { ids: [...ids] });
}

/** The runs of these periods, newest first. */
export function runsOfPeriods(graph: Graph, periodIds: readonly string[]): Promise<RunRow[]> {
  return graph.read("period/runs-of-periods", { periodIds: [...periodIds] });
}

export interface SheetTotals {
  [key: string]: unknown;
  orders: bigint;
  commissionable: bigint;
  qualifying: bigint;
  commissions: bigint;
  payees: bigint;
}

/** What was sold and earned in a period. */
export async function totalsOf(
  graph: Graph,
  period: { sheet: string; startsAt: bigint; endsAt: bigint },
): Promise<SheetTotals> {
  const decided = await decidedUpTo(graph, period.sheet);
  const [row] = await graph.read<SheetTotals>("period/period-totals", { ...period, decided });
  return row ?? { orders: 0n, commissionable: 0n, qualifying: 0n, commissions: 0n, payees: 0n };
}

/** What each bonus paid in a sheet. */
export function bonusTotals(
  graph: Graph,
  sheet: string,
): Promise<{ bonus: string; amountMinor: bigint; payees: bigint }[]> {
  return graph.read("period/bonus-totals", { sheet });
}

/** Runs that somebody must carry on, with how often they were begun. */
export function unfinishedRuns(graph: Graph): Promise<{ id: string; attempt: bigint }[]> {
  return graph.read("period/unfinished-runs");
}
