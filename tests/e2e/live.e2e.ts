import type { Page } from "@playwright/test";
import { agGridDom as dom } from "../../console/src/grid/ag-grid-dom.ts";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { cellOf, expectSaved, lookAt, newEditor, openMonths, save, signIn, type } from "./sheet-page.ts";

/** Two people in one sheet: what one saves comes into the sheet of the other, and disturbs nothing there. */
const row = "Đoàn viên công đoàn";
let mine: Page;
let theirs: Page;

test.beforeAll(async ({ browser, product }) => {
  mine = await (await browser.newContext()).newPage();
  theirs = await (await browser.newContext()).newPage();
  await signIn(mine, (await product.bangvang(["user", "link"])).stdout.trim());
  await signIn(theirs, await newEditor(product, "LCH", "lien@laichau.vn", "Tao Thị Liên"));
  await openMonths(mine, "LCH", 2019);
  await openMonths(theirs, "LCH", 2019);
});
test.afterAll(async () => {
  await mine.context().close();
  await theirs.context().close();
});

test("a figure somebody else saves appears by itself, and the focus stays where it is", async () => {
  const focused = await cellOf(mine, row, "T8");
  await focused.click();
  await type(theirs, await cellOf(theirs, row, "T1"), "21.345");
  await expectSaved(theirs);
  await expect(await cellOf(mine, row, "T1")).toContainText("21.345");
  await expect(focused).toBeFocused();
});

test("it lights up, also in a row that is frozen", async () => {
  await mine.goto(new URL("/figures?unit=LCH&year=2019&grain=month&freeze=1x0", mine.url()).href);
  const flashing = (row: string) => mine.locator(`${dom.row}[row-id="${row}"] ${dom.flashing}`).waitFor();
  for (const [code, name, month] of [
    ["MEM_FEMALE", "Đoàn viên nữ", "T9"],
    ["MEM_TOTAL", row, "T9"],
  ] as const) {
    await expect(await cellOf(mine, name, month)).toBeVisible();
    const lit = flashing(code);
    await type(theirs, await cellOf(theirs, name, month), "21.111");
    await lit;
  }
  await openMonths(mine, "LCH", 2019);
});

test("an open editor is not disturbed, and what it writes is asked about beside what came meanwhile", async () => {
  const cell = await cellOf(mine, row, "T2");
  await cell.click();
  await mine.keyboard.type("21.5");
  await type(theirs, await cellOf(theirs, row, "T2"), "21.400");
  await expectSaved(theirs);
  await expect(mine.locator(".bv-band-below")).toContainText("Tao Thị Liên vừa sửa ô này thành 21.400");
  await expect(cell.getByRole("textbox")).toBeFocused();
  await expect(cell.getByRole("textbox")).toHaveValue("21.5");
  await takePicture(mine, "live-meanwhile-vi");
  await mine.keyboard.type("00");
  await mine.keyboard.press("Enter");
  await expect(mine.locator(".bv-band-below")).toContainText("1 ô đã được người khác sửa");
  await save(mine);
  const tray = mine.getByRole("region", { name: /^Đoàn viên công đoàn, Lai Châu/ });
  await expect(tray).toContainText("21.500");
  await expect(tray).toContainText("21.400");
  await tray.getByRole("button", { name: "Lấy số của tôi" }).click();
  await expectSaved(mine);
  await expect(await cellOf(theirs, row, "T2")).toContainText("21.500");
});

test("a page nobody looks at lets its line go, and is told what it missed when somebody looks again", async () => {
  const letGo = mine.waitForEvent("requestfailed", (request) => !!request.postData()?.includes("subscription Changes"));
  await lookAt(mine, false);
  await letGo;
  await type(theirs, await cellOf(theirs, row, "T3"), "21.600");
  await expectSaved(theirs);
  await expect(await cellOf(mine, row, "T3")).not.toContainText("21.600");
  await lookAt(mine, true);
  await expect(await cellOf(mine, row, "T3")).toContainText("21.600");
});

test("undo passes over what somebody else has changed since, and says so", async () => {
  await type(mine, await cellOf(mine, row, "T5"), "21.700");
  await expectSaved(mine);
  await expect(await cellOf(theirs, row, "T5")).toContainText("21.700");
  await type(theirs, await cellOf(theirs, row, "T5"), "21.800");
  await expectSaved(theirs);
  await expect(await cellOf(mine, row, "T5")).toContainText("21.800");
  await mine.keyboard.press("Control+z");
  await expect(mine.locator(".bv-band-below")).toContainText("1 ô đã được người khác sửa từ đó, nên giữ nguyên");
  await expect(await cellOf(mine, row, "T5")).toContainText("21.800");
});
