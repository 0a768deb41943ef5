/**
 * Revisions: an approved period computed again beside what was paid, with everything that staff have
 * decided since: late orders that count, orders moved, places corrected, another version of the plan.
 *
 * A revision is a run like any other, over a sheet of its own ("2026-10/1"). The run that was paid never
 * changes; once two people have approved the revision, the differences land in the first period that is
 * not approved yet.
 */
import { planVersions, type PlanVersion } from "../plan-version.ts";
import { openPeriods, refuse, type Refusal } from "../period.service.ts";
import type { Deps } from "../run.service.ts";

export interface RevisionInput {
  periodId: string;
  /** Why; shown on every statement that it changes. */
  reason: string;
  /** Another version of the plan; null: the one of the run that stands. */
  planVersionId: string | null;
  actorId: string;
  key: string;
}

interface Queued extends Record<string, unknown> {
  runId: string | null;
  same: boolean | null;
  state: string;
  busy: boolean;
  importing: boolean;
}

/**
 * Puts a revision of an approved period into the queue and answers its run's id; the same key answers the
 * same run. A revision in review gets a new run over the same sheet.
 *
 * Refuses: not_found, not_approved, running, import_running, key_reused, other_plan, invalid:reason.
 */
export async function startRevision(
  deps: Deps,
  input: RevisionInput,
): Promise<{ runId: string } | Refusal> {
  const { periodId, actorId, key, planVersionId } = input;
  const reason = input.reason.trim();
  if (reason.length < 3 || reason.length > 2_000) {
    return refuse("invalid:reason", "Say why, in 3 to 2,000 characters.");
  }
  await openPeriods(deps);
  const version = await chosenVersion(deps, planVersionId);
  if (version !== null && "refused" in version) return version;
  const [row] = await deps.graph.write<Queued>("period/queue-revision", {
    ...{ periodId, key, actorId, reason, at: deps.clock(), planVersionId },
    planHash: version?.hash ?? null,
  });
  if (row === undefined) return refuse("not_found", `There is no period ${periodId}.`);
  if (row.same === false) {
    return refuse("key_reused", "This key was used for something else; nothing was done.");
  }
  if (row.runId !== null) return { runId: row.runId };
  return whyNotQueued(periodId, row);
}

function whyNotQueued(periodId: string, { state, importing }: Queued): Refusal {
  if (state !== "approved") {
    const message = `${periodId} is not approved yet; compute it again instead of revising it.`;
    return refuse("not_approved", message);
  }
  if (importing) {
    return refuse("import_running", "An import is being written; revise when it is done.");
  }
  return refuse("running", `${periodId} is being revised already; its run is on its page.`);
}

/** Another version of the plan that the company has; one of other money or calendars is none of it. */
async function chosenVersion(
  { graph }: Deps,
  id: string | null,
): Promise<PlanVersion | Refusal | null> {
  if (id === null) return null;
  const versions = await planVersions(graph);
  const version = versions.find((one) => one.id === id);
  if (version === undefined) {
    return refuse("invalid:planVersionId", `There is no plan version ${id}.`);
  }
  const frame = ({ plan }: PlanVersion) =>
    JSON.stringify([plan.currency, plan.zone, plan.calendars]);
  if (versions.some((one) => frame(one) !== frame(version))) {
    const message = `${id} has another currency, zone or calendars than the company's plan; a revision keeps them.`;
    return refuse("other_plan", message);
  }
  return version;
}
