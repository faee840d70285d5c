import type { Locator, Page } from "@playwright/test";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { cellOf, expectAccessible, expectSaved, expectWaiting, newEditor, save, signIn, type } from "./sheet-page.ts";

let page: Page;
test.beforeAll(async ({ browser, product }) => {
  page = await (await browser.newContext()).newPage();
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
});
test.afterAll(() => page.context().close());

const dialog = (name: string): Locator => page.getByRole("dialog", { name });
const history = (): Locator => page.getByRole("list", { name: "Lịch sử" });

/** The houses of Nghệ An by year: 57 in 2024, as a document says, and nothing yet in 2025. */
async function openHouses(): Promise<Locator> {
  await page.goto(new URL("/figures?unit=NAN&year=2025&grain=year&indicators=CARE_HOUSE", page.url()).href);
  return cellOf(page, "Nhà Mái ấm Công đoàn", "2025");
}

/** What is asked for meanwhile reaches the server; its answer does not come back. */
async function withoutAnswer(operation: string, ask: () => Promise<void>): Promise<void> {
  await page.route("**/graphql", async (route) => {
    if (!route.request().postData()?.includes(operation)) return route.continue();
    await route.fetch();
    return route.abort();
  });
  try {
    await ask();
  } finally {
    await page.unrouteAll({ behavior: "wait" });
  }
}

/** Saves what is done first, and does the rest before the answer is there. */
async function whileSaving(first: () => Promise<void>, meanwhile: () => Promise<void>): Promise<void> {
  const answer = Promise.withResolvers<void>();
  await page.route("**/graphql", async (route) => {
    if (route.request().postData()?.includes("applyChangeSet")) await answer.promise;
    await route.continue();
  });
  try {
    const sent = page.waitForRequest((request) => !!request.postData()?.includes("applyChangeSet"));
    await first();
    await sent;
    await meanwhile();
  } finally {
    answer.resolve();
    await page.unrouteAll({ behavior: "wait" });
  }
}

test("a thousand times last year's figure is asked about, saved with a reason, told in the history, and taken back", async () => {
  const cell = await openHouses();
  await type(page, cell, "57.000");
  await page.keyboard.press("Control+s");
  const doubts = dialog("Số khác thường");
  await expect(doubts.getByRole("region")).toContainText("chưa báo cáo → 57.000 nhà");
  await expect(doubts.getByRole("region")).toContainText("Lệch hơn 10 lần so với năm trước (57).");
  await expect(doubts.getByRole("button", { name: "Lưu với lý do này" })).toBeDisabled();
  await expectAccessible(page);

  // Nothing is lost by going to look: the cell waits, marked, and a second save asks again.
  await doubts.getByRole("button", { name: "Đến ô này" }).click();
  await expect(doubts).toBeHidden();
  await expect(cell).toBeFocused();
  await expect(cell).toContainText("57.000");
  await expect(cell).toContainText("khác thường");
  await page.keyboard.press("Control+s");
  await expect(doubts.getByLabel("Vì sao các số này vẫn đúng")).toBeFocused();
  await page.keyboard.type("Chiến dịch xóa nhà tạm cả tỉnh");
  await page.keyboard.press("Control+Enter");
  await expectSaved(page);
  await expect(doubts).toBeHidden();

  await cell.click();
  await page.keyboard.press("Alt+Enter");
  await expect(history()).toContainText("chưa báo cáo → 57.000");
  await expect(history()).toContainText("Lệch hơn 10 lần so với năm trước (57).");
  await expect(history()).toContainText("Vì sao vẫn đúng: Chiến dịch xóa nhà tạm cả tỉnh");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Hoàn tác đợt sửa này" }).click();
  const undo = dialog("Hoàn tác đợt sửa");
  await expect(undo).toContainText("1 ô sẽ trở về như trước đó");
  await expect(undo.getByLabel("Lý do hoàn tác")).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type("gõ thừa ba số không");
  await withoutAnswer("undoChangeSet", async () => {
    await page.keyboard.press("Enter");
    await expect(undo.getByRole("alert")).toContainText("Không liên lạc được máy chủ");
  });
  // It was done, and its answer was lost: with another reason it would be another request under the same key.
  await expect(undo.getByLabel("Lý do hoàn tác")).not.toBeEditable();
  await expectAccessible(page);
  await takePicture(page, "undo-again-vi");
  await undo.getByRole("button", { name: "Hoàn tác 1 ô" }).click();
  await expect(page.getByText("Đã hoàn tác 1 ô").first()).toBeVisible();
  await expect(undo).toBeHidden();
  await expect(cell).not.toContainText("57.000");
  await expect(history()).toContainText("57.000 → chưa báo cáo");
  await expect(history()).toContainText("Lý do: gõ thừa ba số không");
});

test("a set somebody has changed since cannot be taken back, and it is said who did", async ({ product }) => {
  const cell = await openHouses();
  await type(page, cell, "61");
  await save(page);
  await expectSaved(page);
  await cell.click();
  await page.keyboard.press("Alt+Enter");
  await expect(history()).toContainText("chưa báo cáo → 61");

  const other = await (await page.context().browser()!.newContext()).newPage();
  await signIn(other, await newEditor(product, "NAN", "vinh@nghean.vn", "Hồ Thị Vinh"));
  await other.goto(page.url());
  await type(other, await cellOf(other, "Nhà Mái ấm Công đoàn", "2025"), "62");
  await save(other);
  await expectSaved(other);
  await other.context().close();

  await page.getByRole("button", { name: "Hoàn tác đợt sửa này" }).click();
  const undo = dialog("Hoàn tác đợt sửa");
  await expect(undo).toContainText("Không hoàn tác được");
  await expect(undo.getByRole("region", { name: /Nghệ An/ })).toContainText("Hồ Thị Vinh đã sửa thành 62");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(undo).toBeHidden();
});

test("rules over several cells speak while somebody types, and are silent once any of the cells is mended", async () => {
  const path = "/figures?unit=SLA&year=2019&grain=month&indicators=LAB_TOTAL,MEM_TOTAL";
  await page.goto(new URL(path, page.url()).href);
  const workers = await cellOf(page, "Tổng số công nhân, viên chức, lao động", "T2");
  const members = await cellOf(page, "Đoàn viên công đoàn", "T2");
  await type(page, workers, "40.000");
  await type(page, members, "41.000");
  await expect(members).toContainText("không hợp lệ");
  await expect(members).toContainText(
    "Phần Đoàn viên công đoàn (41.000) lớn hơn tổng thể Tổng số công nhân, viên chức, lao động (40.000).",
  );
  await expectWaiting(page, 1);
  await expect(members).toContainText("không hợp lệ");
  await type(page, workers, "42.000");
  await expect(members).not.toContainText("không hợp lệ");
  await expectSaved(page);
});

test("a reason speaks for what was asked about, and not for what was typed while the answer was on its way", async () => {
  // 40 houses and a little over 1.8 billion đồng in 2025, as a document says.
  const path = "/figures?unit=SLA&year=2026&grain=year&indicators=CARE_HOUSE,CARE_HOUSE_VALUE";
  await page.goto(new URL(path, page.url()).href);
  const houses = await cellOf(page, "Nhà Mái ấm Công đoàn", "2026");
  const money = await cellOf(page, "Tiền hỗ trợ Mái ấm Công đoàn", "2026");
  await whileSaving(
    () => type(page, houses, "40.000"),
    () => type(page, money, "9.000.000.000.000"),
  );

  // Nobody is interrupted: a line says what was found, and leads there.
  const notice = page.locator(".bv-band-below");
  await expect(notice).toContainText("1 ô khác thường");
  await expect(dialog("Số khác thường")).toBeHidden();
  await notice.getByRole("button", { name: "Nói vì sao" }).click();
  const doubts = dialog("Số khác thường");
  await expect(doubts.getByRole("region").first()).toContainText("chưa báo cáo → 40.000 nhà");
  await page.keyboard.press("Escape");
  // A dialog that is still fading keeps Ctrl+S to itself.
  await expect(doubts).toBeHidden();
  await expectWaiting(page, 2);
  await save(page);
  await expect(doubts.getByRole("region")).toHaveCount(2);
  await expect(doubts.getByRole("region").last()).toContainText("9.000.000.000.000 đồng");
  await page.keyboard.press("Escape");
  await expect(doubts).toBeHidden();

  // What was written about two figures is not offered for one, and speaks for nothing typed since.
  await type(page, money, "1.900.000.000");
  await expectWaiting(page, 1);
  await save(page);
  await expect(doubts.getByRole("region")).toHaveCount(1);
  await page.keyboard.type("Chiến dịch xóa nhà tạm cả tỉnh");
  await page.keyboard.press("Control+Enter");
  await expectSaved(page);
});

test("a doubted figure that was typed anew while it was being saved is not asked about, and saved by itself", async () => {
  await page.goto(new URL("/figures?unit=LSO&year=2026&grain=year&indicators=CARE_HOUSE_VALUE", page.url()).href);
  const money = await cellOf(page, "Tiền hỗ trợ Mái ấm Công đoàn", "2026");
  await whileSaving(
    () => type(page, money, "9.000.000.000.000"),
    () => type(page, money, "1.900.000.000"),
  );
  await expectSaved(page);
  await expect(money).toContainText("1.900.000.000");
  await expect(dialog("Số khác thường")).toBeHidden();
});

test("a figure taken back while it was being saved is taken back by the next save", async () => {
  await page.goto(new URL("/figures?unit=SLA&year=2018&grain=month&indicators=MEM_TOTAL", page.url()).href);
  const members = await cellOf(page, "Đoàn viên công đoàn", "T9");
  await whileSaving(
    () => type(page, members, "40.900"),
    () => page.keyboard.press("Control+z"),
  );
  await expectSaved(page);
  await page.reload();
  await expect(await cellOf(page, "Đoàn viên công đoàn", "T9")).not.toContainText("40.900");
  await members.click();
  await page.keyboard.press("Alt+Enter");
  await expect(history()).toContainText("40.900 → chưa báo cáo");
});
