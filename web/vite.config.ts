/**
 * Builds the pages into web/dist, and serves them in development with the API behind the same
 * address, so that the sign-in cookie works as it does in production.
 */
import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const api = process.env["API_URL"] ?? "http://127.0.0.1:4000";
const proxied = Object.fromEntries(
  ["/graphql", "/upload", "/export", "/overview", "/healthz"].map((path) => [
    path,
    { target: api },
  ]),
);

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react()],
  build: { outDir: "dist", emptyOutDir: true, sourcemap: false },
  server: { proxy: proxied },
  preview: { proxy: proxied },
});
