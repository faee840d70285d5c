import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { analyst, ask } from "../support/ask.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

/** What the README shows can be asked as it is printed. */
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const documents = [...readme.matchAll(/^```graphql\n(.*?)^```$/gms)].map(([, document]) => document!);

test("there are some", () => expect(documents.length).toBeGreaterThan(0));

test.each(documents)("%s", async (document) => {
  const { data, errors } = await ask(product, document, {}, analyst);
  expect(errors).toEqual([]);
  for (const answer of Object.values(data)) {
    const { nodes, rows } = answer as { readonly nodes?: readonly unknown[]; readonly rows?: readonly unknown[] };
    expect((nodes ?? rows)!.length).toBeGreaterThan(0);
  }
});
