import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

// The tool reads the default export; everything else in the server is a named export.
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  // schema/ is TypeScript source in the workspace, so it is compiled with us; everything else stays in node_modules.
  ssr: { noExternal: ["@bangvang/schema"] },
  build: {
    ssr: "src/main.ts",
    outDir: "dist",
    emptyOutDir: true,
    target: "node24",
    sourcemap: true,
    minify: false,
    // One file: a server that runs must not look for a part which a later build has renamed.
    rolldownOptions: { output: { entryFileNames: "main.js", codeSplitting: false } },
  },
});
