import "./node-version.mjs";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { endWithParent } from "./end-with-parent.mjs";
import { root, runNode, toolPath } from "./tool.mjs";

// pnpm test:long [NAME …]: the campaigns of the tests on the real database, whole. Every run of `pnpm test` does a tenth of
// each. Which tests are campaigns they say themselves: by asking tests/support/long.ts how long the run is.
endWithParent();
const asked = process.argv.slice(2);
const folder = join(root, "tests", "pg");
const campaigns = readdirSync(folder)
  .filter((name) => name.endsWith(".test.ts") && readFileSync(join(folder, name), "utf8").includes("support/long.ts"))
  .filter((name) => asked.length === 0 || asked.some((part) => name.includes(part)));
const words = ["run", "--project", "pg", ...campaigns.map((name) => `tests/pg/${name}`)];
const { code } = await runNode([toolPath("vitest"), ...words], { show: true, env: { BANGVANG_LONG: "1" } });
process.exitCode = code;
