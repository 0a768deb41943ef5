/** Builds GraphiQL for development mode; the pages of production hold nothing of it. */
import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "/graphiql/",
  plugins: [react()],
  build: {
    emptyOutDir: true,
    sourcemap: false,
    chunkSizeWarningLimit: 4_000, // one page for developers, on their own machine
  },
});
