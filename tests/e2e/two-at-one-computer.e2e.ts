import type { Page } from "@playwright/test";
import { expect, test } from "../support/product.ts";
import { cellOf, cutOffChanges, expectSaved, newEditor, openMonths, save, signIn, type } from "./sheet-page.ts";

const row = "Đoàn viên công đoàn";

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Tài khoản/ }).click();
  await page.getByRole("menuitem", { name: "Đăng xuất" }).click();
  await expect(page.getByText("Bạn đã đăng xuất")).toBeVisible();
}

test("what one person has not saved is never saved in the name of another, and waits for its owner", async ({
  browser,
  product,
}) => {
  const link = async (): Promise<string> => (await product.bangvang(["user", "link"])).stdout.trim();
  const context = await browser.newContext();
  const first = await context.newPage();
  await signIn(first, await link());
  await openMonths(first, "SLA", 2022);
  await cutOffChanges(first);
  await type(first, await cellOf(first, row, "T6"), "40.606");

  const second = await context.newPage();
  await signIn(second, await newEditor(product, "SLA", "hoa@sonla.vn", "Cà Thị Hoa"));
  await first.unrouteAll({ behavior: "wait" });
  const named = Promise.withResolvers<void>();
  await first.route("**/console/graphql", async (route) => {
    if (!route.request().headers()["x-signed-in-as"]) await named.promise;
    await route.continue();
  });
  await save(first);
  const said = first.getByRole("dialog", { name: "Đã có người khác đăng nhập" });
  await expect(said).toContainText("Nay trình duyệt này đăng nhập bằng tên người khác.");
  await expect(said.getByRole("button", { name: "Tải lại trang bằng tên đó" })).toBeEnabled();
  named.resolve();
  await expect(said).toContainText("Nay trình duyệt này đăng nhập bằng tên Cà Thị Hoa.");
  await expect(said).toContainText("1 ô chưa lưu của Quản trị viên được giữ trên máy này");
  await first.unrouteAll({ behavior: "wait" });
  await said.getByRole("button", { name: "Tải lại trang bằng tên Cà Thị Hoa" }).click();
  await expect(first.getByRole("button", { name: "Tài khoản Cà Thị Hoa" })).toBeVisible();
  await openMonths(first, "SLA", 2022);
  await expect(await cellOf(first, row, "T6")).not.toContainText("40.606");
  await expect(first.getByText("chưa gửi từ lần trước")).toBeHidden();

  await signOut(first);
  await signIn(first, await link());
  await first.getByRole("button", { name: "Khôi phục và gửi lại" }).click();
  await expectSaved(first);
  await openMonths(first, "SLA", 2022);
  const cell = await cellOf(first, row, "T6");
  await expect(cell).toContainText("40.606");
  await cell.click();
  await first.keyboard.press("Alt+Enter");
  await expect(first.getByRole("list", { name: "Lịch sử" })).toContainText("Quản trị viên");
  await context.close();
});

test("a set without an answer outlives every sign-out, and keeps its figures when it is refused", async ({
  page,
  product,
}) => {
  const enter = async (): Promise<void> => signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
  await enter();
  await openMonths(page, "SLA", 2016);
  await type(page, await cellOf(page, row, "T6"), "41.000");
  await expectSaved(page);

  await openMonths(page, "SLA", 2017);
  await cutOffChanges(page);
  await type(page, await cellOf(page, row, "T6"), "41.000.000");
  await expect(page.getByText("Không liên lạc được máy chủ").first()).toBeVisible();
  // Nothing would be dropped, so nothing is asked: a question would be answered no here.
  await signOut(page);
  await page.unrouteAll({ behavior: "wait" });
  await enter();
  await expect(page.getByText("1 ô chưa gửi từ lần trước")).toBeVisible();
  await page.route("**/console/sign-out", (route) => route.abort(), { times: 1 });
  const told = page.waitForEvent("dialog").then((dialog) => dialog.dismiss().then(() => dialog.message()));
  await page.getByRole("button", { name: /^Tài khoản/ }).click();
  await page.getByRole("menuitem", { name: "Đăng xuất" }).click();
  expect(await told).toContain("Chưa đăng xuất được");
  await signOut(page);

  await enter();
  await openMonths(page, "SLA", 2017);
  await page.getByRole("button", { name: "Khôi phục và gửi lại" }).click();
  await page.getByRole("button", { name: "Nói vì sao" }).click();
  const doubts = page.getByRole("dialog", { name: "Số khác thường" });
  await expect(doubts.getByRole("region")).toContainText("41.000.000");
  await page.keyboard.press("Escape");
  await expect(await cellOf(page, row, "T6")).toContainText("41.000.000");
});
