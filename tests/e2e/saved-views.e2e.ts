import type { Locator, Page } from "@playwright/test";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { cellOf, expectAccessible, signIn, turnTo } from "./sheet-page.ts";

/** A view has a name, lives on the server, and is the same for whoever gets its link; the axes turn in place. */
let page: Page;
test.beforeAll(async ({ browser, product }) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  page = await context.newPage();
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
});
test.afterAll(() => page.context().close());
test.describe.configure({ mode: "serial" });

const menu = (): Locator => page.getByRole("button", { name: "Bảng đã lưu" });
const list = (): Locator => page.getByRole("list", { name: "Các bảng đã lưu" });
const go = (path: string): Promise<unknown> => page.goto(new URL(path, page.url()).href);

test("the sheet on show is saved under a name, and opened from elsewhere", async () => {
  await go("/figures?unit=HGI&year=2019&grain=quarter&turned=1");
  await menu().click();
  await expect(page.getByText("Bạn chưa lưu bảng nào.")).toBeVisible();
  await page.getByRole("textbox", { name: "Lưu bảng đang xem với tên" }).fill("Quý của Hà Giang");
  await page.keyboard.press("Enter");
  await expect(list().getByRole("button", { name: "Quý của Hà Giang", exact: true })).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, "saved-views");
  await go("/figures?unit=SLA&year=2023");
  await menu().click();
  await list().getByRole("button", { name: "Quý của Hà Giang", exact: true }).click();
  await expect(page.getByRole("gridcell", { name: "Quý 1/2019" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Đơn vị" })).toHaveValue(/^LĐLĐ tỉnh Hà Giang/);
});

test("a view is passed on by its link, renamed, replaced and deleted", async () => {
  await menu().click();
  await list().getByRole("button", { name: "Chép liên kết của “Quý của Hà Giang”" }).click();
  await expect(list().getByRole("button", { name: "Đã chép liên kết" })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).searchParams.get("unit")).toBe("HGI");
  await list().getByRole("button", { name: "Đổi tên “Quý của Hà Giang”" }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Hà Giang");
  await page.keyboard.press("Enter");
  await expect(list().getByRole("button", { name: "Hà Giang", exact: true })).toBeVisible();
  await page.getByRole("textbox", { name: "Lưu bảng đang xem với tên" }).fill("Hà Giang");
  await expect(page.getByRole("button", { name: "Thay bảng cũ" })).toBeVisible();
  await page.getByRole("textbox", { name: "Lưu bảng đang xem với tên" }).fill("");
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  await takePicture(page, "saved-views-dark");
  await page.emulateMedia({ colorScheme: null });
  await list().getByRole("button", { name: "Xóa “Hà Giang”" }).click();
  await list().getByRole("button", { name: "Xóa hẳn" }).click();
  await expect(page.getByText("Bạn chưa lưu bảng nào.")).toBeVisible();
  await page.keyboard.press("Escape");
});

test("each of the six ways round shows the same cell, with what was typed into it and cannot be saved", async () => {
  await go("/figures?unit=LSO&year=2019&grain=month&indicators=MEM_TOTAL");
  const cell = await cellOf(page, "Đoàn viên công đoàn", "T2");
  await cell.click();
  await page.keyboard.type("chín nghìn");
  await page.keyboard.press("Enter");
  const typed = page.getByRole("gridcell", { name: /chín nghìn/ });
  await expect(typed).toHaveCount(1);
  const turn = page.getByRole("button", { name: "Đổi hàng và cột" });
  await turn.click();
  await expect(page.getByRole("gridcell", { name: "Tháng 2/2019" })).toBeVisible();
  await expect(typed).toHaveCount(1);
  const units = "cluster=CUM-BGPB&clusterYear=2023&year=2019";
  for (const rest of [
    `view=indicator&indicator=MEM_TOTAL&grain=month&${units}`,
    `view=period&period=2019-02&indicators=MEM_TOTAL&${units}`,
  ]) {
    // Inside the page: an edit that cannot be saved stays where it is.
    await turnTo(page, `/figures?${rest}`);
    await expect(page.getByRole("gridcell", { name: /Lạng Sơn/ })).toBeVisible();
    await expect(typed).toHaveCount(1);
    await turn.click();
    await expect(page.getByRole("columnheader", { name: /Lạng Sơn/ })).toBeVisible();
    await expect(typed).toHaveCount(1);
  }
});
