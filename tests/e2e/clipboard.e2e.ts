import type { Page } from "@playwright/test";
import { clipboard, excelClipboard } from "../support/clipboards.ts";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { cellOf, expectAccessible, expectSaved, expectWaiting, openMonths, pasteByKeys, signIn } from "./sheet-page.ts";

const people = "Đoàn viên công đoàn";
const women = "Đoàn viên nữ";
const notice = (page: Page) => page.locator(".bv-band-below");

test.beforeEach(async ({ page, product }) => {
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
});

/** The first figures of two rows, as they are seen. */
async function expectFigures(page: Page, figures: readonly (readonly string[])[]): Promise<void> {
  for (const [at, row] of [people, women].entries()) {
    for (const [month, figure] of figures[at]!.entries())
      await expect(await cellOf(page, row, `T${month + 1}`)).toContainText(figure);
  }
}

test("what Excel, LibreOffice and Google Sheets copy is pasted as it was, whatever marks they show", async ({
  page,
}) => {
  await openMonths(page, "DBI", 2016);
  for (const name of ["excel-vi", "excel-en", "excel-without-tabs", "calc-vi", "calc-en", "sheets-vi", "sheets-en"]) {
    await test.step(name, async () => {
      await (await cellOf(page, people, "T1")).click();
      await pasteByKeys(page, clipboard(name));
      // Two of them hold a text of two lines, which is no number.
      const preview = page.getByRole("dialog", { name: "Xem trước khi dán" });
      const isAsked = name === "excel-vi" || name === "calc-vi";
      if (isAsked) await preview.getByRole("button", { name: /^Dán/ }).click();
      await expectFigures(page, [
        ["31.204", "31.310"],
        ["15.001", "15.100"],
      ]);
      await expect(notice(page)).toContainText(/Đã dán \d+ ô/);
      await page.keyboard.press("Control+z");
      await expect(await cellOf(page, women, "T1")).not.toContainText("15.001");
      await expectSaved(page);
    });
  }
});

test("one cell goes to many, a row is tiled, and what does not fit is said", async ({ page }) => {
  await openMonths(page, "DBI", 2015);
  await (await cellOf(page, people, "T1")).click();
  await (await cellOf(page, women, "T4")).click({ modifiers: ["Shift"] });
  await pasteByKeys(page, excelClipboard([["7.501"]]));
  await expectFigures(page, [Array(4).fill("7.501"), Array(4).fill("7.501")]);
  await (await cellOf(page, people, "T1")).click();
  await (await cellOf(page, women, "T4")).click({ modifiers: ["Shift"] });
  await pasteByKeys(page, excelClipboard([["7.000", "6.000"]]));
  const tiled = ["7.000", "6.000", "7.000", "6.000"];
  await expectFigures(page, [tiled, tiled]);

  await page.goto(new URL("/figures?unit=DBI&year=2014&grain=all", page.url()).href);
  await (await cellOf(page, people, "T1")).click();
  const sheet = page.getByRole("grid");
  const rows = Number(await sheet.getAttribute("aria-rowcount")) - 1;
  const columns = 20;
  await pasteByKeys(page, excelClipboard(table(rows + 12, columns)));
  await expect(notice(page)).toContainText("12 hàng không vừa bảng");
  await page.keyboard.press("Control+z");
  await expect(notice(page)).toContainText("Đã bỏ");
  await (await cellOf(page, people, "T1")).click();
  await pasteByKeys(page, excelClipboard(table(200, columns)));
  await expect(notice(page)).toContainText(`${200 - rows} hàng không vừa bảng`);
  await expect(await cellOf(page, women, "T4")).toContainText("1.005");
});

/** Numbers that differ from cell to cell. */
function table(rows: number, columns: number): readonly (readonly string[])[] {
  return Array.from({ length: rows }, (_, y) =>
    Array.from({ length: columns }, (_unused, x) => String(y === 1 ? 1_000 + x : 1_000 + y + x)),
  );
}

test("an English block is recognised once, seen before it is pasted, and refused with nothing changed", async ({
  page,
}) => {
  await openMonths(page, "DBI", 2013);
  const first = await cellOf(page, people, "T1");
  await first.click();
  const english = { plain: "1,204,310\t1,310\r\n1,150,001\t1,100\r\n", html: "" };
  await pasteByKeys(page, english);
  const preview = page.getByRole("dialog", { name: "Xem trước khi dán" });
  await expect(preview).toContainText("Khối này viết kiểu Anh (1,234.5): 4 ô được đọc theo kiểu đó.");
  // Nothing that pastes has the focus: who types on must not confirm.
  await expect(preview.locator("[data-autofocus]")).toBeFocused();
  for (const key of ["5", "Space", "Enter"]) await page.keyboard.press(key);
  await expect(preview).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(preview).toBeHidden();
  await expect(first).toBeFocused();
  await expectSaved(page);
  await pasteByKeys(page, english);
  await expect(preview.locator("[data-autofocus]")).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expectFigures(page, [
    ["1.204.310", "1.310"],
    ["1.150.001", "1.100"],
  ]);
  await expect(first).toBeFocused();
});

test("what was cut stays until it is pasted, and is gone from where it was then", async ({ page }) => {
  await openMonths(page, "DBI", 2012);
  await (await cellOf(page, people, "T1")).click();
  await pasteByKeys(page, excelClipboard([["8.120"]]));
  await page.keyboard.press("Control+x");
  await expect(await cellOf(page, people, "T1")).toContainText("8.120");
  await (await cellOf(page, people, "T3")).click();
  await page.keyboard.press("Control+v");
  await expect(await cellOf(page, people, "T3")).toContainText("8.120");
  await expect(await cellOf(page, people, "T1")).not.toContainText("8.120");
});

test("the preview: what can be read in several ways is chosen by column or by cell, from the keyboard", async ({
  page,
}) => {
  await openMonths(page, "DBI", 2011);
  const first = await cellOf(page, people, "T1");
  await first.click();
  await pasteByKeys(page, {
    plain: "1,204\t1,310\tabc\t9.000\r\n1,001\t1,100\tgần 900\t\r\n",
    html: "",
  });
  const preview = page.getByRole("dialog", { name: "Xem trước khi dán" });
  await expect(preview.getByRole("button", { name: "Phải chọn cách đọc (4)" })).toHaveAttribute("aria-pressed", "true");
  await expect(preview.getByRole("row")).toHaveCount(5);
  await expect(preview).toContainText("5 ô sẽ nằm lại trong bảng, chưa lưu được.");
  await expectAccessible(page);
  await takePicture(page, "paste-preview");
  await preview.getByRole("group", { name: "Mọi cột" }).getByRole("button").first().press("Enter");
  await expect(preview).toContainText("1 ô sẽ nằm lại trong bảng, chưa lưu được.");
  await preview.getByRole("button", { name: "Không dùng được (1)" }).press("Enter");
  await expect(preview.getByRole("row").nth(1)).toContainText("abc");
  await takePicture(page, "paste-preview-wrong");
  await page.keyboard.press("Control+Enter");
  await expectFigures(page, [
    ["1.204", "1.310", "abc"],
    ["1.001", "1.100", "900"],
  ]);
  await expect(first).toBeFocused();
  await expect(notice(page)).toContainText("1 ô chưa lưu được như vậy");
  await page.keyboard.press("Control+z");
  await expect(await cellOf(page, women, "T2")).not.toContainText("1.100");
});

test("one column is read in one way, one cell in another, and what is left waits in its cell", async ({ page }) => {
  await openMonths(page, "DBI", 2009);
  const density = "Tỷ lệ tập hợp đoàn viên";
  const first = await cellOf(page, density, "T1");
  await first.click();
  await pasteByKeys(page, { plain: "84.590\t1.500\t2.500", html: "" });
  const preview = page.getByRole("dialog", { name: "Xem trước khi dán" });
  const column = preview.getByRole("group", { name: "T1" }).getByRole("button", { name: "dấu chấm là thập phân (1)" });
  await column.press("Enter");
  await expect(column).toHaveAttribute("aria-pressed", "true");
  await preview.getByRole("button", { name: "1,5 %" }).press("Space");
  await takePicture(page, "paste-preview-two-ways");
  await preview.getByRole("button", { name: "Dán 2 ô" }).click();
  await expect(first).toContainText("84,59");
  await expect(await cellOf(page, density, "T2")).toContainText("1,5");
  await expect(await cellOf(page, density, "T3")).toContainText("Dấu chấm có thể chia nghìn");
  await expectWaiting(page, 1);
});

test("the preview shows a page at a time, also in English and in the dark", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.getByText("English", { exact: true }).click();
  await page.goto(new URL("/figures?unit=DBI&year=2010&grain=all", page.url()).href);
  await (await cellOf(page, "Union members", "M1")).click();
  const rows = Array.from({ length: 200 }, (_, y) =>
    Array.from({ length: 20 }, (_unused, x) => `${(y + x) % 9}.${x}5`),
  );
  await pasteByKeys(page, excelClipboard(rows));
  const preview = page.getByRole("dialog", { name: "Before it is pasted" });
  await expect(preview).toContainText("did not fit");
  await preview.getByRole("button", { name: "Next page" }).first().click();
  await expect(preview).toContainText("Page 2 of");
  await expectAccessible(page);
  await takePicture(page, "paste-preview-dark");
  await preview.getByRole("button", { name: "Do not paste" }).click();
  await expect(preview).toBeHidden();
});
