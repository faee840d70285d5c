import "./node-version.mjs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildIfChanged, BuildProblem } from "./build-if-changed.mjs";
import { endWithParent } from "./end-with-parent.mjs";
import { root } from "./tool.mjs";

// pnpm bench: builds the product, installs what it is measured against, and measures. The peers are no part of the
// workspace, so that nobody who starts or tests the product waits for them.
endWithParent();
if (await isBuilt()) {
  if (installPeers()) await import("../tests/bench/main.ts");
  else process.exitCode = 1;
}

async function isBuilt() {
  try {
    await buildIfChanged(["server", "console"]);
    return true;
  } catch (error) {
    if (!(error instanceof BuildProblem)) throw error;
    console.error(error.message);
    process.exitCode = 1;
    return false;
  }
}

/** With the pnpm that runs us, from their own lockfile. */
function installPeers() {
  const pnpm = process.env.npm_execpath;
  if (!pnpm) {
    console.error("The peers are installed by the pnpm that runs this script: npx pnpm@12 bench");
    return false;
  }
  const [command, ...words] = /[.][cm]?js$/.test(pnpm) ? [process.execPath, pnpm] : [pnpm];
  const install = [...words, "install", "--frozen-lockfile", "--prefer-offline", "--reporter=append-only"];
  const { status, error, stdout, stderr } = spawnSync(command, install, {
    cwd: join(root, "tests", "bench"),
    encoding: "utf8",
  });
  if (status === 0) return true;
  console.error(`The peers cannot be installed: ${error?.message ?? `${stdout}${stderr}`}`);
  return false;
}
