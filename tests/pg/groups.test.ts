import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "../support/ask.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());
test("try", async () => {
  for (const query of [
    '{ figureGroups(by: [UNIT, YEAR], where: { indicator: { code: { eq: "EMU_INIT" } } }, orderBy: [{ sum: DESC }], first: 3) { totalCount nodes { unit { name } year sum count avg stddev median share sample countDistinct(of: UNIT) } pageInfo { hasNextPage endCursor } total { count } } }',
    "{ figureGroups(by: [UNIT, YEAR]) { nodes { sum } } }",
    "{ figureGroups(by: [CLUSTER, FAMILY, QUARTER]) { nodes { cluster { code } family quarter count valueCount} totalCount} }",
    "{ figureGroups(by: []) { nodes { count countDistinct(of: INDICATOR)} totalCount} }",
  ]) {
    console.log(JSON.stringify(await ask(product, query)).slice(0, 700));
  }
  expect(1).toBe(1);
});
