/** Which orders a bonus pays on, and how much of each. */
import type { OrderFilter, OrdersPaid } from "../../plan/bonus/orders.ts";
import type { Entry } from "../company.ts";
import type { Scene } from "../scene.ts";
import { begins, hasPassed } from "../standing/age.ts";
import { throttled } from "./throttle.ts";

/** The points (hundredths) of an entry that a bonus multiplies; 0n where it does not pay on it. */
export type Sold = (entry: Entry) => bigint;

export function soldFor(scene: Scene, { orders, paidOn }: OrdersPaid): Sold {
  const own = throttled(scene);
  const points = (entry: Entry) =>
    paidOn === "qualifying" ? entry.qualifying : (own.get(entry) ?? entry.commissionable);
  if (orders === null) return points;
  const { kinds, products } = orders;
  const inAge = ageTest(scene, orders);
  return (entry) => {
    if (kinds !== null && !kinds.some((kind) => kind === entry.kind)) return 0n;
    if (products !== null && !products.some((one) => one === entry.product)) return 0n;
    return inAge(entry) ? points(entry) : 0n;
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
