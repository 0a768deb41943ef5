/** Writing a draft: begun from a stored version, saved, proposed, sent back, discarded. */
import { publish } from "../event/event.ts";
import { copyCases, lockCases } from "../gate/plan-case.store.ts";
import type { Graph, Transaction } from "../graph/graph.ts";
import { planNeighbours } from "../period/plan-version.ts";
import { startOfDay } from "../plan/instant.ts";
import { faultText, readPlan } from "../plan/parse-plan.ts";
import { dayOfNextPeriod, effectFaults, nextText } from "../plan/version/effective.ts";
import { isReason, refuse, TEXT_MAX, textHash, type Actor, type Refused } from "./draft.ts";
import * as store from "./draft.store.ts";
import type { LockedDraft } from "./draft.store.ts";

export interface Deps {
  graph: Graph;
  /** Epoch ms. */
  clock: () => number;
}

const NO_DRAFT = refuse("not_found", "There is no such draft.");
const REASON = "Say why, in 3 to 2,000 characters.";

/**
 * Begins a draft with a version's text under the next number, effective from the next period, and with
 * that version's cases. The same key answers the same draft. Refuses: not_found.
 */
export async function beginDraft(
  { graph, clock }: Deps,
  { versionId, actor, key }: { versionId: string; actor: Actor; key: string },
): Promise<{ id: string } | Refused> {
  const { stored } = await planNeighbours(graph);
  const base = stored.find((one) => one.id === versionId);
  const latest = stored.at(-1);
  if (!base || !latest) return refuse("not_found", `There is no plan version ${versionId}.`);
  const at = clock();
  const after = startOfDay(latest.plan.zone, latest.plan.effectiveFrom);
  const version = Math.max(...stored.map((one) => one.plan.version)) + 1;
  const effectiveFrom = dayOfNextPeriod(latest.plan, Math.max(at, after));
  const text = nextText(base.text, { version, effectiveFrom });
  const id = `draft-${textHash(`${actor.id} ${key}`).slice(0, 16)}`;
  return graph.transaction(async (tx) => {
    await lockCases(tx, versionId);
    const draft = { id, baseId: versionId, name: `${base.plan.name}, version ${version}`, text };
    const made = await store.insertDraft(tx, { ...draft, by: actor.id, byName: actor.name, at });
    if (made === null) return refuse("not_found", `There is no plan version ${versionId}.`);
    if (made) {
      await copyCases(tx, { fromId: versionId, toId: id, by: actor.id, at, tried: false });
      await tell(tx, "plan-draft-begun", { id, actor, at, also: { baseId: versionId } });
    }
    return { id };
  });
}

/**
 * Saves what a draft says, if nobody saved it since it was read. The same again changes nothing.
 * Refuses: not_found, invalid:name, invalid:text, not_open, changed_meanwhile.
 */
export async function saveDraft(
  { graph, clock }: Deps,
  input: { id: string; revision: number; name: string; text: string; actor: Actor },
): Promise<{ id: string } | Refused> {
  const { id, text, actor } = input;
  const name = input.name.trim();
  if (name === "" || name.length > 100) {
    return refuse("invalid:name", "A draft's name has 1 to 100 characters.");
  }
  if (text.length > TEXT_MAX) {
    return refuse("invalid:text", `A draft has at most ${TEXT_MAX} characters.`);
  }
  const at = clock();
  return change(graph, id, async (tx, draft) => {
    if (draft.text === text && draft.name === name) return { id };
    if (draft.state !== "open") return notOpen(draft);
    if (Number(draft.revision) !== input.revision) return meanwhile(draft);
    const revision = await store.writeDraft(tx, { id, name, text, byName: actor.name, at });
    const also = { revision, hash: textHash(text) };
    await tell(tx, "plan-draft-saved", { id, actor, at, also, part: String(revision) });
    return { id };
  });
}

/**
 * Proposes a draft for publication: from now on it is read, not written. Refuses: not_found,
 * invalid:why, not_open, changed_meanwhile, faulty (with the first fault).
 */
export async function proposeDraft(
  { graph, clock }: Deps,
  input: { id: string; revision: number; why: string; actor: Actor },
): Promise<{ id: string } | Refused> {
  const { id, actor } = input;
  const why = input.why.trim();
  if (!isReason(why)) return refuse("invalid:why", REASON);
  const { stored, closing } = await planNeighbours(graph);
  const at = clock();
  return change(graph, id, async (tx, draft) => {
    if (draft.state === "proposed" && draft.proposedBy === actor.id) return { id };
    if (draft.state !== "open") return notOpen(draft);
    if (Number(draft.revision) !== input.revision) return meanwhile(draft);
    const read = readPlan(draft.text);
    const faults = read.ok ? effectFaults(read, stored, closing) : read.faults;
    const [first] = faults;
    if (first) return refuse("faulty", `${faultText(first)} Mend it first.`);
    const { id: by, name: byName, role } = actor;
    await store.markProposed(tx, { id, by, byName, role, why, at });
    const also = { why, hash: textHash(draft.text) };
    await tell(tx, "plan-draft-proposed", { id, actor, at, also, part: String(at) });
    return { id };
  });
}

/** Opens a proposed draft again, with the reason. Refuses: not_found, invalid:why, not_proposed. */
export async function sendBackDraft(
  { graph, clock }: Deps,
  input: { id: string; why: string; actor: Actor },
): Promise<{ id: string } | Refused> {
  const { id, actor } = input;
  const why = input.why.trim();
  if (!isReason(why)) return refuse("invalid:why", REASON);
  const at = clock();
  return change(graph, id, async (tx, draft) => {
    if (draft.state !== "proposed") return refuse("not_proposed", "This draft is not proposed.");
    await store.markOpen(tx, { id, byName: actor.name, why });
    await tell(tx, "plan-draft-sent-back", { id, actor, at, also: { why }, part: String(at) });
    return { id };
  });
}

/** Gives a draft up; it stays in the history. Refuses: not_found, not_open, changed_meanwhile. */
export async function discardDraft(
  { graph, clock }: Deps,
  input: { id: string; revision: number; actor: Actor },
): Promise<{ id: string } | Refused> {
  const { id, actor } = input;
  const at = clock();
  return change(graph, id, async (tx, draft) => {
    if (draft.state === "discarded") return { id };
    if (draft.state !== "open") return notOpen(draft);
    if (Number(draft.revision) !== input.revision) return meanwhile(draft);
    const ended = { state: "discarded", publishedAs: null, byName: actor.name } as const;
    await store.markEnded(tx, { id, ...ended, at });
    await tell(tx, "plan-draft-discarded", { id, actor, at, also: {} });
    return { id };
  });
}

function change(
  graph: Graph,
  id: string,
  work: (tx: Transaction, draft: LockedDraft) => Promise<{ id: string } | Refused>,
): Promise<{ id: string } | Refused> {
  return graph.transaction(async (tx) => {
    const draft = await store.lockDraft(tx, id);
    return draft === null ? NO_DRAFT : work(tx, draft);
  });
}

function notOpen({ state }: LockedDraft): Refused {
  return state === "proposed"
    ? refuse("not_open", "This draft is proposed; send it back before it is changed.")
    : refuse("not_open", `This draft was ${state}; begin a new one.`);
}

function meanwhile({ changedByName, revision }: LockedDraft): Refused {
  const message = `${changedByName} saved this draft meanwhile (revision ${revision}); load it anew.`;
  return refuse("changed_meanwhile", message);
}

/** What happened to a draft, as an event; `part` tells repeated kinds apart. */
export async function tell(
  tx: Transaction,
  kind: string,
  said: { id: string; actor: Actor; at: number; also: Record<string, unknown>; part?: string },
): Promise<void> {
  const { id, actor, at, also, part } = said;
  const eventId = [kind, id, ...(part === undefined ? [] : [part])].join(":");
  await publish(tx, {
    id: eventId,
    kind,
    actorId: actor.id,
    at,
    payload: { draftId: id, ...also },
  });
}
