import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The script behind a tool's command: started with our own Node it needs no shell and no PATH. */
export function toolPath(name, { of = name, from = root } = {}) {
  const manifest = manifestOf(of, from);
  const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
  return join(dirname(manifest), typeof bin === "string" ? bin : bin[name]);
}

const running = new Set();

let givenUp = false;

/**
 * Waits until what runs has put its things away, and starts nothing more. Ctrl-C in a terminal reaches the children without
 * us, and a second one would cut them short; another signal came to us alone and is passed on.
 */
export async function giveUpOn(signal) {
  givenUp = true;
  const ends = [...running].map((child) => new Promise((resolve) => child.once("close", resolve)));
  if (signal !== "SIGINT") for (const child of running) child.kill("SIGINT");
  await Promise.all(ends);
}

/** Runs a Node script from the root; gives its exit code and, unless it is shown as it comes, what it printed. */
export function runNode(words, { show = false, env = {} } = {}) {
  return new Promise((settle) => {
    const resolve = (outcome) => givenUp || settle(outcome);
    if (givenUp) return;
    const child = spawn(process.execPath, words, {
      cwd: root,
      env: { ...process.env, ...(show ? {} : { NO_COLOR: "1", FORCE_COLOR: undefined }), ...env },
      stdio: show ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    child.once("close", () => running.delete(child));
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text) => (output += text));
    child.once("error", (error) => resolve({ code: 1, output: `${output}${error.message}` }));
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

// A package may keep its package.json out of its exports, so it is looked for beside its entry as well.
function manifestOf(name, from) {
  const require = createRequire(join(from, "package.json"));
  for (const folder of require.resolve.paths(name) ?? []) {
    const manifest = join(folder, name, "package.json");
    try {
      readFileSync(manifest);
      return manifest;
    } catch {
      continue;
    }
  }
  throw new Error(`${name} is not installed.`);
}
