import { readFileSync } from "node:fs";

/** What the reports of the test runners say. A run that ended badly without a failed test, or ran no test, is one failure. */
export function vitestCounts(report, exitCode) {
  const { numPassedTests = 0, numFailedTests = 0 } = readReport(report);
  return settle({ passed: numPassedTests, failed: numFailedTests, exitCode });
}

export function playwrightCounts(report, exitCode) {
  const { stats = {} } = readReport(report);
  return settle({ passed: stats.expected ?? 0, failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0), exitCode });
}

function settle({ passed, failed, exitCode }) {
  const silent = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed };
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return {}; // the run ended before it could write one
  }
}
