import type { Page } from "@playwright/test";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { cellOf, expectAccessible, expectSaved, openMonths, pasteByKeys, signIn, turnTo, type } from "./sheet-page.ts";

let page: Page;
test.beforeAll(async ({ browser, product }) => {
  page = await (await browser.newContext()).newPage();
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
});
test.afterAll(() => page.context().close());

/** Tab, until the keyboard is where it should be. */
async function tabTo(name: string): Promise<void> {
  const isThere = (): Promise<boolean> =>
    page.evaluate((wanted) => {
      const { activeElement } = document;
      return (activeElement?.getAttribute("aria-label") ?? activeElement?.textContent?.trim()) === wanted;
    }, name);
  for (let step = 0; step < 80; step += 1) {
    if (await isThere()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never comes to "${name}".`);
}

const row = "Đoàn viên công đoàn";
const field = (of: string, period: string) => page.getByRole("textbox", { name: `${of}, ${period}`, exact: true });

test("the sheet as a plain table: read, edited and saved by keys alone", async () => {
  await openMonths(page, "SLA", 2013);
  await tabTo("Bảng dễ nghe: mỗi ô một trường nhập");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("table", { name: /^Bảng số liệu/ })).toBeVisible();
  expect(page.url()).toContain("table=");
  await expect(page.getByRole("columnheader", { name: "Tháng 1/2013" })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: row, exact: true })).toBeVisible();

  await tabTo(`${row}, Tháng 1/2013`);
  await page.keyboard.type("31.204");
  await page.keyboard.press("Enter");
  await expect(field("Đoàn viên nữ", "Tháng 1/2013")).toBeFocused();
  await page.keyboard.type("-5");
  await page.keyboard.press("Tab");
  await expect(field("Đoàn viên nữ", "Tháng 2/2013")).toBeFocused();
  await expect(field("Đoàn viên nữ", "Tháng 1/2013")).toHaveAttribute("aria-invalid", "true");
  await expect(field("Đoàn viên nữ", "Tháng 1/2013")).toHaveAccessibleDescription(/không nhận số âm/);
  await expect(field(row, "Tháng 1/2013")).toHaveValue("31204");
  await expect(field(row, "Tháng 1/2013")).toHaveAccessibleDescription(/[Đđ]ã lưu/);
  await expectAccessible(page);
  await takePicture(page, "sheet-table");

  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("15.000");
  await page.keyboard.press("Escape");
  await expect(field("Đoàn viên nữ", "Tháng 1/2013")).toHaveValue("-5");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("15.000");
  await page.keyboard.press("Enter");
  await expectSaved(page);
  await page.reload();
  await expect(field("Đoàn viên nữ", "Tháng 1/2013")).toHaveValue("15000");
  await expect(field(row, "Tháng 1/2013")).toHaveValue("31204");
});

test("what is being typed stays while somebody else saves the cell, and Ctrl+S saves it", async ({ product }) => {
  const created = ["user", "create", "--email", "pao@sonla.vn", "--name", "Vàng A Páo", "--role", "editor"];
  const { stdout } = await product.bangvang([...created, "--units", "SLA"]);
  const other = await (await page.context().browser()!.newContext()).newPage();
  await signIn(other, /http\S+/.exec(stdout)![0]);
  await openMonths(other, "SLA", 2013);
  const cell = field(row, "Tháng 2/2013");
  await cell.focus();
  await page.keyboard.type("31.5");
  await type(other, await cellOf(other, row, "T2"), "31.400");
  await expectSaved(other);
  const notice = page.locator(".bv-band-below");
  await expect(notice).toContainText("Vàng A Páo vừa sửa ô này thành 31.400");
  await expect(cell).toBeFocused();
  await expect(cell).toHaveValue("31.5");
  await page.keyboard.type("00");
  await page.keyboard.press("Control+s");
  const tray = page.getByRole("region", { name: /^Đoàn viên công đoàn, Sơn La/ });
  await expect(tray).toContainText("31.500");
  await expect(tray).toContainText("31.400");
  await tray.getByRole("button", { name: "Lấy số của tôi" }).click();
  await expectSaved(page);
  await expect(await cellOf(other, row, "T2")).toContainText("31.500");

  await field(row, "Tháng 3/2013").focus();
  await page.keyboard.type("31.600");
  await page.keyboard.press("Control+s");
  await expect(notice).toContainText("Mọi thay đổi đã được lưu");
  await expect(field(row, "Tháng 3/2013")).toBeFocused();
  await expect(field(row, "Tháng 3/2013")).toHaveValue("31600");
  await expect(await cellOf(other, row, "T3")).toContainText("31.600");
  // What comes while nothing is typed is shown, and what is typed then is based on it.
  await type(other, await cellOf(other, row, "T3"), "31.700");
  await expect(field(row, "Tháng 3/2013")).toHaveValue("31700");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("31.800");
  await page.keyboard.press("Control+s");
  await expect(notice).toContainText("Mọi thay đổi đã được lưu");
  await expect(await cellOf(other, row, "T3")).toContainText("31.800");
  await other.context().close();
});

test("a wide sheet comes by pages of twelve columns, and a cell that is looked for is found on its page", async () => {
  await page.goto(new URL("/figures?unit=SLA&year=2013&grain=all&table=1", page.url()).href);
  await expect(page.getByText("Cột 1–12 trên")).toBeVisible();
  await tabTo("Các cột sau");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Cột 13–")).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Tháng 1/2013", exact: true })).toBeHidden();
  await takePicture(page, "sheet-table-columns");
  await page.goto(new URL(`/figures?unit=SLA&year=2013&grain=all&table=1&cell=SLA MEM_FEMALE 2013`, page.url()).href);
  await expect(field("Đoàn viên nữ", "Năm 2013")).toBeFocused();
});

test("fewer columns or rows than the page that is shown lead to the last page there is", async () => {
  const path = "/figures?unit=SLA&year=2013&grain=all&table=1";
  await page.goto(new URL(path, page.url()).href);
  await tabTo("Các cột sau");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Cột 13–")).toBeVisible();
  const titles = await page.getByRole("columnheader").allInnerTexts();
  const months = Array.from({ length: 12 }, (_, index) => `2013-${String(index + 1).padStart(2, "0")}`);
  expect(titles.length).toBeGreaterThan(2);
  await turnTo(page, `${path}&hide=${[...months, "2013-Q1", "2013-Q2", "2013-Q3", "2013-Q4"].join(",")}`);
  await expect(page.getByRole("columnheader", { name: "Năm 2013" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Tháng 1/2013", exact: true })).toBeHidden();
});

test("the way to a cell of another sheet stays in the table, and leads there every time", async () => {
  await page.goto(new URL("/figures?unit=SLA&year=2012&grain=month&table=1&beside=target", page.url()).href);
  const wrong = field("Đoàn viên nữ", "Tháng 4/2012");
  await wrong.focus();
  await page.keyboard.type("-5");
  await page.keyboard.press("Enter");
  await expect(wrong).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("button", { name: /^Mở bảng bên/ }).click();
  await page.getByRole("tab", { name: "Cần xem (1)" }).click();
  for (const time of ["the first", "the second"]) {
    await turnTo(page, "/figures?unit=SLA&year=2011&grain=month&table=1&beside=target");
    await expect(field("Đoàn viên nữ", "Tháng 4/2011")).toBeVisible();
    await page.getByRole("complementary").getByRole("button", { name: "Đến ô này" }).click();
    await expect(wrong, time).toBeFocused();
    expect(page.url()).toContain("table=");
    expect(page.url()).toContain("beside=");
  }
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Enter");
  await expectSaved(page);
});

test("several cells pasted into a field go into the sheet from there on, one value into the field", async () => {
  await turnTo(page, "/figures?unit=SLA&year=2010&grain=month&table=1");
  const [first, below, beside] = [
    field(row, "Tháng 5/2010"),
    field("Đoàn viên nữ", "Tháng 5/2010"),
    field(row, "Tháng 6/2010"),
  ];
  await first.focus();
  await pasteByKeys(page, { plain: "31200\t31300\r\n15000\t15100\r\n", html: "" });
  await expect(first).toHaveValue("31200");
  await expect(beside).toHaveValue("31300");
  await expect(below).toHaveValue("15000");
  await expectSaved(page);
  const other = field(row, "Tháng 8/2010");
  await other.focus();
  await pasteByKeys(page, { plain: "31500\r\n", html: "" });
  await expect(other).toHaveValue("31500");
  await expect(other).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(other).toHaveValue("");
  await pasteByKeys(page, { plain: '"12\n345"', html: "" });
  await expect(page.getByRole("dialog", { name: "Xem trước khi dán" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(other).toHaveValue("");
});

test("Ctrl+Z in a field nobody has typed in undoes the last step of the sheet, Ctrl+Y does it again", async () => {
  await page.goto(new URL("/figures?unit=SLA&year=2009&grain=month&table=1", page.url()).href);
  const cell = field(row, "Tháng 5/2009");
  const next = field("Đoàn viên nữ", "Tháng 5/2009");
  await cell.focus();
  await page.keyboard.type("31200");
  await page.keyboard.press("Enter");
  await expect(next).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(cell).toHaveValue("");
  await expect(cell).toBeFocused();
  await page.keyboard.press("Control+y");
  await expect(cell).toHaveValue("31200");
  await next.focus();
  // One character: the browser takes back several at once, or one by one, as fast as they were typed.
  await page.keyboard.type("7");
  await page.keyboard.press("Control+z");
  await expect(cell).toHaveValue("31200");
  await expect(next).toHaveValue("");
  await page.keyboard.press("Escape");
  await expectSaved(page);
});
