import type { CodegenConfig } from "@graphql-codegen/cli";

/**
 * Result types for the operations in src/api/operations.ts. `documentMode: string` keeps graphql-js out of the bundle.
 * Run from this folder: ../node_modules/.bin/graphql-codegen --config codegen.ts
 */
const config: CodegenConfig = {
  schema: "../schema/schema.graphql",
  documents: ["src/api/operations.ts"],
  generates: {
    "src/api/generated/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: "string",
        enumsAsTypes: true,
        skipTypename: true,
        useTypeImports: true,
        scalars: { Decimal: "number", Day: "string", Instant: "string" },
      },
    },
  },
};

// The tool reads the default export; everything else in the console is a named export.
export default config;
