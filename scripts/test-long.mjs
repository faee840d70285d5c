import "./node-version.mjs";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { endWithParent } from "./end-with-parent.mjs";
import { root, runNode, toolPath } from "./tool.mjs";

// pnpm test:long [NAME …]: the campaigns of the tests, whole. Every run of `pnpm test` does a tenth of each. Which tests are
// campaigns they say themselves: by asking tests/support/long.ts how long the run is.
endWithParent();
const asked = process.argv.slice(2);
const campaigns = ["tests/contract", "tests/pg"].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".test.ts"))
    .filter((name) => readFileSync(join(root, folder, name), "utf8").includes("support/long.ts"))
    .filter((name) => asked.length === 0 || asked.some((part) => name.includes(part)))
    .map((name) => `${folder}/${name}`),
);
const { code } = await runNode([toolPath("vitest"), "run", ...campaigns], { show: true, env: { BANGVANG_LONG: "1" } });
process.exitCode = code;
