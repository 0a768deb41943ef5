/**
 * Two people release a period: an operations lead and a finance approver, each for the same ledger
 * hash; the second approval posts the entries. A revision is approved in the same way: its differences
 * land in the first period after it that is not approved yet.
 */
import { publish } from "../event/event.ts";
import type { Graph, Transaction } from "../graph/graph.ts";
import { markRunsStale, settleCorrections } from "../exception/exception.store.ts";
import { openPeriods, refuse, type Refusal } from "./period.service.ts";
import { newestPlan } from "./plan-version.ts";
import { postApproved, type Deps } from "./run.service.ts";
import { timeline } from "./timeline.ts";

/** The two roles, one approval each. */
export type ApproverRole = "operations" | "finance";

/** An approval as it is kept on the run; `at` is epoch ms. */
export interface Approval {
  userId: string;
  user: string;
  role: ApproverRole;
  at: number;
  key: string;
}

/** What an approver sends: the hash binds the approval to what he saw. */
export interface ApprovalInput {
  runId: string;
  ledgerHash: string;
  actorId: string;
  actorName: string;
  role: ApproverRole;
  key: string;
}

/** "first_approval": one more person is needed. */
export interface Approved {
  state: "first_approval" | "approved";
}

interface Locked extends Record<string, unknown> {
  status: string;
  approvalsJson: string;
  periodId: string;
  ledgerHash: string | null;
  openingHash: string | null;
  openingNow: string | null;
  revises: string | null;
  stale: boolean;
  standing: boolean;
  blocking: bigint;
  earlierOpen: string | null;
}

/**
 * Gives an approval; the second one approves the run and posts its entries.
 *
 * Refuses: not_found, not_in_review, hash_differs, stale, opening_changed, earlier_period_open,
 * blocking_exceptions, same_person, same_role, no_open_period. The same key answers the same state again.
 */
export async function approveRun(deps: Deps, input: ApprovalInput): Promise<Approved | Refusal> {
  await openPeriods(deps);
  const around = await periodsAround(deps.graph, input.runId);
  const answer = await deps.graph.transaction((tx) => approveIn(tx, deps.clock(), input, around));
  if ("state" in answer && answer.state === "approved") {
    await postApproved(deps, input.runId);
  }
  return answer;
}

/** Ids of the periods that close before and after the run's own, in order. */
interface Around {
  /** All of them are approved before it is. */
  before: string[];
  after: string[];
}

async function periodsAround(graph: Graph, runId: string): Promise<Around> {
  const newest = await newestPlan(graph);
  const [run] = await graph.read<{ periodId: string }>("period/find-run", { runId });
  if (newest === null || run === undefined) return { before: [], after: [] };
  const ids = (await timeline(graph, newest.plan)).map(({ id }) => id);
  const at = ids.indexOf(run.periodId);
  return { before: ids.slice(0, Math.max(0, at)), after: ids.slice(at + 1) };
}

async function approveIn(
  tx: Transaction,
  at: number,
  input: ApprovalInput,
  { before, after }: Around,
): Promise<Approved | Refusal> {
  const { runId } = input;
  const [run] = await tx.run<Locked>("period/lock-run", { runId, before });
  if (run === undefined) return refuse("not_found", `There is no run ${input.runId}.`);
  const approvals = JSON.parse(run.approvalsJson) as Approval[];
  if (approvals.some(({ key, userId }) => key === input.key && userId === input.actorId)) {
    return { state: run.status === "approved" ? "approved" : "first_approval" };
  }
  const refusal = whyNot(run, approvals, input);
  if (refusal !== null) return refusal;
  const { actorId: userId, actorName: user, role, key } = input;
  const all = [...approvals, { userId, user, role, at, key }];
  const approved = all.length === 2;
  const revised = approved && run.revises !== null;
  const landsIn = revised ? await land(tx, { runId, periodId: run.periodId, after, at }) : null;
  if (revised && landsIn === null) {
    return refuse("no_open_period", "No period is open in which the differences could land.");
  }
  const approvalsJson = JSON.stringify(all);
  await tx.run("period/record-approval", { runId, approvalsJson, approved, at, landsIn });
  if (approved) {
    const event = { id: `run-approved:${runId}`, kind: "run-approved", actorId: userId, at };
    await publish(tx, { ...event, payload: { runId, periodId: run.periodId } });
  }
  return { state: approved ? "approved" : "first_approval" };
}

/**
 * Finds the period in which a revision's differences land, has its runs computed again, and settles the
 * cases that asked for the revision. Null: there is none.
 */
async function land(
  tx: Transaction,
  revision: { runId: string; periodId: string; after: readonly string[]; at: number },
): Promise<string | null> {
  const { runId, periodId, at } = revision;
  let after = [...revision.after];
  for (;;) {
    const [landing] = await tx.run<{ id: string }>("period/landing-period", { after });
    // None, or one that was approved while its lock was waited for: then the next one is it.
    if (landing === undefined && after.length === 0) return null;
    if (landing === undefined) {
      after = after.slice(1);
      continue;
    }
    await markRunsStale(tx, landing.id);
    const text = `Revised: the differences land in ${landing.id}.`;
    await settleCorrections(tx, { periodId, runId, at, text });
    return landing.id;
  }
}

function whyNot(run: Locked, approvals: readonly Approval[], input: ApprovalInput): Refusal | null {
  if (run.status !== "review" || !run.standing) {
    return refuse("not_in_review", "Only the period's latest run, in review, can be approved.");
  }
  if (run.stale) {
    return refuse("stale", "Something it was computed from has changed; compute it again first.");
  }
  if (run.ledgerHash !== input.ledgerHash) {
    return refuse("hash_differs", "The run has changed since you looked at it; look at it again.");
  }
  if (run.openingHash !== run.openingNow) {
    return refuse("opening_changed", "The period before was computed again; compute this one too.");
  }
  if (run.earlierOpen !== null) {
    return refuse("earlier_period_open", `Approve ${run.earlierOpen} first; it comes before.`);
  }
  if (run.blocking > 0n) {
    const cases = run.blocking === 1n ? "1 exception blocks" : `${run.blocking} exceptions block`;
    return refuse("blocking_exceptions", `${cases} the approval; resolve or waive them first.`);
  }
  if (approvals.some(({ userId }) => userId === input.actorId)) {
    return refuse("same_person", "You have approved it already; a second person must.");
  }
  if (approvals.some(({ role }) => role === input.role)) {
    return refuse("same_role", `The ${input.role} approval is given; the other role must follow.`);
  }
  return null;
}
