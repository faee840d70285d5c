import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { cellOf, openMonths, save, signIn, type } from "./sheet-page.ts";

const row = "Đoàn viên công đoàn";

test("a cell edited in the browser is there after a reload, for the command line's token too", async ({
  page,
  product,
}) => {
  await signIn(page, product.signInLink);
  await openMonths(page, "SLA", 2021);
  await type(page, await cellOf(page, row, "T3"), "43.210");
  await expect(await cellOf(page, row, "T3")).toContainText("43.210");
  await save(page);
  await expect(page.getByText(/Đã lưu/).first()).toBeVisible();

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
  await save(page);
  await expect(page.getByText("Đã lưu 1 ô").first()).toBeVisible();
  await page.getByRole("combobox", { name: "Cụm thi đua" }).click();
  await page.getByRole("option", { name: "Không theo cụm" }).click();
  await expect(page.getByRole("combobox", { name: "Các đơn vị" })).toBeVisible();
  await expect(cell).toContainText("41.987");
  await type(page, cell, "41.988");
  await save(page);
  await expect(cell).toContainText("41.988");
  await expect(page.getByText("Đã lưu 1 ô").first()).toBeVisible();
});

test("two people on one cell: the second is told, and both values are kept", async ({ browser, product }) => {
  const { stdout } = await product.bangvang([
    "user",
    "create",
    "--email",
    "an@sonla.vn",
    "--name",
    "Lò Văn An",
    "--role",
    "editor",
    "--units",
    "SLA",
  ]);
  const link = /http\S+/.exec(stdout)?.[0] ?? "";
  const first = await (await browser.newContext()).newPage();
  const second = await (await browser.newContext()).newPage();
  const again = await product.bangvang(["user", "link"]);
  await signIn(first, again.stdout.trim());
  await signIn(second, link);
  await openMonths(first, "SLA", 2020);
  await openMonths(second, "SLA", 2020);

  await type(second, await cellOf(second, row, "T5"), "40.500");
  await save(second);
  await expect(second.getByText(/Đã lưu/).first()).toBeVisible();

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
  await save(first);
  await expect(first.getByText(/Đã lưu/).first()).toBeVisible();
  await second.reload();
  await expect(await cellOf(second, row, "T5")).toContainText("40.700");

  // The other way: what is there stays. The notice goes with the conflict, and the keyboard is in the sheet again.
  await type(second, await cellOf(second, row, "T5"), "40.800");
  await save(second);
  await expect(second.getByText(/Đã lưu/).first()).toBeVisible();
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

test("Ctrl+Z does not reach behind a save, and says where what is saved is taken back", async ({ page, product }) => {
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
  await openMonths(page, "SLA", 2019);
  const cell = await cellOf(page, row, "T3");
  await type(page, cell, "40.301");
  await save(page);
  await expect(page.getByText("Đã lưu 1 ô").first()).toBeVisible();
  await cell.click();
  await page.keyboard.press("Control+z");
  const notice = page.locator(".bv-band-below");
  await expect(notice).toContainText("“Hoàn tác đợt sửa này” trong lịch sử của ô");
  await takePicture(page, "nothing-to-undo");
  await notice.getByRole("button", { name: "Mở lịch sử của ô" }).click();
  await expect(page.getByRole("button", { name: "Hoàn tác đợt sửa này" })).toBeVisible();
  await expect(cell).toContainText("40.301");
});
