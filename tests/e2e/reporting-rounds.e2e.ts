import type { Locator, Page } from "@playwright/test";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { expectAccessible, signIn } from "./sheet-page.ts";

/** The rounds of a year, from the opening of a whole cluster to a lock and back for a while; by keyboard where it counts. */
let page: Page;
test.beforeAll(async ({ browser, product }) => {
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
});
test.afterAll(() => page.context().close());
test.describe.configure({ mode: "serial" });

/** A stretch no other test here writes figures of. */
const quarter = "2024-Q4";
const pickQuarter = async (): Promise<void> => {
  await dialog().getByRole("combobox", { name: "Kỳ" }).click();
  await page.getByRole("option", { name: /Quý 4/ }).click();
};
const rowOf = (unit: string): Locator =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: new RegExp(`${unit}( |$)`) }) });
const dialog = (): Locator => page.getByRole("dialog");

async function open(heading = "Kỳ báo cáo"): Promise<void> {
  await page.goto(new URL("/rounds?year=2024", page.url()).href);
  await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
}

test("a whole cluster is opened at once", async () => {
  await open();
  await expect(page.getByText("Chưa có kỳ báo cáo nào")).toBeVisible();
  await page.getByRole("button", { name: "Mở kỳ báo cáo" }).click();
  await pickQuarter();
  await dialog().getByLabel("Hạn nộp").fill("2099-12-15");
  await dialog().getByRole("combobox", { name: "Thêm cả cụm" }).click();
  await page.getByRole("option", { name: /biên giới/ }).click();
  await expectAccessible(page);
  await takePicture(page, "rounds-open");
  await dialog().getByRole("button", { name: "Mở cho 7 đơn vị" }).click();
  await expect(dialog()).toHaveCount(0);
  await expect(page.getByText("7 kỳ báo cáo", { exact: true })).toBeVisible();
  await expect(rowOf("Sơn La")).toContainText("Đang mở");
  await expect(rowOf("Sơn La")).toContainText("15/12/2099");
});

test("what cannot be opened is named, and nothing that was chosen is lost", async () => {
  await page.getByRole("button", { name: "Mở kỳ báo cáo" }).click();
  await pickQuarter();
  await dialog().getByRole("combobox", { name: "Đơn vị" }).fill("son la");
  await page.getByRole("option", { name: /Sơn La/ }).click();
  await dialog().getByRole("button", { name: "Mở cho 1 đơn vị" }).click();
  await expect(dialog().getByRole("alert")).toContainText("Sơn La: Kỳ báo cáo này đã có.");
  await expect(dialog().getByText("LĐLĐ tỉnh Sơn La", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog()).toHaveCount(0);
});

test("a round is submitted by keyboard, and is not accepted by whoever submitted it", async ({ product }) => {
  await rowOf("Sơn La").getByRole("button", { name: /^Nộp/ }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(rowOf("Sơn La").getByRole("button", { name: /^Nộp/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog().getByRole("textbox", { name: "Lý do" })).toBeFocused();
  await page.keyboard.type("đủ 7 biểu");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(dialog()).toHaveCount(0);
  await expect(rowOf("Sơn La")).toContainText("Đã nộp");
  await expect(rowOf("Sơn La")).toBeFocused();
  await expect(rowOf("Sơn La")).toContainText("đủ 7 biểu");
  await expect(rowOf("Sơn La").getByRole("button", { name: /^(Duyệt|Trả lại)/ })).toHaveCount(0);
  expect((await product.bangvang(["round", "accept", "SLA", quarter])).code).toBe(0);
  await open();
  await expect(rowOf("Sơn La")).toContainText("Đã duyệt");
});

test("figures others submitted are returned with a reason, and not without", async ({ product }) => {
  expect((await product.bangvang(["round", "submit", "DBI", quarter])).code).toBe(0);
  await open();
  await rowOf("Điện Biên")
    .getByRole("button", { name: /^Trả lại/ })
    .click();
  const send = dialog().getByRole("button", { name: "Trả lại" });
  await expect(send).toBeDisabled();
  await dialog().getByRole("textbox", { name: "Lý do" }).fill("thiếu biểu 3");
  await send.click();
  await expect(rowOf("Điện Biên")).toContainText("Đang mở");
  await expect(rowOf("Điện Biên")).toContainText("thiếu biểu 3");
});

test("a step that comes too late says so, and the list is as it is by now", async ({ product }) => {
  await rowOf("Lạng Sơn").getByRole("button", { name: /^Nộp/ }).click();
  expect((await product.bangvang(["round", "submit", "LSO", quarter])).code).toBe(0);
  await dialog().getByRole("button", { name: "Nộp" }).click();
  await expect(dialog().getByRole("alert")).toContainText("đã ở trạng thái khác");
  await dialog().getByRole("button", { name: "Đóng" }).last().click();
  await expect(rowOf("Lạng Sơn")).toContainText("Đã nộp");
});

test("a locked round is opened for a while, in English and in the dark as well", async () => {
  await rowOf("Sơn La")
    .getByRole("button", { name: /^Khóa hẳn/ })
    .click();
  await dialog().getByRole("button", { name: "Khóa hẳn" }).click();
  await expect(rowOf("Sơn La")).toContainText("Đã khóa");
  await page.getByText("English", { exact: true }).click();
  await page.emulateMedia({ colorScheme: "dark" });
  await rowOf("Sơn La|Son La")
    .getByRole("button", { name: /^Open for a while/ })
    .click();
  await dialog().getByRole("textbox", { name: "Reason" }).fill("form 5 was wrong");
  await expectAccessible(page);
  await takePicture(page, "rounds-except");
  await dialog().getByRole("button", { name: "Open for a while" }).click();
  await expect(dialog()).toHaveCount(0);
  const row = rowOf("Son La");
  await expect(row).toContainText("Open again until");
  await row.getByText("4 earlier changes").click();
  await expect(row).toContainText("form 5 was wrong");
  await expectAccessible(page);
  await takePicture(page, "rounds-dark");
  await page.emulateMedia({ colorScheme: null });
  await page.getByText("Tiếng Việt", { exact: true }).click();
  await expectAccessible(page);
  await takePicture(page, "rounds", { fullPage: true });
});
