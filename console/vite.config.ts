import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The tool reads the default export; everything else in the console is a named export.
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    // The policy of the page is script-src 'self': nothing may be inlined, fonts neither (font-src 'self').
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The sheet (AG Grid) and the chart (ECharts) are lazy parts of their own; tests/e2e/first-visit.e2e.ts holds their size.
    chunkSizeWarningLimit: 1_100,
  },
});
