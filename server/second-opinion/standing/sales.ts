/** What somebody's customers bought one by one, and his own orders by kind; found once a period. */
import type { Entry } from "../company.ts";
import type { Scene } from "../scene.ts";

interface Sales {
  /** Qualifying points of each customer of record, by his distributor. */
  buyers: ReadonlyMap<number, ReadonlyMap<string, bigint>>;
  /** Own orders by seller. */
  own: ReadonlyMap<number, readonly Entry[]>;
}

const known = new WeakMap<Scene, Sales>();

function salesOf(scene: Scene): Sales {
  const before = known.get(scene);
  if (before !== undefined) return before;
  const buyers = new Map<number, Map<string, bigint>>();
  const own = new Map<number, Entry[]>();
  for (const entry of scene.entries) {
    if (entry.own) {
      const mine = own.get(entry.seller);
      if (mine) mine.push(entry);
      else own.set(entry.seller, [entry]);
    }
    const record = scene.people.placeOf.get(entry.customerOf ?? "");
    if (record === undefined) continue;
    const mine = buyers.get(record) ?? new Map<string, bigint>();
    mine.set(entry.buyerId, (mine.get(entry.buyerId) ?? 0n) + entry.qualifying);
    buyers.set(record, mine);
  }
  const sales = { buyers, own };
  known.set(scene, sales);
  return sales;
}

/** Qualifying points of each of his customers who bought or returned something. */
export function buyersOf(scene: Scene, place: number): bigint[] {
  return [...(salesOf(scene).buyers.get(place)?.values() ?? [])];
}

/** Qualifying points of his own orders of some kinds, less their returns. */
export function ordersOf(scene: Scene, place: number, kinds: readonly string[]): bigint {
  const mine = salesOf(scene).own.get(place) ?? [];
  return mine
    .filter(({ kind }) => kinds.includes(kind))
    .reduce((sum, { qualifying }) => sum + qualifying, 0n);
}
