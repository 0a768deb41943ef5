/**
 * Publishing: the second person, of the other role, makes a proposed draft a version.
 *
 * He approves exactly the text that he read, after its cases were tried on exactly that text; where not
 * all of them are green, or there are none, he says why.
 */
import { copyCases, lockCases } from "../gate/plan-case.store.ts";
import type { Transaction } from "../graph/graph.ts";
import { addPlanVersion } from "../period/plan-version.ts";
import { faultText, readPlan } from "../plan/parse-plan.ts";
import { casesHash, isReason, refuse, textHash, type Actor, type Refused } from "./draft.ts";
import { tell, type Deps } from "./draft.service.ts";
import { lockDraft, markEnded, type LockedDraft } from "./draft.store.ts";
import { lastTriesIn } from "./try.store.ts";

interface Request {
  id: string;
  /** Of the text that the approver read. */
  textHash: string;
  /** Why it is published although not every case is green; null where all are. */
  reason: string | null;
  actor: Actor;
}

/**
 * Publishes a proposed draft. Publishing again what was published answers the same version.
 *
 * Refuses: not_found, not_proposed, text_differs, same_person, same_role, cases_not_tried,
 * invalid:reason (a red case or none at all needs one), faulty.
 */
export function publishDraft(
  { graph, clock }: Deps,
  request: Request,
): Promise<{ id: string } | Refused> {
  return graph.transaction((tx) => publishIn(tx, clock(), request));
}

async function publishIn(
  tx: Transaction,
  at: number,
  request: Request,
): Promise<{ id: string } | Refused> {
  const { id, actor } = request;
  const draft = await lockDraft(tx, id);
  if (draft === null) return refuse("not_found", "There is no such draft.");
  if (draft.state === "published" && draft.publishedAs !== null) return { id: draft.publishedAs };
  const refusal = whyNot(draft, request) ?? (await whyNotByCases(tx, draft, request));
  if (refusal !== null) return refusal;
  const read = readPlan(draft.text);
  if (!read.ok) return refuse("faulty", faultText(read.faults[0]!));
  const reason = request.reason?.trim() || null;
  const publication = {
    ...{ at, proposedBy: draft.proposedBy ?? "", proposedByName: draft.proposedByName ?? "" },
    ...{ why: draft.why ?? "", approvedBy: actor.id, approvedByName: actor.name, reason },
  };
  const stored = await addPlanVersion(tx, { read, text: draft.text, publication });
  if (!stored.ok) return refuse("faulty", faultText(stored.faults[0]!));
  const planVersionId = stored.id;
  await lockCases(tx, planVersionId);
  await copyCases(tx, { fromId: id, toId: planVersionId, by: actor.id, at, tried: true });
  const ended = { state: "published", publishedAs: planVersionId, byName: actor.name } as const;
  await markEnded(tx, { id, ...ended, at });
  const { proposedBy, why } = draft;
  const also = { planVersionId, hash: request.textHash, proposedBy, why, reason };
  await tell(tx, "plan-version-published", { id, actor, at, also });
  return { id: planVersionId };
}

function whyNot(draft: LockedDraft, { textHash: seen, actor }: Request): Refused | null {
  if (draft.state !== "proposed") {
    return refuse("not_proposed", "Only a proposed draft can be published.");
  }
  if (textHash(draft.text) !== seen) {
    return refuse("text_differs", "The draft has changed since you read it; read it again.");
  }
  if (draft.proposedBy === actor.id) {
    return refuse("same_person", "You proposed it yourself; a second person publishes it.");
  }
  if (draft.proposedRole !== actor.role) return null;
  return refuse("same_role", `It was proposed by ${actor.role}; the other role publishes it.`);
}

/** The last try has to be of this very text and of these very cases. */
async function whyNotByCases(
  tx: Transaction,
  { id, text }: LockedDraft,
  { reason }: Request,
): Promise<Refused | null> {
  const cases = (await lockCases(tx, id)) ?? [];
  const [last] = await lastTriesIn(tx, [id]);
  const tried =
    last?.state === "done" &&
    last.textHash === textHash(text) &&
    last.casesHash === casesHash(cases);
  if (cases.length > 0 && !tried) {
    return refuse("cases_not_tried", "Try the cases on this text first; they have changed since.");
  }
  const red = Number(last?.red ?? 0n);
  if ((cases.length > 0 && red === 0) || isReason(reason ?? "")) return null;
  const what =
    cases.length === 0
      ? "No case holds this version to anything"
      : `${red} of ${cases.length} cases ${red === 1 ? "is" : "are"} red`;
  return refuse("invalid:reason", `${what}; say why it is published all the same.`);
}
