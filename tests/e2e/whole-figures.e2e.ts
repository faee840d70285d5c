import type { Page } from "@playwright/test";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { openMonths, signIn, type } from "./sheet-page.ts";

/** Texts that have less room than they need. */
const cutIn = (page: Page, selector: string): Promise<readonly string[]> =>
  page
    .locator(selector)
    .evaluateAll((parts) =>
      parts.filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.textContent),
    );

/** Pixels a field has beside its placeholder. */
function roomLeft(input: HTMLElement): number {
  const { font, paddingLeft, paddingRight } = getComputedStyle(input);
  const pen = document.createElement("canvas").getContext("2d")!;
  pen.font = font;
  const words = pen.measureText((input as HTMLInputElement).placeholder).width;
  return input.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) - words;
}

test("no figure is cut in the sheet, whatever the language and however long what was typed", async ({
  page,
  product,
}) => {
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
  for (const [language, mark] of [
    ["vi", "mẫu"],
    ["en", "samp."],
  ] as const) {
    await page.evaluate((chosen) => localStorage.setItem("bangvang.language", chosen), language);
    await openMonths(page, "SLA", 2025);
    await expect(page.locator(".bv-figure .bv-mark").first()).toHaveText(mark);
    expect(await page.locator(".bv-number").count()).toBeGreaterThan(20);
    expect(await cutIn(page, ":is(.bv-number, .bv-figure .bv-mark)")).toEqual([]);
    await takePicture(page, `whole-figures-${language}`);
  }
  await expect(page.getByRole("gridcell", { name: "people", exact: true }).first()).toBeVisible();
  const cell = page.getByRole("row").nth(1).getByRole("gridcell").nth(3);
  await type(page, cell, "123.456.789.012");
  await expect(cell).toContainText("123,456,789,012");
  expect(await cutIn(page, ".bv-number")).toEqual([]);
});

test("a day above a column is one line, and the bars have their whole words", async ({ page, product }) => {
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
  await page.evaluate(() => localStorage.setItem("bangvang.language", "en"));
  await page.goto(new URL("/figures?unit=SLA&year=2025&grain=month", page.url()).href);
  const day = page.locator(".bv-header-name").filter({ hasText: /^\d\d\/\d\d\/\d{4}$/ });
  await day.first().scrollIntoViewIfNeeded();
  for (const one of await day.all()) expect((await one.boundingBox())!.height).toBeLessThan(26);
  await takePicture(page, "days");
  const reason = page.getByRole("textbox", { name: "Reason for change (optional)" });
  expect(await reason.evaluate(roomLeft)).toBeGreaterThanOrEqual(0);
  await page.goto(new URL("/compare?cluster=CUM-BGPB&year=2023&period=2023", page.url()).href);
  await expect(page.getByRole("columnheader").filter({ hasText: "(people)" }).first()).toBeVisible();
  await takePicture(page, "compare-en");
});
