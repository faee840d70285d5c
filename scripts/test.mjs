import "./node-version.mjs";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildIfChanged, BuildProblem } from "./build-if-changed.mjs";
import { checkSteps } from "./check-steps.mjs";
import { playwrightCounts, vitestCounts } from "./counts.mjs";
import { endWithParent } from "./end-with-parent.mjs";
import { runSteps } from "./run-steps.mjs";
import { giveUpOn, root, runNode, toolPath } from "./tool.mjs";

const began = Date.now();
const reports = join(root, ".cache");
const total = { passed: 0, failed: 0 };
let browser = "";

endWithParent();
for (const signal of ["SIGTERM", "SIGHUP", "SIGINT"]) process.once(signal, giveUp);
// A browser that is missing, or a source that does not build, is said at once, not after minutes of other tests.
const prepared = (await stage("browser", prepareBrowser)) && (await stage("build", build));
heading("checks");
for (const { counts } of await runSteps(checkSteps)) add(counts);
await stage("tests on the real database", databaseTests);
if (prepared) await stage("end-to-end tests", browserTests);
console.log(`\nTook ${((Date.now() - began) / 1000).toFixed(0)} s.`);
if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
console.log(`${total.passed} passed, ${total.failed} failed`);

/** Runs one part, which gives its counts, and adds them up; a part that throws is one failure, told in its own words. */
async function stage(name, run) {
  heading(name);
  try {
    const counts = await run();
    add(counts);
    return counts.failed === 0;
  } catch (error) {
    console.error(error instanceof BuildProblem ? error.message : String(error?.message ?? error));
    add({ passed: 0, failed: 1 });
    return false;
  }
}

async function giveUp(signal) {
  await giveUpOn(signal);
  process.exit(130);
}

function heading(name) {
  console.log(`\n== ${name} (at ${((Date.now() - began) / 1000).toFixed(0)} s)`);
}

function add(counts) {
  total.passed += counts.passed;
  total.failed += counts.failed;
}

async function prepareBrowser() {
  const { ensureBrowser } = await import("../tests/support/browser.ts");
  const found = await ensureBrowser(console.log);
  browser = JSON.stringify(found);
  console.log(`Testing in ${found.executablePath ?? found.channel ?? "Playwright's Chromium"}.`);
  return { passed: 1, failed: 0 };
}

async function build() {
  await buildIfChanged(["server", "console"]);
  return { passed: 1, failed: 0 };
}

async function databaseTests() {
  const report = freshReport("database-tests.json");
  const words = ["run", "--project", "pg", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code } = await runNode([toolPath("vitest"), ...words], { show: true });
  return vitestCounts(report, code);
}

async function browserTests() {
  const report = freshReport("browser-tests.json");
  const playwright = toolPath("playwright", { of: "@playwright/test", from: join(root, "tests") });
  const env = { PLAYWRIGHT_REPORT: report, BANGVANG_TEST_BROWSER: browser };
  const { code } = await runNode([playwright, "test", "--config", "tests/playwright.config.ts"], { show: true, env });
  return playwrightCounts(report, code);
}

function freshReport(name) {
  mkdirSync(reports, { recursive: true });
  rmSync(join(reports, name), { force: true });
  return join(reports, name);
}
