import "./node-version.mjs";
import { endWithParent } from "./end-with-parent.mjs";
import { runNode, toolPath } from "./tool.mjs";

// pnpm test:long: the campaigns of the tests on the real database, whole. Every run of `pnpm test` does a tenth of each.
endWithParent();
const campaigns = [
  "random-documents",
  "random-groups",
  "as-of",
  "cursor-walk",
  "slow-readers",
  "undoing",
  "live-slow",
  "live-campaign",
];
const words = ["run", "--project", "pg", ...campaigns.map((name) => `tests/pg/${name}`)];
const { code } = await runNode([toolPath("vitest"), ...words], { show: true, env: { BANGVANG_LONG: "1" } });
process.exitCode = code;
