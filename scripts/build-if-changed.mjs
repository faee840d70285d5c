import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, runNode, toolPath } from "./tool.mjs";

const STAMP = join(root, ".cache", "build-stamp.json");
const SHARED = ["schema/src", "schema/package.json", "package.json", "pnpm-lock.yaml", "tsconfig.json"];
const PARTS = {
  server: {
    sources: ["server/src", "server/reference", "server/package.json", "server/tsconfig.json", "server/vite.config.ts"],
    result: "server/dist/main.js",
  },
  console: {
    sources: [
      "console/src",
      "console/public",
      "console/index.html",
      "console/package.json",
      "console/tsconfig.json",
      "console/vite.config.ts",
    ],
    result: "console/dist/index.html",
  },
};

/** Builds the named parts whose sources changed since their last build. Throws a BuildProblem that carries what the build said. */
export async function buildIfChanged(parts, say = console.log, hearWarnings = () => {}) {
  for (const part of parts) {
    const { sources, result } = PARTS[part];
    const fingerprint = fingerprintOf([...SHARED, ...sources]);
    if (existsSync(join(root, result)) && stamps()[part] === fingerprint) continue;
    say(`Building the ${part} ...`);
    const began = Date.now();
    const { code, output } = await runNode([
      toolPath("vite"),
      "build",
      part,
      "--config",
      `${part}/vite.config.ts`,
      "--logLevel",
      "warn",
    ]);
    if (code !== 0) throw new BuildProblem(`The ${part} does not build:\n${output}`);
    if (output.trim()) hearWarnings(output.trim());
    remember(part, fingerprint);
    say(`Built the ${part} in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  }
}

export class BuildProblem extends Error {}

// Contents, not times: a fresh clone, a copy and a switched branch all get new times. Some hundred files take a few ms.
function fingerprintOf(paths) {
  const hash = createHash("sha256").update(process.version);
  for (const path of paths.flatMap(filesUnder))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  return hash.digest("hex");
}

function filesUnder(path) {
  const info = statSync(join(root, path), { throwIfNoEntry: false });
  if (!info) return [];
  if (info.isFile()) return /\.test\.tsx?$|\.md$/.test(path) ? [] : [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`));
}

function stamps() {
  try {
    return JSON.parse(readFileSync(STAMP, "utf8"));
  } catch {
    return {};
  }
}

function remember(part, fingerprint) {
  mkdirSync(join(root, ".cache"), { recursive: true });
  writeFileSync(STAMP, JSON.stringify({ ...stamps(), [part]: fingerprint }));
}
