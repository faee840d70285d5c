import type { Page } from "@playwright/test";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { cellOf, expectAccessible, expectSaved, newEditor, openMonths, signIn, type } from "./sheet-page.ts";

/** Two people in one sheet see each other's cell, and nobody's focus or scroll is moved by it. */
const row = "Đoàn viên công đoàn";
const ringOf = (page: Page, name: string) => page.locator(".bv-other", { hasText: name });

test("a ring and a name at the other's cell, words in the panel, and nothing once they left", async ({
  browser,
  product,
}) => {
  const [one, other] = await Promise.all(
    [0, 1].map(async () => (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage()),
  );
  await signIn(one!, (await product.bangvang(["user", "link"])).stdout.trim());
  await signIn(other!, await newEditor(product, "SLA", "chin@sonla.vn", "Hà Văn Chín"));
  for (const page of [one!, other!]) await openMonths(page, "SLA", 2017);
  const mine = await cellOf(one!, row, "T2");
  await mine.click();
  const theirs = await cellOf(other!, row, "T5");
  await theirs.click();
  const ring = ringOf(one!, "Hà Văn Chín");
  await expect(ring).toBeVisible();
  const cell = await cellOf(one!, row, "T5");
  const [at, box] = [await cell.boundingBox(), await ring.boundingBox()];
  expect(Math.abs(at!.x - box!.x)).toBeLessThan(3);
  expect(Math.abs(at!.y - box!.y)).toBeLessThan(3);
  // The focus stays where it was: what is typed now goes into the cell it was in.
  await one!.keyboard.type("7");
  await expect(mine.getByRole("textbox")).toHaveValue("7");
  await (await cellOf(other!, row, "T6")).click();
  await expect(mine.getByRole("textbox")).toBeFocused();
  await one!.keyboard.press("Escape");
  await (await cellOf(one!, row, "T6")).click();
  await one!.keyboard.press("Alt+Enter");
  await expect(one!.getByRole("complementary").getByText("Hà Văn Chín đang sửa ô này.")).toBeVisible();
  await expectAccessible(one!);
  await takePicture(one!, "who-is-editing");
  await one!.emulateMedia({ colorScheme: "dark" });
  await one!.getByText("English", { exact: true }).click();
  await expect(one!.getByRole("complementary").getByText("Hà Văn Chín is editing this cell.")).toBeVisible();
  await takePicture(one!, "who-is-editing-dark");
  // Reading the same sheet anew is no leaving.
  const nowhere: unknown[] = [];
  other!.on("request", (request) => {
    const { query, variables } = (request.postDataJSON() ?? {}) as { query?: string; variables?: { cell?: unknown } };
    if (query?.includes("howPresence") && variables?.cell === null) nowhere.push(variables);
  });
  await type(other!, await cellOf(other!, row, "T7"), "40.100");
  await expectSaved(other!);
  await (await cellOf(other!, row, "T7")).click();
  await other!.keyboard.press("Alt+Enter");
  const readAnew = other!.waitForResponse((answer) => !!answer.request().postData()?.includes("sheet("));
  await other!.getByRole("button", { name: "Hoàn tác đợt sửa này" }).click();
  await other!.getByRole("button", { name: "Hoàn tác 1 ô" }).click();
  await readAnew;
  await expect(await cellOf(other!, row, "T7")).not.toContainText("40.100");
  expect(nowhere).toEqual([]);
  await expect(ring).toBeVisible();
  await other!.goto(new URL("/sources", other!.url()).href);
  await expect(ring).toHaveCount(0);
  for (const page of [one!, other!]) await page.context().close();
});
