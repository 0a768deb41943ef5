/**
 * An order that was credited to the wrong distributor, moved to the right one.
 *
 * What it brought, and what its returns took back, gets an entry against it where it counted and the same
 * at the other distributor, at the same instants. A run that awaits approval is out of date; of approved
 * periods a case proposes a revision.
 */
import { publish } from "../event/event.ts";
import { raiseClosedChange } from "../exception/closed-change.ts";
import { takeDecision } from "../exception/decision.ts";
import type { Graph, Row, Transaction } from "../graph/graph.ts";
import { holdVolume } from "./volume.store.ts";

export interface OrderMoveInput {
  orderId: string;
  toId: string;
  reason: string;
  actor: { id: string; name: string };
  /** Makes a repeat harmless. */
  key: string;
}

/** `closed` are the approved periods that what was moved counted in, oldest first. */
export interface OrderMoved {
  orderId: string;
  closed: string[];
}

interface Refused {
  refused: string;
  message: string;
}

interface ToMove extends Row {
  creditedId: string;
  kind: string;
  toKnown: boolean;
  instants: bigint[];
}

/**
 * Moves an order with its returns to another distributor.
 *
 * Refuses: not_found, invalid:orderId (a return goes with its order), invalid:toId, same_distributor,
 * key_reused, invalid:reason.
 */
export async function moveOrder(
  deps: { graph: Graph; /** Epoch ms. */ clock: () => number },
  input: OrderMoveInput,
): Promise<OrderMoved | Refused> {
  const reason = input.reason.trim();
  if (reason.length < 3 || reason.length > 2_000) {
    return refuse("invalid:reason", "Say why, in 3 to 2,000 characters.");
  }
  const at = deps.clock();
  return deps.graph.transaction((tx) => moveIn(tx, { ...input, reason }, at));
}

async function moveIn(
  tx: Transaction,
  input: OrderMoveInput,
  now: number,
): Promise<OrderMoved | Refused> {
  const { orderId, toId, reason, actor, key } = input;
  await holdVolume(tx, { earliest: now, latest: now });
  const id = `${actor.id}:${key}`;
  const [made] = await tx.run<Pick<OrderMoveInput, "orderId" | "toId" | "reason"> & Row>(
    "order/order-move",
    { id },
  );
  if (made !== undefined) {
    const same = made.orderId === orderId && made.toId === toId && made.reason === reason;
    if (same) return { orderId, closed: [] };
    return refuse("key_reused", "This key was used for something else; nothing was done.");
  }
  const [order] = await tx.run<ToMove>("order/order-to-move", { orderId, toId });
  const refusal = whyNot(order, input);
  if (order === undefined || refusal !== null) return refusal ?? unknown(orderId);
  const closed = await moveEntries(tx, input, order);
  const fromId = order.creditedId;
  const { id: by, name: byName } = actor;
  const move = { id, fromId, toId, by, byName, reason, at: now };
  await tx.run("order/credit-order", { orderId, toId, move });
  await raiseClosedChange(tx, {
    ...{ code: "order_moved_after_close", subject: orderId, closed, at: now },
    evidence: { Before: fromId, "Credited to": toId, Reason: reason },
  });
  const payload = { orderId, fromId, toId };
  const event = { id: `order-moved:${id}`, kind: "order-moved", actorId: actor.id, at: now };
  await publish(tx, { ...event, payload });
  return { orderId, closed };
}

/** Moves instant by instant, each with a decision of its own; answers the approved periods it reaches. */
async function moveEntries(
  tx: Transaction,
  { orderId, toId }: OrderMoveInput,
  { instants }: ToMove,
): Promise<string[]> {
  const closed = new Set<string>();
  for (const at of instants) {
    const reach = { from: Number(at), through: Number(at) };
    const decision = await takeDecision(tx, reach);
    const entry = { orderId, toId, at, decision: decision.number };
    const [row] = await tx.run<{ moved: bigint }>("order/move-volume", entry);
    if ((row?.moved ?? 0n) > 0n) for (const id of decision.closed) closed.add(id);
  }
  return [...closed];
}

function whyNot(order: ToMove | undefined, { orderId, toId }: OrderMoveInput): Refused | null {
  if (order === undefined) return unknown(orderId);
  if (order.kind === "return") {
    return refuse("invalid:orderId", `${orderId} is a return; move the order that it returns.`);
  }
  if (!order.toKnown) return refuse("invalid:toId", `There is no distributor ${toId}.`);
  if (order.creditedId === toId) {
    return refuse("same_distributor", `${orderId} is credited to ${toId} already.`);
  }
  return null;
}

function unknown(orderId: string): Refused {
  return refuse("not_found", `There is no order ${orderId}.`);
}

function refuse(refused: string, message: string): Refused {
  return { refused, message };
}
