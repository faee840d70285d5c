import type { Locator, Page } from "@playwright/test";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { expectAccessible, expectSaved, signIn, type } from "./sheet-page.ts";

/** What stands beside each value: chosen by the person, said by the address, following every edit, and never copied. */
let page: Page;
test.beforeAll(async ({ browser, product }) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  page = await context.newPage();
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
});
test.afterAll(() => page.context().close());

const open = async (rest: string): Promise<void> => {
  await page.goto(new URL(`/figures?unit=CBA&year=2019&grain=quarter&indicators=MEM_TOTAL${rest}`, page.url()).href);
  await expect(page.getByRole("row").nth(1)).toBeVisible();
};
const cellAt = (column: number): Locator => page.getByRole("row").nth(1).getByRole("gridcell").nth(column);

test("target and last year, typed elsewhere, stand beside the value and follow it", async () => {
  for (const [rest, text] of [
    ["&kind=TARGET", "5000"],
    ["&year=2018", "4000"],
  ] as const) {
    await open(rest);
    await type(page, cellAt(2), text);
    await expectSaved(page);
  }
  await open("");
  await page.getByRole("button", { name: "Bên cạnh" }).click();
  for (const name of ["Chỉ tiêu đăng ký", "Mức đạt chỉ tiêu (%)", "Cùng kỳ năm trước"])
    await page.getByRole("checkbox", { name }).check();
  await page.getByRole("checkbox", { name: "Tăng, giảm so với năm trước (%)" }).check();
  await page.keyboard.press("Escape");
  expect(new URL(page.url()).search).toContain("growth");
  await expect(cellAt(2)).toContainText("Chỉ tiêu 5.000");
  await expect(cellAt(2)).not.toContainText("Đạt");
  await type(page, cellAt(2), "4600");
  await expect(cellAt(2)).toContainText("Đạt 92%");
  await expect(cellAt(2)).toContainText("Năm trước 4.000");
  await expect(cellAt(2)).toContainText("Tăng, giảm +15%");
  await type(page, cellAt(2), "4800");
  await expect(cellAt(2)).toContainText("Đạt 96%");
});

test("a copy holds the figure alone, and an address opens the same", async () => {
  await cellAt(2).click();
  await page.keyboard.press("Control+c");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("4800");
  await page.reload();
  await expect(cellAt(2)).toContainText("Đạt 96%");
});

test("many columns and a whole cluster are read well, in both languages, light and dark", async () => {
  const beside = "beside=target,attainment,lastYear,difference,growth";
  await page.goto(new URL(`/figures?unit=SLA&year=2023&grain=month&${beside}`, page.url()).href);
  await expect(page.getByText(/Năm trước \d/).first()).toBeAttached();
  await expectAccessible(page);
  await takePicture(page, "beside-months");
  const turned = `/figures?view=indicator&indicator=MEM_TOTAL&year=2023&grain=quarter&turned=1&${beside}`;
  await page.goto(new URL(turned, page.url()).href);
  await page.getByText("English", { exact: true }).click();
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.getByRole("columnheader", { name: /LY/ }).first()).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, "beside-cluster-dark");
  await page.getByRole("button", { name: "Beside: 5" }).click();
  await expect(page.getByRole("checkbox", { name: "Registered target" })).toBeVisible();
  await takePicture(page, "beside-menu-dark");
});
