/**
 * Parking cases and settling them.
 *
 * Every act takes the case's lock before it looks, is written once by its key, and stays in the
 * case's history. What an action does is handed in as `effects`, since genealogy, order and period
 * come after this room; an effect must be harmless when it is repeated with the same key.
 */
import assert from "node:assert/strict";
import type { Graph, Transaction } from "../graph/graph.ts";
import { EXCEPTION_CODES, isCode, isSettled, sortKey } from "./exception.ts";
import type { ExceptionCode, Severity } from "./exception.ts";
import * as store from "./exception.store.ts";

export interface ExceptionDeps {
  graph: Graph;
  clock: () => number;
}

export interface Actor {
  id: string;
  name: string;
}

interface Refused {
  refused: string;
  message: string;
}

/** What an action did, in words; or why it could not. */
export type Effect = (
  parked: store.CaseRow,
  act: { key: string; actor: Actor; reason: string },
) => Promise<{ done: string } | Refused>;

/** By action id; an action without an effect is settled by the decision alone. */
export type Effects = Partial<Record<string, Effect>>;

export interface RaiseInput {
  sheet: string | null;
  periodId: string | null;
  runId: string | null;
  at: number;
  /** What was looked for: open cases of these codes that are not raised again are settled. */
  lookedFor: readonly ExceptionCode[];
  raised: Raised[];
}

/** One case to park. */
export interface Raised {
  code: ExceptionCode;
  subject: string;
  evidence: Record<string, string>;
  moneyAtStakeMinor: bigint;
  /** What is found about one subject in another way is another case; absent: there is one way only. */
  variant?: string;
  /** Where the code alone does not decide them. */
  blocking?: boolean;
  severity?: Severity;
}

/** Id of a case: the sheet or period in which it was found, its kind and whom it is about. */
export function caseId(
  input: Pick<RaiseInput, "sheet" | "periodId">,
  one: { code: string; subject: string; variant?: string },
): string {
  const variant = one.variant === undefined ? "" : `:${one.variant}`;
  return `${input.sheet ?? input.periodId ?? "company"}:${one.code}:${one.subject}${variant}`;
}

/**
 * Parks what was found. Raising again keeps state and history; what a sheet had of the codes that were
 * looked for and is not raised now is settled as "no longer found", so one call carries all of them.
 */
export async function raiseExceptions(tx: Transaction, input: RaiseInput): Promise<void> {
  const periodId = input.periodId ?? input.sheet?.slice(0, input.sheet.lastIndexOf("/")) ?? null;
  const rows = input.raised.map((one) => {
    assert(input.lookedFor.includes(one.code), `${one.code} is among what was looked for`);
    const text = EXCEPTION_CODES[one.code];
    const { blocking = text.blocking, severity = text.severity } = one;
    const id = caseId(input, one);
    return {
      id,
      code: one.code,
      subject: one.subject,
      blocking,
      severity,
      evidenceJson: JSON.stringify(one.evidence),
      moneyAtStakeMinor: one.moneyAtStakeMinor,
      sortKey: sortKey({
        id,
        blocking,
        moneyAtStakeMinor: one.moneyAtStakeMinor,
        raisedAt: BigInt(input.at),
      }),
    };
  });
  const { at, sheet, runId, lookedFor } = input;
  if (rows.length > 0) await store.raise(tx, { at, sheet, periodId, runId, rows });
  if (sheet !== null) {
    const raisedIds = rows.map((row) => row.id);
    await store.closeMissing(tx, { sheet, runId, at, raisedIds, codes: [...lookedFor] });
  }
}

const unknown: Refused = { refused: "not_found", message: "There is no such case." };
const settled: Refused = {
  refused: "settled",
  message: "The case has been settled meanwhile; look at its history.",
};

type Answer = { id: string } | Refused;

/** Gives a case to a colleague, or to nobody; refused when it is settled. */
export function assignException(
  deps: ExceptionDeps,
  input: { id: string; user: Actor | null; actor: Actor },
): Promise<Answer> {
  const at = deps.clock();
  return deps.graph.transaction(async (tx) => {
    const parked = await store.lockCase(tx, input.id);
    if (!parked) return unknown;
    if (isSettled(parked.state)) return settled;
    const assigneeId = input.user?.id ?? null;
    if (parked.assigneeId === assigneeId) return { id: parked.id };
    const proposed = parked.state === "waiver_proposed";
    const state = proposed ? parked.state : input.user ? "assigned" : "open";
    await changeState(tx, parked, { state, assigneeId });
    const text = input.user ? `Given to ${input.user.name}.` : "Given back.";
    const id = `${parked.id}:assigned:${at}:${input.actor.id}:${assigneeId ?? ""}`;
    await note(tx, parked.id, { id, at, actor: input.actor, kind: "assigned", text });
    return { id: parked.id };
  });
}

/** Adds a comment; also to a settled case. */
export function commentException(
  deps: ExceptionDeps,
  input: { id: string; text: string; actor: Actor },
): Promise<Answer> {
  const at = deps.clock();
  const text = input.text.trim();
  if (text === "" || text.length > 2_000) {
    return Promise.resolve({
      refused: "invalid:text",
      message: "A comment has between 1 and 2,000 characters.",
    });
  }
  return deps.graph.transaction(async (tx) => {
    const parked = await store.lockCase(tx, input.id);
    if (!parked) return unknown;
    const id = `${parked.id}:commented:${at}:${input.actor.id}`;
    await note(tx, parked.id, { id, at, actor: input.actor, kind: "commented", text });
    return { id: parked.id };
  });
}

/**
 * Does something about a case and settles it. Refused: an action that the kind of case does not
 * have, no reason, a settled case, a key that was used for something else, what the effect refuses.
 */
export async function resolveException(
  deps: ExceptionDeps & { effects: Effects },
  input: { id: string; action: string; reason: string; key: string; actor: Actor },
): Promise<Answer> {
  const wrong = wrongReason(input.reason) ?? wrongKey(input.key);
  if (wrong) return wrong;
  const parked = await store.caseById(deps.graph, input.id);
  if (!parked) return unknown;
  assert(isCode(parked.code), `${parked.code} is a known code`);
  const action = EXCEPTION_CODES[parked.code].actions.find((one) => one.id === input.action);
  if (!action) {
    return { refused: "invalid:action", message: "This kind of case does not have this action." };
  }
  const noteId = `${parked.id}:${input.actor.id}:${input.key}`;
  const text = `${action.label}: ${input.reason.trim()}`;
  const before = await alreadyDone(deps, noteId, text);
  if (before !== null) return before ? { id: parked.id } : keyReused;
  if (isSettled(parked.state)) return settled;
  const effect = deps.effects[action.id];
  assert(effect || !action.changesInput, `${action.id} changes an input and has an effect`);
  const done = effect ? await effect(parked, input) : null;
  if (done && "refused" in done) return done;
  const at = deps.clock();
  return deps.graph.transaction(async (tx) => {
    const locked = await store.lockCase(tx, parked.id);
    if (!locked) return unknown;
    const repeat = await store.noteById(tx, noteId);
    if (repeat) return repeat.text?.startsWith(text) ? { id: parked.id } : keyReused;
    if (isSettled(locked.state)) return settled;
    await changeState(tx, locked, {
      state: "resolved",
      settledBy: input.actor.id,
      action: action.id,
      reopens: action.reopens ?? action.changesInput,
    });
    const said = done ? `${text} (${done.done})` : text;
    await note(tx, parked.id, { id: noteId, at, actor: input.actor, kind: "resolved", text: said });
    if (action.changesInput && locked.periodId) await store.markRunsStale(tx, locked.periodId);
    return { id: parked.id };
  });
}

/**
 * Leaves a case as it is. A blocking one is waived by two different people: the first call proposes.
 * Refused: no reason, a settled case, the same person twice, a key used for something else.
 */
export function waiveException(
  deps: ExceptionDeps,
  input: { id: string; reason: string; key: string; actor: Actor },
): Promise<Answer> {
  const wrong = wrongReason(input.reason) ?? wrongKey(input.key);
  if (wrong) return Promise.resolve(wrong);
  const at = deps.clock();
  const text = input.reason.trim();
  return deps.graph.transaction(async (tx) => {
    const parked = await store.lockCase(tx, input.id);
    if (!parked) return unknown;
    const noteId = `${parked.id}:${input.actor.id}:${input.key}`;
    const repeat = await store.noteById(tx, noteId);
    if (repeat) return repeat.text === text ? { id: parked.id } : keyReused;
    if (isSettled(parked.state)) return settled;
    const proposing = parked.blocking && parked.state !== "waiver_proposed";
    if (parked.state === "waiver_proposed" && parked.proposedBy === input.actor.id) {
      return {
        refused: "same_person",
        message: "You proposed this waiver; somebody else must agree to it.",
      };
    }
    await changeState(tx, parked, {
      state: proposing ? "waiver_proposed" : "waived",
      proposedBy: proposing ? input.actor.id : parked.proposedBy,
      settledBy: proposing ? null : input.actor.id,
    });
    const kind = proposing ? "waiver_proposed" : "waived";
    await note(tx, parked.id, { id: noteId, at, actor: input.actor, kind, text });
    return { id: parked.id };
  });
}

const keyReused: Refused = {
  refused: "key_reused",
  message: "This key was used for something else; nothing was done.",
};

/** Null: not done; true: the same was done; false: the key was used for something else. */
async function alreadyDone(
  deps: ExceptionDeps,
  noteId: string,
  text: string,
): Promise<boolean | null> {
  const repeat = await deps.graph.transaction((tx) => store.noteById(tx, noteId));
  return repeat && (repeat.text?.startsWith(text) ?? false);
}

function wrongReason(reason: string): Refused | null {
  const length = reason.trim().length;
  if (length >= 3 && length <= 2_000) return null;
  return { refused: "invalid:reason", message: "Say why, in 3 to 2,000 characters." };
}

function wrongKey(key: string): Refused | null {
  if (/^[\w.:-]{1,100}$/.test(key)) return null;
  return {
    refused: "invalid:key",
    message: "A key has 1 to 100 letters, digits, points, colons, hyphens or underscores.",
  };
}

function changeState(
  tx: Transaction,
  parked: store.CaseRow,
  change: {
    state: string;
    assigneeId?: string | null;
    proposedBy?: string | null;
    settledBy?: string | null;
    action?: string | null;
    reopens?: boolean;
  },
): Promise<void> {
  return store.setState(tx, {
    id: parked.id,
    assigneeId: parked.assigneeId,
    proposedBy: parked.proposedBy,
    settledBy: null,
    action: null,
    reopens: false,
    ...change,
  });
}

function note(
  tx: Transaction,
  caseId: string,
  entry: { id: string; at: number; actor: Actor; kind: string; text: string },
): Promise<void> {
  const { actor, ...rest } = entry;
  return store.addNote(tx, { ...rest, caseId, userId: actor.id, userName: actor.name });
}
