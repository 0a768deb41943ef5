/** The retail throttle: how much of a seller's own orders counts. */
import type { Entry } from "../company.ts";
import type { Scene } from "../scene.ts";

const ONE = 1_000_000n;
const known = new WeakMap<Scene, ReadonlyMap<Entry, bigint>>();

/** Commissionable points of own entries that count otherwise than whole; empty without a throttle. */
export function throttled(scene: Scene): ReadonlyMap<Entry, bigint> {
  const before = known.get(scene);
  if (before !== undefined) return before;
  const counted = new Map<Entry, bigint>();
  if (scene.plan.throttle !== null) {
    const bySeller = new Map<number, Entry[]>();
    for (const entry of scene.entries) {
      const mine = bySeller.get(entry.seller);
      if (mine) mine.push(entry);
      else bySeller.set(entry.seller, [entry]);
    }
    for (const mine of bySeller.values()) fill(scene.plan.throttle, mine, counted);
  }
  known.set(scene, counted);
  return counted;
}

/** Fills the limit of one seller, order by order, each less what came back of it. */
function fill(
  { share, of }: { share: bigint; of: "sold" | "counted" },
  entries: readonly Entry[],
  counted: Map<Entry, bigint>,
): void {
  const sum = (some: readonly Entry[]) =>
    some.reduce((total, { commissionable }) => total + commissionable, 0n);
  const own = entries.filter((entry) => entry.own);
  const sold = sum(entries.filter((entry) => !entry.own)) + (of === "sold" ? sum(own) : 0n);
  const most = of === "sold" ? (sold * share) / ONE : (sold * share) / (ONE - share);
  const orders = own.filter(({ commissionable }) => commissionable > 0n);
  const returns = own.filter(({ commissionable }) => commissionable < 0n);
  const isOfPeriod = ({ returns: id }: Entry) => orders.some(({ orderId }) => orderId === id);
  // What comes back of earlier periods leaves room.
  const room = -sum(returns.filter((entry) => !isOfPeriod(entry)));
  let left = (most > 0n ? most : 0n) + room;
  for (const order of orders) {
    const back = -sum(returns.filter(({ returns: id }) => id === order.orderId));
    const net = order.commissionable - back;
    const counts = net < left ? net : left;
    left -= counts;
    if (counts < net) counted.set(order, counts + back);
  }
}
