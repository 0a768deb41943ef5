/**
 * What the database already holds, as far as a check of new files must know it.
 *
 * This room is pure: whoever checks files against a database passes these look-ups in.
 */

export interface KnownPerson {
  id: string;
  kind: "distributor" | "customer";
  /** Of the row that it was imported from; null when it came otherwise. */
  rowHash: string | null;
  /** Epoch milliseconds; a customer has none. */
  joinedAt: number | null;
  /** A customer's distributor. */
  distributorId: string | null;
  /** Stands in the placement tree: under somebody, above somebody, or without any sponsor. */
  inPlacement: boolean;
}

export interface KnownOrder {
  id: string;
  rowHash: string | null;
  buyerId: string;
  placedAt: number;
  kind: string;
}

export interface KnownPlace {
  id: string;
  joinedAt: number;
  parentId: string;
  parentJoinedAt: number;
  /** Empty where legs have no names. */
  leg: string;
}

export interface Known {
  /** Nothing of a company is there yet: nothing else is asked then. */
  empty: boolean;
  people(ids: string[]): Promise<KnownPerson[]>;
  orders(ids: string[]): Promise<KnownOrder[]>;
  /** Opening figures by "<distributorId>/<name>". */
  openings(keys: string[]): Promise<{ key: string; rowHash: string | null }[]>;
  /** The people who stand directly under these in the placement tree. */
  placedUnder(parentIds: string[]): Promise<{ parentId: string; leg: string }[]>;
  /**
   * Who stands under whom in the placement tree below some people, or of everybody (null); `joinedAt` in epoch
   * milliseconds. A place may come twice.
   */
  placements(below: readonly string[] | null): AsyncIterable<KnownPlace>;
  /** Heads of the placement tree, at most two. */
  placementRoots(): Promise<string[]>;
}

/** A database with nothing in it: a trial, or a check of the files alone. */
export const nothingKnown: Known = {
  empty: true,
  people: () => Promise.resolve([]),
  orders: () => Promise.resolve([]),
  openings: () => Promise.resolve([]),
  placedUnder: () => Promise.resolve([]),
  placements: async function* () {},
  placementRoots: () => Promise.resolve([]),
};
