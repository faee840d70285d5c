import "./node-version.mjs";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildIfChanged, BuildProblem } from "./build-if-changed.mjs";
import { root, runNode, toolPath } from "./tool.mjs";

// pnpm schema: writes schema/schema.graphql as the server prints it, and the console's types from it.
// With --check it writes nothing, and fails when one of them is out of step. `pnpm check` has built the server before.
const check = process.argv.includes("--check");
const file = join(root, "schema", "schema.graphql");

if (await serverIsBuilt()) {
  const inStep = (await schemaInStep()) && (await typesInStep());
  if (!inStep) process.exitCode = 1;
}

async function serverIsBuilt() {
  if (check) return true;
  try {
    await buildIfChanged(["server"]);
    return true;
  } catch (error) {
    if (!(error instanceof BuildProblem)) throw error;
    console.error(error.message);
    process.exitCode = 1;
    return false;
  }
}

async function schemaInStep() {
  const { code, output } = await runNode(["server/dist/main.js", "schema", "print"]);
  if (code !== 0) {
    console.error(`The server does not print its schema:\n${output}`);
    return false;
  }
  if (output === readFileSync(file, "utf8")) return true;
  if (check) {
    console.error(
      `schema/schema.graphql is not what the server serves; run "pnpm schema". ${firstDifference(readFileSync(file, "utf8"), output)}`,
    );
    return false;
  }
  writeFileSync(file, output);
  console.log("Wrote schema/schema.graphql.");
  return true;
}

async function typesInStep() {
  const codegen = toolPath("graphql-codegen", { of: "@graphql-codegen/cli" });
  const { code, output } = await runNode([codegen, "--config", "console/codegen.ts", ...(check ? ["--check"] : [])]);
  if (code === 0) return true;
  console.error(check ? `console/src/api/generated is out of step; run "pnpm schema".\n${output}` : output);
  return false;
}

function firstDifference(before, after) {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const at = now.findIndex((line, index) => line !== old[index]);
  return `Line ${at + 1} is ${JSON.stringify(old[at])}, served is ${JSON.stringify(now[at])}.`;
}
