/**
 * A trial: a company's files and a plan, closed period by period on an empty store.
 *
 * It imports, closes and computes with the very functions of the platform; only the store is its own.
 */
import assert from "node:assert/strict";
import type { Fault } from "../csv/fault.ts";
import type { TryCase } from "../gate/plan-case.ts";
import { directorySource } from "../company-file/company-source.ts";
import type { Graph } from "../graph/graph.ts";
import { importCompany } from "../import/import.service.ts";
import { periodsCovering, periodOfPlan, type Period } from "../plan/calendar.ts";
import type { Plan } from "../plan/plan.ts";
import { queueClose } from "../period/period.service.ts";
import { storePlanVersion } from "../period/plan-version.ts";
import { performRun } from "../period/run.service.ts";
import { makePeriods, timeline } from "../period/timeline.ts";
import { giveOverrides } from "./overrides.ts";
import { readResults } from "./read-results.ts";
import { sortRows, TABLE_NAMES, type Tables } from "./tables.ts";

export interface TrialInput {
  /** Folder with distributors.csv and orders.csv, and customers, opening and overrides where needed. */
  dir: string;
  plan: Plan;
  planText: string;
  /** Only this period is answered; those before it are closed all the same. Null: all. */
  periodId: string | null;
  progress: (line: string) => void;
}

export type TrialOutcome =
  | { ok: true; tables: Tables; periodIds: string[] }
  | { ok: false; faults: Fault[]; faultCount: number };

/** Runs a trial on a store that holds nothing but the schema; refuses with the faults of the files. */
export async function runTrial(graph: Graph, input: TrialInput): Promise<TrialOutcome> {
  const { plan, progress } = input;
  await storePlanVersion({ graph }, input.planText);
  progress("Reading the tables");
  // Nothing in a trial depends on the time of day: it stands still.
  const still = { graph, clock: () => 0 };
  const source = directorySource(input.dir);
  const imported = await importCompany(still, { source, plan, mode: "trial", actorId: "trial" });
  if (!imported.ok) return { ok: false, faults: imported.faults, faultCount: imported.faultCount };
  const faults = await giveOverrides(still, plan, input.dir);
  if (faults.length > 0) return { ok: false, faults: [...faults], faultCount: faults.length };
  const periods = await periodsOf(graph, plan, input.periodId);
  const closedAt = Math.max(0, ...periods.map(({ endsAt }) => endsAt));
  const tables = emptyTables();
  const wanted = periods.filter(({ id }) => input.periodId === null || id === input.periodId);
  for (const period of periods) {
    progress(`Closing ${period.id}`);
    await close({ graph, clock: () => closedAt }, period.id);
    if (!wanted.includes(period)) continue;
    const known = (await timeline(graph, plan)).find(({ id }) => id === period.id);
    if (known === undefined) throw new Error(`The period ${period.id} was closed, so it is known.`);
    const rows = await readResults(graph, plan, known);
    for (const name of TABLE_NAMES) for (const row of rows[name]) tables[name].push(row);
  }
  for (const name of TABLE_NAMES) sortRows(tables[name]);
  return { ok: true, tables, periodIds: wanted.map(({ id }) => id) };
}

/** Makes every period from the earliest order's to the latest's, or to the one asked for. */
async function periodsOf(graph: Graph, plan: Plan, periodId: string | null): Promise<Period[]> {
  const [orders] = await graph.read<{ first: bigint | null; last: bigint | null }>(
    "period/earliest-order",
  );
  const asked = periodId === null ? null : periodOfPlan(plan, periodId);
  const first = orders?.first == null ? asked?.startsAt : Number(orders.first);
  const last = asked === null ? orders?.last : asked.endsAt - 1;
  if (first === undefined || last == null) return [];
  const from = Math.min(first, Number(last));
  const periods = periodsCovering(plan, from, Number(last));
  await makePeriods({ graph, clock: () => 0 }, plan, Number(last));
  // What is closed after the period that was asked for cannot change it.
  const end = periods.findIndex(({ id }) => id === asked?.id);
  return end < 0 ? periods : periods.slice(0, end + 1);
}

async function close(deps: { graph: Graph; clock: () => number }, periodId: string): Promise<void> {
  const started = await queueClose(deps, { periodId, actorId: "trial", key: `trial:${periodId}` });
  if ("refused" in started) throw new Error(started.message);
  await performRun({ ...deps, tryCase: noCases }, { runId: started.runId });
}

/** A trial is a case itself: its store holds no plan's cases, so its runs pass an empty gate. */
const noCases: TryCase = () => assert.fail("a trial's store holds no plan's cases");

function emptyTables(): Tables {
  return { commissions: [], lines: [], standings: [], payments: [], exceptions: [] };
}
