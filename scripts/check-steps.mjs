import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { vitestCounts } from "./counts.mjs";
import { root, runNode, toolPath } from "./tool.mjs";

const FEWEST_MODULES = 150;
const UNIT_REPORT = join(root, ".cache", "unit-tests.json");

/** The fast checks. Each gives { ok, output } and may give counts of its own; without them it counts as one test. */
export const checkSteps = [
  { name: "unit tests", run: unitTests },
  ...["schema", "server", "console", "tests"].map((part) => ({
    name: `types of ${part}`,
    run: () => tool("tsc", ["-p", part, "--noEmit"], "typescript"),
  })),
  { name: "lint", run: () => tool("oxlint", ["--type-aware"]) },
  { name: "format", run: () => tool("oxfmt", ["--check", "."]) },
  { name: "import rules", run: importRules },
  { name: "dead code", run: () => tool("knip", ["--no-progress"]) },
  { name: "schema in step", run: () => outcome(["scripts/schema.mjs", "--check"]) },
  { name: "no paid grid", run: noPaidGrid },
  { name: "the grid's DOM in one file", run: gridDomInOneFile },
];

async function outcome(words, env) {
  const { code, output } = await runNode(words, { env });
  return { ok: code === 0, code, output };
}

function tool(name, words, of = name) {
  return outcome([toolPath(name, { of }), ...words]);
}

/** Without a TypeScript it can use, dependency-cruiser reads no .ts file and reports success: so it must have seen them. */
async function importRules() {
  const found = await tool(
    "depcruise",
    ["schema", "server", "console", "tests", "--config", ".dependency-cruiser.mjs"],
    "dependency-cruiser",
  );
  const modules = Number(/([\d,.]+) modules/.exec(found.output)?.[1]?.replace(/\D/g, "") ?? 0);
  if (!found.ok || modules >= FEWEST_MODULES) return found;
  return {
    ok: false,
    output: `dependency-cruiser saw ${modules} modules, fewer than ${FEWEST_MODULES}: it does not read TypeScript.\n${found.output}`,
  };
}

async function unitTests() {
  mkdirSync(join(root, ".cache"), { recursive: true });
  rmSync(UNIT_REPORT, { force: true });
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${UNIT_REPORT}`];
  const { ok, code, output } = await tool("vitest", ["run", "--project", "unit", ...reporters]);
  const counts = vitestCounts(UNIT_REPORT, code);
  return {
    ok: ok && counts.failed === 0,
    output: counts.passed + counts.failed === 1 ? `${output}\nNo unit test ran.` : output,
    counts,
  };
}

async function noPaidGrid() {
  const lines = readFileSync(join(root, "pnpm-lock.yaml"), "utf8").split("\n");
  const paid = lines.filter((line) => /ag-(grid|charts)-enterprise/.test(line));
  return { ok: paid.length === 0, output: `The lockfile names a paid package: ${paid[0]?.trim()}` };
}

/** A class name of AG Grid outside its one file, or a stylesheet, is one more place that an upgrade breaks in silence. */
async function gridDomInOneFile() {
  const own = "console/src/grid/ag-grid-dom.ts";
  const named = ["console/src", "console/bench", "tests/e2e", "tests/bench-console"]
    .flatMap(sourcesUnder)
    .filter(
      (path) =>
        path !== own &&
        /[.`"'\s]ag-(?!(grid|charts)-(community|enterprise)\b)[a-z]/.test(readFileSync(join(root, path), "utf8")),
    );
  return {
    ok: named.length === 0,
    output: `Class names of AG Grid stand in ${own} alone, but also in:\n${named.join("\n")}`,
  };
}

function sourcesUnder(folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /[.]tsx?$/.test(path))
    .map((path) => `${folder}/${path}`);
}
