import "./node-version.mjs";
import { endWithParent } from "./end-with-parent.mjs";
import { runNode, toolPath } from "./tool.mjs";

// pnpm bench:console: builds a page around the console's own sheet and measures it in a real browser.
endWithParent();
const names = process.argv.includes("--profile") ? { BENCH_NAMES: "1" } : {};
const build = [
  toolPath("vite"),
  "build",
  "console/bench",
  "--config",
  "console/bench/vite.config.ts",
  "--logLevel",
  "warn",
];
const { code, output } = await runNode(build, { env: names });
if (code === 0) await import("../tests/bench-console/main.ts");
else {
  console.error(`The page of the bench does not build:\n${output}`);
  process.exitCode = 1;
}
