/** What a what-if must not move, as hashes by label; whom it found; and a graph that dies in the middle of it. */
import { createHash } from "node:crypto";
import type { Graph, Transaction } from "../../server/graph/graph.ts";
import {
  peoplePage,
  type PeopleFilter,
  type PeopleOrder,
  type PersonRow,
} from "../../server/what-if/what-if.store.ts";
import type { Store } from "./trial-store.ts";

/** No filter. */
export const everybody: PeopleFilter = { change: null, move: null, rank: null, ids: null };
const starts = { loss: -1n, gain: 10n ** 9n, before: -1n, after: -1n, person: "" };

/** The first people of a what-if, in an order and of a filter. */
export function foundPeople(
  store: Store,
  whatIf: string,
  order: PeopleOrder,
  filter: Partial<PeopleFilter> = {},
): Promise<PersonRow[]> {
  const page = { whatIf, order, after: starts[order], limit: 50 };
  return peoplePage(store.graph, { ...page, filter: { ...everybody, ...filter } });
}

/** Everything but what-ifs and the sheets of trials, as one hash; the labels beside it tell what moved. */
export async function fingerprint(store: Store): Promise<Record<string, string>> {
  const rows = await store.query<{ label: string; text: string }>(
    `MATCH (n)
     WHERE NOT n:WhatIf AND NOT n:WhatIfPerson AND NOT (n:Lock AND n.name = "what-if")
       AND NOT coalesce(n.sheet, "") STARTS WITH "trial:" AND NOT (n:Sheet AND n.id STARTS WITH "trial:")
     CALL (n) {
       OPTIONAL MATCH (n)-[r]->(m)
       WHERE NOT coalesce(m.sheet, "") STARTS WITH "trial:"
       WITH r, m ORDER BY type(r), elementId(m)
       RETURN collect(type(r) + elementId(m) + toStringOrNull(r.leg)) AS edges
     }
     WITH n, edges ORDER BY elementId(n)
     RETURN head(labels(n)) AS label,
       elementId(n) + reduce(t = "", k IN [k IN keys(n) WHERE k <> "locked" | k] | t + "," + k + "=" +
         CASE WHEN n[k] IS :: LIST<ANY> THEN reduce(l = "", one IN n[k] | l + " " + toString(one)) ELSE toString(n[k]) END)
         + reduce(t = "", e IN edges | t + e) AS text`,
  );
  const texts = new Map<string, string[]>();
  for (const { label, text } of rows) texts.set(label, [...(texts.get(label) ?? []), text]);
  return Object.fromEntries(
    [...texts].map(([label, all]) => [
      label,
      `${all.length} ${createHash("sha256").update(all.join("\n")).digest("hex").slice(0, 12)}`,
    ]),
  );
}

/** A graph whose n-th transaction fails; every one after it too, as if the process were gone. */
export function dying(graph: Graph, after: number): Graph {
  let left = after;
  const take = () => {
    left -= 1;
    if (left < 0) throw new Error("killed");
  };
  return {
    ...graph,
    transaction: (work: (tx: Transaction) => Promise<never>, options) =>
      graph.transaction((tx) => {
        take();
        return work(tx);
      }, options),
  } as Graph;
}
