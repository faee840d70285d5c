import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { sql } from "../../server/src/db/sql.ts";
import { everyFigure, exportFigures } from "../../server/src/exchange/export-figures.ts";
import { makeContext } from "../../server/src/make-context.ts";
import { administrator } from "../support/ask.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());
afterEach(() => void vi.useRealTimers());

test("while a slow reader takes a portion the database is asked something, for an hour, and no longer than it is needed", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
  const context = makeContext(product, administrator, "test");
  const { snapshot } = context;
  const portions = exportFigures(everyFigure, "csv", context);
  expect((await portions.next()).done).toBe(false);
  const asked = (): Promise<number> => snapshot.query(sql`select`).then(() => snapshot.statements.length);
  const before = await asked();
  vi.advanceTimersByTime(20_000);
  expect(await asked()).toBe(before + 3);
  vi.advanceTimersByTime(3_600_000);
  const last = await asked();
  expect(last).toBe(before + 3 + 358 + 1);
  vi.advanceTimersByTime(3_600_000);
  expect(await asked()).toBe(last + 1);
  await portions.return(undefined);
});

test("nothing is asked any more when the last portion was taken", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  for await (const figures of exportFigures(everyFigure, "csv", makeContext(product, administrator, "test")))
    expect(figures.length).toBeGreaterThan(100);
  expect(vi.getTimerCount()).toBe(0);
});
