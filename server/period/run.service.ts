/**
 * The conductor: takes a run from the cut-off to the review, step by step.
 *
 * Every step is idempotent and fenced by the sheet's epoch, so a run that was killed anywhere is
 * simply performed again: it goes on with the step it was in and ends in the same ledger hash.
 */
import assert from "node:assert/strict";
import { anomaliesOf } from "../anomaly/anomaly.service.ts";
import { commissionsOfSheet } from "../commission/store.ts";
import { ANOMALY_CODES, RESULT_CODES } from "../exception/exception.ts";
import { raiseExceptions, type Raised } from "../exception/exception.service.ts";
import { settledOfSheet } from "../exception/exception.store.ts";
import { blockedSentence, passGate, type GateDeps } from "../gate/gate.service.ts";
import type { Graph } from "../graph/graph.ts";
import type { Plan } from "../plan/plan.ts";
import { claimSheet, LostSheet, type Fence } from "../sheet/fence.ts";
import { COMPUTE_STEPS, lookAhead, volumeTotals, type Computation } from "./compute/compute.ts";
import { openingOfSheet } from "./compute/opening.ts";
import { findingsOf } from "./findings.ts";
import { inputHash, ledgerHash } from "./hashes.ts";
import { planVersions, type PlanVersion } from "./plan-version.ts";
import { postRevision, postRun } from "./posting.ts";
import { seekSecondOpinion } from "./second-opinion.ts";
import { endedWith, recorder, recordsOf } from "./steps.ts";
import type { OnStep, Progress, SaveSteps, StepEnd, StepRecord } from "./steps.ts";
import { closedBefore, openingMark, openingOf } from "./timeline.ts";
import { rankSourceOf, timeline, type KnownPeriod } from "./timeline.ts";

/** What the services of this room need. */
export interface Deps {
  graph: Graph;
  /** Epoch ms. */
  clock: () => number;
}

/** What performing a run needs besides: its gate closes cases by functions that come later. */
export type RunDeps = Deps & GateDeps;

/** After so many attempts a run that keeps failing is given up and says why. */
const ATTEMPTS_MAX = 5;

interface RunRow extends Record<string, unknown> {
  id: string;
  sheet: string;
  periodId: string;
  planVersionId: string;
  status: string;
  stepsJson: string;
  openingHash: string | null;
  /** The sheet that it revises; null: it is a close. */
  revises: string | null;
  landsIn: string | null;
  posted: boolean;
}

/** Performs a run, or carries on one that was cut short; a run that is finished is left alone. */
export async function performRun(
  deps: RunDeps,
  input: { runId: string; onStep?: OnStep },
): Promise<void> {
  const run = await findRun(deps.graph, input.runId);
  if (run === null) return;
  if (run.status === "approved") return postApproved(deps, run.id);
  if (run.status !== "queued" && run.status !== "running") return;
  const scene = await sceneOf(deps.graph, run);
  // Taken and begun in one transaction, so nobody can take the sheet in between.
  const begin = { runId: run.id, at: deps.clock(), openingHash: scene.openingHash };
  let attempt = 0n;
  let decided = 0n;
  try {
    const fence = await claimSheet(deps.graph, run.sheet, run.periodId, async (tx, epoch) => {
      const [begun] = await tx.run<Begun>("period/begin-run", { ...begin, epoch });
      attempt = begun?.attempt ?? 0n;
      decided = begun?.decided ?? 0n;
      return begun !== undefined;
    });
    const onStep = input.onStep ?? (() => undefined);
    await performSteps(deps, run, { ...scene, decided }, fence, onStep);
  } catch (error) {
    if (error instanceof LostSheet) return;
    if (attempt >= ATTEMPTS_MAX) await giveUp(deps, run.id, error);
    throw error;
  }
}

interface Begun extends Record<string, unknown> {
  attempt: bigint;
  decided: bigint;
}

/** Posts the entries of a run that two people have approved; one that is posted is left alone. */
export async function postApproved(deps: Deps, runId: string): Promise<void> {
  const run = await findRun(deps.graph, runId);
  if (run?.status !== "approved" || run.posted) return;
  await (run.revises === null ? postRun(deps, run) : postRevision(deps, run));
}

/** The plan and the periods that a run computes from, and what its period's opening is now. */
async function sceneOf(graph: Graph, run: RunRow) {
  const version = (await planVersions(graph)).find(({ id }) => id === run.planVersionId);
  assert(version, `the run's plan ${run.planVersionId} is stored`);
  const periods = await timeline(graph, version.plan);
  const period = periods.find(({ id }) => id === run.periodId);
  assert(period, `the period ${run.periodId} belongs to the plan`);
  return { version, periods, period, openingHash: openingMark(periods, period) };
}

type Scene = Awaited<ReturnType<typeof sceneOf>> & { decided: bigint };

async function giveUp({ graph, clock }: Deps, runId: string, error: unknown): Promise<void> {
  const failure = error instanceof Error ? error.message : String(error);
  await graph.write("period/fail-run", { runId, at: clock(), failure });
}

async function findRun(graph: Graph, runId: string): Promise<RunRow | null> {
  const [run] = await graph.read<RunRow>("period/find-run", { runId });
  return run ?? null;
}

async function performSteps(
  deps: RunDeps,
  run: RunRow,
  { version, periods, period, openingHash, decided }: Scene,
  fence: Fence,
  onStep: OnStep,
): Promise<void> {
  const { graph } = deps;
  const computation: Computation = {
    graph,
    fence,
    plan: version.plan,
    period,
    ...(await openingOfSheet(graph, version.plan, fence.sheet, {
      opening: { ...openingOf(periods, period), revises: run.revises },
      ranks: rankSourceOf(version.plan, periods, period),
    })),
    decided,
  };
  // Steps that were done before a kill stand, unless the period before was computed again meanwhile.
  const records = recordsOf(STEPS, run.openingHash === openingHash ? run.stepsJson : "[]");
  const keep: SaveSteps = async (stepsJson, { name }) => {
    if (graph.rehearsal) return; // nobody can look on, and what is cut short is gone
    const parameters = { runId: run.id, step: name, stepsJson };
    await fence.write((tx) => tx.run("period/record-steps", parameters));
  };
  const recording = recorder(deps, keep, records, onStep);
  const scene = { run, version, fence };
  if (await recording("gate", (progress) => gate(deps, scene, records, progress))) return;
  for (const step of COMPUTE_STEPS) {
    await recording(step.name, (progress) => step.work(computation, progress));
  }
  await recording("second-opinion", () =>
    seekSecondOpinion(computation, { id: run.id, at: deps.clock() }),
  );
  await recording("exceptions", () => park(deps, run, computation));
  await recording("anomalies", () => watch(deps, run, fence, version.plan, periods, period));
  await recording("outlook", () => lookAhead(computation));
  await recording("review", () => finish(deps, run, version, computation, records));
}

const STEPS = [
  { name: "gate", title: "Try the plan's cases" },
  ...COMPUTE_STEPS,
  { name: "second-opinion", title: "Compute it all a second time and compare" },
  { name: "exceptions", title: "Park what is unfit to pay" },
  { name: "anomalies", title: "Look for what is unusual" },
  { name: "outlook", title: "See who is near the next rank" },
  { name: "review", title: "Hash the ledger and hand over to review" },
];

/** The plan's cases, before anything is computed; a red one that nobody has waived ends the run. */
async function gate(
  deps: RunDeps,
  { run, version, fence }: { run: RunRow; version: PlanVersion; fence: Fence },
  records: readonly StepRecord[],
  progress: Progress,
): Promise<StepEnd> {
  const outcome = await passGate(deps, { version, fence, run, onTried: progress });
  if (outcome.blocking.length === 0) return;
  const at = deps.clock();
  const parameters = {
    runId: run.id,
    at,
    failure: blockedSentence(version, outcome),
    stepsJson: endedWith(records, "gate", { state: "failed", finishedAt: at }),
  };
  await fence.write((tx) => tx.run("period/block-run", parameters));
  return { ended: "failed" };
}

async function park(deps: Deps, run: RunRow, computation: Computation): Promise<void> {
  const { graph, fence, plan, period, decided } = computation;
  const { sheet, revises } = run;
  const commissions = await commissionsOfSheet(graph, sheet);
  const { commissionable } = await volumeTotals(graph, sheet);
  const checked = { graph, plan, sheet, period, decided, commissions, commissionable };
  const found = await findingsOf({ ...checked, revises });
  const raised = await notSettled(graph, revises, found);
  const lookedFor = RESULT_CODES;
  const raiser = { sheet, periodId: period.id, runId: run.id, at: deps.clock(), lookedFor };
  await fence.write((tx) => raiseExceptions(tx, { ...raiser, raised }));
}

/** Without what was found in the same words in the sheet that is revised, and settled there. */
async function notSettled<R extends Raised>(
  graph: Graph,
  revises: string | null,
  found: readonly R[],
): Promise<R[]> {
  if (revises === null) return [...found];
  const settled = await settledOfSheet(graph, revises);
  return found.filter(
    ({ code, subject, evidence }) => !settled.has(`${code} ${subject} ${JSON.stringify(evidence)}`),
  );
}

/** Parks what is computed rightly and looks wrong beside the approved periods before. */
async function watch(
  deps: Deps,
  run: RunRow,
  fence: Fence,
  plan: Plan,
  periods: readonly KnownPeriod[],
  period: KnownPeriod,
): Promise<void> {
  const { graph } = deps;
  const { sheet } = run;
  const earlier = closedBefore(periods, period)
    .filter(({ calendar, state }) => calendar === period.calendar && state === "approved")
    .map((one) => one.standing);
  const commissions = await commissionsOfSheet(graph, sheet);
  const { commissionable } = await volumeTotals(graph, sheet);
  const watched = { graph, plan, sheet, period, earlier, commissions, commissionable };
  const raised = await notSettled(graph, run.revises, await anomaliesOf(watched));
  const at = deps.clock();
  const raiser = { sheet, periodId: period.id, runId: run.id, at, lookedFor: ANOMALY_CODES };
  await fence.write((tx) => raiseExceptions(tx, { ...raiser, raised }));
}

async function finish(
  { graph, clock }: Deps,
  run: RunRow,
  version: PlanVersion,
  { fence, plan, period, decided }: Computation,
  records: readonly StepRecord[],
): Promise<StepEnd> {
  const { sheet } = run;
  const at = clock();
  const [commissions, totals, hashOfInput] = await Promise.all([
    commissionsOfSheet(graph, sheet),
    volumeTotals(graph, sheet),
    inputHash(graph, { sheet, plan, planHash: version.hash, period, decided }),
  ]);
  const payees = new Set(
    commissions.filter((one) => one.amountMinor !== 0n).map((one) => one.distributorId),
  );
  const amountMinor = commissions.reduce((sum, one) => sum + one.amountMinor, 0n);
  const parameters = {
    runId: run.id,
    at,
    stepsJson: endedWith(records, "review", { state: "done", finishedAt: at }),
    inputHash: hashOfInput,
    ledgerHash: ledgerHash(commissions),
    totals: { ...totals, amountMinor, payees: payees.size },
  };
  await fence.write((tx) => tx.run("period/finish-run", parameters));
  return { ended: "done" };
}
