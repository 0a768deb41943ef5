/**
 * What revisions of closed periods bring into an open one.
 *
 * Nothing is kept for it: both sheets of an approved revision never change, so their difference is
 * derived whenever it is needed, and can be neither lost nor counted twice.
 */
import type { Graph } from "../graph/graph.ts";

/** One bonus of one person that a revision pays otherwise; minor units. */
export interface CommissionDifference extends Record<string, unknown> {
  distributorId: string;
  bonus: string;
  before: bigint;
  after: bigint;
}

/** Two sheets of one period: a revision, and what it revises. */
export interface RevisedSheets extends Record<string, unknown> {
  sheet: string;
  revises: string;
}

/** Where a revision differs from what it revises, by (distributorId, bonus). */
export function differencesOf(
  graph: Graph,
  { sheet, revises }: RevisedSheets,
): Promise<CommissionDifference[]> {
  const parameters = { sheet, revises };
  return graph.read("commission/differences", parameters, { timeout: 600_000 });
}

/** What each person is owed (negative: owes back) by the revisions that land in a period, minor units. */
export async function adjustmentsOf(graph: Graph, periodId: string): Promise<Map<string, bigint>> {
  const revisions = await graph.read<RevisedSheets>("commission/landing-in", { periodId });
  const sums = new Map<string, bigint>();
  for (const revision of revisions) {
    for (const { distributorId, before, after } of await differencesOf(graph, revision)) {
      sums.set(distributorId, (sums.get(distributorId) ?? 0n) + after - before);
    }
  }
  return new Map([...sums].filter(([, amount]) => amount !== 0n));
}
