import { defineConfig } from "vitest/config";

// One copy of graphql: a test would get index.mjs and type-graphql the CommonJS index.js, and each refuses the other's objects.
const resolve = { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] };

// Decorators compile as tsconfig.json says (experimentalDecorators); vite's oxc reads it by itself.
export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          pool: "threads", // half the time of processes; the tests keep to themselves all the same
          include: [
            "schema/src/**/*.test.ts",
            "server/src/**/*.test.ts",
            "console/src/**/*.test.{ts,tsx}",
            "tests/contract/**/*.test.ts",
          ],
          exclude: ["**/node_modules/**", "**/*.pg.test.ts"],
        },
      },
      {
        resolve,
        test: {
          name: "pg",
          include: ["server/src/**/*.pg.test.ts", "tests/pg/**/*.test.ts"],
          globalSetup: ["tests/support/postgres.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
