import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

// The tool reads the default export; everything else in the server is a named export.
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  // schema/ is TypeScript source in the workspace, so it is compiled with us; everything else stays in node_modules.
  ssr: { noExternal: ["@bangvang/schema"] },
  build: {
    ssr: true,
    outDir: "dist",
    emptyOutDir: true,
    target: "node24",
    sourcemap: true,
    minify: false,
    // The server, and what the process runs that reads a file. Names without a hash: a server that runs must not look for a
    // part which a later build has renamed.
    rolldownOptions: {
      input: { main: "src/main.ts", "read-apart": "src/exchange/apart/main.ts" },
      output: { entryFileNames: "[name].js", chunkFileNames: "shared-[name].js" },
    },
  },
});
