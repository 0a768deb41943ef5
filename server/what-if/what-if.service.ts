/**
 * What if: another plan over a real period, beside the live one.
 *
 * A what-if lays the company out once more, computes it by the close's own functions, has it checked by the
 * second opinion, keeps the difference and takes its sheets away again. It posts nothing, raises no
 * exception, tells no event, and never writes a node that anything else reads.
 */
import { createHash } from "node:crypto";
import type { Graph } from "../graph/graph.ts";
import { parsePlan } from "../plan/parse-plan.ts";
import { planHash } from "../plan/plan-hash.ts";
import type { Plan, PlanFault } from "../plan/plan.ts";
import { refuse, type Refusal } from "../period/period.service.ts";
import { planVersions } from "../period/plan-version.ts";
import { claimSheet, LostSheet } from "../sheet/fence.ts";
import { trialSheet } from "../sheet/sheet-name.ts";
import { clearUp, computeWhatIf } from "./compute.ts";
import { markOf, sceneOf, whyNot } from "./scene.ts";
import * as store from "./what-if.store.ts";

export interface Deps {
  graph: Graph;
  /** Epoch ms. */
  clock: () => number;
}

/** Which plan is tried: a stored version, or a draft as it is written. */
export type TriedPlan = { versionId: string } | { text: string };

/** A draft that does not read, with everything that is wrong with it. */
export interface FaultyDraft {
  faults: PlanFault[];
}

/** After so many attempts a what-if that keeps failing is given up and says why. */
const ATTEMPTS_MAX = 5;

/**
 * Asks what a plan would pay over a period, and answers the what-if's id; a worker computes it. The same
 * key answers the same what-if.
 *
 * Refuses: not_found, being_computed, other_calendar, other_currency, key_reused, too_many;
 * a draft with faults.
 */
export async function askWhatIf(
  deps: Deps,
  input: { periodId: string; tried: TriedPlan; actorId: string; key: string },
): Promise<{ id: string } | Refusal | FaultyDraft> {
  const { graph, clock } = deps;
  const { periodId, actorId } = input;
  const tried = await triedPlan(graph, input.tried);
  if ("refused" in tried || "faults" in tried) return tried;
  const { plan, text, versionId } = tried;
  const scene = await sceneOf(graph, periodId);
  if ("refused" in scene) return scene;
  const refusal = whyNot(plan, scene);
  if (refusal !== null) return refusal;
  const id = createHash("sha256").update(`${actorId}\n${input.key}`).digest("hex").slice(0, 20);
  const hash = planHash(plan);
  const kept = await store.ask(graph, {
    ...{ id, periodId, actorId, at: clock(), mark: await markOf(graph, scene) },
    ...{ planVersionId: versionId, planName: plan.name, planVersion: plan.version },
    ...{ planText: text, planHash: hash },
    ...{ livePlanVersionId: scene.live.id, runId: scene.run?.id ?? null },
  });
  if (!kept.asked) {
    return refuse("too_many", "Many what-ifs are under way; ask again when one of them is done.");
  }
  if (kept.periodId === periodId && kept.planHash === hash) return { id };
  return refuse("key_reused", "This key was used for another what-if; nothing was started.");
}

async function triedPlan(
  graph: Graph,
  tried: TriedPlan,
): Promise<{ plan: Plan; text: string; versionId: string | null } | Refusal | FaultyDraft> {
  if ("text" in tried) {
    const parsed = parsePlan(tried.text);
    if (!parsed.ok) return { faults: parsed.faults };
    return { plan: parsed.plan, text: tried.text, versionId: null };
  }
  const version = (await planVersions(graph)).find(({ id }) => id === tried.versionId);
  if (version === undefined) {
    return refuse("not_found", `There is no plan version ${tried.versionId}.`);
  }
  return { plan: version.plan, text: version.text, versionId: version.id };
}

/**
 * Does what is left to be done for a what-if: computes it or carries it on, takes its sheets away, and its
 * record where somebody wants it gone. Safe to call again after a kill, and beside another worker.
 */
export async function performWhatIf(deps: Deps, input: { whatIfId: string }): Promise<void> {
  const { graph } = deps;
  const record = await store.whatIfById(graph, input.whatIfId);
  if (record === null) return;
  try {
    await compute(deps, record);
    await clearUp(deps, record.id);
  } catch (error) {
    // Somebody has broken it off, or another worker has it; who took the sheet clears up.
    if (!(error instanceof LostSheet)) throw error;
  }
}

async function compute(deps: Deps, record: store.WhatIfRow): Promise<void> {
  const { graph, clock } = deps;
  const { id, periodId, state, removing } = record;
  if (!["waiting", "running"].includes(state) || removing) return;
  let attempt = 0n;
  try {
    const fence = await claimSheet(graph, trialSheet(id, periodId), periodId, async (tx) => {
      attempt = (await store.begin(tx, id, clock())) ?? 0n;
      return attempt > 0n;
    });
    await computeWhatIf(deps, record, fence);
  } catch (error) {
    if (error instanceof LostSheet || attempt < ATTEMPTS_MAX) throw error;
    const failure = error instanceof Error ? error.message : String(error);
    await store.fail(graph, { id, failure, at: clock() });
  }
}

/**
 * Breaks a what-if off, or (`removing`) takes it away with what it found. Whoever computes it writes nothing
 * from now on; its sheets are taken away by a worker. Refuses: not_found.
 */
export async function endWhatIf(
  { graph, clock }: Deps,
  input: { id: string; removing: boolean },
): Promise<Refusal | null> {
  const record = await store.whatIfById(graph, input.id);
  const gone = refuse("not_found", "There is no such what-if.");
  if (record === null) return gone;
  const { cleared } = record;
  const end = { ...input, cleared, at: clock() };
  if (cleared) {
    const ended = await graph.transaction((tx) => store.cancel(tx, end));
    return ended ? null : gone;
  }
  // The sheet is taken in the same transaction, so that its writer is fenced off at once.
  await claimSheet(graph, trialSheet(record.id, record.periodId), record.periodId, (tx) =>
    store.cancel(tx, end),
  );
  return null;
}
