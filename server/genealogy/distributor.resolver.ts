/** Distributors for clients: who is above and below whom, as far as the viewer may see. */
import DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { Viewer } from "../account/account.type.ts";
import { Access } from "../gql/access.ts";
import { type Connection, decodeCursor, pageOf, pageSize } from "../gql/connection.ts";
import { type Context, hasRole, perRequest, seesEverybody } from "../gql/context.ts";
import { make } from "../gql/refusal.ts";
import { Tree } from "../gql/role.ts";
import { ChildOrder, Customer, CustomerConnection } from "./distributor.type.ts";
import { Distributor, DistributorConnection } from "./distributor.type.ts";
import * as reader from "./genealogy.reader.ts";
import { distributorOf, distributors, limitedTo, seen, volumeTree } from "./sight.ts";

const parents = perRequest(
  ({ graph }) =>
    new DataLoader<string, reader.ParentsRow | null>(async (ids) => {
      const rows = await reader.parentsOf(graph, ids);
      const known = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => known.get(id) ?? null);
    }),
);

const childCounts = perRequest(
  ({ graph }) =>
    new DataLoader<string, { sponsor: bigint; placement: bigint }>(async (ids) => {
      const rows = await reader.childCounts(graph, ids);
      const known = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => known.get(id) ?? { sponsor: 0n, placement: 0n });
    }),
);

const teamCounts = perRequest(
  (context) =>
    new DataLoader<string, number>(async (ids) => {
      const known = await reader.teamCounts(context.graph, await volumeTree(context), ids);
      return ids.map((id) => known.get(id) ?? 0);
    }),
);

/** Levels that are read at once. */
const LEVELS_MAX = 10;

/** The sheet whose figures order people; none before the first period. */
async function newestSheet({ book }: Context): Promise<string> {
  const period = await book.newestPeriodId();
  return (period === null ? null : await book.sheetOfPeriod(period)) ?? "";
}

@Resolver(() => Distributor)
export class DistributorResolver {
  @Access("downline")
  @Query(() => Distributor, {
    nullable: true,
    description: "A distributor; null when unknown or outside the viewer's downline.",
  })
  distributor(
    @Arg("id", () => ID, { description: "The company's id of the person." }) id: string,
    @Ctx() context: Context,
  ): Promise<Distributor | null> {
    return distributors(context).load(id);
  }

  @Access("operations", "finance", "distributor")
  @Query(() => [Distributor], {
    description:
      "Distributors whose name or id begins like the words, within the viewer's downline.",
  })
  async searchDistributors(
    @Arg("text", () => String, { description: "Words; at least two characters." }) text: string,
    @Arg("first", () => Int, { defaultValue: 20, description: "At most 200." }) first: number,
    @Ctx() context: Context,
  ): Promise<Distributor[]> {
    if (reader.luceneQuery(text).length < 4) return [];
    const rows = await reader.searchPeople(context.graph, {
      words: text,
      tree: await volumeTree(context),
      viewerId: limitedTo(context),
      limit: pageSize(first),
    });
    return rows.map(distributorOf);
  }

  @Access("parent")
  @FieldResolver(() => String, {
    nullable: true,
    description: "Address; for the person himself and operations, null for others.",
  })
  email(@Root() root: Distributor, @Ctx() context: Context): string | null {
    const himself = context.viewer?.distributorId === root.id;
    return himself || hasRole(context, "operations") ? root.emailAddress : null;
  }

  @Access("parent")
  @FieldResolver(() => Distributor, {
    nullable: true,
    description: "Who enrolled the person; null at the top and above the viewer's own place.",
  })
  async sponsor(@Root() root: Distributor, @Ctx() context: Context): Promise<Distributor | null> {
    return seen(context, (await parents(context).load(root.id))?.sponsorId ?? null);
  }

  @Access("parent")
  @FieldResolver(() => Distributor, {
    nullable: true,
    description: "Under whom the person is placed; null above the viewer's own place.",
  })
  async placementParent(
    @Root() root: Distributor,
    @Ctx() context: Context,
  ): Promise<Distributor | null> {
    return seen(context, (await parents(context).load(root.id))?.placementParentId ?? null);
  }

  @Access("parent")
  @FieldResolver(() => String, {
    nullable: true,
    description: "The leg of the placement; null above the viewer's own place.",
  })
  async placementLeg(@Root() root: Distributor, @Ctx() context: Context): Promise<string | null> {
    const place = await parents(context).load(root.id);
    if (!place?.placementParentId || !(await context.mayView(place.placementParentId))) return null;
    return place.placementLeg;
  }

  @Access("parent")
  @FieldResolver(() => [Distributor], {
    description:
      "From the viewer's place (or the top) down to the person's parent; the nearest ones.",
  })
  async upline(
    @Root() root: Distributor,
    @Ctx() context: Context,
    @Arg("tree", () => Tree, { description: "Which tree." }) tree: Tree,
    @Arg("first", () => Int, {
      defaultValue: 100,
      description: "How many of the nearest, at most 200.",
    })
    first: number,
  ): Promise<Distributor[]> {
    if (context.viewer?.distributorId === root.id && !seesEverybody(context)) return [];
    const ids = await reader.upline(context.graph, { tree, id: root.id, limit: pageSize(first) });
    const people = await Promise.all(ids.map((id) => seen(context, id)));
    const hidden = people.findIndex((person) => person === null);
    const shown = (hidden < 0 ? people : people.slice(0, hidden)) as Distributor[];
    return shown.reverse();
  }

  @Access("parent")
  @FieldResolver(() => [Distributor], {
    description:
      "The first people below, level by level: all of the first level, then those below them in the same order.",
  })
  async downline(
    @Root() root: Distributor,
    @Ctx() context: Context,
    @Arg("tree", () => Tree, { description: "Which tree." }) tree: Tree,
    @Arg("levels", () => Int, { defaultValue: 4, description: "How many levels, at most 10." })
    levels: number,
    @Arg("first", () => Int, { defaultValue: 200, description: "At most 200." }) first: number,
  ): Promise<Distributor[]> {
    const size = { levels: Math.min(levels, LEVELS_MAX), limit: pageSize(first) };
    const rows = await reader.downline(context.graph, { tree, id: root.id, ...size });
    for (const row of rows) distributors(context).prime(row.id, distributorOf(row));
    const people = await Promise.all(rows.map(({ id }) => seen(context, id)));
    return people.filter((person) => person !== null);
  }

  @Access("parent")
  @FieldResolver(() => DistributorConnection, { description: "The people directly below." })
  async children(
    @Root() root: Distributor,
    @Ctx() context: Context,
    @Arg("tree", () => Tree, { description: "Which tree." }) tree: Tree,
    @Arg("first", () => Int, { defaultValue: 20, description: "At most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last one before." })
    after: string | null,
    @Arg("orderBy", () => ChildOrder, { defaultValue: "volume", description: "In which order." })
    orderBy: ChildOrder,
  ): Promise<Connection<Distributor>> {
    const size = pageSize(first);
    const cursor = decodeCursor(after, 3);
    const viewTree = await volumeTree(context);
    const [rows, totalCount] = await Promise.all([
      reader.childrenPage(context.graph, {
        tree,
        id: root.id,
        orderBy,
        sheet: await newestSheet(context),
        after: afterOf(cursor, orderBy),
        limit: size + 1,
        viewerId: tree === viewTree ? null : limitedTo(context),
        viewTree,
      }),
      this.childCount(root, context, tree),
    ]);
    for (const row of rows) distributors(context).prime(row.id, distributorOf(row));
    return pageOf(rows, size, distributorOf, (r) => [orderBy, String(r.key), r.id], totalCount);
  }

  @Access("parent")
  @FieldResolver(() => Int, { description: "How many people are directly below." })
  async childCount(
    @Root() root: Distributor,
    @Ctx() context: Context,
    @Arg("tree", () => Tree, { description: "Which tree." }) tree: Tree,
  ): Promise<number> {
    const viewTree = await volumeTree(context);
    const viewerId = limitedTo(context);
    if (viewerId !== null && tree !== viewTree) {
      return reader.visibleChildCount(context.graph, { tree, id: root.id, viewerId, viewTree });
    }
    return Number((await childCounts(context).load(root.id))[tree]);
  }

  @Access("parent")
  @FieldResolver(() => Int, {
    description: "How many people are below at any depth, along the plan's volume tree.",
  })
  teamCount(@Root() root: Distributor, @Ctx() context: Context): Promise<number> {
    return teamCounts(context).load(root.id);
  }

  @Access("parent")
  @FieldResolver(() => CustomerConnection, { description: "Customers by name." })
  async customers(
    @Root() root: Distributor,
    @Ctx() context: Context,
    @Arg("first", () => Int, { defaultValue: 20, description: "At most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last one before." })
    after: string | null,
  ): Promise<Connection<Customer>> {
    const size = pageSize(first);
    const cursor = decodeCursor(after, 2);
    const rows = await reader.customersPage(context.graph, {
      id: root.id,
      after: cursor ? { name: cursor[0] ?? "", id: cursor[1] ?? "" } : null,
      limit: size + 1,
    });
    return pageOf(
      rows,
      size,
      (row) => make(Customer, { id: row.id, name: row.name, kind: row.kind }),
      (row) => [row.name, row.id],
    );
  }
}

@Resolver(() => Viewer)
export class ViewerDistributorResolver {
  @Access("parent")
  @FieldResolver(() => Distributor, {
    nullable: true,
    description: "The person's own place in the tree; null for staff.",
  })
  distributor(@Root() root: Viewer, @Ctx() context: Context): Promise<Distributor | null> {
    return seen(context, root.distributorId);
  }
}

function afterOf(
  cursor: readonly (string | null)[] | null,
  orderBy: ChildOrder,
): { key: string | bigint; id: string } | null {
  const [order, key, id] = cursor ?? [];
  if (order !== orderBy || key == null || id == null) return null;
  if (orderBy === "name") return { key, id };
  return /^-?\d{1,19}$/.test(key) ? { key: BigInt(key), id } : null;
}
