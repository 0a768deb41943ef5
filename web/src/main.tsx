/** Starts the pages: look, client, routes. Wiring only. */
import "@fontsource-variable/inter";
import "@mantine/core/styles.css";
import "./ui/tokens.css";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { createClient } from "./api/client.ts";
import { createRouter } from "./routes.tsx";
import { theme } from "./ui/theme.ts";

const place = document.getElementById("root");
if (!place) throw new Error("index.html has no element with the id root.");

createRoot(place).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <ApolloProvider client={createClient()}>
        <RouterProvider router={createRouter()} />
      </ApolloProvider>
    </MantineProvider>
  </StrictMode>,
);
