import type { Locator, Page } from "@playwright/test";
import { agGridDom as dom } from "../../console/src/grid/ag-grid-dom.ts";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { expectAccessible, openMonths, signIn } from "./sheet-page.ts";

// Every key of the sheet in a real browser, on one sheet that the tests fill before they begin.
let page: Page;
test.beforeAll(async ({ browser, product }) => {
  page = await (await browser.newContext()).newPage();
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
  await openMonths(page, "SLA", 2015);
  for (const [row, figures] of [
    [0, ["90", "80", "70"]],
    [1, ["9", "8", "7"]],
    [2, ["6", "5", "4"]],
  ] as const)
    for (const [index, figure] of figures.entries()) await write(row, index + 1, figure);
});
test.afterAll(() => page.context().close());

const month = (number: number): string => `2015-${String(number).padStart(2, "0")}`;
const cell = (row: number, number: number): Locator =>
  page.locator(`${dom.row}[row-index="${row}"] ${dom.cell}[col-id="${month(number)}"]`);
const header = (number: number): Locator => page.getByRole("columnheader", { name: `T${number}`, exact: true });
const status = (): Locator => page.getByLabel("Thống kê vùng chọn");
const editor = (): Locator => page.locator(".bv-editor");

async function write(row: number, number: number, text: string): Promise<void> {
  await cell(row, number).click();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

/** Presses keys from a cell, and looks where the keyboard is then. */
async function walk(from: readonly [number, number], keys: readonly string[], to: readonly [number, number]) {
  await cell(...from).click();
  for (const key of keys) await page.keyboard.press(key);
  await expect(cell(...to), keys.join(" ")).toBeFocused();
}

/** How many cells are selected; one alone is not counted out. */
async function expectSelected(count: number): Promise<void> {
  await expect(status()).toContainText(new RegExp(`^${count} ô`));
}

test("moves: by one, to the edge of the figures, along the row, to the corners, by screens", async () => {
  await walk([1, 2], ["ArrowDown"], [2, 2]);
  await walk([1, 2], ["ArrowUp"], [0, 2]);
  await walk([1, 2], ["ArrowRight"], [1, 3]);
  await walk([1, 2], ["ArrowLeft"], [1, 1]);
  await walk([1, 1], ["Control+ArrowRight"], [1, 3]);
  await walk([0, 2], ["Control+ArrowDown"], [2, 2]);
  await walk([2, 3], ["Control+ArrowUp"], [0, 3]);
  await walk([2, 3], ["Control+ArrowLeft"], [2, 1]);
  await walk([1, 3], ["Home"], [1, 1]);
  await walk([1, 3], ["End"], [1, 12]);
  await walk([5, 3], ["Control+Home"], [0, 1]);
  await cell(1, 1).click();
  await page.keyboard.press("Control+End");
  const last = page.locator(`${dom.cell}:focus`);
  await expect(last).toHaveAttribute("col-id", month(12));
  await page.keyboard.press("Control+Home");
  await cell(0, 1).click();
  await page.keyboard.press("Alt+PageDown");
  await expect(page.locator(`${dom.cell}:focus`)).not.toHaveAttribute("col-id", month(1));
  await page.keyboard.press("Alt+PageUp");
  await expect(cell(0, 1)).toBeFocused();
  await page.keyboard.press("PageDown");
  await expect(cell(0, 1)).not.toBeFocused();
  await page.keyboard.press("PageUp");
  await expect(cell(0, 1)).toBeFocused();
});

test("selections grow by keys, and by mouse with Shift and Ctrl, also over headers", async () => {
  await cell(0, 1).click();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowRight");
  await expectSelected(4);
  await expect(cell(0, 1)).toBeFocused();
  await page.keyboard.press("Control+Shift+ArrowRight");
  await expectSelected(6);
  await page.keyboard.press("Shift+End");
  await expectSelected(24);
  await page.keyboard.press("Shift+Home");
  await expectSelected(2);
  await page.keyboard.press("Shift+PageDown");
  await expect(status()).not.toContainText(/^2 ô/);
  await page.keyboard.press("Escape");
  await expectSelected(1);

  await page.keyboard.press("Shift+ ");
  await expectSelected(12);
  await page.keyboard.press("Escape");
  const rows = await page.getByRole("grid").getAttribute("aria-rowcount");
  const count = Number(rows) - 1;
  await page.keyboard.press("Control+ ");
  await expectSelected(count);

  await cell(1, 2).click();
  await page.keyboard.press("Control+a");
  await expectSelected(9);
  await expect(cell(1, 2)).toBeFocused();
  await page.keyboard.press("Control+a");
  await expectSelected(12 * count);

  await header(2).click();
  await expectSelected(count);
  await header(4).click({ modifiers: ["Shift"] });
  await expectSelected(3 * count);
  await header(6).click({ modifiers: ["Control"] });
  await expectSelected(4 * count);
  await page.locator(`${dom.row}[row-index="1"] ${dom.cell}[col-id="row-name"]`).click();
  await expectSelected(12);
  await page.locator(`${dom.row}[row-index="3"] ${dom.cell}[col-id="row-name"]`).click({ modifiers: ["Shift"] });
  await expectSelected(36);
  await page.locator(`${dom.row}[row-index="5"] ${dom.cell}[col-id="row-name"]`).click({ modifiers: ["Control"] });
  await expectSelected(48);
  await page.getByRole("columnheader", { name: "Chỉ tiêu", exact: true }).click();
  await expectSelected(12 * count);
});

test("several ranges: bulk actions go over all of them, and a copy says when their shapes do not fit", async () => {
  await cell(0, 1).click();
  await cell(0, 3).click({ modifiers: ["Control"] });
  await cell(1, 3).click({ modifiers: ["Shift"] });
  await expectSelected(3);
  await takePicture(page, "several-ranges");
  await page.keyboard.press("Control+c");
  await expect(page.getByRole("paragraph").filter({ hasText: "Không chép được nhiều vùng khác hình" })).toBeVisible();
  await page.keyboard.press("Delete");
  for (const [row, number] of [
    [0, 1],
    [0, 3],
    [1, 3],
  ] as const)
    await expect(cell(row, number)).not.toContainText(/\d/);
  await page.keyboard.press("Control+z");
  await expect(cell(0, 1)).toContainText("90");
  await expect(cell(1, 3)).toContainText("7");

  await cell(4, 5).click();
  await cell(6, 6).click({ modifiers: ["Control"] });
  await page.keyboard.type("12");
  await page.keyboard.press("Control+Enter");
  await expect(cell(4, 5)).toContainText("12");
  await expect(cell(6, 6)).toContainText("12");
  await page.keyboard.press("Control+z");
  await expect(cell(4, 5)).not.toContainText("12");
  await page.keyboard.press("Control+y");
  await expect(cell(6, 6)).toContainText("12");
  await page.keyboard.press("Control+z");
  await expect(cell(6, 6)).not.toContainText("12");
  await page.keyboard.press("Control+Shift+Z");
  await expect(cell(6, 6)).toContainText("12");
  await page.keyboard.press("Control+z");
  await expect(cell(6, 6)).not.toContainText("12");
});

test("a range is drawn with the mouse, and goes on while the mouse is outside the sheet", async () => {
  await cell(0, 2).hover();
  await page.mouse.down();
  await cell(2, 3).hover();
  await expectSelected(6);
  const grid = (await page.getByRole("grid").boundingBox())!;
  await page.mouse.move(grid.x + grid.width - 4, grid.y + grid.height + 30, { steps: 4 });
  await expect(page.locator(`${dom.cell}[col-id="2015-12"][aria-selected="true"]`).first()).toBeVisible();
  await page.mouse.up();
  await page.keyboard.press("Control+Home");
});

test("Enter and Tab: commit and go on, through a selection, and back to where a run of Tabs began", async () => {
  await walk([3, 2], ["Enter"], [4, 2]);
  await walk([3, 2], ["Shift+Enter"], [2, 2]);
  await walk([3, 2], ["Tab"], [3, 3]);
  await walk([3, 2], ["Shift+Tab"], [3, 1]);
  await walk([3, 12], ["Tab"], [4, 1]);
  await page.keyboard.press("Home");

  await cell(3, 2).click();
  for (const text of ["1", "2"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");
  await expect(cell(4, 2)).toBeFocused();
  for (const [number, text] of [
    [2, "1"],
    [3, "2"],
    [4, "3"],
  ] as const)
    await expect(cell(3, number)).toContainText(text);

  await cell(5, 2).click();
  await cell(6, 3).click({ modifiers: ["Shift"] });
  for (const [row, number] of [
    [6, 2],
    [5, 3],
    [6, 3],
    [5, 2],
  ] as const) {
    await page.keyboard.press("Enter");
    await expect(cell(row, number)).toBeFocused();
  }
  await page.keyboard.press("Tab");
  await expect(cell(5, 3)).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await expect(cell(6, 3)).toBeFocused();
  await expectSelected(4);
});

test("typing replaces, F2 edits, Escape gives up, arrows leave what was typed and stay in what is edited", async () => {
  await cell(2, 1).click();
  await page.keyboard.press("F2");
  await expect(editor()).toHaveValue("6");
  await page.keyboard.press("End");
  await page.keyboard.type("1");
  await page.keyboard.press("ArrowLeft");
  await expect(editor()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(editor()).toBeHidden();
  await expect(cell(2, 1)).toContainText("6");
  await page.keyboard.type("3");
  await page.keyboard.press("ArrowRight");
  await expect(cell(2, 2)).toBeFocused();
  await expect(cell(2, 1)).toContainText("3");
  await page.keyboard.press("Control+z");
  await expect(cell(2, 1)).toContainText("6");

  await cell(2, 1).click();
  await page.keyboard.press("Backspace");
  await expect(editor()).toBeHidden();
  await expect(cell(2, 1)).not.toContainText(/\d/);
  await page.keyboard.press("Control+z");
});

test("an open editor keeps Ctrl+Z and Ctrl+A, and Ctrl+R reloads nothing", async () => {
  await cell(0, 2).click();
  await page.keyboard.type("77");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("5");
  await expect(editor()).toHaveValue("5");
  await page.keyboard.press("Control+z");
  await expect(editor()).toHaveValue("77");
  await expect(editor()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(cell(0, 2)).toContainText("80");

  await cell(0, 2).click();
  await cell(0, 3).click({ modifiers: ["Shift"] });
  await page.evaluate(() => document.body.setAttribute("data-still", "here"));
  await page.keyboard.press("Control+r");
  await expect(cell(0, 3)).toContainText("80");
  await page.keyboard.press("Control+z");
  await cell(0, 1).click();
  await cell(1, 1).click({ modifiers: ["Shift"] });
  await page.keyboard.press("Control+d");
  await expect(cell(1, 1)).toContainText("90");
  await page.keyboard.press("Control+z");
  await expect(page.locator("body[data-still]")).toBeAttached();
});

test("Escape takes away the border of a copy first, then the range", async () => {
  await cell(0, 1).click();
  await cell(1, 2).click({ modifiers: ["Shift"] });
  await page.keyboard.press("Control+c");
  await expect(page.locator(".bv-copied")).toHaveCount(1);
  await takePicture(page, "copy-border");
  await page.keyboard.press("Escape");
  await expect(page.locator(".bv-copied")).toHaveCount(0);
  await expectSelected(4);
  await page.keyboard.press("Escape");
  await expectSelected(1);
});

test("a cut that was given up clears nothing", async () => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await cell(1, 1).click();
  await page.keyboard.press("Control+x");
  await page.keyboard.press("Escape");
  await cell(7, 1).click();
  await page.keyboard.press("Control+v");
  await expect(cell(7, 1)).toContainText("9");
  await expect(cell(1, 1)).toContainText("9");
  await page.keyboard.press("Control+z");
  await cell(1, 1).click();
  await page.keyboard.press("Control+x");
  await cell(7, 1).click();
  await page.keyboard.press("Control+v");
  await expect(cell(7, 1)).toContainText("9");
  await expect(cell(1, 1)).not.toContainText("9");
  await page.keyboard.press("Control+z");
  await expect(cell(1, 1)).toContainText("9");
});

test("keys with Ctrl, Alt or Shift do what they say or are the browser's, and never half of it", async () => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await cell(1, 1).click();
  await page.keyboard.press("Shift+Delete");
  await expect(page.locator(".bv-copied")).toHaveCount(1);
  await expect(cell(1, 1)).toContainText("9");
  await cell(8, 1).click();
  await page.keyboard.press("Control+v");
  await expect(cell(8, 1)).toContainText("9");
  await expect(cell(1, 1)).not.toContainText("9");
  await page.keyboard.press("Control+z");
  await expect(cell(1, 1)).toContainText("9");

  await cell(0, 2).click();
  await cell(1, 3).click({ modifiers: ["Shift"] });
  await page.keyboard.press("Control+Enter");
  await expectSelected(4);
  await expect(cell(0, 2)).toBeFocused();
  await page.keyboard.press("Control+Delete");
  for (const [row, number] of [
    [0, 2],
    [1, 3],
  ] as const)
    await expect(cell(row, number)).not.toContainText(/\d/);
  await page.keyboard.press("Control+z");
  await expect(cell(1, 3)).toContainText("7");

  for (const keys of ["Alt+ArrowRight", "Alt+Delete", "Control+Alt+ArrowDown"]) {
    await cell(1, 2).click();
    const heard = await page.evaluateHandle(() => {
      const isTaken = new Promise<boolean>((tell) => {
        const hear = (event: KeyboardEvent): void => {
          if (["Alt", "Control"].includes(event.key)) return;
          window.removeEventListener("keydown", hear);
          setTimeout(() => tell(event.defaultPrevented), 0);
        };
        window.addEventListener("keydown", hear);
      });
      return { isTaken }; // in an object, so that only the listener is waited for
    });
    await page.keyboard.press(keys);
    expect(await heard.evaluate(({ isTaken }) => isTaken), keys).toBe(false);
    await expect(cell(1, 2), keys).toBeFocused();
    await expect(cell(1, 2), keys).toContainText("8");
  }
});

test("F6 and Ctrl+F6 leave the sheet, Alt+Enter opens the panel, Alt+Down the menu of the column", async () => {
  for (const key of ["F6", "Control+F6", "Shift+F6"]) {
    await cell(1, 1).click();
    await page.keyboard.press(key);
    await expect(page.getByRole("grid").locator(":focus")).toHaveCount(0);
  }
  await cell(1, 1).click();
  await page.keyboard.press("Alt+Enter");
  await expect(page.getByRole("complementary")).toBeVisible();
  await page.keyboard.press("Alt+Enter");
  await expect(page.getByRole("complementary")).toBeHidden();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(cell(1, 1)).toBeFocused();
});

test("the keys are listed by their button", async () => {
  await page.getByRole("button", { name: "Phím tắt" }).click();
  const help = page.getByRole("dialog", { name: "Phím tắt" });
  await expect(help.getByRole("row")).toHaveCount(29);
  await takePicture(page, "key-help");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
});

test("? lists the keys where a cell cannot be edited, and is typed where it can", async ({ browser, product }) => {
  await cell(9, 5).click();
  await page.keyboard.press("?");
  await expect(editor()).toHaveValue("?");
  await page.keyboard.press("Escape");
  const created = ["user", "create", "--email", "xem@vidu.vn", "--name", "Người xem", "--role", "analyst"];
  const reader = await (await browser.newContext()).newPage();
  await signIn(reader, /http\S+/.exec((await product.bangvang(created)).stdout)![0]);
  await openMonths(reader, "SLA", 2015);
  await reader.locator(`${dom.row}[row-index="1"] ${dom.cell}[col-id="${month(1)}"]`).click();
  await reader.keyboard.press("?");
  await expect(reader.getByRole("dialog", { name: "Phím tắt" })).toBeVisible();
  await reader.context().close();
});

test("Vietnamese is typed by composition and by taking back, and the Enter of an input method commits nothing", async () => {
  const input = await page.context().newCDPSession(page);
  await cell(8, 2).click();
  await page.keyboard.type("g");
  await input.send("Input.imeSetComposition", { text: "â", selectionStart: 1, selectionEnd: 1 });
  await input.send("Input.imeSetComposition", { text: "ần", selectionStart: 2, selectionEnd: 2 });
  await input.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Enter", windowsVirtualKeyCode: 229 });
  await expect(editor()).toBeFocused();
  await input.send("Input.insertText", { text: "ần" });
  await expect(editor()).toHaveValue("gần");
  // VNI and Telex without composition take letters back and write them anew.
  await page.keyboard.type(" 40 tr");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await input.send("Input.insertText", { text: "triệ" });
  await page.keyboard.type("u");
  await expect(editor()).toHaveValue("gần 40 triệu");
  await page.keyboard.press("Enter");
  await expect(cell(9, 2)).toBeFocused();
  await expect(cell(8, 2)).toContainText("40.000.000");
  // A composition that begins on a cell begins in its editor, so that no letter is lost.
  await input.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Process", windowsVirtualKeyCode: 229 });
  await expect(editor()).toBeFocused();
  await input.send("Input.imeSetComposition", { text: "ươ", selectionStart: 2, selectionEnd: 2 });
  await input.send("Input.insertText", { text: "ước" });
  await expect(editor()).toHaveValue("ước");
  await page.keyboard.press("Escape");
  await expect(cell(9, 2)).not.toContainText("ước");
});
