/**
 * Pages: bounded, with opaque cursors, the same shape for every list.
 *
 * A cursor holds the sort key and the id of the last item, so a page stays right while items come
 * and go before it.
 */
import { GraphQLError } from "graphql";
import { type ClassType, Field, Int, ObjectType } from "type-graphql";

/** Most items of one page. */
export const PAGE_MAX = 200;

@ObjectType({ description: "Where a page ends and whether another one follows." })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether items follow this page." })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: "Pass as `after` for the next page." })
  endCursor!: string | null;
}

/** What a list resolver answers. */
export interface Connection<T> {
  nodes: T[];
  edges: { cursor: string; node: T }[];
  pageInfo: PageInfo;
  totalCount: number | null;
}

/** The GraphQL classes `<name>Connection` and `<name>Edge` for a node type. */
export function connectionType<T extends object>(
  name: string,
  node: () => ClassType<T>,
): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list, with its cursor.` })
  class Edge {
    @Field(() => String, { description: "The place of this item in the list." })
    cursor!: string;

    @Field(node, { description: "The item." })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} items.` })
  class Page implements Connection<T> {
    @Field(() => [node()], { description: "The items of this page." })
    nodes!: T[];

    @Field(() => [Edge], { description: "The items of this page with their cursors." })
    edges!: { cursor: string; node: T }[];

    @Field(() => PageInfo, { description: "Where this page ends." })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      nullable: true,
      description: "How many items there are on all pages; null where that is not counted.",
    })
    totalCount!: number | null;
  }
  return Page as unknown as ClassType<Connection<T>>;
}

/** Sort key values of one item; text, whole numbers as text, or null. */
export type CursorKey = readonly (string | null)[];

/** An opaque cursor from sort keys. */
export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** The sort keys of a cursor; a cursor that is not one of ours is a client's fault. */
export function decodeCursor(cursor: string | null | undefined, size: number): CursorKey | null {
  if (cursor === null || cursor === undefined || cursor === "") return null;
  const key = parsed(cursor);
  if (
    !Array.isArray(key) ||
    key.length !== size ||
    !key.every((part) => part === null || typeof part === "string")
  ) {
    throw new GraphQLError("`after` is not a cursor of this list.", {
      extensions: { code: "BAD_USER_INPUT" },
    });
  }
  return key as CursorKey;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The asked page size, refused outside 1 to 200. */
export function pageSize(first: number): number {
  if (Number.isInteger(first) && first >= 1 && first <= PAGE_MAX) return first;
  throw new GraphQLError(`\`first\` is a whole number from 1 to ${PAGE_MAX}.`, {
    extensions: { code: "BAD_USER_INPUT" },
  });
}

/** A page from rows that were read with one more than asked for. */
export function pageOf<R, T>(
  rows: readonly R[],
  first: number,
  node: (row: R) => T,
  key: (row: R) => CursorKey,
  totalCount: number | null = null,
): Connection<T> {
  const shown = rows.slice(0, first);
  const edges = shown.map((row) => ({ cursor: encodeCursor(key(row)), node: node(row) }));
  return {
    nodes: edges.map((edge) => edge.node),
    edges,
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount,
  };
}

/** A page of a list that is already in memory; the cursor is the position. */
export function pageOfList<R, T>(
  list: readonly R[],
  first: number,
  after: string | null | undefined,
  node: (item: R) => T,
): Connection<T> {
  const [last] = decodeCursor(after, 1) ?? [null];
  const start = last === null ? 0 : Number(last) + 1;
  const numbered = list
    .slice(start, start + first + 1)
    .map((item, index) => ({ item, at: start + index }));
  return pageOf(
    numbered,
    first,
    (row) => node(row.item),
    (row) => [String(row.at)],
    list.length,
  );
}
