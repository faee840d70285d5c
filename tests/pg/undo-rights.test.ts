import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "../../server/src/actor.ts";
import { sql } from "../../server/src/db/sql.ts";
import { apply, cell, mustBeApplied } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

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
  const { rows } = await product.pool.query<{ id: number }>("select id from unit where code = 'SLA'");
  const narrow: Actor = {
    kind: "TOKEN",
    personId: null,
    name: "narrow",
    grants: [{ role: "ANALYST", unitId: rows[0]!.id }],
  };
  const undoing = { undone: theirs.id, id: randomUUID(), reason: null };
  expect(await product.undoAs(narrow, undoing, true)).toMatchObject({ problems: [{ code: "CHANGE_SET_UNKNOWN" }] });
});
