/**
 * Whom a viewer may see.
 *
 * Every Distributor that a client gets was let through `seen`; somebody outside the viewer's team
 * who has to be named (a line of a past period) is a person without a name.
 */
import DataLoader from "dataloader";
import { type Context, perRequest, seesEverybody } from "../gql/context.ts";
import { make } from "../gql/refusal.ts";
import type { Tree } from "../gql/role.ts";
import { Distributor } from "./distributor.type.ts";
import { type DistributorRow, distributorsById } from "./genealogy.reader.ts";

/** People by id, read together. */
export const distributors = perRequest(
  ({ graph }) =>
    new DataLoader<string, Distributor | null>(async (ids) => {
      const rows = await distributorsById(graph, ids);
      const known = new Map(rows.map((row) => [row.id, distributorOf(row)]));
      return ids.map((id) => known.get(id) ?? null);
    }),
);

/** The tree along which volume adds up and downlines are seen. */
export async function volumeTree(context: Context): Promise<Tree> {
  return (await context.book.newestPlan())?.plan.volume.tree ?? "sponsor";
}

/** A person whom the viewer may see; null for everybody else, as for an unknown id. */
export async function seen(context: Context, id: string | null): Promise<Distributor | null> {
  if (id === null || !(await context.mayView(id))) return null;
  return distributors(context).load(id);
}

/** A person who must be named: one whom the viewer may not see has no name and nothing else. */
export async function named(context: Context, id: string): Promise<Distributor> {
  return (await seen(context, id)) ?? outsider();
}

function outsider(): Distributor {
  return make(Distributor, {
    id: "outside-your-team",
    name: "Somebody outside your team",
    country: "",
    joinedAt: 0n,
    status: "active",
    emailAddress: null,
  });
}

/** A row of the graph as the client's type. */
export function distributorOf(row: DistributorRow): Distributor {
  return make(Distributor, {
    id: row.id,
    name: row.name,
    country: row.country,
    joinedAt: row.joinedAt,
    status: row.status as Distributor["status"],
    emailAddress: row.email,
  });
}

/** The person whose downline limits what is seen; null for staff. */
export function limitedTo(context: Context): string | null {
  return seesEverybody(context) ? null : (context.viewer?.distributorId ?? "");
}
