/** Promotions in the graph: their text and life, and the prizes that were given. */
import type { Graph, Transaction } from "../../graph/graph.ts";

/** What is stored of a promotion's life; running and ended follow the clock. */
export type StoredState = "draft" | "published" | "settling" | "review" | "settled";

/** An approval of a publication or a settlement, for exactly one hash. */
export interface Approval {
  userId: string;
  user: string;
  role: "operations" | "finance";
  at: number;
}

export interface PromotionRow extends Record<string, unknown> {
  id: string;
  name: string;
  planVersionId: string;
  text: string;
  hash: string;
  state: StoredState;
  from: bigint;
  until: bigint;
  takenBackUntil: bigint;
  importedAt: bigint;
  importedBy: string;
  publicationsJson: string;
  settlementsJson: string;
  snapshot: bigint | null;
  asOf: bigint | null;
  people: bigint;
  wins: bigint;
  costMinor: bigint;
  taxedMinor: bigint;
  /** What the settlement that waits for approval, or was approved, is bound to. */
  settlementHash: string | null;
  differencesJson: string;
  /** Counts and sums the entries of the window when the settlement was computed. */
  mark: string | null;
  settledAt: bigint | null;
  paid: boolean;
}

/** Takes the promotion's lock for the rest of the transaction, then reads it. */
export async function lockPromotion(tx: Transaction, id: string): Promise<PromotionRow | null> {
  const [row] = await tx.run<PromotionRow>("promotion/lock-promotion", { id });
  return row ?? null;
}

export function promotionsById(graph: Graph, ids: readonly string[]): Promise<PromotionRow[]> {
  return graph.read("promotion/promotions-by-id", { ids: [...ids] });
}

/** Promotions, the last to begin first. */
export function promotionsPage(
  graph: Graph,
  input: { states: string[]; before: { from: bigint; id: string } | null; limit: number },
): Promise<PromotionRow[]> {
  const { states, before, limit } = input;
  const place = { beforeFrom: before?.from ?? null, beforeId: before?.id ?? null };
  return graph.read("promotion/promotions-page", { states, limit, ...place });
}

/** What has to be worked out now: progress that is behind, settlements that wait, cash that is unpaid. */
export function promotionsDue(graph: Graph, now: number): Promise<{ id: string }[]> {
  return graph.read("promotion/promotions-due", { now });
}

/** One text for the entries that a settlement counts; another one when they have changed. */
export async function windowMark(
  tx: Pick<Transaction, "run">,
  input: { from: bigint; through: bigint },
): Promise<string> {
  const [row] = await tx.run<{ mark: string }>("promotion/window-mark", input);
  return row?.mark ?? "";
}

export interface AwardRow extends Record<string, unknown> {
  id: string;
  promotion: string;
  tier: string;
  distributorId: string;
  since: bigint | null;
  costMinor: bigint;
  taxedMinor: bigint;
  cashMinor: bigint;
  held: boolean;
  at: bigint;
  takenBackAt: bigint | null;
  takenBackBecause: string | null;
}

/** Prizes given by a settled promotion, by id. */
export function awardsPage(
  graph: Graph,
  input: { promotion: string; after: string; limit: number },
): Promise<AwardRow[]> {
  return graph.read("promotion/awards-page", input);
}

/** Prizes given to somebody, the latest first. */
export function awardsOfPerson(graph: Graph, distributorId: string): Promise<AwardRow[]> {
  return graph.read("promotion/awards-of-person", { distributorId });
}
