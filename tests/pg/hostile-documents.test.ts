import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../support/ask.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { hostileDocuments } from "../support/hostile-documents.ts";

let product: FreshProduct;
/** How often the database was reached for. */
let reached = 0;
beforeAll(async () => {
  const fresh = await freshProduct();
  const pool = new Proxy(fresh.pool, {
    get(target, name) {
      if (name === "connect" || name === "query") reached++;
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  product = { ...fresh, pool };
});
afterAll(() => product.close());

test("the count of what reaches the database counts", async () => {
  const before = reached;
  await ask(product, "{ figures(first: 1) { nodes { value } } }");
  expect(reached).toBe(before + 1);
});

describe("a hostile document is refused before anything reaches the database", () => {
  test.each(hostileDocuments)("$name", async ({ document, variables, code }) => {
    const before = reached;
    const { data, errors } = await ask(product, document, variables ?? {});
    expect({ data, codes: [...new Set(errors.map((error) => error.code))] }).toEqual({ data: null, codes: [code] });
    expect(reached).toBe(before);
  });
});

test("forty of them at least", () => expect(hostileDocuments.length).toBeGreaterThanOrEqual(40));
