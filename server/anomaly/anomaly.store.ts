/** What the checks read, and the company's limits. */
import type { Graph, Transaction } from "../graph/graph.ts";
import type { AmountRow } from "./check-history.ts";
import type { OverrideRow } from "./check-overrides.ts";
import type { PlaceRow } from "./check-tree.ts";
import type { PurchaseRow } from "./check-circle.ts";
import type { RefundRow } from "./check-refunds.ts";
import type { PaidRow } from "./check-share.ts";
import { isLimit, watchfulnessOf, type Watchfulness } from "./watchfulness.ts";

/** Reads over every commission of several sheets may take a while. */
const LONG = { timeout: 600_000 };

export function amountsBesideEarlier(
  graph: Graph,
  input: { sheet: string; earlier: readonly string[]; differenceMin: bigint },
): Promise<AmountRow[]> {
  return graph.read("anomaly/amounts-beside-earlier", { ...input }, LONG);
}

export function paidByBonus(graph: Graph, sheets: readonly string[]): Promise<PaidRow[]> {
  return graph.read("anomaly/paid-by-bonus", { sheets: [...sheets] }, LONG);
}

export function refundsAfter(
  graph: Graph,
  input: { from: number; until: number },
): Promise<RefundRow[]> {
  return graph.read("anomaly/refunds-after-end", { ...input });
}

export function overrides(
  graph: Graph,
  input: { sheet: string; lastDay: string },
): Promise<OverrideRow[]> {
  return graph.read("anomaly/overrides-in-force", { ...input });
}

export function placesSince(
  graph: Graph,
  input: { sheet: string; since: number; placement: boolean },
): Promise<PlaceRow[]> {
  return graph.read("anomaly/places-taken-since", { ...input });
}

export function purchasesOfNamesakes(
  graph: Graph,
  input: { sheet: string; from: number; until: number; sharersMax: number },
): Promise<PurchaseRow[]> {
  return graph.read("anomaly/purchases-of-namesakes", { ...input }, LONG);
}

/** The limits in force: what the company has set, the usual ones else. */
export async function watchfulness(graph: Graph): Promise<Watchfulness> {
  const rows = await graph.read<{ name: string; value: bigint }>("anomaly/limits-set");
  const known = rows.filter(({ name }) => isLimit(name));
  return watchfulnessOf(Object.fromEntries(known.map(({ name, value }) => [name, value])));
}

export async function setLimit(tx: Transaction, name: string, value: bigint): Promise<void> {
  await tx.run("anomaly/set-limit", { name, value });
}
