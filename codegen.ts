/**
 * Typed documents for the web: schema.graphql and web/**\/*.graphql in, web/src/api/generated out.
 * It reads files only, never a running server.
 */
import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "schema.graphql",
  documents: ["web/src/**/*.graphql"],
  ignoreNoDocuments: true,
  generates: {
    "web/src/api/generated/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        scalars: { Volume: "string", Rate: "string", Instant: "string", Day: "string" },
        strictScalars: true,
        useTypeImports: true,
        enumsAsTypes: true,
      },
    },
  },
};

export default config;
