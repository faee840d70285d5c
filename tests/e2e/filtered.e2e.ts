import type { Locator, Page } from "@playwright/test";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { cellOf, expectAccessible, openMonths, paste, signIn, turnTo, type } from "./sheet-page.ts";

let page: Page;
test.beforeAll(async ({ browser, product }) => {
  page = await (await browser.newContext()).newPage();
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
});
test.afterAll(() => page.context().close());

/** The names of the rows in the order they are shown; the document has them in another. */
async function names(): Promise<readonly string[]> {
  return page.locator('[role="gridcell"][col-id="row-name"]').evaluateAll((cells) =>
    cells
      .map((cell) => ({ top: cell.getBoundingClientRect().top, name: cell.textContent?.trim() ?? "" }))
      .sort((a, b) => a.top - b.top)
      .map(({ name }) => name),
  );
}

const line = (): Locator => page.locator(".bv-view-line");

/** Opens the menu of the column a cell is in, by keys. */
async function openMenu(cell: Locator): Promise<Locator> {
  await cell.click();
  await page.keyboard.press("Alt+ArrowDown");
  return page.getByRole("dialog");
}

test("under a filter nothing that is hidden is touched: delete, paste, fill", async () => {
  await openMonths(page, "SLA", 2018);
  const every = await names();
  const [first, hidden, third] = every as [string, string, string];
  await type(page, await cellOf(page, first, "T1"), "11");
  await type(page, await cellOf(page, hidden, "T1"), "22");
  await type(page, await cellOf(page, third, "T1"), "33");

  await page.getByRole("columnheader", { name: "Chỉ tiêu", exact: true }).locator(".bv-header-menu").click();
  const menu = page.getByRole("dialog");
  await menu.getByRole("checkbox", { name: hidden, exact: true }).uncheck();
  await takePicture(page, "column-menu");
  await expectAccessible(page);
  await menu.getByRole("button", { name: "Lọc", exact: true }).click();
  await expect(line()).toContainText(`Đang hiện ${every.length - 1} trên ${every.length} dòng`);
  expect(await names()).not.toContain(hidden);
  expect(page.url()).toContain("filter=row-name");
  await takePicture(page, "filtered");

  // Two rows of a clipboard go onto two rows that are shown, although there is a hidden one between them.
  await (await cellOf(page, first, "T2")).click();
  await paste(page, "44\r\n55\r\n");
  await expect(await cellOf(page, third, "T2")).toContainText("55");

  await (await cellOf(page, first, "T3")).click();
  await (await cellOf(page, third, "T3")).click({ modifiers: ["Shift"] });
  await page.keyboard.press("ArrowDown");
  await type(page, await cellOf(page, first, "T3"), "66");
  await (await cellOf(page, first, "T3")).click();
  await (await cellOf(page, third, "T3")).click({ modifiers: ["Shift"] });
  await page.keyboard.press("Control+d");
  await expect(await cellOf(page, third, "T3")).toContainText("66");

  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await expect(await cellOf(page, first, "T1")).not.toContainText("11");

  await line().getByRole("button", { name: "Hiện tất cả" }).click();
  await expect(line()).toBeHidden();
  expect(await names()).toEqual(every);
  await expect(await cellOf(page, hidden, "T1")).toContainText("22");
  for (const column of ["T2", "T3"]) await expect(await cellOf(page, hidden, column)).not.toContainText(/\d/);
  await expect(await cellOf(page, third, "T1")).not.toContainText("33");
});

test("rows stay where they are while somebody edits, and a link brings the same order", async () => {
  await openMonths(page, "SLA", 2017);
  const [first, second, third] = (await names()) as [string, string, string];
  await type(page, await cellOf(page, first, "T1"), "3");
  await type(page, await cellOf(page, second, "T1"), "1");
  await type(page, await cellOf(page, third, "T1"), "2");
  await page.getByRole("columnheader", { name: "T1", exact: true }).click({ modifiers: ["Alt"] });
  await expect(line()).toContainText("Xếp tăng dần theo: Tháng 1/2017");
  expect((await names()).slice(0, 3)).toEqual([second, third, first]);
  await expect(page.getByRole("columnheader", { name: "T1", exact: true })).toHaveAttribute("aria-sort", "ascending");

  await type(page, await cellOf(page, second, "T1"), "9");
  await expect(line().getByRole("button", { name: "Áp dụng lại" })).toBeVisible();
  expect((await names()).slice(0, 3)).toEqual([second, third, first]);
  await takePicture(page, "sorted-stale");
  await line().getByRole("button", { name: "Áp dụng lại" }).click();
  await expect(line().getByRole("button", { name: "Áp dụng lại" })).toBeHidden();
  expect((await names()).slice(0, 3)).toEqual([third, first, second]);

  await page.reload();
  await expect(line()).toContainText("Xếp tăng dần theo: Tháng 1/2017");
});

test("a column is filtered by a condition, by keys alone", async () => {
  await openMonths(page, "SLA", 2016);
  const every = await names();
  await type(page, await cellOf(page, every[1]!, "T1"), "1.500");
  const menu = await openMenu(await cellOf(page, every[0]!, "T1"));
  await menu.getByLabel("Điều kiện").selectOption({ label: "Lớn hơn" });
  await menu.getByLabel("Số", { exact: true }).fill("1.000,5");
  await page.keyboard.press("Enter");
  await expect(line()).toContainText(`Đang hiện 1 trên ${every.length} dòng`);
  expect(await names()).toEqual([every[1]]);
  expect(page.url()).toContain("gt+1000.5");
});

test("of another unit the same filter chooses by its own figures", async () => {
  const path = (unit: string): string => `/figures?unit=${unit}&year=2011&grain=month&filter=2011-01%20filled`;
  await openMonths(page, "SLA", 2011);
  const [first] = (await names()) as [string];
  await type(page, await cellOf(page, first, "T1"), "11");
  await turnTo(page, path("SLA"));
  await expect(line()).toContainText("Đang hiện 1 trên");
  await turnTo(page, path("LCH"));
  await expect(line()).toContainText("Đang hiện 0 trên");
  await turnTo(page, path("SLA"));
  await expect(line()).toContainText("Đang hiện 1 trên");
});
