import type { Locator, Page } from "@playwright/test";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { cellOf, expectAccessible, expectSaved, newEditor, openMonths, signIn, type } from "./sheet-page.ts";

/** The panel beside the sheet says everything of a cell, and says more of it: as commands, saved and undone like any other. */
let page: Page;
test.beforeAll(async ({ browser, product }) => {
  page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
});
test.afterAll(() => page.context().close());
test.describe.configure({ mode: "serial" });

const row = "Đoàn viên công đoàn";
const panel = (): Locator => page.getByRole("complementary");

test("word, quality and note are said in the panel, marked in the cell and saved", async () => {
  await openMonths(page, "DBI", 2016);
  const cell = await cellOf(page, row, "T5");
  await type(page, cell, "21.500");
  await cell.click();
  await page.keyboard.press("Alt+Enter");
  await panel().getByRole("combobox", { name: "Từ đi kèm" }).click();
  await page.getByRole("option", { name: "khoảng" }).click();
  await panel().getByRole("combobox", { name: "Chất lượng" }).click();
  await page.getByRole("option", { name: "Tạm tính" }).click();
  await panel().getByRole("textbox", { name: "Ghi chú" }).fill("chưa đủ 3 huyện");
  await panel().getByRole("button", { name: "Ghi", exact: true }).click();
  await expect(cell).toContainText("khoảng");
  await expect(cell).toContainText("tạm");
  await expectSaved(page);
  await page.reload();
  await cell.click();
  await page.keyboard.press("Alt+Enter");
  await expect(panel().getByRole("textbox", { name: "Ghi chú" })).toHaveValue("chưa đủ 3 huyện");
  await expect(panel().getByRole("combobox", { name: "Chất lượng" })).toHaveValue("Tạm tính");
  await expect(panel().getByRole("list", { name: "Lịch sử" })).toContainText("khoảng 21.500");
  await expectAccessible(page);
  await takePicture(page, "cell-panel");
});

test("a note that is being written is kept when one goes to another cell", async () => {
  const note = panel().getByRole("textbox", { name: "Ghi chú" });
  await note.fill("theo công văn 12");
  await (await cellOf(page, row, "T6")).click();
  await expect(note).toHaveValue("");
  await (await cellOf(page, row, "T5")).click();
  await expect(note).toHaveValue("theo công văn 12");
  await expectSaved(page);
});

test("a note that is being written is not lost to what somebody else writes, and overwrites nothing unasked", async ({
  product,
}) => {
  const note = panel().getByRole("textbox", { name: "Ghi chú" });
  const other = await (await page.context().browser()!.newContext()).newPage();
  await signIn(other, await newEditor(product, "DBI", "mua@dienbien.vn", "Mùa A Sử"));
  await openMonths(other, "DBI", 2016);
  await (await cellOf(other, row, "T5")).click();
  await other.keyboard.press("Alt+Enter");
  await note.fill("theo công văn 13");
  await other.getByRole("textbox", { name: "Ghi chú" }).fill("xem biên bản");
  await (await cellOf(other, row, "T4")).click();
  await expectSaved(other);
  await other.context().close();
  const notice = page.locator(".bv-band-below");
  await expect(notice).toContainText("Mùa A Sử vừa sửa ô này");
  await expect(note).toBeFocused();
  await expect(note).toHaveValue("theo công văn 13");
  await page.keyboard.press("Control+Enter");
  await expect(notice).toContainText("1 ô đã được người khác sửa");
  await page.getByRole("tab", { name: "Xung đột (1)" }).click();
  await panel().getByRole("button", { name: "Lấy số của tôi", exact: true }).click();
  await expectSaved(page);
  await page.getByRole("tab", { name: "Ô", exact: true }).click();
  await expect(note).toHaveValue("theo công văn 13");
});

test("each is one step of undo, from the sheet", async () => {
  const cell = await cellOf(page, row, "T5");
  await panel().getByRole("button", { name: "Đánh dấu “không áp dụng”" }).click();
  await expect(cell).toContainText("không áp dụng");
  await cell.click();
  await page.keyboard.press("Control+z");
  await expect(cell).toContainText("21.500");
  await expect(cell).toContainText("khoảng");
  await expectSaved(page);
});

test("what documents say, which of them counts, and the way to them; samples stay samples", async () => {
  await page.goto(
    new URL(
      "/figures?unit=CUM-BGPB&year=2023&indicators=CARE_HOUSE_EMERG_VALUE&cell=CUM-BGPB CARE_HOUSE_EMERG_VALUE 2023",
      page.url(),
    ).href,
  );
  await expect(page.getByRole("gridcell", { selected: true }).first()).toBeVisible();
  await page.keyboard.press("Alt+Enter");
  await expect(panel().getByText("9.224 tỷ đồng").first()).toBeVisible();
  await expect(panel().getByText("số khác, chưa chấp nhận").first()).toBeVisible();
  await expect(panel().getByRole("link").first()).toHaveAttribute("href", /^\/sources\//);
  await takePicture(page, "cell-evidence");
  await openMonths(page, "SLA", 2023);
  await (await cellOf(page, row, "T1")).click();
  await page.keyboard.press("Alt+Enter");
  await expect(panel().getByText("Đây là số mẫu: hãy gõ số thật vào ô trước")).toBeVisible();
  await page.getByText("English", { exact: true }).click();
  await page.emulateMedia({ colorScheme: "dark" });
  await openMonths(page, "DBI", 2016);
  await page.getByRole("gridcell", { name: /about/ }).click();
  await page.keyboard.press("Alt+Enter");
  await expect(panel().getByRole("combobox", { name: "Quality" })).toHaveValue("Provisional");
  await expectAccessible(page);
  await takePicture(page, "cell-panel-dark");
});
