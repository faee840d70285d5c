import type { Locator, Page } from "@playwright/test";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { cellOf, openMonths, signIn, type } from "./sheet-page.ts";

let page: Page;
test.beforeAll(async ({ browser, product }) => {
  page = await (await browser.newContext()).newPage();
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
});
test.afterAll(() => page.context().close());

const row = "Kết nạp mới đoàn viên";
const handle = (): Locator => page.locator(".bv-fill-handle");

async function middleOf(place: Locator): Promise<readonly [number, number]> {
  const { x, y, width, height } = (await place.boundingBox())!;
  return [x + width / 2, y + height / 2];
}

/** Draws the handle of the range to a cell, as a hand does. */
async function drawTo(cell: Locator, beforeRelease = async (): Promise<void> => undefined): Promise<void> {
  await page.mouse.move(...(await middleOf(handle())));
  await page.mouse.down();
  await page.mouse.move(...(await middleOf(cell)), { steps: 6 });
  await beforeRelease();
  await page.mouse.up();
}

test("drawn with the mouse, a handle goes on with a series, gives up with Escape, and is one step to undo", async () => {
  await openMonths(page, "SLA", 2019);
  const months = await Promise.all(["T1", "T2", "T3", "T4", "T5"].map((month) => cellOf(page, row, month)));
  const [january, february, march, april, may] = months as [Locator, Locator, Locator, Locator, Locator];
  await type(page, january, "100");
  await type(page, february, "150");
  await january.click();
  await february.click({ modifiers: ["Shift"] });

  await drawTo(may, async () => {
    await expect(page.locator(".bv-fill-preview")).toBeVisible();
    await takePicture(page, "fill-preview");
    await page.keyboard.press("Escape");
  });
  await expect(may).not.toContainText("300");

  await drawTo(may);
  for (const [cell, text] of [
    [march, "200"],
    [april, "250"],
    [may, "300"],
  ] as const)
    await expect(cell).toContainText(text);
  await expect(page.getByText("Điền 3 ô.").first()).toBeVisible();
  await takePicture(page, "fill-done");

  // The keyboard is still with the sheet.
  await page.keyboard.press("Control+z");
  await expect(may).not.toContainText("300");
  await expect(february).toContainText("150");
});
