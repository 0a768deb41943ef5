/**
 * Ranks set by hand: a rank or a title that somebody is given for some days, with the reason.
 *
 * One person asks, another one approves; only then it counts. It counts in a period if it is in force on
 * its last day. An approval is a decision: runs that it reaches become stale, and approved periods are
 * out of its reach. What is taken back stays to be seen. Every step is an event.
 */
import { publish } from "../../event/event.ts";
import { takeDecision } from "../../exception/decision.ts";
import type { Graph, Transaction } from "../../graph/graph.ts";
import { isIsoDate, startOfDay } from "../../plan/instant.ts";
import type { Plan } from "../../plan/plan.ts";

export type OverrideKind = "paidAs" | "title";

/** What is asked for, by whom and why; days are ISO dates in the plan's zone, both inclusive. */
export interface OverrideRequest {
  distributorId: string;
  kind: OverrideKind;
  /** Id of a rank of the plan. */
  rank: string;
  from: string;
  until: string;
  reason: string;
  actor: Actor;
  /** Makes a repeat harmless. */
  key: string;
}

export interface Actor {
  id: string;
  name: string;
}

export interface Refused {
  refused: string;
  message: string;
}

/** The override that was asked for, approved or taken back. */
export interface OverrideDone {
  id: string;
  distributorId: string;
}

interface Deps {
  graph: Graph;
  /** Epoch ms. */
  clock: () => number;
}

interface Locked extends Record<string, unknown> {
  distributorId: string;
  kind: OverrideKind;
  rank: string;
  from: string;
  until: string;
  by: string;
  approver: string | null;
  withdrawn: boolean;
}

/**
 * Asks for an override. Refuses: not_found, key_reused, invalid:rank, invalid:from, invalid:until,
 * invalid:reason.
 */
export async function requestOverride(
  { graph, clock }: Deps,
  plan: Plan,
  request: OverrideRequest,
): Promise<OverrideDone | Refused> {
  const refusal = unusable(plan, request);
  if (refusal !== null) return refusal;
  const { distributorId, kind, rank, from, until, actor } = request;
  const id = `${actor.id}:${request.key}`;
  const asked = { distributorId, kind, rank, from, until };
  return graph.transaction(async (tx) => {
    const [made] = await tx.run("standing/request-override", {
      ...{ id, ...asked, reason: request.reason.trim() },
      ...{ by: actor.id, byName: actor.name, at: clock() },
    });
    if (made === undefined) return refuse("not_found", "There is no such person.");
    const [kept] = await tx.run<Locked>("standing/lock-override", { id });
    const same = Object.entries(asked).every(([key, value]) => kept?.[key] === value);
    if (!same)
      return refuse("key_reused", "This key was used for something else; nothing was done.");
    await tell(tx, "rank-override-requested", id, actor, clock(), { ...asked });
    return { id, distributorId };
  });
}

function unusable(plan: Plan, { rank, from, until, reason }: OverrideRequest): Refused | null {
  if (!plan.ranks.some(({ id }) => id === rank)) {
    return refuse("invalid:rank", `The plan has no rank ${rank}.`);
  }
  if (!isIsoDate(from)) return refuse("invalid:from", "Write a day such as 2026-11-01.");
  if (!isIsoDate(until) || until < from) {
    return refuse("invalid:until", "Write a day such as 2026-11-30, not before the first one.");
  }
  const { length } = reason.trim();
  if (length >= 3 && length <= 2_000) return null;
  return refuse("invalid:reason", "Say why, in 3 to 2,000 characters.");
}

/** An approved period would have to change; thrown to leave everything as it was. */
class ReachesClosed extends Error {
  readonly closed: readonly string[];

  constructor(closed: readonly string[]) {
    super(`Reaches approved periods: ${closed.join(", ")}.`);
    this.closed = closed;
  }
}

/**
 * Approves an override: from now on it counts. Refuses: not_found, same_person, withdrawn,
 * period_approved. Approving again what the same person approved changes nothing.
 */
export function approveOverride(
  deps: Deps,
  plan: Plan,
  { id, actor }: { id: string; actor: Actor },
): Promise<OverrideDone | Refused> {
  return decided(deps, plan, id, async (tx, override) => {
    if (override.withdrawn) return refuse("withdrawn", "This was taken back; ask for it anew.");
    if (override.by === actor.id) {
      return refuse("same_person", "You asked for this yourself; a second person approves it.");
    }
    if (override.approver !== null) return null;
    const at = deps.clock();
    const approved = { id, approverId: actor.id, approver: actor.name, at };
    await tx.run("standing/approve-override", approved);
    await tell(tx, "rank-override-approved", id, actor, at, eventOf(override));
    return "decided";
  });
}

/**
 * Takes an override back. Refuses: not_found, withdrawn, invalid:reason, and period_approved where it
 * counted in an approved period already.
 */
export function withdrawOverride(
  deps: Deps,
  plan: Plan,
  { id, actor, reason }: { id: string; actor: Actor; reason: string },
): Promise<OverrideDone | Refused> {
  return decided(deps, plan, id, async (tx, override) => {
    if (override.withdrawn) return refuse("withdrawn", "This was taken back already.");
    if (reason.trim().length < 3)
      return refuse("invalid:reason", "Say why, in 3 characters or more.");
    const at = deps.clock();
    const why = reason.trim().slice(0, 2_000);
    await tx.run("standing/withdraw-override", { id, withdrawnBy: actor.name, why, at });
    await tell(tx, "rank-override-withdrawn", id, actor, at, { ...eventOf(override), why });
    return override.approver === null ? null : "decided";
  });
}

/** One step on a locked override; where it changes what counts, as a decision over its days. */
async function decided(
  { graph }: Deps,
  plan: Plan,
  id: string,
  step: (tx: Transaction, override: Locked) => Promise<Refused | "decided" | null>,
): Promise<OverrideDone | Refused> {
  try {
    return await graph.transaction(async (tx) => {
      const [override] = await tx.run<Locked>("standing/lock-override", { id });
      if (override === undefined) return refuse("not_found", "There is no such override.");
      const answer = await step(tx, override);
      if (answer !== null && answer !== "decided") return answer;
      if (answer === "decided") await reach(tx, plan, override);
      return { id, distributorId: override.distributorId };
    });
  } catch (error) {
    if (!(error instanceof ReachesClosed)) throw error;
    const closed = error.closed.join(", ");
    return refuse("period_approved", `${closed} is approved; an override begins after that.`);
  }
}

async function reach(tx: Transaction, plan: Plan, { from, until }: Locked): Promise<void> {
  const days = { from: startOfDay(plan.zone, from), through: startOfDay(plan.zone, until) };
  const { closed } = await takeDecision(tx, days);
  if (closed.length > 0) throw new ReachesClosed(closed);
}

function eventOf({ distributorId, kind, rank, from, until }: Locked) {
  return { distributorId, kind, rank, from, until };
}

async function tell(
  tx: Transaction,
  kind: string,
  id: string,
  actor: Actor,
  at: number,
  payload: Record<string, unknown>,
): Promise<void> {
  await publish(tx, { id: `${kind}:${id}`, kind, actorId: actor.id, at, payload });
}

function refuse(refused: string, message: string): Refused {
  return { refused, message };
}

/** Ranks and titles by number that are set by hand in a period, by distributor, for the rank pass. */
export async function overridesOf(
  tx: Pick<Transaction, "run">,
  plan: Plan,
  lastDay: string,
): Promise<Record<string, { paidAs?: number; title?: number }>> {
  const rows = await tx.run<{ distributorId: string; kind: OverrideKind; rank: string }>(
    "standing/overrides-in-force",
    { lastDay },
  );
  const overrides: Record<string, { paidAs?: number; title?: number }> = {};
  for (const { distributorId, kind, rank } of rows) {
    const number = plan.ranks.find(({ id }) => id === rank)?.number ?? 0;
    const own = (overrides[distributorId] ??= {});
    own[kind] = Math.max(own[kind] ?? 0, number);
  }
  return overrides;
}
