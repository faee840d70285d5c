import type { Locator, Page } from "@playwright/test";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { cellOf, expectAccessible, openMonths, signIn, type } from "./sheet-page.ts";

let page: Page;
test.beforeAll(async ({ browser, product }) => {
  page = await (await browser.newContext()).newPage();
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
  await openMonths(page, "SLA", 2014);
  for (const [month, figure] of [
    ["T1", "1.234.500"],
    ["T2", "2345"],
    ["T3", "77"],
  ] as const)
    await type(page, await cellOf(page, row, month), figure);
});
test.afterAll(() => page.context().close());

const row = "Đoàn viên công đoàn";
const bar = (): Locator => page.getByRole("search");

test("Ctrl+F finds figures as they are typed and as they are shown; F3 goes on, and a second Ctrl+F is the browser's", async () => {
  await (await cellOf(page, row, "T3")).click();
  await page.keyboard.press("Control+f");
  await expect(bar().getByLabel("Chữ hoặc số cần tìm")).toBeFocused();
  await page.keyboard.type("345");
  await expect(bar()).toContainText("0/2");
  await expect(page.locator(".bv-hit")).toHaveCount(2);
  await page.keyboard.press("Enter");
  await expect(bar()).toContainText("1/2");
  await page.keyboard.press("F3");
  await expect(bar()).toContainText("2/2");
  await page.keyboard.press("Shift+F3");
  await expect(bar()).toContainText("1/2");
  await expect(bar().getByLabel("Chữ hoặc số cần tìm")).toBeFocused();
  await takePicture(page, "find");
  await expectAccessible(page);

  // Whether the page lets a key through can be seen where it was or was not taken.
  await (await cellOf(page, row, "T1")).click();
  await page.evaluate(() => {
    const note = (event: KeyboardEvent): void => {
      if (event.key === "f") setTimeout(() => (document.body.dataset["taken"] = String(event.defaultPrevented)), 0);
    };
    window.addEventListener("keydown", note);
  });
  await page.keyboard.press("Control+f");
  await expect(page.locator("body")).toHaveAttribute("data-taken", "false");
  await page.keyboard.press("F3");
  await expect(await cellOf(page, row, "T2")).toBeFocused();
  await bar().getByRole("button", { name: "Đóng" }).click();
  await expect(bar()).toBeHidden();
  await expect(await cellOf(page, row, "T2")).toBeFocused();
});

test("what replacing comes to is shown first, and is one step to undo", async () => {
  // A tooltip of what lies under the mouse would still fade when the page is looked at.
  await page.mouse.move(0, 0);
  await page.keyboard.press("Control+h");
  await bar().getByLabel("Chữ hoặc số cần tìm").fill("234");
  await page.keyboard.press("Tab");
  await expect(bar().getByLabel("Thay bằng")).toBeFocused();
  await page.keyboard.type("99");
  await expect(bar()).toContainText("0/2");
  await bar().getByRole("button", { name: "Xem trước" }).click();
  const preview = page.getByRole("dialog", { name: "Xem trước" });
  await expect(preview).toContainText("2 ô sẽ đổi");
  await expect(preview.getByRole("row").nth(2)).toContainText("995");
  await takePicture(page, "replace-preview");
  await expectAccessible(page);
  await expect(await cellOf(page, row, "T2")).toContainText("2.345");
  await page.keyboard.press("Escape");
  await expect(preview).toBeHidden();
  await expect(bar().getByLabel("Thay bằng")).toHaveValue("99");
  await bar().getByRole("button", { name: "Xem trước" }).click();
  await preview.getByRole("button", { name: "Đổi 2 ô" }).click();
  await expect(await cellOf(page, row, "T2")).toContainText("995");
  await expect(await cellOf(page, row, "T1")).toContainText("199.500");
  await (await cellOf(page, row, "T3")).click();
  await page.keyboard.press("Control+z");
  await expect(await cellOf(page, row, "T2")).toContainText("2.345");
  await expect(await cellOf(page, row, "T1")).toContainText("1.234.500");
});

test("Enter shows what is found for what stands in the field, also before the search has ended", async () => {
  await (await cellOf(page, row, "T3")).click();
  await page.keyboard.press("Control+h");
  await bar().getByLabel("Chữ hoặc số cần tìm").fill("234");
  await bar().getByLabel("Thay bằng").fill("78");
  await expect(bar()).toContainText("0/2");
  await bar().getByLabel("Chữ hoặc số cần tìm").fill("77");
  await page.keyboard.press("Enter");
  const preview = page.getByRole("dialog", { name: "Xem trước" });
  await expect(preview).toContainText("1 ô sẽ đổi");
  await preview.getByRole("button", { name: "Thôi" }).click();
  await bar().getByRole("button", { name: "Đóng" }).click();
});

test("a sum goes over the selection: exact, rounded where the figure must be whole, and said so", async () => {
  await (await cellOf(page, row, "T2")).click();
  await (await cellOf(page, row, "T3")).click({ modifiers: ["Shift"] });
  await page.keyboard.press("Control+h");
  await bar().getByText("Tính", { exact: true }).click();
  await bar().getByLabel("Phép tính cho từng số").fill("*1,03");
  await page.keyboard.press("Enter");
  const preview = page.getByRole("dialog", { name: "Xem trước" });
  await expect(preview).toContainText("2 ô được làm tròn");
  await preview.getByRole("button", { name: "Đổi 2 ô" }).click();
  await expect(await cellOf(page, row, "T2")).toContainText("2.415");
  await expect(await cellOf(page, row, "T3")).toContainText("79");
  await expect(await cellOf(page, row, "T1")).toContainText("1.234.500");
  await page.keyboard.press("Escape");
});

test("what would be made of sample figures is counted before and after, and taken back it is a sample again", async () => {
  await openMonths(page, "SLA", 2024);
  await (await cellOf(page, row, "T1")).click();
  await (await cellOf(page, row, "T2")).click({ modifiers: ["Shift"] });
  await page.keyboard.press("Control+h");
  await bar().getByText("Tính", { exact: true }).click();
  await bar().getByLabel("Phép tính cho từng số").fill("+1");
  await page.keyboard.press("Enter");
  const preview = page.getByRole("dialog", { name: "Xem trước" });
  await expect(preview).toContainText("2 ô lấy từ số mẫu");
  await takePicture(page, "reckon-samples");
  await expectAccessible(page);
  await preview.getByRole("button", { name: "Đổi 2 ô" }).click();
  await expect(page.locator(".bv-band-below")).toContainText("2 ô lấy từ số mẫu, sẽ tính là số đã báo cáo");
  await expect(await cellOf(page, row, "T1")).not.toContainText("mẫu");
  await (await cellOf(page, row, "T1")).click();
  await page.keyboard.press("Control+z");
  await expect(await cellOf(page, row, "T1")).toContainText("mẫu");
});
