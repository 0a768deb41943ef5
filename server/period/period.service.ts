/** Periods: made, kept provisional while open, started on their close. */
import { periodOfPlan } from "../plan/calendar.ts";
import type { Plan } from "../plan/plan.ts";
import { newestPlan, planVersions, versionFor } from "./plan-version.ts";
import { EVERYTHING_DECIDED } from "../sheet/decided.ts";
import type { Graph } from "../graph/graph.ts";
import { claimSheet, LostSheet, type Fence } from "../sheet/fence.ts";
import { computeProvisional, settleCommissions, type Computation } from "./compute/compute.ts";
import { openingOfSheet } from "./compute/opening.ts";
import type { Deps } from "./run.service.ts";
import {
  closedBefore,
  makePeriods,
  openingOf,
  rankSourceOf,
  timeline,
  type KnownPeriod,
} from "./timeline.ts";

/** An expected no: a code for programs and a sentence for people. */
export interface Refusal {
  refused: string;
  message: string;
}

/** Makes every period from the earliest order's to the one that holds the present instant. */
export async function openPeriods(deps: Deps): Promise<void> {
  const version = await newestPlan(deps.graph);
  if (version !== null) await makePeriods(deps, version.plan, deps.clock());
}

/**
 * Puts a run over an ended period into the queue and answers its id; the same key answers the same
 * run. A period in review gets a new run over the same sheet.
 *
 * Refuses: not_found, not_ended, earlier_period_open, approved, running, import_running.
 */
export async function startClose(
  deps: Deps,
  input: { periodId: string; actorId: string; key: string },
): Promise<{ runId: string } | Refusal> {
  await openPeriods(deps);
  return queueClose(deps, input);
}

/** The same among the periods that are there already: a trial makes no more than it closes. */
export async function queueClose(
  deps: Deps,
  input: { periodId: string; actorId: string; key: string },
): Promise<{ runId: string } | Refusal> {
  const { graph, clock } = deps;
  const versions = await planVersions(graph);
  const newest = versions.at(-1);
  if (!newest) return refuse("not_found", "No plan is stored yet; import a company first.");
  const periods = await timeline(graph, newest.plan);
  const period = periods.find(({ id }) => id === input.periodId);
  if (period === undefined) return refuse("not_found", `There is no period ${input.periodId}.`);
  const early = tooEarly(periods, period, clock());
  if (early !== null) return early;
  const version = versionFor(versions, period.firstDay) ?? newest;
  const [row] = await graph.write<Queued>("period/queue-run", {
    ...input,
    at: clock(),
    planVersionId: version.id,
    planHash: version.hash,
  });
  if (row?.runId != null) return { runId: row.runId };
  return whyNotQueued(period, row);
}

/**
 * Freezes an ended period before its close: orders that arrive from now on are late for it, and wait
 * for a decision. A run does the same when it begins.
 *
 * Refuses: not_found, not_ended.
 */
export async function freezePeriod(
  deps: Deps,
  periodId: string,
): Promise<{ frozenAt: bigint } | Refusal> {
  const { graph, clock } = deps;
  const newest = await newestPlan(graph);
  const period = newest === null ? null : periodOfPlan(newest.plan, periodId);
  if (period === null) return refuse("not_found", `There is no period ${periodId}.`);
  if (clock() < period.endsAt) return refuse("not_ended", `${periodId} has not ended.`);
  const [row] = await graph.write<{ frozenAt: bigint }>("period/freeze-period", {
    periodId,
    at: clock(),
  });
  return row ?? refuse("not_found", `There is no period ${periodId}.`);
}

interface Queued extends Record<string, unknown> {
  runId: string | null;
  state: string;
  busy: boolean;
  importing: boolean;
}

function tooEarly(
  periods: readonly KnownPeriod[],
  period: KnownPeriod,
  now: number,
): Refusal | null {
  if (now < period.endsAt) {
    const end = new Date(period.endsAt).toISOString();
    return refuse("not_ended", `${period.id} is open until ${end}; it can be closed from then on.`);
  }
  const earlier = closedBefore(periods, period).find(({ ledgerHash }) => ledgerHash === null);
  if (earlier === undefined) return null;
  return refuse(
    "earlier_period_open",
    `${earlier.id} comes before ${period.id} and has not been computed; close it first.`,
  );
}

function whyNotQueued({ id }: KnownPeriod, row: Queued | undefined): Refusal {
  if (row?.importing) {
    return refuse("import_running", "An import is being written; start the close when it is done.");
  }
  if (row?.busy)
    return refuse("running", `${id} is being computed already; its run is on its page.`);
  return refuse("approved", `${id} is approved and never changes again.`);
}

/** A refusal as a value. */
export function refuse(refused: string, message: string): Refusal {
  return { refused, message };
}

/** Takes the sheet of a period whose close has not begun; throws LostSheet for any other. */
export function claimOpenPeriod(graph: Graph, period: KnownPeriod): Promise<Fence> {
  // Looked at and taken in one transaction: a run that has begun meanwhile keeps its sheet.
  return claimSheet(graph, period.sheet, period.id, async (tx) => {
    const still = await tx.run("period/still-open", { periodId: period.id });
    return still.length > 0;
  });
}

/** All periods of a company, and those whose close has not begun, each with the plan that it is computed by. */
export interface Unclosed {
  /** Of the newest plan; none where no plan is stored. */
  calendars: Plan["calendars"];
  periods: KnownPeriod[];
  unclosed: { period: KnownPeriod; plan: Plan }[];
}

/** Both in the order of closing; none where no plan is stored. */
export async function unclosedPeriods(graph: Graph): Promise<Unclosed> {
  const versions = await planVersions(graph);
  const newest = versions.at(-1);
  if (newest === undefined) return { calendars: [], periods: [], unclosed: [] };
  const periods = await timeline(graph, newest.plan);
  const unclosed = periods
    .filter(({ state }) => state === "open" || state === "frozen")
    .map((period) => ({ period, plan: versionFor(versions, period.firstDay)!.plan }));
  return { calendars: newest.plan.calendars, periods, unclosed };
}

/** What an open period's provisional figures are computed from. */
export interface OpenPeriod {
  period: KnownPeriod;
  computation(fence: Fence): Computation;
}

/** The periods whose close has not begun, oldest first, made as far as the present instant asks. */
export async function openPeriodsOf(deps: Deps): Promise<OpenPeriod[]> {
  const { graph } = deps;
  await openPeriods(deps);
  const { periods, unclosed } = await unclosedPeriods(graph);
  const found: OpenPeriod[] = [];
  for (const { period, plan } of unclosed) {
    const from = await openingOfSheet(graph, plan, period.sheet, {
      opening: openingOf(periods, period),
      ranks: rankSourceOf(plan, periods, period),
    });
    const decided = EVERYTHING_DECIDED;
    found.push({
      period,
      computation: (fence) => ({ graph, fence, plan, period, ...from, decided }),
    });
  }
  return found;
}

/**
 * Computes the sheet of every period whose close has not begun, oldest first, so that pages can show
 * where it stands; nothing of it counts before the close.
 */
export async function refreshOpenPeriods(
  deps: Deps,
  fenceOf = (period: KnownPeriod) => claimOpenPeriod(deps.graph, period),
): Promise<string[]> {
  const done: string[] = [];
  for (const { period, computation } of await openPeriodsOf(deps)) {
    await unlessLost(async () => {
      await computeProvisional(computation(await fenceOf(period)));
      await markProvisional(deps, period);
      done.push(period.id);
    });
  }
  return done;
}

/** Settles the earnings of some of these periods again, on the ranks and marks that stand; answers whose it did. */
export async function settleOpenPeriods(
  deps: Deps,
  periodIds: ReadonlySet<string>,
  fenceOf: (period: KnownPeriod) => Promise<Fence>,
): Promise<string[]> {
  const done: string[] = [];
  for (const { period, computation } of await openPeriodsOf(deps)) {
    if (!periodIds.has(period.id)) continue;
    await unlessLost(async () => {
      await settleCommissions(computation(await fenceOf(period)), () => Promise.resolve());
      await markProvisional(deps, period);
      done.push(period.id);
    });
  }
  return done;
}

/** The close of a period has begun meanwhile: from then on its sheet is the run's. */
async function unlessLost(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof LostSheet)) throw error;
  }
}

async function markProvisional({ graph, clock }: Deps, { id }: KnownPeriod): Promise<void> {
  await graph.write("period/mark-provisional", { periodId: id, at: clock() });
}
