import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { takePicture } from "../support/picture.ts";
import { expect, test } from "../support/product.ts";
import { cellOf, openMonths, signIn } from "./sheet-page.ts";

// One page signed in for the whole file: the link works once.
let page: Page;
test.beforeAll(async ({ browser, product }) => {
  page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
  await signIn(page, (await product.bangvang(["user", "link"])).stdout.trim());
});
test.afterAll(() => page.context().close());

const open = async (path: string, heading: string | RegExp): Promise<void> => {
  await page.goto(new URL(path, page.url()).href);
  await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
};

/** Serious findings would keep somebody from working; there are none. */
async function expectAccessible(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual(
    [],
  );
}

test("sample figures are marked as such in the sheet", async () => {
  await openMonths(page, "SLA", 2023);
  await expect(await cellOf(page, "Đoàn viên công đoàn", "T1")).toContainText("mẫu");
  await expect(page.getByText(/số liệu mẫu|số mẫu/i).first()).toBeVisible();
  await expectAccessible();
  await takePicture(page, process.env["PICTURE"] ? "../../docs/console" : "console");
});

test("the comparison shows the cluster's reported total beside the computed one", async () => {
  await open("/compare?cluster=CUM-BGPB&year=2023&period=2023", "So sánh");
  const rows = page.getByRole("row");
  await expect(rows.filter({ hasText: "Cụm báo cáo" })).toContainText("256.516");
  await expect(rows.filter({ hasText: "Cộng các đơn vị" })).toContainText("256.516");
  await expect(rows.filter({ hasText: "Cộng các đơn vị" })).toContainText("7/7");
  const names = await rows.getByRole("rowheader").allInnerTexts();
  expect(names.slice(0, 7)).toEqual(["Cao Bằng", "Điện Biên", "Hà Giang", "Lai Châu", "Lạng Sơn", "Lào Cai", "Sơn La"]);
  const chart = page.getByRole("img", { name: /^Biểu đồ cột xếp hạng .*: .*Sơn La / });
  await expect(chart.locator("svg")).toBeVisible();
  await expect(chart.locator("svg text").filter({ hasText: /^Sơn La$/ })).toBeVisible();
  await expectAccessible();
});

test("a figure leads to what its document says, with the reading that was not accepted", async () => {
  await open("/sources/seed-2023", /2023/);
  await expect(page.getByRole("row").filter({ hasText: "9.224.000.000 đồng" })).toContainText("9.224 tỷ đồng");
  await expect(page.getByRole("row").filter({ hasText: "9.224.000.000.000 đồng" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "gần 62,5tỷ đồng" })).toContainText("62.500.000.000");
  await expectAccessible();
});

test("sources can be searched without accents", async () => {
  await open("/sources", "Nguồn");
  await page.getByRole("textbox").first().fill("son la");
  await expect(page.getByRole("row").filter({ hasText: "Sơn La" }).first()).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Hà Tĩnh" })).toHaveCount(0);
  await expectAccessible();
});

test("everything is there in English and in the dark as well", async () => {
  await open("/figures?unit=SLA&year=2023&grain=month", "Số liệu");
  await page.getByText("English", { exact: true }).click();
  await expect(page.getByRole("heading", { name: "Figures", level: 1 })).toBeVisible();
  await page.emulateMedia({ colorScheme: "dark" });
  for (const [path, heading] of [
    ["/figures?unit=SLA&year=2023", "Figures"],
    ["/compare", "Compare"],
    ["/sources", "Sources"],
  ] as const) {
    await open(path, heading);
    await expect(page.getByText(/[ăđơư]ợc|Không tải được/)).toHaveCount(0);
    await expectAccessible();
    await takePicture(page, `dark-${heading}`);
  }
  await page.emulateMedia({ colorScheme: null });
  await page.getByText("Tiếng Việt", { exact: true }).click();
});

test("an address that leads nowhere, a source that is not there: a page that says so", async () => {
  await page.goto(new URL("/sources/nowhere", page.url()).href);
  await expect(page.getByRole("main")).toContainText(/không/i);
  await page.goto(new URL("/no-such-room", page.url()).href);
  await expect(page.getByRole("main")).toContainText(/không/i);
});
