import { join } from "node:path";
import type { Page } from "@playwright/test";

const folder = join(import.meta.dirname, "..", "out");

/** Keeps a picture of the page, to be looked at by a person: `tests/out/NAME.png`, from whatever folder the tests were started. */
export async function takePicture(
  page: Page,
  name: string,
  options: { readonly fullPage?: boolean } = {},
): Promise<void> {
  await page.screenshot({ ...options, path: join(folder, `${name}.png`) });
}
