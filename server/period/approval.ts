/**
 * Two people release a period: an operations lead and a finance approver, each for the same ledger
 * hash; the second approval posts the entries.
 */
import type { Graph, Transaction } from "../graph/graph.ts";
import { refuse, type Refusal } from "./period.service.ts";
import { newestPlan } from "./plan-version.ts";
import { postApproved, type Deps } from "./run.service.ts";
import { closedBefore, timeline } from "./timeline.ts";

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
  stale: boolean;
  standing: boolean;
  blocking: bigint;
  earlierOpen: string | null;
}

/**
 * Gives an approval; the second one approves the run and posts its entries.
 *
 * Refuses: not_found, not_in_review, hash_differs, stale, opening_changed, earlier_period_open,
 * blocking_exceptions, same_person, same_role. The same key answers the same state again.
 */
export async function approveRun(deps: Deps, input: ApprovalInput): Promise<Approved | Refusal> {
  const before = await periodsBefore(deps.graph, input.runId);
  const answer = await deps.graph.transaction((tx) => approveIn(tx, deps.clock(), input, before));
  if ("state" in answer && answer.state === "approved") {
    await postApproved(deps, input.runId);
  }
  return answer;
}

/** Ids of the periods that close before the run's own; all of them are approved before it is. */
async function periodsBefore(graph: Graph, runId: string): Promise<string[]> {
  const newest = await newestPlan(graph);
  const [run] = await graph.read<{ periodId: string }>("period/find-run", { runId });
  if (newest === null || run === undefined) return [];
  const periods = await timeline(graph, newest.plan);
  const period = periods.find(({ id }) => id === run.periodId);
  return period === undefined ? [] : closedBefore(periods, period).map(({ id }) => id);
}

async function approveIn(
  tx: Transaction,
  at: number,
  input: ApprovalInput,
  before: readonly string[],
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
  await tx.run("period/record-approval", {
    runId: input.runId,
    approvalsJson: JSON.stringify(all),
    approved,
    at,
  });
  return { state: approved ? "approved" : "first_approval" };
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
