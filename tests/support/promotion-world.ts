/** A small world drawn into the store for promotions: people, places, orders, and ranks of periods. */
import type { Store } from "../graph/trial-store.ts";

export interface WorldPerson {
  id: string;
  /** ISO instant. */
  joined: string;
  status?: "active" | "suspended" | "terminated";
  title?: string;
  sponsor?: string;
  place?: string;
  /** Stood under this sponsor before that instant. */
  was?: { sponsor: string; until: string };
}

export interface WorldOrder {
  id: string;
  /** A distributor, or "<distributor>/<customer>". */
  buyer: string;
  at: string;
  qualifying: bigint;
  commissionable?: bigint;
  returns?: string;
}

export interface WorldRank {
  period: string;
  id: string;
  title: number;
  paidAs: number;
  active?: boolean;
  brokeAway?: boolean;
}

export interface World {
  people: WorldPerson[];
  orders: WorldOrder[];
  ranks?: WorldRank[];
  /** Months such as "2026-01", all approved. */
  periods?: string[];
}

/** Empties the store and draws the world. */
export async function drawWorld(store: Store, world: World): Promise<void> {
  await store.empty();
  await store.query(
    `UNWIND $people AS p
     CREATE (:Person:Distributor {id: p.id, name: p.id, joinedAt: datetime(p.joined),
       status: coalesce(p.status, "active"), openingTitle: p.title})`,
    { people: world.people },
  );
  await store.query(
    `UNWIND $people AS p MATCH (d:Distributor {id: p.id})
     FOREACH (x IN CASE WHEN p.sponsor IS NULL THEN [] ELSE [1] END |
       MERGE (s:Distributor {id: p.sponsor})
       CREATE (d)-[:SPONSORED_BY {since: datetime(coalesce(p.was.until, p.joined))}]->(s))
     FOREACH (x IN CASE WHEN p.place IS NULL THEN [] ELSE [1] END |
       MERGE (s:Distributor {id: p.place})
       CREATE (d)-[:PLACED_UNDER {since: datetime(p.joined), leg: "left"}]->(s))
     FOREACH (x IN CASE WHEN p.was IS NULL THEN [] ELSE [1] END |
       MERGE (s:Distributor {id: p.was.sponsor})
       CREATE (d)-[:WAS_SPONSORED_BY {since: datetime(p.joined), until: datetime(p.was.until)}]->(s))`,
    { people: world.people },
  );
  await addOrders(store, world.orders);
  await store.query(
    `UNWIND $periods AS p CREATE (:Period {id: p, calendar: "month", state: "approved", sheet: p + "/0",
       startsAt: datetime(p + "-01T00:00Z"), endsAt: datetime(p + "-01T00:00Z") + duration({months: 1}),
       cutOffAt: datetime(p + "-15T00:00Z") + duration({months: 1}), run: "r", ledgerHash: "h"})`,
    { periods: world.periods ?? [] },
  );
  await store.query(
    `UNWIND $ranks AS r CREATE (:Standing {sheet: r.period + "/0", distributorId: r.id, title: r.title,
       paidAs: r.paidAs, active: coalesce(r.active, false), brokeAway: coalesce(r.brokeAway, false)})`,
    { ranks: world.ranks ?? [] },
  );
}

/** Adds orders, each with the entry that an import would write. */
export async function addOrders(store: Store, orders: readonly WorldOrder[]): Promise<void> {
  const rows = orders.map((order) => {
    const [distributor, customer] = order.buyer.split("/");
    const sign = order.returns === undefined ? 1n : -1n;
    const commissionable = sign * (order.commissionable ?? order.qualifying);
    const figures = { qualifying: sign * order.qualifying, commissionable };
    return { ...order, ...figures, distributor, customer: customer ?? null };
  });
  await store.query(
    `UNWIND $rows AS r MATCH (d:Distributor {id: r.distributor})
     CALL (r, d) {
       WITH r, d WHERE r.customer IS NOT NULL
       MERGE (c:Person:Customer {id: r.customer}) MERGE (c)-[:CUSTOMER_OF]->(d)
       RETURN c AS buyer
     UNION
       WITH r, d WHERE r.customer IS NULL
       RETURN d AS buyer
     }
     CREATE (o:Order {id: r.id, placedAt: datetime(r.at), kind: CASE WHEN r.returns IS NULL THEN "order" ELSE "return" END})
     CREATE (o)-[:BOUGHT_BY]->(buyer)
     CREATE (e:VolumeEntry {at: datetime(r.at), qualifying: r.qualifying, commissionable: r.commissionable,
       own: r.customer IS NULL})-[:FOR_ORDER]->(o)
     CREATE (e)-[:COUNTS_FOR]->(d)`,
    { rows },
  );
  await store.query(
    `UNWIND $rows AS r WITH r WHERE r.returns IS NOT NULL
     MATCH (o:Order {id: r.id}) MATCH (b:Order {id: r.returns}) CREATE (o)-[:RETURNS]->(b)`,
    { rows },
  );
}
