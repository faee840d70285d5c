import type { Locator, Page } from "@playwright/test";
import { agGridDom as dom } from "../../console/src/grid/ag-grid-dom.ts";
import { expect, test } from "../support/product.ts";
import { cellOf, signIn, turnTo, type } from "./sheet-page.ts";

// What console/src/grid takes for granted about the elements of AG Grid 36. An upgrade that moves them breaks this test.

let page: Page;
test.beforeAll(async ({ browser, product }) => {
  page = await (await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] })).newPage();
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
  await open("families=membership,campaigns,finance&year=2016&grain=all");
});
test.afterAll(() => page.context().close());

const address = (part: string): string => `/figures?unit=SLA&${part}`;

async function open(part: string): Promise<void> {
  await page.goto(new URL(address(part), page.url()).href);
  await expect(page.getByRole("row").nth(1)).toBeVisible();
}

const overlay = (): Locator => page.locator(".bv-range");
const viewport = (): Locator => page.locator(dom.viewport);
const drawn = (row: number, column: string): Locator =>
  page.locator(`${dom.row}[row-index="${row}"] ${dom.cell}[col-id="${column}"]`);

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function scrollTo(left: number, top: number): Promise<void> {
  await viewport().evaluate((element, to) => element.scrollTo({ ...to, behavior: "instant" }), { left, top });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

function expectSame(box: Box, around: Box): void {
  for (const side of ["x", "y", "width", "height"] as const)
    expect(Math.abs(box[side] - around[side]), side).toBeLessThanOrEqual(1);
}

/** The smallest box around two. */
function around(a: Box, b: Box): Box {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

test("rows and columns scroll in one container, and the parts stand where they are looked for", async () => {
  const { root, scrollableArea, topRows, scrollingRows, scrollingContainer, row, leftCells, scrollingCells, cell } =
    dom;
  const area = `${root} > ${dom.viewport} > ${scrollableArea}`;
  const line = `${area} > ${scrollingRows} > ${scrollingContainer} > ${row}[row-index][row-id]`;
  await expect(page.locator(`${area} > ${topRows}`)).toHaveCount(1);
  for (const path of [`${line} ${leftCells} ${cell}[col-id]`, `${line} ${scrollingCells} ${cell}[col-id]`])
    expect(await page.locator(path).count(), path).toBeGreaterThan(10);
  await expect(page.locator(`${area} ${topRows} ${dom.header}[col-id="2016-01"]`)).toHaveCount(1);
  const moved = await page
    .locator(row)
    .evaluateAll((rows) => rows.filter((one) => getComputedStyle(one).transform !== "none").length);
  expect(moved, "rows with a transform: each would be a layer of its own, above the overlay").toBe(0);
});

test("the overlay lies on its cells wherever one scrolls, and passes under the row headers", async () => {
  await drawn(4, "2016-02").click();
  await drawn(9, "2016-04").click({ modifiers: ["Shift"] });
  for (const [left, top] of [
    [0, 0],
    [140, 45],
    [60, 100],
  ] as const) {
    await scrollTo(left, top);
    const [first, last] = [await drawn(4, "2016-02").boundingBox(), await drawn(9, "2016-04").boundingBox()];
    expectSame((await overlay().boundingBox())!, around(first!, last!));
  }
  // Far enough that its left part is under the row headers.
  await scrollTo(200, 0);
  const box = (await overlay().boundingBox())!;
  const header = (await drawn(5, "row-measure").boundingBox())!;
  expect(box.x).toBeLessThan(header.x + header.width);
  await overlay().evaluate((element) => element.style.setProperty("pointer-events", "auto"));
  const onTop = (x: number): Promise<string | null> =>
    page.evaluate(
      ([left, y]) =>
        document.elementFromPoint(left!, y!)?.closest("[col-id], .bv-range")?.getAttribute("col-id") ?? null,
      [x, header.y + header.height / 2],
    );
  expect(await onTop(header.x + header.width - 6)).toBe("row-measure");
  expect(await onTop(box.x + box.width - 12), "the overlay itself").toBeNull();
  await overlay().evaluate((element) => element.style.removeProperty("pointer-events"));
  await scrollTo(0, 0);
});

test("the overlay outlives another order, no rows, other rows and other columns", async () => {
  const layer = page.locator(`${dom.scrollingContainer} > .bv-layer`).first();
  const isMarked = (): Promise<boolean> => layer.evaluate((element) => element.dataset["held"] === "1");
  await layer.evaluate((element) => element.setAttribute("data-held", "1"));
  const both = "families=membership,campaigns,finance&year=2016&grain=all";
  await page.getByRole("columnheader", { name: "T2", exact: true }).click({ modifiers: ["Alt"] });
  await expect(page.locator(".bv-view-line")).toBeVisible();
  expect(await isMarked()).toBe(true);
  await turnTo(page, address(`${both}&filter=row-name%20has%20xyzxyz`));
  await expect(page.getByRole("gridcell")).toHaveCount(0);
  expect(await isMarked()).toBe(true);
  await turnTo(page, address("families=membership&year=2016&grain=all"));
  await expect(drawn(0, "2016-02")).toBeVisible();
  await expectOverlayOn("2016-02");
  await turnTo(page, address("families=membership&year=2015&grain=month"));
  await expect(drawn(0, "2015-02")).toBeVisible();
  await expectOverlayOn("2015-02");
});

/** A range drawn anew has its overlay in the present grid. */
async function expectOverlayOn(column: string): Promise<void> {
  await drawn(1, column).click();
  await drawn(3, column).click({ modifiers: ["Shift"] });
  const [first, last] = [await drawn(1, column).boundingBox(), await drawn(3, column).boundingBox()];
  await expect(overlay()).toHaveCount(1);
  expectSame((await overlay().boundingBox())!, around(first!, last!));
}

test("the browser's own copy and paste reach the focused cell", async () => {
  await open("year=2014&grain=month");
  const row = "Đoàn viên công đoàn";
  await type(page, await cellOf(page, row, "T1"), "4.321");
  await (await cellOf(page, row, "T1")).click();
  await page.keyboard.press("Control+c");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("4321");
  await (await cellOf(page, row, "T3")).click();
  await page.keyboard.press("Control+v");
  await expect(await cellOf(page, row, "T3")).toContainText("4.321");
});
