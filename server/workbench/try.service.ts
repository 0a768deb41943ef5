/** All cases of a version or a draft tried on request, by the gate's own functions in a rehearsal. */
import { recordTried, tryCases, type GateDeps } from "../gate/gate.service.ts";
import type { TriedVersion } from "../gate/plan-case.ts";
import { lockCases } from "../gate/plan-case.store.ts";
import type { Graph } from "../graph/graph.ts";
import { planVersions } from "../period/plan-version.ts";
import { parsePlan } from "../plan/parse-plan.ts";
import { casesHash, refuse, textHash, type Refused } from "./draft.ts";
import { draftById } from "./draft.store.ts";
import { endTry, insertTry, recordProgress, takeTry } from "./try.store.ts";

/** After so many attempts a try that keeps failing is given up and says why. */
const ATTEMPTS_MAX = 3;

/**
 * What cases are held to by its id: a stored version, or a draft as it reads now. Refuses: not_found,
 * faulty (a draft with faults computes nothing).
 */
export async function heldVersion(graph: Graph, id: string): Promise<TriedVersion | Refused> {
  const stored = (await planVersions(graph)).find((one) => one.id === id);
  if (stored !== undefined) return stored;
  const draft = await draftById(graph, id);
  if (draft === null) return refuse("not_found", `There is no plan version or draft ${id}.`);
  const parsed = parsePlan(draft.text);
  if (!parsed.ok) return refuse("faulty", "The draft has faults; mend them before its cases.");
  return { id, plan: parsed.plan, text: draft.text };
}

/** Asks for a try; one under way is answered instead. Refuses: not_found, faulty, no_cases. */
export async function askTry(
  { graph, clock }: { graph: Graph; clock: () => number },
  { heldId, actorId, key }: { heldId: string; actorId: string; key: string },
): Promise<{ tryId: string } | Refused> {
  const held = await heldVersion(graph, heldId);
  if ("refused" in held) return held;
  const id = `try-${textHash(`${actorId} ${key}`).slice(0, 16)}`;
  const at = clock();
  return graph.transaction(async (tx) => {
    const cases = (await lockCases(tx, heldId)) ?? [];
    const total = cases.length;
    if (total === 0) return refuse("no_cases", "There is no case to try yet; add one first.");
    const asked = { id, heldId, textHash: textHash(held.text), by: actorId, total, at };
    return { tryId: await insertTry(tx, asked) };
  });
}

/** Performs a try; one that has ended is left alone, one that broke off is done again. */
export async function performTry(deps: GateDeps, tryId: string): Promise<void> {
  const { graph, clock } = deps;
  const begun = await takeTry(graph, { id: tryId, at: clock() });
  if (begun === null) return;
  try {
    await performIn(deps, tryId, begun);
  } catch (error) {
    if (Number(begun.attempt) < ATTEMPTS_MAX) throw error;
    await fail(deps, tryId, error instanceof Error ? error.message : String(error));
  }
}

async function performIn(
  deps: GateDeps,
  id: string,
  { heldId, textHash: asked }: { heldId: string; textHash: string },
): Promise<void> {
  const { graph, clock } = deps;
  const held = await heldVersion(graph, heldId);
  if ("refused" in held || textHash(held.text) !== asked) {
    return fail(deps, id, "The text was changed meanwhile; try the cases again.");
  }
  const tried = await tryCases(deps, held, (done, total) =>
    recordProgress(graph, { id, done, total }),
  );
  const red = tried.filter(({ differences }) => differences.length > 0).length;
  const hash = casesHash(tried.map(({ one }) => one));
  const at = clock();
  await graph.transaction(async (tx) => {
    await recordTried(tx, { tried, runId: null, at });
    await endTry(tx, { id, state: "done", casesHash: hash, failure: null, red, at });
  });
}

async function fail({ graph, clock }: GateDeps, id: string, failure: string): Promise<void> {
  const ended = { id, state: "failed", casesHash: null, failure, red: 0, at: clock() } as const;
  await graph.transaction((tx) => endTry(tx, ended));
}
