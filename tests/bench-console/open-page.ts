import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { chromium, type CDPSession, type Page } from "@playwright/test";
import type { BenchPage } from "../../console/bench/bench-page.ts";
import type { Browser } from "../support/browser.ts";

/** A page of the bench with a processor so many times slower, and the line to its tools. */
export interface BenchRun {
  readonly page: Page;
  readonly tools: CDPSession;
  close(): Promise<void>;
}

declare global {
  interface Window {
    readonly bench: BenchPage;
  }
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};

/** Served from the folder of the build without a server, under a name the browser trusts with the clipboard. */
const origin = "http://localhost";

interface Opened {
  /** How many times slower the processor is. */
  readonly rate: number;
  readonly path: string;
}

export async function openPage(found: Browser, folder: string, { rate, path: address }: Opened): Promise<BenchRun> {
  const browser = await chromium.launch(found);
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: "vi-VN" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  await context.route("**/*", async (route) => {
    const asked = route.request();
    if (asked.method() === "POST") return route.fulfill({ json: allApplied(asked.postDataJSON() as Asked) });
    const path = new URL(asked.url()).pathname;
    const file = path === "/" ? "/index.html" : path;
    const body = await readFile(join(folder, file)).catch(() => null);
    await (body ? route.fulfill({ body, contentType: types[extname(file)] ?? "" }) : route.fulfill({ status: 404 }));
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(`The page failed: ${error.stack ?? error.message}`));
  await page.goto(new URL(address, origin).href);
  await page.waitForFunction(() => "bench" in window || "comparePage" in window);
  const tools = await context.newCDPSession(page);
  await tools.send("Performance.enable");
  await tools.send("Emulation.setCPUThrottlingRate", { rate });
  return { page, tools, close: () => browser.close() };
}

interface Asked {
  readonly variables: {
    readonly input: { readonly id: string; readonly cells: readonly { readonly baseVersion: number }[] };
  };
}

/** What the server answers to a change set it applies whole. */
function allApplied({ variables: { input } }: Asked): unknown {
  const cells = input.cells.map(({ baseVersion }, index) => ({ index, version: baseVersion + 1, became: "WRITTEN" }));
  return { data: { applyChangeSet: { __typename: "Applied", id: input.id, cells, left: [] } } };
}

/** Milliseconds of script so far. */
export async function scriptTime({ tools }: BenchRun): Promise<number> {
  const { metrics } = await tools.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "ScriptDuration")!.value * 1000;
}

/** Where a cell of the sheet stands on the screen. */
export async function middleOf(
  { page }: BenchRun,
  row: number,
  column: number,
): Promise<{ readonly x: number; readonly y: number }> {
  const key = `I${String(column).padStart(3, "0")}`;
  const box = await page.locator(`[row-index="${row}"] [col-id="${key}"]`).boundingBox();
  if (!box) throw new Error(`The cell ${row}, ${column} is not on the screen.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
