/**
 * Bulk enrolment: people, their places in both trees, and what they bring along; written and looked
 * up in batches, each inside a transaction of the caller.
 */
import type { Graph, Reader, Row, Transaction } from "../graph/graph.ts";
import type { Tree } from "../plan/plan.ts";

export interface DistributorRecord {
  id: string;
  name: string;
  email: string | null;
  country: string | null;
  /** Epoch milliseconds. */
  joinedAt: number;
  status: string;
  /** Rank id of the career title at the start. */
  title: string | null;
  rowHash: string;
}

export interface CustomerRecord {
  id: string;
  name: string;
  email: string | null;
  kind: string;
  distributorId: string;
  enrolledById: string | null;
  rowHash: string;
}

/** The people who come under one parent in a tree; `since` in epoch milliseconds. */
export interface ChildGroup {
  parentId: string;
  children: { id: string; since: number; leg?: string | null }[];
}

export interface OpeningRecord {
  /** "<distributorId>/<name>" */
  id: string;
  distributorId: string;
  name: string;
  /** Decimal text: points; an amount for the balance; a count for graceUsed and paidOnce. */
  value: string;
  rowHash: string;
}

type Rows<T> = {
  /** null: enrolled without a file. */ importId: string | null;
  rows: T[];
};

/** Locks trees until the transaction ends; answers the import that is under way, which adds to both. */
export async function lockTrees(tx: Transaction, trees: readonly Tree[]): Promise<string | null> {
  const [lock] = await tx.run<{ importing: string | null }>("genealogy/lock-trees", { trees });
  return lock?.importing ?? null;
}

/** Adds distributors without any place in a tree; an id that is taken makes the transaction fail. */
export async function addDistributors(tx: Transaction, batch: Rows<DistributorRecord>) {
  await tx.run("genealogy/add-distributors", { ...batch });
}

/** Adds customers under distributors who are there. */
export async function addCustomers(tx: Transaction, batch: Rows<CustomerRecord>) {
  await tx.run("genealogy/add-customers", { ...batch });
}

/** Puts people under their sponsors; the caller has checked that no cycle comes of it. */
export async function addSponsorEdges(tx: Transaction, groups: ChildGroup[]) {
  await tx.run("genealogy/add-sponsor-edges", { groups });
}

/** Puts people into their places; the caller has checked legs, width and cycles. */
export async function addPlacementEdges(tx: Transaction, groups: ChildGroup[]) {
  await tx.run("genealogy/add-placement-edges", { groups });
}

export async function addOpenings(tx: Transaction, batch: Rows<OpeningRecord>) {
  await tx.run("genealogy/add-openings", { ...batch });
}

/** Whether there is any person at all. */
export async function anybodyThere(reader: Reader): Promise<boolean> {
  const [row] = await reader.read<{ there: boolean }>("genealogy/anybody-there");
  return row?.there ?? false;
}

export interface PersonThere {
  id: string;
  kind: "distributor" | "customer";
  rowHash: string | null;
  joinedAt: number | null;
  distributorId: string | null;
  inPlacement: boolean;
}

/** Which of these people are there, with what a check of new files must know of them. */
export async function peopleThere(reader: Reader, ids: string[]): Promise<PersonThere[]> {
  const rows = await reader.read<Omit<PersonThere, "joinedAt"> & { joinedAt: bigint | null }>(
    "genealogy/known-people",
    { ids },
  );
  return rows.map((row) => ({
    ...row,
    joinedAt: row.joinedAt === null ? null : Number(row.joinedAt),
  }));
}

export function openingsThere(
  reader: Reader,
  ids: string[],
): Promise<{ key: string; rowHash: string | null }[]> {
  return reader.read("genealogy/known-openings", { ids });
}

/** Who stands directly under these people in the placement tree; leg "" where there are no legs. */
export function placedUnder(
  reader: Reader,
  ids: string[],
): Promise<{ parentId: string; leg: string }[]> {
  return reader.read("genealogy/placed-under", { ids });
}

/** Somebody who stands under somebody in the placement tree; `joinedAt` in epoch milliseconds. */
export interface PlacedPerson {
  id: string;
  joinedAt: number;
  parentId: string;
  parentJoinedAt: number;
  /** Empty where legs have no names. */
  leg: string;
}

interface PlacedRow extends Row {
  id: string;
  joinedAt: bigint;
  parentId: string;
  parentJoinedAt: bigint;
  leg: string;
}

/** The placement tree below some people as it stands (null: the whole), row by row in no order; some seconds a million people. */
export async function* placements(
  reader: Reader,
  below: readonly string[] | null,
): AsyncGenerator<PlacedPerson> {
  const rows = reader.stream<PlacedRow>("genealogy/placements", { below }, slow);
  for await (const { id, joinedAt, parentId, parentJoinedAt, leg } of rows) {
    yield {
      ...{ id, parentId, leg },
      joinedAt: Number(joinedAt),
      parentJoinedAt: Number(parentJoinedAt),
    };
  }
}

/** Heads of the placement tree, at most two. */
export async function placementRoots(reader: Reader): Promise<string[]> {
  const rows = await reader.read<{ id: string }>("genealogy/placement-roots", {}, slow);
  return rows.map((row) => row.id);
}

const slow = { timeout: 600_000 };
const removedAtOnce = 5_000;

/** Removes what an import that broke off has added of people and openings, in batches. */
export async function removeImportedPeople(graph: Graph, importId: string): Promise<void> {
  for (const query of ["genealogy/remove-imported-openings", "genealogy/remove-imported-people"]) {
    for (;;) {
      const [row] = await graph.write<{ removed: bigint }>(
        query,
        { importId, limit: removedAtOnce },
        slow,
      );
      if ((row?.removed ?? 0n) === 0n) break;
    }
  }
}
