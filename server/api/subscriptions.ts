/** GraphQL subscriptions over WebSocket, for people who are signed in, from our own pages alone. */
import type { IncomingMessage, Server } from "node:http";
import { CloseCode } from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import { type GraphQLSchema, GraphQLError, Kind, parse } from "graphql";
import { WebSocketServer } from "ws";
import type { Context } from "../gql/context.ts";

/** Longest text of a message, bytes. */
const MESSAGE_MAX = 16 * 1024;
/** Subscriptions of one page at a time. */
const SUBSCRIPTIONS_MAX = 8;
/** A connection is ended after so long, ms; the page connects again, and its session is looked at anew. */
const AGE_MAX = 15 * 60_000;

/** Serves subscriptions on /graphql; the answer closes them all. */
export function serveSubscriptions(
  server: Server,
  schema: GraphQLSchema,
  contextOf: (request: IncomingMessage) => Promise<Context>,
): () => Promise<void> {
  const sockets = new WebSocketServer({
    ...{ server, path: "/graphql", maxPayload: MESSAGE_MAX },
    verifyClient: ({ req }: { req: IncomingMessage }) => isOwnPage(req),
  });
  sockets.on("connection", (socket) => {
    const timer = setTimeout(() => socket.close(1001, "Connect again."), AGE_MAX);
    socket.on("close", () => clearTimeout(timer));
  });
  const open = new WeakMap<object, number>();
  const served = useServer(
    {
      schema,
      context: ({ extra }) => contextOf(extra.request),
      onConnect: async ({ extra }) => (await contextOf(extra.request)).viewer !== null,
      onSubscribe: ({ extra }, _id, { query }) => {
        const subscriptions = (open.get(extra.socket) ?? 0) + 1;
        open.set(extra.socket, subscriptions);
        if (subscriptions > SUBSCRIPTIONS_MAX)
          extra.socket.close(CloseCode.BadRequest, "Too many.");
        return subscribesOnly(query) ? undefined : [asksByHttp];
      },
      onComplete: ({ extra }) => {
        open.set(extra.socket, Math.max(0, (open.get(extra.socket) ?? 0) - 1));
      },
    },
    sockets,
  );
  return async () => {
    await served.dispose();
  };
}

const asksByHttp = new GraphQLError("Only subscriptions come this way; ask the others over HTTP.", {
  extensions: { code: "BAD_REQUEST" },
});

function subscribesOnly(query: string): boolean {
  try {
    return parse(query, { maxTokens: 200 }).definitions.every(
      (one) => one.kind !== Kind.OPERATION_DEFINITION || one.operation === "subscription",
    );
  } catch (error) {
    if (error instanceof GraphQLError) return true; // graphql itself tells what is wrong with the text
    throw error;
  }
}

/** Whether the page that connects came from this server: a cookie alone would let any page in. */
function isOwnPage({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true; // no browser: it has a cookie because somebody signed in with it
  try {
    return new URL(origin).host === host;
  } catch (error) {
    if (error instanceof TypeError) return false; // no address at all
    throw error;
  }
}
