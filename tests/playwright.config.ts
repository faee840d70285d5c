import { defineConfig, type ReporterDescription } from "@playwright/test";
import { ensureBrowser } from "./support/browser.ts";

const report = process.env["PLAYWRIGHT_REPORT"];
const isCI = Boolean(process.env["CI"]);
const reporter: ReporterDescription[] = [["list"]];
if (report) reporter.push(["json", { outputFile: report }]);

// The tool reads the default export; everything else in the tests is a named export.
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.e2e.ts",
  outputDir: "out",
  workers: 2, // each with a product and a database of its own; the tests of a file follow each other
  // Whoever works on a test sees each of its failures. Elsewhere one may be tried anew; `pnpm test` names it, and allows two.
  retries: isCI ? 1 : 0,
  forbidOnly: isCI,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter,
  use: {
    launchOptions: await ensureBrowser((line) => console.log(line)),
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    viewport: { width: 1280, height: 720 },
    screenshot: "only-on-failure",
    trace: isCI ? "on-first-retry" : "retain-on-failure", // to record each test takes a fifth of the time
  },
});
