import type { Locator, Page } from "@playwright/test";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { cellOf, expectAccessible, signIn, turnTo } from "./sheet-page.ts";

/** A view has a name, lives on the server, and is the same for whoever gets its link; the axes turn in place. */
let page: Page;
test.beforeAll(async ({ browser, product }) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  page = await context.newPage();
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
});
test.afterAll(() => page.context().close());
test.describe.configure({ mode: "serial" });

const menu = (): Locator => page.getByRole("button", { name: "Bảng đã lưu" });
const list = (): Locator => page.getByRole("list", { name: "Các bảng đã lưu" });
const go = (path: string): Promise<unknown> => page.goto(new URL(path, page.url()).href);

test("the sheet on show is saved under a name, and opened from elsewhere", async () => {
  await go("/figures?unit=HGI&year=2019&grain=quarter&turned=1");
  await menu().click();
  await expect(page.getByText("Bạn chưa lưu bảng nào của trang này.")).toBeVisible();
  await page.getByRole("textbox", { name: "Lưu bảng đang xem với tên" }).fill("Quý của Hà Giang");
  await page.keyboard.press("Enter");
  await expect(list().getByRole("button", { name: "Quý của Hà Giang", exact: true })).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, "saved-views");
  await go("/figures?unit=SLA&year=2023");
  await menu().click();
  await list().getByRole("button", { name: "Quý của Hà Giang", exact: true }).click();
  await expect(page.getByRole("gridcell", { name: "Quý 1/2019" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Đơn vị" })).toHaveValue(/^LĐLĐ tỉnh Hà Giang/);
});

test("a view is passed on by its link, renamed, replaced and deleted", async () => {
  await menu().click();
  await list().getByRole("button", { name: "Chép liên kết của “Quý của Hà Giang”" }).click();
  await expect(list().getByRole("button", { name: "Đã chép liên kết" })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).searchParams.get("unit")).toBe("HGI");
  await list().getByRole("button", { name: "Đổi tên “Quý của Hà Giang”" }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Hà Giang");
  await page.keyboard.press("Enter");
  await expect(list().getByRole("button", { name: "Hà Giang", exact: true })).toBeVisible();
  await page.getByRole("textbox", { name: "Lưu bảng đang xem với tên" }).fill("Hà Giang");
  await expect(page.getByRole("button", { name: "Thay bảng cũ" })).toBeVisible();
  await page.getByRole("textbox", { name: "Lưu bảng đang xem với tên" }).fill("");
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  await takePicture(page, "saved-views-dark");
  await page.emulateMedia({ colorScheme: null });
  await list().getByRole("button", { name: "Xóa “Hà Giang”" }).click();
  await list().getByRole("button", { name: "Xóa hẳn" }).click();
  await expect(page.getByText("Bạn chưa lưu bảng nào của trang này.")).toBeVisible();
  await page.keyboard.press("Escape");
});

const heads = (): Locator => page.getByRole("grid").getByRole("row");
const openComparison = async (search: string): Promise<void> => {
  await go(`/compare?cluster=CUM-BGPB&year=2023&periods=2023${search}`);
  await expect(heads().nth(1)).toBeVisible();
};

test("a comparison is saved as it is looked at, among those of its own page, and opened from another", async () => {
  const initiatives = [
    "INIT_RATE",
    "EMU_INIT ÷ MEM_TOTAL × 1000",
    "Sáng kiến trên 1.000 đoàn viên",
    "sáng kiến",
    "HIGHER",
  ];
  const formulas = encodeURIComponent(JSON.stringify([initiatives]));
  const asOf = `${new Date().toISOString().slice(0, 19)}Z`;
  const looks = `&indicators=MEM_TOTAL,CARE_HOUSE&swap=1&baseline=LCA&lines=rank,toMean&formulas=${formulas}&asOf=${asOf}`;
  await openComparison(looks);
  await expect(heads().filter({ hasText: "Sáng kiến trên 1.000 đoàn viên" })).toBeVisible();
  const rows = await heads().allInnerTexts();
  await openComparison(`${looks}&cell=LCA MEM_TOTAL 2023`);
  await expect(page.getByRole("complementary", { name: "Giải thích ô" })).toBeVisible();
  await menu().click();
  await expect(page.getByText("Bạn chưa lưu bảng nào của trang này.")).toBeVisible();
  await page.getByRole("textbox", { name: "Lưu bảng đang xem với tên" }).fill("Lào Cai trong cụm");
  await page.keyboard.press("Enter");
  const saved = list().getByRole("button", { name: "Lào Cai trong cụm", exact: true });
  await expect(saved).toBeVisible();
  await list().getByRole("button", { name: "Chép liên kết của “Lào Cai trong cụm”" }).click();
  await expect(list().getByRole("button", { name: "Đã chép liên kết" })).toBeVisible();
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(link.pathname).toBe("/compare");
  expect(link.searchParams.get("asOf")).toBe(asOf);
  expect(link.searchParams.has("cell")).toBe(false);
  await expectAccessible(page);
  await go("/figures?unit=SLA&year=2023");
  await menu().click();
  await expect(page.getByText("Bạn chưa lưu bảng nào của trang này.")).toBeVisible();
  await openComparison("&indicators=EMU_WORKS");
  await menu().click();
  await saved.click();
  await expect(page.getByText(/Số liệu như đã biết lúc/)).toBeVisible();
  await expect(heads().filter({ hasText: "Sáng kiến trên 1.000 đoàn viên" })).toBeVisible();
  await expect.poll(() => heads().allInnerTexts()).toEqual(rows);
  await expect(page.getByRole("combobox", { name: "Đơn vị làm mốc" })).toHaveValue("Lào Cai");
  await expect(page.getByRole("complementary", { name: "Giải thích ô" })).toBeHidden();
});

test("a comparison that chooses too much to be kept is refused with words, and stays on show", async () => {
  const formula = (number: number): readonly string[] => [
    `OWN_${number}`,
    "EMU_INIT ÷ MEM_TOTAL × 1000",
    "Số sáng kiến được công nhận trên mỗi 1.000 đoàn viên công đoàn của đơn vị",
    "sáng kiến",
    "HIGHER",
  ];
  const formulas = JSON.stringify(Array.from({ length: 16 }, (_, number) => formula(number)));
  await openComparison(`&formulas=${encodeURIComponent(formulas)}`);
  await menu().click();
  await page.getByRole("textbox", { name: "Lưu bảng đang xem với tên" }).fill("Mười sáu công thức");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toHaveText("Bảng này chọn quá nhiều thứ nên không lưu được.");
  await expect(list().getByRole("button", { name: "Mười sáu công thức", exact: true })).toBeHidden();
  await page.keyboard.press("Escape");
});

test("the toolbar of a comparison keeps inside the page, in both languages", async () => {
  for (const [language, name] of [
    ["English", "Saved views"],
    ["Tiếng Việt", "Bảng đã lưu"],
  ] as const) {
    await openComparison("");
    await page.getByText(language, { exact: true }).click();
    const button = page.getByRole("button", { name });
    await button.click();
    await expect(page.getByRole("list").getByRole("button", { name: "Lào Cai trong cụm", exact: true })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
    await takePicture(page, `saved-comparisons-${language === "English" ? "en" : "vi"}`);
    await page.keyboard.press("Escape");
    await go("/compare?units=SLA,LSO,LCA,CBA&periods=2023,2022&lines=rank,growth");
    await expect(heads().nth(1)).toBeVisible();
    await expect(button).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
    await takePicture(page, `compare-units-${language === "English" ? "en" : "vi"}`);
  }
});

test("each of the six ways round shows the same cell, with what was typed into it and cannot be saved", async () => {
  await go("/figures?unit=LSO&year=2019&grain=month&indicators=MEM_TOTAL");
  const cell = await cellOf(page, "Đoàn viên công đoàn", "T2");
  await cell.click();
  await page.keyboard.type("chín nghìn");
  await page.keyboard.press("Enter");
  const typed = page.getByRole("gridcell", { name: /chín nghìn/ });
  await expect(typed).toHaveCount(1);
  const turn = page.getByRole("button", { name: "Đổi hàng và cột" });
  await turn.click();
  await expect(page.getByRole("gridcell", { name: "Tháng 2/2019" })).toBeVisible();
  await expect(typed).toHaveCount(1);
  const units = "cluster=CUM-BGPB&clusterYear=2023&year=2019";
  for (const rest of [
    `view=indicator&indicator=MEM_TOTAL&grain=month&${units}`,
    `view=period&period=2019-02&indicators=MEM_TOTAL&${units}`,
  ]) {
    // Inside the page: an edit that cannot be saved stays where it is.
    await turnTo(page, `/figures?${rest}`);
    await expect(page.getByRole("gridcell", { name: /Lạng Sơn/ })).toBeVisible();
    await expect(typed).toHaveCount(1);
    await turn.click();
    await expect(page.getByRole("columnheader", { name: /Lạng Sơn/ })).toBeVisible();
    await expect(typed).toHaveCount(1);
  }
});
