import { chromium } from "@playwright/test";
const link = process.argv[2]!;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium" });
const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh" });
page.on("console", (m) => { if (["error", "warning"].includes(m.type())) console.log(m.type(), m.text().slice(0, 300)); });
page.on("pageerror", (e) => console.log("pageerror", e.message.slice(0, 300)));
await page.goto(link);
await page.waitForTimeout(2500);
await page.screenshot({ path: "/tmp/shots/figures.png" });
for (const [name, path] of [["compare", "/compare"], ["sources", "/sources"], ["source", "/sources/seed-2023"]] as const) {
  await page.goto(new URL(path, link).href);
  await page.waitForTimeout(2500);
  await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: true });
}
await browser.close();
