/** Reading connections: the rows of a page list, and whether more can be fetched. */

interface Connection<T> {
  edges: readonly { node: T }[];
}

/** The rows of a connection fetched so far; none while it is still unknown. */
export function nodesOf<T>(connection: Connection<T> | null | undefined): T[] {
  return connection ? connection.edges.map((edge) => edge.node) : [];
}
