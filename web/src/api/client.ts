/** The GraphQL client: one cache for all pages, lists that grow page by page. */
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import { relayStylePagination } from "@apollo/client/utilities";
import { OperationTypeNode } from "graphql";
import { createLiveLink } from "./live.ts";

/** The schema's implementations of Refusal, so that one fragment reads every "no". */
const REFUSALS = [
  "NotFound",
  "NotAllowed",
  "Conflict",
  "Invalid",
  "TooManyAttempts",
  "WrongCredentials",
  "PromotionFaulty",
];

/** Builds the cache: which arguments make a different list, and which types stand alone. */
function createCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes: { Refusal: REFUSALS },
    typePolicies: {
      Query: {
        fields: {
          periods: relayStylePagination(),
          exceptions: relayStylePagination(["filter"]),
          imports: relayStylePagination(),
          engineResults: relayStylePagination(),
          whatIfs: relayStylePagination(["periodId", "planVersionId"]),
          promotions: relayStylePagination(),
        },
      },
      CompanySettings: { keyFields: [] },
      Distributor: {
        fields: {
          children: relayStylePagination(["tree", "orderBy"]),
          orders: relayStylePagination(),
          customers: relayStylePagination(),
        },
      },
      Run: { fields: { commissions: relayStylePagination(["bonus", "search"]) } },
      Commission: { fields: { lines: relayStylePagination(["unpaid"]) } },
      EngineResult: { fields: { differences: relayStylePagination(["cause"]) } },
      WhatIf: { fields: { people: relayStylePagination(["orderBy", "filter"]) } },
      Promotion: { fields: { progress: relayStylePagination() } },
      // A tier's id is its own only within its promotion.
      PromotionTier: { keyFields: false },
      ImportRecord: { fields: { faults: relayStylePagination() } },
    },
  });
}

/** The session travels in an httpOnly cookie, so nothing secret is kept here. */
export function createClient(): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      createLiveLink(),
      new HttpLink({ uri: "/graphql", credentials: "same-origin" }),
    ),
    cache: createCache(),
    defaultOptions: {
      watchQuery: { fetchPolicy: "cache-and-network", nextFetchPolicy: "cache-first" },
    },
  });
}
