import type { Page } from "@playwright/test";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { cellOf, expectAccessible, openMonths, signIn, type } from "./sheet-page.ts";

/** What cannot be edited says why, before anything is typed and when somebody tries. Lai Châu's first quarter of 2020 is submitted. */
let page: Page;
test.beforeAll(async ({ browser, product }) => {
  for (const words of [
    ["open", "LCH", "2020-Q1"],
    ["submit", "LCH", "2020-Q1"],
  ])
    expect((await product.bangvang(["round", ...words])).code).toBe(0);
  page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
});
test.afterAll(() => page.context().close());

const row = "Đoàn viên công đoàn";
const why = /kỳ báo cáo Quý 1\/2020 đã nộp ngày \d{2}\/\d{2}\/\d{4}/;

test("a cell of a closed round has a lock and says which round, to those who hear it too", async () => {
  await openMonths(page, "LCH", 2020);
  const closed = await cellOf(page, row, "T3");
  await expect(closed).toContainText(why);
  await expect(closed.locator("[title]").first()).toHaveAttribute("title", why);
  await expect(await cellOf(page, row, "T4")).not.toContainText("khóa");
});

test("typing, a double click and Delete say why and change nothing", async () => {
  const closed = await cellOf(page, row, "T3");
  await closed.click();
  await page.keyboard.type("5");
  // It is said below the sheet and, from then on, to those who listen.
  const said = page.getByText(/^Ô này khóa: kỳ báo cáo/);
  await expect(said).toHaveCount(2);
  await expect(page.getByRole("textbox", { name: "T3" })).toHaveCount(0);
  await type(page, await cellOf(page, row, "T4"), "4100");
  await expect(said).toHaveCount(1);
  await closed.dblclick();
  await expect(said).toHaveCount(2);
  await type(page, await cellOf(page, row, "T4"), "4200");
  await expect(said).toHaveCount(1);
  await closed.click();
  await page.keyboard.press("Delete");
  await expect(said).toHaveCount(2);
  await page.keyboard.press("Alt+Enter");
  await expect(page.getByRole("complementary").getByText(why)).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, "locked-cells");
});

test("in English and in the dark as well", async () => {
  await page.getByText("English", { exact: true }).click();
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.getByRole("complementary").getByText(/reporting round .* was submitted on/)).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, "locked-cells-dark");
});
