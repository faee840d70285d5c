import "./node-version.mjs";
import { buildIfChanged, BuildProblem } from "./build-if-changed.mjs";
import { checkSteps } from "./check-steps.mjs";
import { runSteps } from "./run-steps.mjs";

const began = Date.now();
const outcomes = await runSteps([{ name: "server builds", run: serverBuilds }]);
outcomes.push(...(await runSteps(checkSteps)));

const failed = outcomes.filter(({ ok }) => !ok).map(({ name }) => name);
const seconds = ((Date.now() - began) / 1000).toFixed(0);
console.log(
  failed.length === 0
    ? `All ${outcomes.length} checks passed in ${seconds} s.`
    : `Failed after ${seconds} s: ${failed.join(", ")}.`,
);
if (failed.length > 0) process.exitCode = 1;

// The schema is printed by the built server.
async function serverBuilds() {
  try {
    await buildIfChanged(["server"]);
    return { ok: true, output: "" };
  } catch (error) {
    if (!(error instanceof BuildProblem)) throw error;
    return { ok: false, output: error.message };
  }
}
