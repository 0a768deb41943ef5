/**
 * Beside another engine: its results of a period are taken in, compared with our newest run, and what
 * differs goes to the exceptions, grouped by likely cause.
 *
 * Everything here may run again: lines and differences have their places as keys, and the record's id
 * is the hash of content, period and mapping. Nothing of ours is changed.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { compareText } from "../commission/amounts.ts";
import { commissionsOfSheet } from "../commission/store.ts";
import { faultList } from "../csv/fault.ts";
import type { Raised } from "../exception/exception.service.ts";
import { raiseExceptions } from "../exception/exception.service.ts";
import type { Graph } from "../graph/graph.ts";
import { linesOfPeriod } from "../line/lines-of-period.ts";
import { formatUnits } from "../money/money.ts";
import type { Plan } from "../plan/plan.ts";
import { runsById } from "../period/period.reader.ts";
import { newestPlan, planVersions } from "../period/plan-version.ts";
import { timeline, type KnownPeriod } from "../period/timeline.ts";
import { CAUSES } from "./cause.ts";
import { compareResults, type Comparison, type Group } from "./compare.ts";
import * as store from "./other-engine.store.ts";
import { readTheirFile } from "./their-file.ts";
import { decidedUpTo } from "../sheet/decided.ts";

export interface EngineDeps {
  graph: Graph;
  /** Epoch ms. */
  clock: () => number;
}

/** Results as they arrive. */
export interface NewResults {
  periodId: string;
  /** Their name of a bonus -> our id. */
  bonuses: Readonly<Record<string, string>>;
  /** sha256 (hex) of the file's bytes. */
  contentHash: string;
  /** Name of the file. */
  source: string;
  actorId: string;
  /** waiting: for the worker, who looks for what waits. comparing: the caller does it himself. */
  state: "waiting" | "comparing";
}

/**
 * Records results that have arrived, or asks for the same ones to be compared again; answers their id.
 * `before` is done first, so that the file lies where the comparison will look for it.
 */
export async function announceResults(
  deps: EngineDeps,
  input: NewResults,
  before: (id: string) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const { periodId, bonuses, contentHash, source, actorId, state } = input;
  const mapping = Object.entries(bonuses).sort(([a], [b]) => compareText(a, b));
  const text = JSON.stringify([periodId, mapping, contentHash]);
  const id = createHash("sha256").update(text).digest("hex").slice(0, 32);
  await before(id);
  const bonusesJson = JSON.stringify(Object.fromEntries(mapping));
  await store.announce(deps.graph, {
    ...{ id, periodId, source, bonusesJson, actorId, at: deps.clock(), state },
  });
  return id;
}

const UNDER_WAY = ["waiting", "comparing"];

/**
 * Compares what was announced. `path` is its file, no longer needed once the lines are kept.
 *
 * Ends as refused where the file has faults, as failed where there is nothing to compare.
 */
export async function performComparison(
  deps: EngineDeps,
  input: { resultId: string; path: string },
): Promise<void> {
  const { graph } = deps;
  const result = await store.resultById(graph, input.resultId);
  if (result === null || !UNDER_WAY.includes(result.state)) return;
  const fail = (failure: string) =>
    store.end(graph, { id: result.id, state: "failed", failure, faultCount: 0, faults: [] });
  const scene = await sceneOf(graph, result.periodId);
  if (scene === null) {
    return fail(`The period ${result.periodId} has no computed run; close it, then compare.`);
  }
  if (!result.stored && !existsSync(input.path)) return fail("The file is gone; send it again.");
  if (!result.stored && !(await keepLines(deps, result, scene.plan, input.path))) return;
  const comparison = compareResults(
    await oursOf(graph, scene),
    await store.linesOfResult(graph, result.id),
  );
  await store.replaceDifferences(graph, result.id, comparison.differences);
  const { sheet, id: periodId } = scene.period;
  const { runId } = scene;
  const about = {
    sheet,
    periodId,
    runId,
    at: deps.clock(),
    lookedFor: ["engines_differ"] as const,
  };
  const raised = comparison.groups.map((group) => caseOf(scene.plan, result, comparison, group));
  await graph.transaction(async (tx) => {
    await store.finish(tx, { id: result.id, runId, sheet, comparison });
    await raiseExceptions(tx, { ...about, raised });
  });
}

interface Scene {
  plan: Plan;
  period: KnownPeriod;
  runId: string;
}

/** The period's newest run that was computed to its end, and the plan that it went by; null: none. */
async function sceneOf(graph: Graph, periodId: string): Promise<Scene | null> {
  const newest = await newestPlan(graph);
  if (newest === null) return null;
  const period = (await timeline(graph, newest.plan)).find(({ id }) => id === periodId);
  if (period === undefined || period.run === null) return null;
  const [run] = await runsById(graph, [period.run]);
  const version = (await planVersions(graph)).find(({ id }) => id === run?.planVersionId);
  assert(version, `the plan of the run ${period.run} is stored`);
  return { plan: version.plan, period, runId: period.run };
}

/** Reads the file and keeps its lines; false when it has faults and the record says so. */
async function keepLines(
  { graph }: EngineDeps,
  result: store.ResultRow,
  plan: Plan,
  path: string,
): Promise<boolean> {
  const { id, periodId } = result;
  const bonuses = JSON.parse(result.bonusesJson) as Record<string, string>;
  const faults = faultList();
  const reading = readTheirFile(path, { plan, periodId, bonuses }, faults);
  let rows = 0;
  for await (const lines of reading) {
    // Nothing is kept of a file with a fault; what was kept before it is written over next time.
    if (faults.count === 0) await store.writeLines(graph, id, rows, lines);
    rows += lines.length;
  }
  if (faults.count === 0 && rows === 0) faults.add("lines.csv", 0, "", "The file has no lines.");
  if (faults.count > 0) {
    const record = { faultCount: faults.count, faults: faults.faults };
    await store.end(graph, { id, state: "refused", failure: null, ...record });
    return false;
  }
  await store.markStored(graph, id, rows);
  return true;
}

async function oursOf(graph: Graph, { plan, period }: Scene) {
  const { sheet, startsAt, endsAt, calendar } = period;
  const decided = await decidedUpTo(graph, sheet);
  const commissions = await commissionsOfSheet(graph, sheet);
  const bonuses = plan.bonuses.filter((bonus) => bonus.calendar === calendar);
  const scope = { plan, sheet, startsAt, endsAt, decided };
  return {
    plan,
    commissions,
    carried: await store.carriedOfSheet(graph, sheet),
    lines: await linesOfPeriod(graph, scope, bonuses, commissions),
    orders: await store.volumeOfOrders(graph, { from: startsAt, until: endsAt, decided }),
  };
}

/** One case a cause: how many, how much, and who differs most. */
function caseOf(plan: Plan, result: store.ResultRow, comparison: Comparison, group: Group): Raised {
  const money = (minor: bigint) => `${formatUnits(minor, plan.currencyDigits)} ${plan.currency}`;
  return {
    code: "engines_differ",
    subject: group.cause,
    severity: group.cause === "unknown" ? "high" : "medium",
    evidence: {
      "Likely cause": `${CAUSES[group.cause].title}: ${CAUSES[group.cause].meaning}`,
      Persons: String(group.persons),
      Differences: String(group.differences),
      "Theirs less ours": money(group.differenceMinor),
      "Added up without signs": money(group.absoluteMinor),
      "Largest with": group.examples.join(", "),
      "Ours in all": money(comparison.oursMinor),
      "Theirs in all": money(comparison.theirsMinor),
      File: result.source,
      "Person by person": `/engine/${result.id}?cause=${group.cause}`,
    },
    moneyAtStakeMinor: group.absoluteMinor,
  };
}
