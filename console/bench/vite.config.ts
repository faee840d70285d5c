import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The page of `pnpm bench:console`, built as the console is; the tool reads the default export.
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL("../../.cache/bench-console", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["index.html", "compare.html"].map((name) => fileURLToPath(new URL(name, import.meta.url))),
    },
    chunkSizeWarningLimit: 2_000,
    // Profiles name functions.
    minify: process.env["BENCH_NAMES"] ? false : "oxc",
  },
});
