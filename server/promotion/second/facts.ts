/**
 * What a second computation of a promotion starts from: entries, people, places and ranks as they are kept,
 * nothing that the first one wrote.
 */
import type { Graph } from "../../graph/graph.ts";

export interface PersonFact extends Record<string, unknown> {
  id: string;
  status: string;
  joinedAt: bigint;
  openingTitle: string | null;
}

/** A place in a tree, as long as it held. */
export interface PlaceFact extends Record<string, unknown> {
  tree: "sponsor" | "placement";
  child: string;
  parent: string;
  since: bigint | null;
  until: bigint | null;
}

export interface EntryFact extends Record<string, unknown> {
  orderId: string;
  isReturn: boolean;
  /** The order that a return takes back. */
  returns: string | null;
  sellerId: string;
  buyerId: string;
  buyerIsCustomer: boolean;
  own: boolean;
  at: bigint;
  qualifying: bigint;
  commissionable: bigint;
}

export interface StandingFact extends Record<string, unknown> {
  sheet: string;
  id: string;
  title: bigint;
  paidAs: bigint;
  active: boolean;
  brokeAway: boolean;
}

export interface Facts {
  people: PersonFact[];
  places: PlaceFact[];
  /** From the window's beginning until returns end. */
  entries: EntryFact[];
  /** Who bought before the window: "<buyer> own" or "<buyer> customer". */
  earlierBuyers: Set<string>;
  standings: StandingFact[];
}

/** Reads the facts of a window. */
export async function readFacts(
  graph: Graph,
  input: { from: number; through: number; sheets: string[] },
): Promise<Facts> {
  const { from, through, sheets } = input;
  const patient = { timeout: 600_000 };
  const all = async <T extends Record<string, unknown>>(name: string, parameters = {}) => {
    const rows: T[] = [];
    for await (const row of graph.stream<T>(name, parameters, patient)) rows.push(row);
    return rows;
  };
  const buyers = await all<{ buyerId: string; own: boolean }>("promotion/second-earlier-buyers", {
    from,
  });
  return {
    people: await all("promotion/second-people"),
    places: await all("promotion/second-places"),
    entries: await all("promotion/second-entries", { from, through }),
    earlierBuyers: new Set(
      buyers.map(({ buyerId, own }) => `${buyerId} ${own ? "own" : "customer"}`),
    ),
    standings: await all("promotion/second-standings", { sheets }),
  };
}
