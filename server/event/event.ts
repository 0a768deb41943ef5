/**
 * The outbox: what happened, in one order, for everything that must react to it.
 *
 * An event is created in the transaction of the change that it tells, without a number. One numbering
 * writer at a time then gives numbers in the order of committing, so a follower who asks for "after
 * 17" never misses an event that was published earlier and committed later.
 */
import type { Graph, Transaction } from "../graph/graph.ts";

export interface NewEvent {
  /** Idempotency key: publishing the same id again changes nothing. */
  id: string;
  /** Such as "company-imported". */
  kind: string;
  actorId: string;
  /** Epoch milliseconds; the database's clock where absent. */
  at?: number;
  payload: Record<string, unknown>;
}

/** A numbered event. */
export interface Event {
  seq: bigint;
  id: string;
  kind: string;
  /** Epoch milliseconds. */
  at: bigint;
  actorId: string;
  payload: Record<string, unknown>;
}

const numberedAtOnce = 500;

/** Puts an event into the outbox, inside the writer's own transaction. */
export async function publish(tx: Transaction, event: NewEvent): Promise<void> {
  const { id, kind, actorId, at, payload } = event;
  await tx.run("event/publish", {
    id,
    kind,
    actorId,
    at: at ?? null,
    payload: JSON.stringify(payload),
  });
}

/**
 * Numbers every event that has no number yet; answers how many. May run anywhere at any time: a lock
 * lets one writer number at a time.
 */
export async function numberEvents(graph: Graph): Promise<number> {
  let total = 0;
  for (;;) {
    const [row] = await graph.write<{ numbered: bigint }>("event/number-events", {
      limit: numberedAtOnce,
    });
    const numbered = Number(row?.numbered ?? 0n);
    total += numbered;
    if (numbered < numberedAtOnce) return total;
  }
}

/** The next events after a number (0n for the beginning), in order, at most `limit`. */
export async function eventsAfter(graph: Graph, seq: bigint, limit: number): Promise<Event[]> {
  const rows = await graph.read<Omit<Event, "payload"> & { payload: string }>(
    "event/events-after",
    { seq, limit },
  );
  return rows.map((row) => ({
    ...row,
    payload: JSON.parse(row.payload) as Record<string, unknown>,
  }));
}
