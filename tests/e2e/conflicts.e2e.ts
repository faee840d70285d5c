import type { Page } from "@playwright/test";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { cellOf, expectAccessible, expectSaved, lookAt, newEditor, paste, signIn } from "./sheet-page.ts";

/** Hundreds of cells two people have pasted over each other, resolved without a mouse. */
const [rows, columns] = [12, 20];
const block = (value: number): string =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => value).join("\t")).join("\r\n");

async function pasteAll(page: Page, value: number): Promise<void> {
  await page.goto(new URL("/figures?unit=DBI&year=2010&families=membership", page.url()).href);
  await (await cellOf(page, "Đoàn viên công đoàn", "T1")).click();
  await paste(page, block(value));
}

test("hundreds of conflicts are resolved from the keyboard, two hundred of them drawn at once", async ({
  browser,
  product,
}) => {
  const mine = await (await browser.newContext()).newPage();
  const theirs = await (await browser.newContext()).newPage();
  await signIn(mine, (await product.bangvang(["user", "link"])).stdout.trim());
  await signIn(theirs, await newEditor(product, "DBI", "toa@dienbien.vn", "Lường Văn Tỏa"));
  await mine.goto(new URL("/figures?unit=DBI&year=2010&families=membership", mine.url()).href);
  await lookAt(mine, false);
  await pasteAll(theirs, 50);
  await expectSaved(theirs);

  await (await cellOf(mine, "Đoàn viên công đoàn", "T1")).click();
  await paste(mine, block(49));
  const notice = mine.locator(".bv-band-below");
  await expect(notice).toContainText("240 ô đã được người khác sửa");
  await notice.getByRole("button", { name: "Chọn" }).press("Enter");
  await expect(mine.getByRole("tab", { name: "Xung đột (240)" })).toBeVisible();
  await takePicture(mine, "conflicts-vi");
  await expectAccessible(mine);

  // One by one: the next card has the keyboard as soon as one is gone.
  const cards = mine.getByRole("complementary").getByRole("listitem");
  await expect(cards).toHaveCount(200);
  await expect(mine.getByRole("complementary")).toContainText("Và 40 ô nữa");
  await cards.first().focus();
  await mine.keyboard.press("2");
  await mine.keyboard.press("1");
  await mine.keyboard.press("ArrowDown");
  await mine.keyboard.press("2");
  await expect(mine.getByRole("tab", { name: "Xung đột (237)" })).toBeVisible();
  await expect(cards.nth(1)).toBeFocused();
  await mine.getByRole("button", { name: "Lấy số của tôi ở cả 237 ô" }).press("Enter");
  await expect(mine.getByRole("tab", { name: "Xung đột (0)" })).toBeVisible();
  await expectSaved(mine);
  await expect(mine.getByRole("gridcell").and(mine.locator(":focus"))).toBeVisible();
  const { stdout: exported } = await product.bangvang(["data", "export"]);
  const values = exported.split("\n").filter((line) => line.startsWith("DBI,MEM") && line.includes(",2010"));
  expect(values.filter((line) => line.includes(",VALUE,49,"))).toHaveLength(239);
  expect(values.filter((line) => line.includes(",VALUE,50,"))).toHaveLength(1);
  await mine.context().close();
  await theirs.context().close();
});
