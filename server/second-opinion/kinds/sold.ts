/** Which orders a bonus pays on, and how much of each. */
import type { OrderFilter, OrdersPaid } from "../../plan/bonus/orders.ts";
import type { Entry } from "../company.ts";
import type { Scene } from "../scene.ts";
import { begins, hasPassed } from "../standing/age.ts";
import { throttled } from "./throttle.ts";

/** Points (hundredths) of an entry: those that a bonus pays on, and what a throttle leaves of them. */
export type Sold = (entry: Entry) => { whole: bigint; counted: bigint };

const NONE = { whole: 0n, counted: 0n };

export function soldFor(scene: Scene, { orders, paidOn }: OrdersPaid): Sold {
  const own = throttled(scene);
  const points = (entry: Entry) => {
    const whole = paidOn === "qualifying" ? entry.qualifying : entry.commissionable;
    return { whole, counted: paidOn === "qualifying" ? whole : (own.get(entry) ?? whole) };
  };
  if (orders === null) return points;
  const { kinds, products } = orders;
  const inAge = ageTest(scene, orders);
  return (entry) => {
    if (kinds !== null && !kinds.some((kind) => kind === entry.kind)) return NONE;
    if (products !== null && !products.some((one) => one === entry.product)) return NONE;
    return inAge(entry) ? points(entry) : NONE;
  };
}

/** Whether the seller was of the right age when the order was placed; each bound is found once. */
function ageTest(scene: Scene, { ageFrom, ageTo }: OrderFilter): (entry: Entry) => boolean {
  const { joinedAt } = scene.people;
  const { zone } = scene.plan;
  const from = new Map<number, number>();
  const until = new Map<number, number>();
  const bound = (known: Map<number, number>, seller: number, find: (joined: number) => number) => {
    const before = known.get(seller);
    if (before !== undefined) return before;
    const found = find(joinedAt[seller]!);
    known.set(seller, found);
    return found;
  };
  return ({ seller, placedAt }) => {
    if (ageFrom !== null) {
      if (placedAt < bound(from, seller, (joined) => begins(zone, joined, ageFrom))) return false;
    }
    if (ageTo === null) return true;
    return placedAt < bound(until, seller, (joined) => hasPassed(zone, joined, ageTo));
  };
}
