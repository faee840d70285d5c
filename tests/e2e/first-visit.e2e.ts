import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/product.ts";
import { signIn } from "./sheet-page.ts";

/** What a first visit may load, in bytes as they travel. */
const most = 900_000;

interface Script {
  readonly name: string;
  readonly text: string;
}

/** Every script the page loads from now on. */
function scriptsOf(page: Page): () => Promise<readonly Script[]> {
  const loading: Promise<Script>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script")
      loading.push(response.text().then((text) => ({ name: new URL(response.url()).pathname, text })));
  });
  return () => Promise.all(loading);
}

const naming = (scripts: readonly Script[], words: RegExp): readonly string[] =>
  scripts.filter(({ text }) => words.test(text)).map(({ name }) => name);

test("a first visit loads little: the grid comes with its sheet, the charts with a chart", async ({
  browser,
  product,
}) => {
  const page = await (await browser.newContext()).newPage();
  const scripts = scriptsOf(page);
  const link = (await product.bangvang(["user", "link"])).stdout.trim();
  await page.goto(new URL("/sign-in", link).href);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(naming(await scripts(), /suppressRowTransform/), "the grid, where nobody is signed in").toEqual([]);

  await signIn(page, link);
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  const all = [...new Map((await scripts()).map((script) => [script.name, script])).values()];
  expect(naming(all, /suppressRowTransform/), "the grid, where a sheet is").toHaveLength(1);
  expect(naming(all, /echarts/), "the charts, where no chart is").toEqual([]);
  const size = all.reduce((sum, { text }) => sum + gzipSync(text).length, 0);
  console.log(`A first visit loads ${Math.round(size / 1000)} KB of JavaScript in ${all.length} files.`);
  expect(size).toBeGreaterThan(100_000);
  expect(size).toBeLessThanOrEqual(most);
  await page.context().close();
});
