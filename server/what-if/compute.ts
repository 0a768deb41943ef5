/**
 * The computation of a what-if, step by step: the live plan where no run stands, the tried plan on a copy of
 * the same sheet, the second opinion on it, the comparison.
 *
 * Each step may run again; one that was killed goes on where it was. What has moved meanwhile (an import
 * into an open period) makes it start over, so that a difference is always the plan's.
 */
import assert from "node:assert/strict";
import { clearPools } from "../bonus/kinds/pool.ts";
import { commissionsOfSheet, paymentsOfSheet, replaceCommissions } from "../commission/store.ts";
import type { Graph } from "../graph/graph.ts";
import { parsePlan } from "../plan/parse-plan.ts";
import type { Plan } from "../plan/plan.ts";
import { COMPUTE_STEPS, volumeTotals, type Computation } from "../period/compute/compute.ts";
import { ownOpening } from "../period/compute/opening.ts";
import { ledgerHash } from "../period/hashes.ts";
import { differencesOf } from "../period/second-opinion.ts";
import { endedWith, recorder, recordsOf, type Progress, type StepRecord } from "../period/steps.ts";
import { rankSourceOf } from "../period/timeline.ts";
import { claimSheet, LostSheet, type Fence } from "../sheet/fence.ts";
import { copyOpening, copySheet, removeSheets } from "../sheet/copy-sheet.ts";
import { numbersOf, rankIdsOf } from "../plan/rank-numbers.ts";
import { trialPrefix, trialSheet } from "../sheet/sheet-name.ts";
import { compareSides, type Side } from "./comparison/compare.ts";
import { exact, resultText, type Opinion } from "./result.ts";
import { markOf, ownPeriod, sceneOf, whyNot, type Scene } from "./scene.ts";
import type { Deps } from "./what-if.service.ts";
import * as store from "./what-if.store.ts";

/** How often a what-if starts over when what it computes from keeps moving. */
const ROUNDS_MAX = 3;

const LIVE = "live-";

/** The live plan's computation, where no run stands. */
const LIVE_STEPS = COMPUTE_STEPS.map(({ name, title }) => ({
  name: LIVE + name,
  title: `Live plan: ${title}`,
}));

const TRIED_STEPS = [
  ...COMPUTE_STEPS.map(({ name, title }) => ({
    name,
    title: name === "sheet" ? "Copy the sheet" : title,
  })),
  { name: "second-opinion", title: "Compute it all a second time and compare" },
  { name: "compare", title: "Compare with the live plan, person by person" },
];

/** The two computations of a what-if; both are written under one fence. */
interface Both {
  live: Computation;
  tried: Computation;
}

/** The sheet on which the live plan is computed where no run stands. */
function liveSheet(record: store.WhatIfRow): string {
  return trialSheet(`${record.id}.live`, record.periodId);
}

/** Computes a what-if to its end; the fence holds its sheet. */
export async function computeWhatIf(
  deps: Deps,
  record: store.WhatIfRow,
  fence: Fence,
): Promise<void> {
  const fail = (failure: string) =>
    store.fail(deps.graph, { id: record.id, failure, at: deps.clock() });
  let { stepsJson, mark } = record;
  for (let round = 1; ; round += 1) {
    const parsed = parsePlan(record.planText);
    assert(parsed.ok, "the plan of a what-if was read when it was asked");
    const scene = await sceneOf(deps.graph, record.periodId);
    if ("refused" in scene) return fail(scene.message);
    const refusal = whyNot(parsed.plan, scene);
    if (refusal !== null) return fail(refusal.message);
    if (scene.live.id !== record.livePlanVersionId || (scene.run?.id ?? null) !== record.runId) {
      return fail(`${record.periodId} was computed meanwhile; ask again, beside its new run.`);
    }
    const both = await computationsOf(deps.graph, scene, parsed.plan, record, fence);
    const moved = await performSteps(deps, record, scene, both, { stepsJson, mark });
    if (moved === null) return;
    if (round === ROUNDS_MAX) {
      return fail("Its orders kept changing while it was computed; ask again when they rest.");
    }
    await fence.write((tx) => store.startOver(tx, record.id, moved));
    [stepsJson, mark] = ["[]", moved];
  }
}

async function computationsOf(
  graph: Graph,
  scene: Scene,
  plan: Plan,
  record: store.WhatIfRow,
  fence: Fence,
): Promise<Both> {
  const { live, periods, period, run, opening, decided } = scene;
  const own = ownPeriod(plan, period);
  assert(own, "the tried plan has the period");
  const sheet = run?.sheet ?? liveSheet(record);
  // What a sheet that stands follows is written in the numbers of its own plan already.
  const writtenIn = run === null ? undefined : rankIdsOf(live.plan);
  const beside = await ownOpening(graph, live.plan, {
    ...{ opening, ranks: rankSourceOf(live.plan, periods, period), writtenIn },
    nameOf: (key, periodId) => trialSheet(`${record.id}.live-${key}`, periodId),
  });
  const from = await ownOpening(graph, plan, {
    ...{ opening, ranks: rankSourceOf(plan, periods, own), writtenIn },
    nameOf: (key, periodId) => trialSheet(`${record.id}.${key}`, periodId),
  });
  return {
    live: { graph, fence: { ...fence, sheet }, plan: live.plan, period, decided, ...beside },
    tried: { graph, fence, plan, period: own, decided, ...from },
  };
}

/** Does the steps; null when it is done, else what it must start over from. */
async function performSteps(
  deps: Deps,
  record: store.WhatIfRow,
  scene: Scene,
  { live, tried }: Both,
  from: { stepsJson: string; mark: string },
): Promise<string | null> {
  const { fence, plan, period } = tried;
  const steps = scene.run === null ? [...LIVE_STEPS, ...TRIED_STEPS] : TRIED_STEPS;
  const records = recordsOf(steps, from.stepsJson);
  const keep = (stepsJson: string) =>
    fence.write((tx) => store.recordSteps(tx, record.id, stepsJson));
  const recording = recorder(deps, keep, records, () => undefined);
  if (scene.run === null) {
    for (const step of COMPUTE_STEPS) {
      await recording(LIVE + step.name, (progress) => step.work(live, progress));
    }
  }
  const rankNumbers = numbersOf(rankIdsOf(live.plan), rankIdsOf(plan));
  const original = {
    ...{ sheet: live.fence.sheet, plan: live.plan, before: tried.opening.before, rankNumbers },
  };
  const layOut = async (progress: Progress) => {
    for (const copy of tried.copies) await copyOpening(fence, copy);
    await copySheet(fence, plan, period.endsAt, original, progress);
  };
  for (const step of COMPUTE_STEPS) {
    await recording(step.name, (progress) =>
      step.name === "sheet" ? layOut(progress) : step.work(tried, progress),
    );
  }
  await recording("second-opinion", async () => {
    const differences = await differencesOf(tried);
    const opinion: Opinion = {
      differences: differences.length,
      first: differences.slice(0, OPINIONS_KEPT),
    };
    await fence.write((tx) => store.keepOpinion(tx, record.id, exact(opinion)));
  });
  let moved: string | null = null;
  await recording("compare", async () => {
    const now = await markOf(deps.graph, scene);
    if (now !== from.mark) {
      moved = now;
      return { ended: "failed" };
    }
    await keepComparison(deps, record, scene, { live, tried }, records);
    return { ended: "done" };
  });
  return moved;
}

/** Differences of the second opinion that are kept and shown; the others are counted. */
const OPINIONS_KEPT = 20;

async function keepComparison(
  deps: Deps,
  record: store.WhatIfRow,
  { run }: Scene,
  { live, tried }: Both,
  records: readonly StepRecord[],
): Promise<void> {
  const { fence } = tried;
  const before = await sideOf(live);
  const after = await sideOf(tried);
  assert(before.orders === after.orders, "both plans are computed from the same orders");
  assert(run === null || run.ledgerHash === before.hash, "the run that it is beside still stands");
  const { commissionable, plan } = before.side;
  const { currency } = plan;
  const comparison = compareSides(before.side, after.side);
  await store.replacePeople(fence, record.id, comparison.people);
  const at = deps.clock();
  const found = {
    ...{ id: record.id, at, ledgerHash: after.hash, liveLedgerHash: before.hash },
    stepsJson: endedWith(records, "compare", { state: "done", finishedAt: at }),
    resultJson: resultText(comparison, { currency, commissionable }),
  };
  if (!(await fence.write((tx) => store.finish(tx, found)))) throw new LostSheet(fence.sheet);
}

/** One computation as its sheet has it, its hash, and what its orders add up to. */
async function sideOf(
  computation: Computation,
): Promise<{ side: Side; hash: string; orders: string }> {
  const { graph, plan, period, fence } = computation;
  const { sheet } = fence;
  const commissions = await commissionsOfSheet(graph, sheet);
  const payments = await paymentsOfSheet(graph, sheet);
  const totals = await volumeTotals(graph, sheet);
  const { calendar } = period;
  const { commissionable, orders, qualifying } = totals;
  return {
    side: {
      ...{ plan, calendar, commissions, payments, commissionable },
      paidAs: await store.paidAsOfSheet(graph, sheet),
    },
    hash: ledgerHash(commissions),
    orders: `${orders} ${qualifying} ${commissionable}`,
  };
}

/** Takes away what a what-if that has ended has left: its sheets, and all of it where it is to go. */
export async function clearUp({ graph }: Deps, id: string): Promise<void> {
  const record = await store.whatIfById(graph, id);
  if (record === null || ["waiting", "running"].includes(record.state)) return;
  if (!record.cleared) {
    const fence = await claimSheet(graph, trialSheet(id, record.periodId), record.periodId);
    for (const sheet of [fence.sheet, liveSheet(record)]) {
      await replaceCommissions(graph, { ...fence, sheet }, [], []);
      await clearPools({ ...fence, sheet });
    }
    await removeSheets(fence, trialPrefix(id));
    await store.markCleared(graph, id);
  }
  if (record.removing) await store.remove(graph, id);
}
