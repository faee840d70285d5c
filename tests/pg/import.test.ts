import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apply, cell } from "../support/cells.ts";
import { exported, imported } from "../support/files.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct({ sample: true });
});
afterAll(() => product.close());

describe("what is exported and imported unchanged changes nothing", () => {
  test.each(["csv", "xlsx"] as const)("%s", async (format) => {
    const file = await exported(product, format);
    const outcome = await imported(product, file, { format });
    expect(outcome).toMatchObject({ result: "APPLIED", changeSet: null, problems: [] });
    expect(outcome.counts).toMatchObject({ new: 0, changed: 0, cleared: 0 });
    expect(outcome.counts.rows).toBeGreaterThan(2_000);
    expect(outcome.counts.unchanged).toBe(outcome.counts.rows);
  });
});
