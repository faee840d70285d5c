import type { Page } from "@playwright/test";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { cellOf, openMonths, save, signIn } from "./sheet-page.ts";

const row = "Đoàn viên công đoàn";

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

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
  await expect(await cellOf(page, row, "T1")).toContainText("31.204");
  await expect(await cellOf(page, row, "T2")).toContainText("31.310");
  await expect(await cellOf(page, "Đoàn viên nữ", "T5")).toContainText("0");
  // What was typed stays in its cell until somebody mends it.
  await expect(await cellOf(page, row, "T3")).toContainText("=SUM(A1:A2)");
  await expect(await cellOf(page, row, "T6")).toContainText("1e9");
  await save(page);
  await page.reload();
  await expect(page.getByRole("columnheader", { name: "T1", exact: true })).toBeVisible();
});

test("a number that can be read two ways is asked about, never guessed", async ({ page, product }) => {
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
  await page.goto(new URL("/figures?unit=CUM-BGPB&families=finance&year=2022&grain=year", page.url()).href);
  const cell = page.getByRole("row").filter({ hasText: "Tiền Mái ấm và hỗ trợ đột xuất" }).getByRole("gridcell").nth(2);
  await cell.click();
  await page.keyboard.type("9.224 tỷ");
  await page.keyboard.press("Enter");
  const question = page.getByRole("dialog");
  await expect(question).toContainText("9.224.000.000.000");
  await expect(question).toContainText("9.224.000.000 ");
  await question.getByText("9.224.000.000", { exact: false }).last().click();
  await takePicture(page, "ambiguous");
});
