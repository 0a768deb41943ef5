/**
 * The second computation of a promotion's figures: every change of everybody's figures, listed and added up in
 * plain code. It knows docs/promotions.md and shares no rule with the first one.
 */
import type { Measure, Promotion } from "../promotion.ts";
import type { EntryFact, Facts } from "./facts.ts";
import { treeOf, type TreeView } from "./tree.ts";

/** A change of a figure: whose, when, by how much. */
export interface Change {
  at: number;
  by: bigint;
}

/** How far the window has come, and the sheets of the periods, as the first computation took them. */
export interface SecondScene {
  promotion: Promotion;
  reached: number;
  through: number;
  periods: readonly { sheet: string; endsAt: number }[];
  before: string | null;
  last: string | null;
  /** Rank numbers by id, for imported titles. */
  rankNumbers: ReadonlyMap<string, number>;
}

/** The changes of one measure by the person at whom they arise, and the tree along which they rise. */
export interface Counted {
  changes: Map<string, Change[]>;
  tree: TreeView | null;
  legCap: bigint | null;
}

/** Counts one measure. */
export function count(facts: Facts, scene: SecondScene, measure: Measure): Counted {
  if (measure.kind === "volume") {
    const amount = measure.measuredIn === "qualifying" ? "qualifying" : "commissionable";
    const changes = group(
      countedEntries(facts, scene)
        .filter(({ own }) => measure.orders === "all" || own === (measure.orders === "own"))
        .map((entry) => [entry.sellerId, { at: Number(entry.at), by: entry[amount] }]),
    );
    if (measure.tree === null) return { changes, tree: null, legCap: null };
    const cut = measure.of === "group" ? brokenAway(facts, scene.last) : new Set<string>();
    return {
      changes,
      tree: treeOf(facts, measure.tree, scene.reached, cut),
      legCap: measure.legCap,
    };
  }
  const changes = group(
    measure.kind === "enrolments"
      ? enrolled(facts, scene, measure.active, measure.firstOrder)
      : measure.kind === "customers"
        ? won(facts, scene, measure.firstOrder)
        : risen(facts, scene, measure),
  );
  return { changes, tree: null, legCap: null };
}

function group(rows: readonly (readonly [string, Change])[]): Map<string, Change[]> {
  const grouped = new Map<string, Change[]>();
  for (const [id, change] of rows) grouped.set(id, [...(grouped.get(id) ?? []), change]);
  return grouped;
}

function brokenAway({ standings }: Facts, sheet: string | null): Set<string> {
  return new Set(
    standings.filter((one) => one.sheet === sheet && one.brokeAway).map(({ id }) => id),
  );
}

/** Orders of the window, their returns until these end, and returns of earlier orders where they count. */
function countedEntries({ entries }: Facts, { promotion, reached }: SecondScene): EntryFact[] {
  const ofWindow = new Set(
    entries.filter(({ at }) => at < BigInt(reached)).map(({ orderId }) => orderId),
  );
  return entries.filter(({ isReturn, returns, at }) => {
    const inWindow = at < BigInt(reached);
    if (!isReturn) return inWindow;
    if (returns !== null && ofWindow.has(returns)) return true;
    return inWindow && promotion.returns.ofEarlierOrders === "counted";
  });
}

interface FirstOrder {
  sellerId: string;
  parts: EntryFact[];
}

/** The first orders of buyers who had none before the window, each with its returns. */
function firstOrders(
  { entries, earlierBuyers }: Facts,
  reached: number,
  side: "own" | "customer",
): Map<string, FirstOrder> {
  const firsts = new Map<string, { orderId: string; sellerId: string }>();
  // Entries come by instant, then order, then seller.
  for (const { isReturn, own, at, buyerId, buyerIsCustomer, orderId, sellerId } of entries) {
    if (isReturn || at >= BigInt(reached) || own !== (side === "own")) continue;
    if (side === "customer" && !buyerIsCustomer) continue;
    if (earlierBuyers.has(`${buyerId} ${side}`) || firsts.has(buyerId)) continue;
    firsts.set(buyerId, { orderId, sellerId });
  }
  const buyers = new Map([...firsts].map(([buyer, { orderId }]) => [orderId, buyer]));
  const orders = new Map<string, FirstOrder>();
  for (const [buyer, { sellerId }] of firsts) orders.set(buyer, { sellerId, parts: [] });
  for (const entry of entries) {
    const buyer = buyers.get(entry.orderId) ?? buyers.get(entry.returns ?? "");
    if (buyer !== undefined) orders.get(buyer)!.parts.push(entry);
  }
  return orders;
}

/** +1 whenever an order comes to be worth enough, -1 whenever it no longer is. */
function worth(parts: readonly EntryFact[], enough: bigint, earliest: number): Change[] {
  const changes: Change[] = [];
  const instants = [...new Set(parts.map(({ at }) => Math.max(Number(at), earliest)))];
  let before = false;
  for (const at of instants.sort((a, b) => a - b)) {
    const come = parts.filter((part) => Math.max(Number(part.at), earliest) <= at);
    const now = come.reduce((sum, { qualifying }) => sum + qualifying, 0n) >= enough;
    if (now !== before) changes.push({ at, by: now ? 1n : -1n });
    before = now;
  }
  return changes;
}

function enrolled(
  facts: Facts,
  scene: SecondScene,
  active: boolean,
  firstOrder: bigint | null,
): [string, Change][] {
  const { promotion, reached, last } = scene;
  const sponsors = treeOf(facts, "sponsor", reached, new Set()).parents;
  const actives = new Set(
    facts.standings.filter((one) => one.sheet === last && one.active).map(({ id }) => id),
  );
  const firsts = firstOrders(facts, reached, "own");
  return facts.people.flatMap(({ id, joinedAt }): [string, Change][] => {
    const sponsor = sponsors.get(id);
    const joined = Number(joinedAt);
    if (sponsor === undefined || joined < promotion.window.from || joined >= reached) return [];
    if (active && !actives.has(id)) return [];
    if (firstOrder === null) return [[sponsor, { at: joined, by: 1n }]];
    const first = firsts.get(id);
    if (first === undefined) return [];
    return worth(first.parts, firstOrder, joined).map((change) => [sponsor, change]);
  });
}

function won(facts: Facts, scene: SecondScene, firstOrder: bigint): [string, Change][] {
  return [...firstOrders(facts, scene.reached, "customer").values()].flatMap(
    ({ sellerId, parts }) =>
      worth(parts, firstOrder, 0).map((change): [string, Change] => [sellerId, change]),
  );
}

function risen(
  facts: Facts,
  scene: SecondScene,
  measure: Measure & { by: "title" | "paidAs" },
): [string, Change][] {
  const rankIn = new Map<string, bigint>();
  for (const { sheet, id, ...ranks } of facts.standings) {
    rankIn.set(`${sheet} ${id}`, ranks[measure.by]);
  }
  return facts.people.flatMap((person): [string, Change][] => {
    const { id } = person;
    const start = measure.kind === "advance" ? entryRank(facts, scene, measure.by, id) : 0n;
    const rows: [string, Change][] = [];
    let figure = 0n;
    let inARow = 0n;
    for (const { sheet, endsAt } of scene.periods) {
      const rank = rankIn.get(`${sheet} ${id}`);
      const holds = measure.kind === "hold" && rank !== undefined && rank >= BigInt(measure.rank);
      inARow = holds ? inARow + 1n : 0n;
      const now = measure.kind === "hold" ? inARow : (rank ?? 0n) - start;
      if (now > figure) {
        rows.push([id, { at: endsAt, by: now - figure }]);
        figure = now;
      }
    }
    return rows;
  });
}

/** The rank with which somebody enters the window. */
export function entryRank(
  { standings, people }: Facts,
  { before, rankNumbers }: Pick<SecondScene, "before" | "rankNumbers">,
  by: "title" | "paidAs",
  id: string,
): bigint {
  const earlier = standings.find((one) => one.sheet === before && one.id === id);
  if (earlier !== undefined) return earlier[by];
  if (by === "paidAs") return 0n;
  const title = people.find((one) => one.id === id)?.openingTitle ?? "";
  return BigInt(rankNumbers.get(title) ?? 0);
}
