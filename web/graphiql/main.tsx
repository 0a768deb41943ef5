/** GraphiQL for development: asks our own API, as whoever is signed in at this address. */
import type { ComponentProps } from "react";
import { createRoot } from "react-dom/client";
import { GraphiQL } from "graphiql";
import "graphiql/style.css";

type Ask = ComponentProps<typeof GraphiQL>["fetcher"];

/** One request; the session's cookie goes along, and a JSON body is what the API's CSRF check wants. */
const ask: Ask = async (operation, options) => {
  const response = await fetch("/graphql", {
    method: "POST",
    credentials: "same-origin",
    headers: { ...options?.headers, "content-type": "application/json" },
    body: JSON.stringify(operation),
  });
  return response.json();
};

createRoot(document.getElementById("root")!).render(
  <GraphiQL fetcher={ask} defaultQuery="{ me { name roles } }" />,
);
