import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { sql } from "../../server/src/db/sql.ts";
import { apply, cell, mustBeApplied } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { analystOf } from "../support/units.ts";

/** The predicate of rights written into statements is broken here: what is left is what the database itself lets be seen. */
vi.mock("../../server/src/audience.ts", async (load) => ({
  ...(await load<object>()),
  scopePredicate: () => sql`true`,
}));

let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

test("taking back shows nobody the history of units they may not see, whatever its statement says", async () => {
  const theirs = mustBeApplied(await apply(product, [cell({ unit: "LSO", period: "2012-01" })]));
  const narrow = await analystOf(product, "SLA");
  const undoing = { undone: theirs.id, id: randomUUID(), reason: null };
  expect(await product.undoAs(narrow, undoing, true)).toMatchObject({ problems: [{ code: "CHANGE_SET_UNKNOWN" }] });
});
