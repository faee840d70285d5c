import { agGridDom as dom } from "../../console/src/grid/ag-grid-dom.ts";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { cellOf, expectAccessible, openMonths, expectSaved, expectWaiting, paste, signIn, type } from "./sheet-page.ts";

const row = "Đoàn viên công đoàn";
const women = "Đoàn viên nữ";

test("a block pasted from a spreadsheet goes in where it can be read, and what cannot is named", async ({
  page,
  product,
}) => {
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
  await openMonths(page, "DBI", 2019);
  await (await cellOf(page, row, "T1")).click();
  await paste(
    page,
    '31.204\t31 310\t=SUM(A1:A2)\t12.34.567\t\t1e9\r\n15.001\tkhoảng 15.100\t-5\t"15.2\n00"\t0\t15,5\r\n',
  );
  const preview = page.getByRole("dialog", { name: "Xem trước khi dán" });
  await expect(preview).toContainText("Đây là công thức");
  await preview.getByRole("button", { name: "Dán 5 ô" }).click();
  await expect(await cellOf(page, row, "T1")).toContainText("31.204");
  await expect(await cellOf(page, row, "T2")).toContainText("31.310");
  await expect(await cellOf(page, women, "T5")).toContainText("0");
  await expect(
    page.getByText("Đã dán 11 ô. 1 ô giữ như cũ. 6 ô chưa lưu được như vậy; xem ở bảng bên.").first(),
  ).toBeVisible();
  // What was pasted stays in its cell until somebody mends it, and the cell says what is wrong with it.
  for (const [of, month, text, why] of [
    [row, "T3", "=SUM(A1:A2)", "Đây là công thức"],
    [row, "T4", "12.34.567", "Dấu chấm chia nhóm không đúng chỗ"],
    [row, "T6", "1e9", "Số viết kiểu khoa học"],
    [women, "T3", "-5", "không nhận số âm"],
    [women, "T6", "15,5", "phải là số nguyên"],
  ] as const) {
    await expect(await cellOf(page, of, month)).toContainText(text);
    await expect(await cellOf(page, of, month)).toContainText(why);
  }
  await expectWaiting(page, 6);
  const { stdout } = await product.bangvang(["data", "export"]);
  const saved = stdout.split("\n").filter((line) => /^DBI,MEM_(TOTAL|FEMALE),2019-/.test(line));
  expect(saved.map((line) => line.split(",").slice(1, 7).join(" "))).toEqual([
    "MEM_FEMALE 2019-01 ACTUAL VALUE 15001 EXACT",
    "MEM_FEMALE 2019-02 ACTUAL VALUE 15100 ABOUT",
    "MEM_FEMALE 2019-05 ACTUAL VALUE 0 EXACT",
    "MEM_TOTAL 2019-01 ACTUAL VALUE 31204 EXACT",
    "MEM_TOTAL 2019-02 ACTUAL VALUE 31310 EXACT",
  ]);
  await page.reload();
  await expect(await cellOf(page, row, "T1")).toContainText("31.204");
});

test("a number that can be read two ways is asked about, never guessed", async ({ page, product }) => {
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
  await page.goto(new URL("/figures?unit=CUM-BGPB&families=finance&year=2022&grain=year", page.url()).href);
  const cell = page.getByRole("row").filter({ hasText: "Tiền Mái ấm và hỗ trợ đột xuất" }).getByRole("gridcell").nth(2);
  await cell.click();
  await page.keyboard.type("9.224 tỷ");
  await page.keyboard.press("Enter");
  // Whoever types on without looking up loses no key, and answers nothing by it.
  const below = page.getByRole("gridcell", { name: "500.000.000" });
  await page.keyboard.type("500 triệu");
  await page.keyboard.press("Enter");
  await expect(below).toBeVisible();
  const question = page.getByRole("dialog");
  await expect(question).toBeHidden();
  await expect(cell).toContainText("9.224 tỷ");
  await expect(page.locator(".bv-band-below")).toContainText("1 ô đọc được nhiều cách");
  await expectWaiting(page, 1);
  await page.keyboard.press("Control+s");
  await expect(question).toContainText("9.224.000.000.000");
  await expectAccessible(page);
  for (const key of ["5", "Space", "Enter", "t"]) await page.keyboard.press(key);
  await expect(cell).toContainText("9.224 tỷ");
  await expectWaiting(page, 1);
  await expect(question).toContainText("9.224.000.000 ");
  await question.getByRole("button", { name: /^9\.224\.000\.000 / }).click();
  await expect(question).toBeHidden();
  await expect(cell).toContainText(/9\.224\.000\.000(?!\.)/);
  await expectSaved(page);
  await takePicture(page, "ambiguous");
});

test("of several cells each is asked about until it is answered, and an answer stays", async ({ page, product }) => {
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
  const path = "/figures?view=indicator&indicator=CARE_HOUSE_EMERG_VALUE&year=2021&grain=year";
  await page.goto(new URL(path, page.url()).href);
  const at = (index: number) => page.locator(`${dom.row}[row-index="${index}"] ${dom.cell}[col-id="2021"]`);
  await at(0).click();
  await at(2).click({ modifiers: ["Shift"] });
  await page.keyboard.type("9.224 tỷ");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Chọn cách đọc" }).click();
  const question = page.getByRole("dialog", { name: "Số này đọc thế nào?" });
  const cards = question.getByRole("region");
  await expect(cards).toHaveCount(3);
  const offered = await cards.first().getByRole("button").allInnerTexts();
  await cards.first().getByRole("button").nth(1).click();
  await expect(cards).toHaveCount(2);
  await takePicture(page, "readings-left");
  await question.getByRole("button", { name: "Đọc tất cả theo cách đầu tiên" }).click();
  await expect(question).toBeHidden();
  const digits = (text: string) => /^[\d.]+/.exec(text)![0];
  await expect(at(0)).toContainText(new RegExp(`(^|\\s)${digits(offered[1]!)}(?!\\.)`));
  await expect(at(1)).toContainText(new RegExp(`(^|\\s)${digits(offered[0]!)}(?!\\.)`));
});

test("a number with one reading left is asked to be confirmed, and can be typed again in its cell", async ({
  page,
  product,
}) => {
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
  await openMonths(page, "DBI", 2018);
  const cell = await cellOf(page, row, "T2");
  await type(page, cell, "1,234");
  await page.keyboard.press("Control+s");
  const question = page.getByRole("dialog");
  await expect(question).toContainText("Có phải là 1.234 người?");
  await expect(question).not.toContainText("Có hơn một cách đọc");
  await takePicture(page, "one-reading");
  await question.getByRole("button", { name: "Gõ lại" }).click();
  await expect(cell.getByRole("textbox")).toHaveValue("1,234");
  await expect(cell.getByRole("textbox")).toBeFocused();
  await page.keyboard.type("1,235");
  await page.keyboard.press("Enter");
  // The panel of the cell asks as well.
  await cell.click();
  await page.keyboard.press("Alt+Enter");
  await page.getByRole("complementary").getByRole("button", { name: "Chọn cách đọc" }).click();
  await question.getByRole("button", { name: "Đúng" }).click();
  await expect(cell).toContainText("1.235");
  await expectSaved(page);
});
