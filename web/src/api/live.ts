/** The connection over which the server tells that figures moved; made when something listens. */
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { createClient } from "graphql-ws";

/** Longest wait before another try, ms. */
const WAIT_MAX = 10_000;

const reconnected = new Set<() => void>();

/** Calls `listener` when a lost connection is there again: what was told meanwhile was missed. */
export function onReconnected(listener: () => void): () => void {
  reconnected.add(listener);
  return () => void reconnected.delete(listener);
}

/** The link of subscriptions; a lost connection is tried again, at first soon and then more slowly. */
export function createLiveLink(): GraphQLWsLink {
  const { protocol, host } = window.location;
  const client = createClient({
    url: `${protocol === "https:" ? "wss" : "ws"}://${host}/graphql`,
    keepAlive: 20_000,
    retryAttempts: Infinity,
    retryWait: (tries) =>
      new Promise((resolve) => setTimeout(resolve, Math.min(WAIT_MAX, 250 * 2 ** tries))),
    shouldRetry: () => true,
    on: {
      connected: (_socket, _payload, wasRetry) => {
        if (wasRetry) for (const listener of reconnected) listener();
      },
    },
  });
  return new GraphQLWsLink(client);
}
