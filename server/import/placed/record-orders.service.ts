/**
 * Orders and returns that a shop hands over as they are placed: the rules of orders.csv, all or nothing.
 *
 * The id of an order makes a repeat harmless: one that is there with the same content is left alone.
 */
import { checkGivenOrders, type GivenRow } from "../../company-file/check-company.ts";
import { origin } from "../../company-file/people.ts";
import type { Fault } from "../../csv/fault.ts";
import { publish } from "../../event/event.ts";
import type { Graph, Transaction } from "../../graph/graph.ts";
import type { OrderRow } from "../../company-file/row.ts";
import { addOrders, addReturns, ordersThere } from "../../order/accept.store.ts";
import type { OrderRecord, ReturnRecord } from "../../order/accept.store.ts";
import { importWriting } from "../../order/volume.store.ts";
import type { Plan } from "../../plan/plan.ts";
import { knownOf } from "../known-graph.ts";
import { inTime, orderRecord } from "../order-record.ts";

/** Most orders of one request. */
export const ORDERS_MAX = 200;

export interface OrdersInput {
  /** By the columns of orders.csv, as text. */
  orders: readonly GivenRow[];
  plan: Plan;
  actorId: string;
}

/** What was recorded now, what was there already, or why nothing was recorded. */
export type OrdersAnswer =
  | { recorded: string[]; unchanged: string[] }
  | { faults: Fault[] }
  | { refused: "import_running" | "invalid:orders"; message: string };

/** Checks the orders and records those that are not there yet, with the volume that they bring. */
export async function recordOrders(deps: Deps, input: OrdersInput): Promise<OrdersAnswer> {
  const { length } = input.orders;
  if (length === 0 || length > ORDERS_MAX) {
    return { refused: "invalid:orders", message: `Hand over 1 to ${ORDERS_MAX} orders at once.` };
  }
  for (;;) {
    const checked = await checkAgainstGraph(deps.graph, input);
    if ("faults" in checked) return checked;
    if (checked.recorded.length === 0) return { recorded: [], unchanged: checked.unchanged };
    const answer = await deps.graph.transaction((tx) => write(tx, deps.clock(), input, checked));
    // Somebody else recorded one of them meanwhile: its content is looked at too.
    if (answer !== null) return answer;
  }
}

interface Deps {
  graph: Graph;
  /** Epoch ms. */
  clock: () => number;
}

interface Checked {
  recorded: string[];
  unchanged: string[];
  bought: OrderRecord[];
  returned: ReturnRecord[];
}

async function checkAgainstGraph(
  graph: Graph,
  { orders, plan }: OrdersInput,
): Promise<Checked | { faults: Fault[] }> {
  const check = { known: await knownOf(graph), plan, mode: "company" as const };
  const { rows, company } = await checkGivenOrders(check, orders);
  const { faultCount, faults, people } = company;
  if (faultCount > 0) return { faults };
  const { numberOf, origins, buyer } = company.orders;
  const isFresh = (row: OrderRow) => origins[numberOf.get(row.id!)!] === origin.new;
  const records = rows
    .filter(isFresh)
    .map((row) => orderRecord(row, people, buyer[numberOf.get(row.id!)!]!));
  return {
    recorded: records.map(({ id }) => id),
    unchanged: rows.filter((row) => !isFresh(row)).map((row) => row.id!),
    bought: records.flatMap((one) => ("returnsOrderId" in one ? [] : [one])),
    returned: inTime(records.flatMap((one) => ("returnsOrderId" in one ? [one] : []))),
  };
}

/** null: one of them has come in between. */
async function write(
  tx: Transaction,
  at: number,
  { plan, actorId }: OrdersInput,
  { recorded, unchanged, bought, returned }: Checked,
): Promise<OrdersAnswer | null> {
  // People who are known now may be those of an import that breaks off and is removed.
  if (await importWriting(tx)) return importRunning;
  if ((await ordersThere(tx, recorded)).length > 0) return null;
  const byRevision = plan.volume.returns === "byRevision";
  if (bought.length > 0) await addOrders(tx, { importId: null, rows: bought, at });
  if (returned.length > 0) {
    await addReturns(tx, { importId: null, rows: returned, byRevision, at });
  }
  await publish(tx, {
    ...{ id: `orders-recorded:${recorded[0]}`, kind: "orders-recorded", actorId, at },
    payload: { orderIds: recorded },
  });
  return { recorded, unchanged };
}

const importRunning = {
  refused: "import_running" as const,
  message: "An import is being written; hand the orders over again when it is done.",
};
