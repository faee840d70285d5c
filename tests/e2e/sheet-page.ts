import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import type { Clipboard } from "../support/clipboards.ts";
import { expect, type Product } from "../support/product.ts";

/** Signs in with a one-time link; the figures are the first thing seen. */
export async function signIn(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Số liệu", level: 1 })).toBeVisible();
}

/** The one-time link of a new person who edits the figures of one unit. */
export async function newEditor(product: Product, unit: string, email: string, name: string): Promise<string> {
  const who = ["--email", email, "--name", name, "--role", "editor", "--units", unit];
  const { stdout } = await product.bangvang(["user", "create", ...who]);
  return /http\S+/.exec(stdout)![0];
}

/** Another view inside the same page, as a link in it opens one. */
export async function turnTo(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, address);
}

/** The line takes no changes along from now on. */
export async function cutOffChanges(page: Page): Promise<void> {
  await page.route("**/graphql", (route) =>
    route.request().postData()?.includes("applyChangeSet") ? route.abort() : route.continue(),
  );
}

/** Opens the months of a unit and year, and waits until the figures are there. */
export async function openMonths(page: Page, unit: string, year: number): Promise<void> {
  await page.goto(new URL(`/figures?unit=${unit}&year=${year}&grain=month`, page.url()).href);
  await expect(page.getByRole("row").nth(1)).toBeVisible();
}

/** A cell of the sheet by the words of its row and its column. */
export async function cellOf(page: Page, row: string, column: string): Promise<Locator> {
  await expect(page.getByRole("columnheader", { name: column, exact: true })).toBeVisible();
  const index = await page.getByRole("columnheader").allInnerTexts();
  const at = index.findIndex((text) => text.trim() === column);
  const cells = page.getByRole("row").filter({ has: page.getByRole("gridcell", { name: row, exact: true }) });
  return cells.getByRole("gridcell").nth(at);
}

/** Types into a cell as a person does, and leaves it by Enter. */
export async function type(page: Page, cell: Locator, text: string): Promise<void> {
  await cell.click();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  // The grid tells of an edit in a task of its own.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 0)));
}

/** Pastes where the keyboard is what a spreadsheet has put into the clipboard. */
export async function paste(page: Page, text: string, html = ""): Promise<void> {
  await page.evaluate(
    ([plain, shown]) => {
      const data = new DataTransfer();
      data.setData("text/plain", plain);
      if (shown) data.setData("text/html", shown);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    [text, html] as const,
  );
}

/** The same by the clipboard of the computer: another program has copied, here the keys are pressed. */
export async function pasteByKeys(page: Page, { plain, html }: Clipboard): Promise<void> {
  await page.evaluate(
    ([text, shown]) =>
      document.addEventListener(
        "copy",
        (event) => {
          event.stopImmediatePropagation();
          event.preventDefault();
          event.clipboardData?.setData("text/plain", text);
          event.clipboardData?.setData("text/html", shown);
        },
        { capture: true, once: true },
      ),
    [plain, html] as const,
  );
  await page.keyboard.press("Control+c");
  await page.keyboard.press("Control+v");
}

/** As the browser tells a page that its tab was covered, or is looked at again. */
export async function lookAt(page: Page, isSeen: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, !isSeen);
}

/** Saving goes on by itself; this does not wait for it, and leads to what is left. */
export async function save(page: Page): Promise<void> {
  await page.keyboard.press("Control+s");
}

/** Whatever was done is saved. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(saveState(page, "Đã lưu hết")).toBeVisible();
}

/** So many cells wait: for somebody to decide, or for the server. */
export async function expectWaiting(page: Page, cells: number): Promise<void> {
  await expect(saveState(page, `${cells} ô chưa lưu`)).toBeVisible();
}

function saveState(page: Page, name: string): Locator {
  return page.getByRole("button", { name, exact: true });
}

/** Nothing is in the way of those who hear the page, or have only a keyboard: no fault is small enough to pass. */
export async function expectAccessible(page: Page): Promise<void> {
  // What is fading in has a contrast of its own for each frame.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== "running" || effect?.getTiming().iterations === Infinity),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual(
    [],
  );
}
