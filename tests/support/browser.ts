import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { chromium, type LaunchOptions } from "@playwright/test";

/** Where the browser is: a program, a vendor's channel, or neither for Playwright's own. */
export type Browser = Pick<LaunchOptions, "executablePath" | "channel">;

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];
const CHANNELS = ["chrome", "msedge"];
const INSTALL_LIMIT = 600_000;

// `pnpm test` finds the browser once and tells the processes of Playwright through this variable.
export const FOUND_BROWSER = "BANGVANG_TEST_BROWSER";

/** The browser to test in, installed if there is none; throws one sentence when there is no way. */
export async function ensureBrowser(say: (line: string) => void): Promise<Browser> {
  const found = (await findBrowser()) ?? (await installBrowser(say));
  if (found) return found;
  throw new Error(
    "No browser for the end-to-end tests: none of " +
      `${NAMES.join(", ")} is on PATH and works, and Playwright's own could not be installed; set BROWSER_PATH to a Chromium or Chrome.`,
  );
}

/** The first one that really starts: on Ubuntu `chromium-browser` may be a stub that only asks to install a snap. */
export async function findBrowser(): Promise<Browser | undefined> {
  const told = process.env[FOUND_BROWSER];
  if (told) return JSON.parse(told) as Browser;
  const path = process.env["BROWSER_PATH"];
  if (path) {
    if (await starts({ executablePath: path })) return { executablePath: path };
    throw new Error(`BROWSER_PATH=${path} does not start as a Chromium.`);
  }
  const onPath = NAMES.flatMap(programsNamed).map((executablePath) => ({ executablePath }));
  for (const candidate of [...onPath, ...CHANNELS.map((channel) => ({ channel })), {}])
    if (await starts(candidate)) return candidate;
  return undefined;
}

async function installBrowser(say: (line: string) => void): Promise<Browser | undefined> {
  const isRoot = process.getuid?.() === 0;
  say("No browser found; installing Playwright's Chromium ...");
  const cli = join(dirname(createRequire(import.meta.url).resolve("@playwright/test/package.json")), "cli.js");
  run(process.execPath, [cli, "install", ...(isRoot ? ["--with-deps"] : []), "chromium"]);
  const own = await findBrowser();
  if (own || !isRoot || programsNamed("apt-get").length === 0) return own;
  say("That did not work here; installing the Chromium of the system's packages ...");
  run("apt-get", ["update"]);
  run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
  return findBrowser();
}

function run(program: string, words: string[]): void {
  spawnSync(program, words, {
    stdio: "inherit",
    timeout: INSTALL_LIMIT,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

async function starts(candidate: Browser): Promise<boolean> {
  try {
    const browser = await chromium.launch({ ...candidate, timeout: 30_000 });
    await (await browser.newPage()).goto("about:blank");
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

function programsNamed(name: string): string[] {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .filter(canRun);
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
