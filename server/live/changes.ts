/** What events tell that open periods can be brought up to person by person. */
import type { Event } from "../event/event.ts";
import type { Tree } from "../plan/plan.ts";

/** What has happened that can be followed. */
export interface Changes {
  /** Orders that were recorded, counted late or moved. */
  orderIds: string[];
  /** Distributors who were enrolled. */
  enrolled: string[];
  /** Distributors with another parent. */
  replaced: { id: string; tree: Tree }[];
}

/** Nothing has happened. */
export const NO_CHANGES: Changes = { orderIds: [], enrolled: [], replaced: [] };

type Reader = (payload: Record<string, unknown>) => Partial<Changes>;

const orders: Reader = (payload) => {
  const { orderIds, orderId } = payload as { orderIds?: string[]; orderId?: string };
  return { orderIds: orderIds ?? (orderId === undefined ? [] : [orderId]) };
};

const READERS: ReadonlyMap<string, Reader> = new Map([
  ["orders-recorded", orders],
  ["order-counted", orders],
  ["order-moved", orders],
  ["people-enrolled", (payload) => ({ enrolled: payload.distributorIds as string[] })],
  [
    "place-changed",
    (payload) => ({
      replaced: [{ id: payload.distributorId as string, tree: payload.tree as Tree }],
    }),
  ],
]);

/** Kinds of events that can be followed. */
export const FOLLOWED: ReadonlySet<string> = new Set(READERS.keys());

/** Everything that some events tell; all of them must be of the kinds that can be followed. */
export function changesOf(events: readonly Event[]): Changes {
  const all = events.map(({ kind, payload }) => READERS.get(kind)!(payload));
  return {
    orderIds: [...new Set(all.flatMap((one) => one.orderIds ?? []))],
    enrolled: [...new Set(all.flatMap((one) => one.enrolled ?? []))],
    replaced: all.flatMap((one) => one.replaced ?? []),
  };
}
