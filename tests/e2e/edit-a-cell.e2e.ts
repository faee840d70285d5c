import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import {
  cellOf,
  cutOffChanges,
  expectSaved,
  expectWaiting,
  lookAt,
  newEditor,
  openMonths,
  save,
  signIn,
  turnTo,
  type,
} from "./sheet-page.ts";

const row = "Đoàn viên công đoàn";

test("a cell edited in the browser is there after a reload, for the command line's token too", async ({
  page,
  product,
}) => {
  await signIn(page, product.signInLink);
  await openMonths(page, "SLA", 2021);
  await type(page, await cellOf(page, row, "T3"), "43.210");
  await expect(await cellOf(page, row, "T3")).toContainText("43.210");
  await expectSaved(page);

  await page.reload();
  await expect(await cellOf(page, row, "T3")).toContainText("43.210");

  const { code, stdout } = await product.bangvang(["token", "create", "--name", "e2e", "--role", "analyst"]);
  expect(code).toBe(0);
  const answer = await fetch(`${product.url}/graphql`, {
    method: "POST",
    headers: { authorization: `Bearer ${stdout.trim()}`, "content-type": "application/json" },
    body: JSON.stringify({
      query:
        '{ figure(unit: "SLA", indicator: "MEM_TOTAL", period: "2021-03") { value quality version changedBy history { version reason } } }',
    }),
  });
  const { data } = (await answer.json()) as { data: { figure: unknown } };
  expect(data.figure).toMatchObject({ value: 43_210, quality: "REPORTED", version: 1, changedBy: "Quản trị viên" });
});

test("a saved figure stays when the same sheet is chosen in another way", async ({ page, product }) => {
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
  await page.goto(new URL("/figures?view=indicator&indicator=MEM_TOTAL&year=2024&grain=month", page.url()).href);
  const cell = await cellOf(page, "LĐLĐ tỉnh Sơn La", "T4");
  await type(page, cell, "41.987");
  await expectSaved(page);
  await page.getByRole("combobox", { name: "Cụm thi đua" }).click();
  await page.getByRole("option", { name: "Không theo cụm" }).click();
  await expect(page.getByRole("combobox", { name: "Các đơn vị" })).toBeVisible();
  await expect(cell).toContainText("41.987");
  await type(page, cell, "41.988");
  await expectSaved(page);
  await expect(cell).toContainText("41.988");
});

test("two people on one cell: the second is told, and both values are kept", async ({ browser, product }) => {
  const link = await newEditor(product, "SLA", "an@sonla.vn", "Lò Văn An");
  const first = await (await browser.newContext()).newPage();
  const second = await (await browser.newContext()).newPage();
  const again = await product.bangvang(["user", "link"]);
  await signIn(first, again.stdout.trim());
  await signIn(second, link);
  await openMonths(first, "SLA", 2020);
  await openMonths(second, "SLA", 2020);
  // What is told as it is saved would be seen before it is typed over.
  await lookAt(first, false);

  await type(second, await cellOf(second, row, "T5"), "40.500");
  await expectSaved(second);

  await type(first, await cellOf(first, row, "T5"), "40.700");
  await save(first);
  await expect(first.getByRole("status")).toContainText("1 ô đã được người khác sửa");
  const tray = first.getByRole("region", { name: /^Đoàn viên công đoàn, Sơn La/ });
  await expect(tray).toContainText("40.700");
  await expect(tray).toContainText("40.500");
  await expect(tray).toContainText("Lò Văn An");

  await second.reload();
  await expect(await cellOf(second, row, "T5")).toContainText("40.500");
  await expect(await cellOf(first, row, "T5")).toContainText("40.700");

  await tray.getByRole("button", { name: "Lấy số của tôi" }).click();
  await expectSaved(first);
  await second.reload();
  await expect(await cellOf(second, row, "T5")).toContainText("40.700");

  // The other way: what is there stays. The notice goes with the conflict, and the keyboard is in the sheet again.
  await type(second, await cellOf(second, row, "T5"), "40.800");
  await expectSaved(second);
  await type(first, await cellOf(first, row, "T5"), "40.900");
  await save(first);
  const notice = first.locator(".bv-band-below");
  await expect(notice).toContainText("1 ô đã được người khác sửa");
  await tray.getByRole("button", { name: "Giữ số hiện có" }).click();
  await expect(first.getByRole("tab", { name: "Xung đột (0)" })).toBeVisible();
  await expect(notice).toBeHidden();
  await expect(await cellOf(first, row, "T5")).toContainText("40.800");
  await expect(await cellOf(first, row, "T5")).toBeFocused();
  await first.keyboard.press("Control+z");
  await expect(await cellOf(first, row, "T5")).toContainText("40.900");
  await expect(notice).toContainText("Đã bỏ: giải quyết xung đột");
});

test("what is refused as a whole is not said to be saved", async ({ page, product }) => {
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
  await openMonths(page, "SLA", 2012);
  await page.getByRole("textbox", { name: "Lý do sửa" }).fill("nhập \u202Elại");
  await type(page, await cellOf(page, row, "T3"), "39.000");
  const notice = page.locator(".bv-band-below");
  const spoken = page.getByRole("status").filter({ hasText: "Mọi thay đổi đã được lưu" });
  await expect(notice).toContainText("Lý do");
  await save(page);
  await expect(notice).toContainText("Lý do");
  await expect(spoken).toHaveCount(0);
  await expectWaiting(page, 1);
  await page.getByRole("textbox", { name: "Lý do sửa" }).fill("nhập lại");
  await save(page);
  await expect(notice).toContainText("Mọi thay đổi đã được lưu");
});

test("what is being typed is not lost when the sheet goes from under it", async ({ page, product }) => {
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
  await page.goto(new URL("/sources", page.url()).href);
  await page.getByRole("link", { name: "Số liệu", exact: true }).click();
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  await turnTo(page, "/figures?unit=SLA&year=2011&grain=month");
  const cell = await cellOf(page, row, "T3");
  await cell.click();
  await page.keyboard.type("38.111");
  await expect(cell.getByRole("textbox")).toBeFocused();
  await page.evaluate(() => history.go(-2));
  await expect(page).toHaveURL(/sources/);
  await page.evaluate(() => history.go(2));
  await expect(cell).toContainText("38.111");
  await expectSaved(page);

  // The database was restored: the sheet is read anew as a whole.
  await cell.click();
  await page.keyboard.type("38.222");
  await expect(cell.getByRole("textbox")).toBeFocused();
  await product.bangvang(["restored"]);
  await expect(cell.getByRole("textbox")).toBeHidden();
  await expect(cell).toContainText("38.222");
  await expectSaved(page);
  await cell.click();
  await page.keyboard.type("38.333");
  // Leaving the page is asked about while something is being typed.
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
});

test("Ctrl+Z takes back what is saved, also after a reload, and Ctrl+Y does it again", async ({ page, product }) => {
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
  await openMonths(page, "SLA", 2024);
  const cell = await cellOf(page, row, "T3");
  const sample = await cell.innerText();
  expect(sample).toContain("mẫu");
  await type(page, cell, "40.301");
  await expectSaved(page);
  await expect(cell).not.toContainText("mẫu");
  await type(page, await cellOf(page, row, "T4"), "40.302");
  await expectSaved(page);

  await page.reload();
  const notice = page.locator(".bv-band-below");
  await expect(cell).toContainText("40.301");
  await cell.click();
  await page.keyboard.press("Control+z");
  await expect(notice).toContainText("Đã bỏ: sửa ô");
  await page.keyboard.press("Control+z");
  await expectSaved(page);
  // A sample is a sample again, with its mark.
  await page.reload();
  await expect(cell).toHaveText(sample, { useInnerText: true });
  await cell.click();
  await page.keyboard.press("Control+y");
  await expectSaved(page);
  await page.reload();
  await expect(cell).toContainText("40.301");
});

test("what there is nothing left to undo of is taken back in its history", async ({ page, product }) => {
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
  await openMonths(page, "SLA", 2014);
  const cell = await cellOf(page, row, "T3");
  await type(page, cell, "38.000");
  await expectSaved(page);
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await cell.click();
  await page.keyboard.press("Control+z");
  const notice = page.locator(".bv-band-below");
  await expect(notice).toContainText("lấy lại trong lịch sử của ô");
  await takePicture(page, "nothing-to-undo");
  await notice.getByRole("button", { name: "Mở lịch sử của ô" }).click();
  await expect(page.getByRole("button", { name: "Hoàn tác đợt sửa này" })).toBeVisible();
});

test("without a line edits are kept through a reload, and sent once when it is back", async ({ page, product }) => {
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
  await openMonths(page, "SLA", 2015);
  await cutOffChanges(page);
  page.on("dialog", (dialog) => void dialog.accept());
  await type(page, await cellOf(page, row, "T1"), "39.100");
  await expect(page.getByRole("button", { name: "Giữ ở máy này" })).toBeVisible();
  await type(page, await cellOf(page, row, "T2"), "39.200");
  await expect(page.getByText("Không liên lạc được máy chủ").first()).toBeVisible();
  await takePicture(page, "offline-vi");
  await page.reload();
  await expect(await cellOf(page, row, "T2")).toContainText("39.200");
  await page.unrouteAll({ behavior: "wait" });
  await page.getByRole("button", { name: "Gửi lại" }).click();
  await expectSaved(page);
  const { stdout } = await product.bangvang(["data", "export"]);
  const saved = stdout.split("\n").filter((line) => line.startsWith("SLA,MEM_TOTAL,2015-"));
  expect(saved.map((line) => line.split(",").slice(2, 6).join(" "))).toEqual([
    "2015-01 ACTUAL VALUE 39100",
    "2015-02 ACTUAL VALUE 39200",
  ]);
});
