import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { readXlsx, writeXlsx, type CellValue } from "hucre/xlsx";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { cellOf, expectAccessible, openMonths, signIn } from "./sheet-page.ts";

// One page signed in for the whole file: the link works once.
let page: Page;
test.beforeAll(async ({ browser, product }) => {
  page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
});
test.afterAll(() => page.context().close());

const open = async (tab: "import" | "export"): Promise<void> => {
  await page.goto(new URL(tab === "export" ? "/exchange?tab=export" : "/exchange", page.url()).href);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
};

const choose = (name: string, mimeType: string, buffer: Buffer): Promise<void> =>
  page.locator('input[type="file"]').setInputFiles({ name, mimeType, buffer });

test("an exported workbook is edited, imported, seen before it is applied, and taken back", async () => {
  await open("export");
  await page.getByRole("combobox", { name: "Các đơn vị" }).fill("son la");
  await page
    .getByRole("option", { name: /Sơn La/ })
    .first()
    .click();
  await page.keyboard.press("Escape");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Tải tệp Excel (XLSX)" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^bang-vang-\d{4}-\d\d-\d\d\.xlsx$/);
  const file = await readFile(await download.path());

  const { sheets } = await readXlsx(file);
  const rows: CellValue[][] = sheets[0]!.rows;
  const at = (name: string): number => rows[0]!.indexOf(name);
  const rowOf = (period: string): CellValue[] =>
    rows.find((row) => row[at("Mã chỉ tiêu")] === "MEM_TOTAL" && row[at("Kỳ")] === period)!;
  const before = Number(rowOf("2023-03")[at("Giá trị")]);
  rowOf("2023-03")[at("Giá trị")] = before + 1;
  rowOf("2023-04")[at("Giá trị")] = "gần 43.000";
  const edited = Buffer.from(await writeXlsx({ sheets: [{ name: "Bảng Vàng", rows }] }));

  await page.getByRole("tab", { name: "Nhập", exact: true }).click();
  await choose("số liệu.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", edited);
  await expect(page.getByRole("heading", { name: "Tệp sẵn sàng: 2 ô sẽ đổi" })).toBeFocused();
  const changes = page.getByRole("region", { name: "Thay đổi" }).getByRole("row");
  await expect(changes.filter({ hasText: "Tháng 4/2023" })).toContainText("gần 43.000");
  await expectAccessible(page);
  await takePicture(page, "import-ready-vi");

  await page.getByRole("button", { name: "Nhập 2 ô" }).click();
  await expect(page.getByRole("heading", { name: "Đã nhập 2 ô" })).toBeFocused();
  await expectAccessible(page);
  await takePicture(page, "import-done-vi");
  await page.getByRole("button", { name: "Bỏ lần nhập này" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã bỏ lần nhập" }).first()).toBeVisible();
  await openMonths(page, "SLA", 2023);
  await expect(await cellOf(page, "Đoàn viên công đoàn", "T3")).toContainText(before.toLocaleString("vi-VN"));
});

const ugly = `unit_code,indicator_code,period,value,ghi chú thêm
SLA,MEM_TOTAL,2019-01,41000,
SLA,MEM_TOTAL,2019-02,12.5.1,
SLA,COVER_RATE,2019,1.234,
SLA,COVER_RATE,2018,"312,5",
XXX,MEM_TOTAL,2019-03,1,
SLA,MEM_TOTAL,2023-05,1,
`;

test("problems are told by row and column, and the clean rows can go in alone", async () => {
  await open("import");
  await expectAccessible(page);
  await takePicture(page, "import-empty-vi");
  await choose("xấu.csv", "text/csv", Buffer.from(ugly));
  await expect(page.getByRole("heading", { name: /Tệp có \d chỗ cần xem/ })).toBeFocused();
  const problems = page.getByRole("region", { name: "Vấn đề" }).getByRole("row");
  await expect(problems.filter({ hasText: "1.234" })).toContainText("hơn một cách đọc");
  await expect(problems.filter({ hasText: "Không có đơn vị này" })).toContainText("6");
  await expect(problems.filter({ hasText: "không ghi phiên bản" })).toContainText("Trong tệp");
  await expect(page.getByText("Cột không dùng: ghi chú thêm.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Nhập \d ô/ })).toBeDisabled();
  await expectAccessible(page);
  await takePicture(page, "import-problems-vi", { fullPage: true });

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Tải danh sách (CSV)" }).click();
  const list = await readFile(await (await downloading).path(), "utf8");
  expect(list).toContain("VALUE_AMBIGUOUS");

  await page.getByRole("radio", { name: /Nhập các dòng không có vấn đề/ }).check();
  await page.getByRole("textbox", { name: /Vì sao/ }).fill("Theo báo cáo năm 2018");
  await page.getByRole("button", { name: "Nhập 2 ô không có vấn đề" }).click();
  await expect(page.getByRole("heading", { name: "Đã nhập 2 ô" })).toBeFocused();
  await expect(page.getByRole("region", { name: "Vấn đề" })).toBeVisible();
  await page.getByRole("button", { name: "Bỏ lần nhập này" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã bỏ lần nhập" }).first()).toBeVisible();
});

test("a file that cannot be read, a file of another kind, and a check that is cancelled", async () => {
  await open("import");
  await choose("ảnh.png", "image/png", Buffer.from("x"));
  await expect(page.getByRole("alert")).toContainText("không phải tệp .xlsx hay .csv");
  await choose(
    "cũ.xlsx",
    "application/vnd.ms-excel",
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]),
  );
  await expect(page.getByText("Tệp Excel kiểu cũ (.xls)")).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, "import-broken-vi");
  await page.getByRole("button", { name: "Chọn tệp khác" }).click();
  const many = Array.from({ length: 60_000 }, (_, n) => `SLA,NONE_${n},2019-01,1,`).join("\n");
  await choose("lớn.csv", "text/csv", Buffer.from(`${ugly.split("\n")[0]}\n${many}\n`));
  await expect(page.getByRole("progressbar")).toBeVisible();
  await takePicture(page, "import-running-vi");
  await page.getByRole("button", { name: "Hủy" }).click();
  await expect(page.getByText("Đã hủy. Chưa có gì thay đổi.").first()).toBeVisible();
});

test("of an import that is cancelled while it is applied nothing is claimed, and the same one again tells", async () => {
  await open("import");
  await choose(
    "tháng.csv",
    "text/csv",
    Buffer.from("unit_code,indicator_code,period,value\nSLA,MEM_TOTAL,2004-01,41000\n"),
  );
  await expect(page.getByRole("button", { name: "Nhập 1 ô" })).toBeVisible();
  const arrived = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<void>();
  // The server does it all, and its answer never comes.
  await page.route("**/console/import?*", async (route) => {
    await route.fetch();
    arrived.resolve();
    await gone.promise;
    await route.abort().catch(() => undefined);
  });
  try {
    await page.getByRole("button", { name: "Nhập 1 ô" }).click();
    await arrived.promise;
    const asked = page.waitForEvent("dialog").then((dialog) => dialog.dismiss().then(() => dialog.message()));
    await page.getByRole("link", { name: "Số liệu" }).click();
    expect(await asked).toContain("Tệp đang được ghi");
    await page.getByRole("button", { name: "Hủy" }).click();
    await expect(page.getByRole("alert")).toContainText("Chưa biết các ô đã được ghi hay chưa");
    await expect(page.getByText("Chưa có gì thay đổi")).toHaveCount(0);
    await expectAccessible(page);
    await takePicture(page, "import-unknown-vi");
  } finally {
    gone.resolve();
    await page.unrouteAll({ behavior: "wait" });
  }
  // The same one, also from a page that is in another language by now: its reason is no other.
  await page.getByText("English", { exact: true }).click();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "1 figure imported" })).toBeFocused();
  await page.route("**/graphql", async (route) => {
    if (!route.request().postData()?.includes("undoChangeSet")) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await page.getByRole("button", { name: "Undo this import" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The server cannot be reached" }).first()).toBeVisible();
  await page.unrouteAll({ behavior: "wait" });
  await page.getByText("Tiếng Việt", { exact: true }).click();
  await page.getByRole("button", { name: "Bỏ lần nhập này" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã bỏ lần nhập" }).first()).toBeVisible();
});

test("everything is there in English and in the dark as well", async () => {
  await open("import");
  await page.getByText("English", { exact: true }).click();
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.getByRole("heading", { name: "Import and export figures" })).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, "import-empty-en");
  await choose("ugly.csv", "text/csv", Buffer.from(ugly));
  await expect(page.getByRole("heading", { name: /things to look at/ })).toBeFocused();
  await expect(page.getByText(/[ăđơư]ợc|vấn đề|chỗ cần/)).toHaveCount(0);
  await expectAccessible(page);
  await takePicture(page, "import-problems-en", { fullPage: true });
  await page.getByRole("tab", { name: "Export" }).click();
  await expect(page.getByRole("button", { name: "Download CSV" })).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, "export-en");
  await page.emulateMedia({ colorScheme: null });
  await page.getByText("Tiếng Việt", { exact: true }).click();
  await takePicture(page, "export-vi");
});
