/**
 * Orders and returns that came too late for a frozen period: what is decided about them.
 *
 * One that is counted in the open period is an entry there; one that is accepted into its own period is an
 * entry of that period with the number of the decision, so that what was computed before stays as it was.
 */
import { raiseClosedChange } from "../exception/closed-change.ts";
import { takeDecision } from "../exception/decision.ts";
import { publish } from "../event/event.ts";
import { raiseExceptions } from "../exception/exception.service.ts";
import type { Row, Transaction } from "../graph/graph.ts";
import { formatVolume } from "../money/money.ts";
import { holdVolume } from "./volume.store.ts";

/** What counting a late order answers: the volume counted (hundredths), or why it was not. */
export type LateOrderAnswer =
  | { counted: true; qualifying: bigint; commissionable: bigint; closed: string[] }
  | {
      refused: "not_found" | "not_late" | "already_counted" | "period_frozen";
      message: string;
    };

interface LateOrder {
  lateFor: string | null;
  at: bigint;
  counted: boolean;
  creditedId: string;
}

/**
 * Counts a late order at an instant of an open period, inside the transaction of whoever decides it.
 *
 * Refused: no such order, one that was not late, one that counts already, an instant that lies in a
 * frozen period itself.
 */
export async function countLateOrder(
  tx: Transaction,
  input: { orderId: string; /** Epoch milliseconds. */ at: number },
): Promise<LateOrderAnswer> {
  const { orderId, at } = input;
  const [frozen] = await holdVolume(tx, { earliest: at, latest: at });
  const late = await lateOrder(tx, orderId);
  if ("refused" in late) return late;
  if (frozen !== undefined) {
    const message = `The period ${frozen.id} is frozen too; count the order in an open one.`;
    return { refused: "period_frozen", message };
  }
  return { ...(await count(tx, { orderId, at: BigInt(at), decision: null })), closed: [] };
}

/**
 * Accepts a late order into the period in which its date lies, whatever that period's state: a run that
 * awaits approval is out of date, and of approved periods a case proposes a revision.
 *
 * Refused: no such order, one that was not late, one that counts already.
 */
export async function countInItsPeriod(
  tx: Transaction,
  input: { orderId: string; /** Epoch milliseconds, now. */ at: number },
): Promise<LateOrderAnswer> {
  const { orderId } = input;
  await holdVolume(tx, { earliest: input.at, latest: input.at });
  const late = await lateOrder(tx, orderId);
  if ("refused" in late) return late;
  const { at, creditedId } = late;
  const reach = { from: Number(at), through: Number(at) };
  const { number: decision, closed } = await takeDecision(tx, reach);
  const counted = await count(tx, { orderId, at, decision });
  await raiseClosedChange(tx, {
    ...{ code: "order_counted_after_close", subject: orderId, closed, at: input.at },
    evidence: {
      "Credited to": creditedId,
      "Counts at": new Date(Number(at)).toISOString(),
      "Commissionable volume": `${formatVolume(counted.commissionable)} points`,
      "Qualifying volume": `${formatVolume(counted.qualifying)} points`,
    },
  });
  return { ...counted, closed };
}

async function lateOrder(
  tx: Transaction,
  orderId: string,
): Promise<LateOrder | Extract<LateOrderAnswer, { refused: string }>> {
  const [late]: LateOrder[] = await tx.run<LateOrder & Row>("order/late-order", { orderId });
  if (late === undefined) {
    return { refused: "not_found", message: `There is no order ${orderId}.` };
  }
  if (late.counted) {
    return { refused: "already_counted", message: `The order ${orderId} counts already.` };
  }
  if (late.lateFor === null) {
    return { refused: "not_late", message: `The order ${orderId} did not come too late.` };
  }
  return late;
}

async function count(
  tx: Transaction,
  entry: { orderId: string; at: bigint; decision: bigint | null },
): Promise<{ counted: true; qualifying: bigint; commissionable: bigint }> {
  const { orderId } = entry;
  await publish(tx, {
    ...{ id: `order-counted:${orderId}`, kind: "order-counted", actorId: "heartwood" },
    payload: { orderId },
  });
  const [counted] = await tx.run<{ qualifying: bigint; commissionable: bigint }>(
    "order/count-late-order",
    entry,
  );
  if (counted === undefined) throw new Error(`The order ${entry.orderId} is credited to nobody.`);
  return { counted: true, ...counted };
}

/** Parks orders that came too late for approved periods, which no run will find any more. */
export async function parkLate(
  tx: Transaction,
  input: {
    late: readonly { orderId: string; lateFor: string }[];
    rows: readonly { id: string; placedAt: number; commissionable: bigint }[];
    /** Epoch milliseconds, now. */
    at: number;
  },
): Promise<void> {
  const rows = new Map(input.rows.map((row) => [row.id, row]));
  for (const { orderId, lateFor: periodId } of input.late) {
    const row = rows.get(orderId);
    if (row === undefined) continue;
    const evidence = {
      "Placed at": new Date(row.placedAt).toISOString(),
      "Commissionable volume": `${formatVolume(row.commissionable)} points`,
      "Closed period": periodId,
    };
    await raiseExceptions(tx, {
      ...{ sheet: null, periodId, runId: null, at: input.at },
      lookedFor: ["order_after_cutoff"],
      raised: [{ code: "order_after_cutoff", subject: orderId, evidence, moneyAtStakeMinor: 0n }],
    });
  }
}
