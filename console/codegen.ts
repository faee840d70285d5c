import { fileURLToPath } from "node:url";
import type { CodegenConfig } from "@graphql-codegen/cli";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Result types for the operations in src/api/operations. `documentMode: string` keeps graphql-js out of the bundle.
 * Run by `pnpm schema`.
 */
const config: CodegenConfig = {
  schema: here("../schema/schema.graphql"),
  documents: [here("src/api/operations/*.ts")],
  generates: {
    [here("src/api/generated/")]: {
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
