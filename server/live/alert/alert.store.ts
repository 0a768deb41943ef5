/** Ranks reached and lost in open periods, kept as they are told: once each. */
import { publish } from "../../event/event.ts";
import type { Graph, Row, Transaction } from "../../graph/graph.ts";

export interface NewAlert {
  distributorId: string;
  kind: "reached" | "lost";
  /** The plan's id of the rank. */
  rank: string;
  periodId: string;
  /** Epoch ms. */
  at: number;
}

/**
 * Tells it as an event and keeps it for the pages. A rank is told once in a period however often it is reached, and so
 * is its loss, which corrects what was told.
 */
export async function tellAlert(tx: Transaction, alert: NewAlert): Promise<void> {
  const { distributorId, kind, rank, periodId, at } = alert;
  const id = `${kind}:${periodId}:${distributorId}:${rank}`;
  await tx.run("live/keep-alert", { id, ...alert });
  await publish(tx, {
    ...{ id: `rank-${id}`, kind: `rank-${kind}`, actorId: "heartwood", at },
    payload: { periodId, distributorId, rank },
  });
}

export interface AlertRow extends Row {
  /** Whom it is told: the person himself, or his sponsor. */
  toId: string;
  id: string;
  distributorId: string;
  name: string;
  kind: "reached" | "lost";
  rank: string;
  periodId: string;
  at: bigint;
}

/** The newest of each of these people and of those whom they sponsor, the newest first. */
export function alertsOf(graph: Graph, ids: readonly string[], limit: number): Promise<AlertRow[]> {
  return graph.read<AlertRow>("live/alerts-of-people", { ids, limit });
}
