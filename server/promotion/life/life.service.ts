/**
 * The life of a promotion: kept as a draft, published by two people, settled by two people.
 *
 * Every step takes the promotion's lock first, then looks. Approvals are bound to a hash, so what is published
 * or settled is what both have seen. Every step is an event.
 */
import { createHash } from "node:crypto";
import { publish } from "../../event/event.ts";
import type { Graph, Transaction } from "../../graph/graph.ts";
import { newestPlan } from "../../period/plan-version.ts";
import type { Plan, PlanFault } from "../../plan/plan.ts";
import { parsePromotion } from "../text/parse-promotion.ts";
import { asksPeriods, type Promotion } from "../promotion.ts";
import * as store from "./promotion.store.ts";
import { sceneOf } from "../progress/scene.ts";
import { readStored } from "./stored.ts";

export interface Deps {
  graph: Graph;
  /** Epoch ms. */
  clock: () => number;
}

export interface Refused {
  refused: string;
  message: string;
}

/** Who approves, as what. */
export interface Approver {
  id: string;
  name: string;
  role: "operations" | "finance";
}

export type Imported = { id: string } | Refused | { refused: "faulty"; faults: PlanFault[] };

/**
 * Keeps a text as a draft, in the place of the draft of the same id; the same text again changes nothing.
 * Refuses: no_plan, faulty, published (then another id is needed).
 */
export async function importPromotion(
  { graph, clock }: Deps,
  { text, actorId }: { text: string; actorId: string },
): Promise<Imported> {
  const version = await newestPlan(graph);
  if (version === null) return refuse("no_plan", "No plan is stored yet; import a company first.");
  const parsed = parsePromotion(text, version.plan);
  if (!parsed.ok) return { refused: "faulty", faults: parsed.faults };
  const { id, name, window, returns } = parsed.promotion;
  const hash = createHash("sha256")
    .update(JSON.stringify([version.id, text]))
    .digest("hex");
  return graph.transaction(async (tx) => {
    const known = await store.lockPromotion(tx, id);
    if (known?.hash === hash) return { id };
    if (known !== null && known.state !== "draft") {
      return refuse("published", `${id} is published and never changes; give the text another id.`);
    }
    const at = clock();
    await tx.run("promotion/save-draft", {
      ...{ id, name, planVersionId: version.id, text, hash, importedBy: actorId, at },
      ...{ ...window, takenBackUntil: returns.takenBackUntil },
    });
    await tell(tx, "promotion-drafted", `${id}:${hash}:${at}`, { actorId, at, id });
    return { id };
  });
}

/**
 * Publishes a draft; the second person of another role makes it count. Refuses: not_found, not_draft,
 * hash_differs, same_person, same_role.
 */
export async function publishPromotion(
  { graph, clock }: Deps,
  { id, hash, actor }: { id: string; hash: string; actor: Approver },
): Promise<{ id: string; published: boolean } | Refused> {
  return graph.transaction(async (tx) => {
    const row = await store.lockPromotion(tx, id);
    if (row === null) return refuse("not_found", "There is no such promotion.");
    const before = approvalsOf(row.publicationsJson);
    if (row.hash === hash && before.some(({ userId }) => userId === actor.id)) {
      if (row.state !== "draft") return { id, published: true };
      return refuse("same_person", "You have published it already; a second person must.");
    }
    if (row.state !== "draft") return refuse("not_draft", "It is published already.");
    const refusal = whyNot(before, row.hash === hash, actor);
    if (refusal !== null) return refusal;
    const at = clock();
    const all = [...before, { userId: actor.id, user: actor.name, role: actor.role, at }];
    const published = all.length === 2;
    await tx.run("promotion/record-publication", {
      ...{ id, publicationsJson: JSON.stringify(all), published },
    });
    const kind = published ? "promotion-published" : "promotion-publication-asked";
    await tell(tx, kind, `${id}:${hash}`, { actorId: actor.id, at, id });
    return { id, published };
  });
}

/**
 * Asks for the settlement to be computed. Refuses: not_found, not_published, not_ended, returns_open,
 * period_open, settled.
 */
export async function askSettlement(
  { graph, clock }: Deps,
  { id, actorId }: { id: string; actorId: string },
): Promise<{ id: string } | Refused> {
  const [known] = await store.promotionsById(graph, [id]);
  if (known === undefined) return refuse("not_found", "There is no such promotion.");
  const { promotion, plan } = await readStored(graph, known);
  const open = await openPeriod(graph, promotion, plan);
  return graph.transaction(async (tx) => {
    const row = await store.lockPromotion(tx, id);
    if (row === null || row.state === "draft") {
      return refuse("not_published", "It is not published.");
    }
    if (row.state === "settling") return { id };
    if (row.state === "settled") return refuse("settled", "It is settled and never changes.");
    const at = clock();
    if (at < promotion.window.until) return refuse("not_ended", "Its window has not ended.");
    if (at < promotion.returns.takenBackUntil) {
      const until = new Date(promotion.returns.takenBackUntil).toISOString();
      return refuse("returns_open", `Returns still take back; settle it from ${until} on.`);
    }
    if (open !== null) {
      return refuse("period_open", `It goes by ${open}, which is not approved; close that first.`);
    }
    await tx.run("promotion/begin-settlement", { id });
    await tell(tx, "promotion-settlement-asked", `${id}:${at}`, { actorId, at, id });
    return { id };
  });
}

/** A period that the promotion goes by and that can still change; null: none. */
async function openPeriod(graph: Graph, promotion: Promotion, plan: Plan): Promise<string | null> {
  if (!asksPeriods(promotion)) return null;
  const asOf = promotion.returns.takenBackUntil;
  const { periods, before, last } = await sceneOf(graph, { promotion, plan, asOf });
  const looked = [...(before === null ? [] : [before]), ...periods, ...(last ? [last] : [])];
  return looked.find(({ state }) => state !== "approved")?.id ?? null;
}

/**
 * Approves the settlement; the second person of another role settles it: prizes are fixed. Refuses:
 * not_found, not_in_review, hash_differs, opinions_differ, stale, same_person, same_role.
 */
export async function approveSettlement(
  { graph, clock }: Deps,
  { id, hash, actor }: { id: string; hash: string; actor: Approver },
): Promise<{ id: string; settled: boolean } | Refused> {
  const [known] = await store.promotionsById(graph, [id]);
  if (known === undefined) return refuse("not_found", "There is no such promotion.");
  const { promotion } = await readStored(graph, known);
  return graph.transaction(async (tx) => {
    const row = await store.lockPromotion(tx, id);
    if (row === null) return refuse("not_found", "There is no such promotion.");
    const before = approvalsOf(row.settlementsJson);
    const given = row.settlementHash === hash && before.some(({ userId }) => userId === actor.id);
    if (given && row.state === "settled") return { id, settled: true };
    if (row.state !== "review") return refuse("not_in_review", "No settlement waits for approval.");
    const refusal = given
      ? refuse("same_person", "You have approved it already; a second person must.")
      : whyNot(before, row.settlementHash === hash, actor);
    if (refusal !== null) return refusal;
    if (row.differencesJson !== "[]") {
      const message = "The second computation comes to something else; nothing is settled so.";
      return refuse("opinions_differ", message);
    }
    const bounds = { from: row.from, through: row.takenBackUntil };
    if ((await store.windowMark(tx, bounds)) !== row.mark) {
      return refuse("stale", "Orders of the window have come in since; settle it anew.");
    }
    const at = clock();
    const all = [...before, { userId: actor.id, user: actor.name, role: actor.role, at }];
    const settled = all.length === 2;
    const settlementsJson = JSON.stringify(all);
    await tx.run("promotion/record-settlement", { id, settlementsJson, settled, at });
    const kind = settled ? "promotion-settled" : "promotion-settlement-approved";
    await tell(tx, kind, `${id}:${hash}`, { actorId: actor.id, at, id });
    if (settled) await giveAwards(tx, promotion, at);
    return { id, settled };
  });
}

/** Fixes the prizes; in the transaction that settles, so that there is never one without the other. */
async function giveAwards(tx: Transaction, { id, tiers }: Promotion, at: number): Promise<void> {
  const sum = (amounts: bigint[]) => amounts.reduce((total, one) => total + one, 0n);
  const worth = tiers.map((tier) => {
    const cash = tier.prizes.filter(({ kind }) => kind === "cash");
    const costMinor = sum(tier.prizes.map(({ cost }) => cost));
    const taxedMinor = sum(tier.prizes.map(({ taxedValue }) => taxedValue));
    return [tier.id, { costMinor, taxedMinor, cashMinor: sum(cash.map(({ cost }) => cost)) }];
  });
  const parameters = { promotion: id, at, tiers: Object.fromEntries(worth) as object };
  await tx.run("promotion/give-awards", parameters);
}

function approvalsOf(json: string): store.Approval[] {
  return JSON.parse(json) as store.Approval[];
}

function whyNot(before: readonly store.Approval[], same: boolean, actor: Approver): Refused | null {
  if (!same) {
    return refuse("hash_differs", "It has changed since you looked at it; look at it again.");
  }
  if (before.some(({ userId }) => userId === actor.id)) {
    return refuse("same_person", "You have approved it already; a second person must.");
  }
  if (before.some(({ role }) => role === actor.role)) {
    return refuse("same_role", "The second approval comes from the other role.");
  }
  return null;
}

async function tell(
  tx: Transaction,
  kind: string,
  key: string,
  { actorId, at, id }: { actorId: string; at: number; id: string },
): Promise<void> {
  await publish(tx, { id: `${kind}:${key}`, kind, actorId, at, payload: { promotionId: id } });
}

function refuse(refused: string, message: string): Refused {
  return { refused, message };
}
