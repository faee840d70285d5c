import type { Page } from "@playwright/test";
import { agGridDom as dom } from "../../console/src/grid/ag-grid-dom.ts";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { expectAccessible, signIn } from "./sheet-page.ts";

let page: Page;
test.beforeAll(async ({ browser, product }) => {
  page = await (await browser.newContext()).newPage();
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
});
test.afterAll(() => page.context().close());

/** The boxes of what is selected and of its rectangles, which must be the same. */
async function boxes() {
  return page.evaluate((cell) => {
    const around = (all: readonly DOMRect[]) => ({
      left: Math.min(...all.map((box) => box.left)),
      top: Math.min(...all.map((box) => box.top)),
      right: Math.max(...all.map((box) => box.right)),
      bottom: Math.max(...all.map((box) => box.bottom)),
    });
    const of = (selector: string) => [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect());
    return { cells: around(of(`${cell}[aria-selected="true"]`)), drawn: around(of(".bv-range")) };
  }, dom.cell);
}

test("frozen rows and columns stay, and a range over their edges lies on its cells wherever it is scrolled", async () => {
  await page.goto(new URL("/figures?unit=SLA&year=2023&grain=all&freeze=2x2&group=quarter", page.url()).href);
  const cell = (row: string, column: string) =>
    page.locator(`${dom.row}[row-id="${row}"] ${dom.cell}[col-id="${column}"]`);
  await expect(page.getByRole("columnheader", { name: "Quý 1/2023", exact: true }).first()).toBeVisible();
  await cell("MEM_TOTAL", "2023-01").click();
  await cell("MEM_INFORMAL", "2023-Q1").click({ modifiers: ["Shift"] });
  await expect(page.locator(".bv-range")).toHaveCount(4);
  // Cells are told that they are selected when the selection rests.
  await expect(async () => {
    const before = await boxes();
    for (const side of ["left", "top", "right", "bottom"] as const)
      expect(Math.abs(before.drawn[side] - before.cells[side])).toBeLessThanOrEqual(1);
  }).toPass({ timeout: 5_000 });
  await takePicture(page, "frozen");
  await expectAccessible(page);

  await page.locator(dom.viewport).evaluate((viewport) => viewport.scrollTo(120, 40));
  await expect(cell("MEM_TOTAL", "2023-01")).toBeInViewport();
  const after = await boxes();
  expect(Math.abs(after.drawn.left - after.cells.left)).toBeLessThanOrEqual(1);
  expect(Math.abs(after.drawn.top - after.cells.top)).toBeLessThanOrEqual(1);
  await takePicture(page, "frozen-scrolled");

  // The keyboard walks over the edges of the panes.
  await cell("MEM_FEMALE", "2023-02").click();
  await page.keyboard.press("ArrowDown");
  await expect(cell("MEM_NONSTATE", "2023-02")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(cell("MEM_NONSTATE", "2023-03")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(cell("MEM_FEMALE", "2023-03")).toBeFocused();
  await page.keyboard.type("7");
  await page.keyboard.press("Enter");
  await expect(cell("MEM_FEMALE", "2023-03")).toContainText("7");
  await page.keyboard.press("Control+z");
});

test("columns are hidden and come back, and in the dark all of it can be read", async () => {
  await page.goto(new URL("/figures?unit=SLA&year=2023&grain=all&group=quarter", page.url()).href);
  await page.getByRole("columnheader", { name: "T1", exact: true }).click({ button: "right" });
  await page.getByRole("dialog").getByRole("button", { name: "Ẩn nhóm Quý 1/2023" }).click();
  await expect(page.locator(".bv-view-line")).toContainText("4 cột đang ẩn");
  await page.goto(new URL("/figures?unit=SLA&year=2023&grain=all&group=type&hide=2023-02,2023-03", page.url()).href);
  await expect(page.locator(".bv-view-line")).toContainText("2 cột đang ẩn");
  await expect(page.getByRole("columnheader", { name: "T2", exact: true })).toHaveCount(0);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.getByRole("columnheader", { name: "T1", exact: true }).click();
  await takePicture(page, "hidden-dark");
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "light" });
  await page.locator(".bv-view-line").getByRole("button", { name: "Hiện tất cả" }).click();
  await expect(page.getByRole("columnheader", { name: "T2", exact: true })).toBeVisible();
});
