import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ImportOutcome, ImportStep } from "../../schema/src/exchange.ts";
import { importFigures } from "../../server/src/exchange/import-figures.ts";
import { makeContext } from "../../server/src/make-context.ts";
import { administrator } from "../support/ask.ts";
import { apply, cell, mustBeApplied } from "../support/cells.ts";
import { csvOf, fileRow, imported } from "../support/files.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

test("nothing is asked of the database before the file was read", async () => {
  const context = makeContext(product, administrator, "test");
  const asked: [ImportStep, number][] = [];
  const outcome = await importFigures(
    {
      id: randomUUID(),
      bytes: Buffer.from(
        csvOf(fileRow({ value: "41.000" }), fileRow({ indicator_code: "COVER_RATE", value: '"84,59"' })),
      ),
      format: "csv",
      numbers: "AS_WRITTEN",
      mode: "ALL_OR_NOTHING",
      reason: null,
      because: "odd",
      dryRun: true,
      withoutBase: false,
    },
    context,
    {
      progress: (step) => void asked.push([step, context.snapshot.statements.length]),
      signal: new AbortController().signal,
    },
  );
  expect(asked).toEqual([
    ["READING", 0],
    ["CHECKING", 0],
    ["CHECKING", 1],
  ]);
  // The reader knew all the same which cells are whole and which are parts.
  expect(outcome.problems).toEqual([]);
  expect(outcome.differences.map(({ after }) => after.value)).toEqual(["41000", "84.59"]);
});

/** Sends an import, forgets its outcome as a server does that dies after the COMMIT, and sends it again. */
async function twice(file: string): Promise<readonly [ImportOutcome, ImportOutcome]> {
  const id = randomUUID();
  const first = await imported(product, file, { id });
  await product.pool.query("delete from import_outcome where id = $1", [id]);
  return [first, await imported(product, file, { id })];
}

test("an import whose server died after the COMMIT is answered as it was", async () => {
  const periods = ["2011-01", "2011-02", "2011-03", "2011-04"] as const;
  mustBeApplied(
    await apply(
      product,
      periods.slice(0, 3).map((period) => cell({ period })),
    ),
  );
  mustBeApplied(await apply(product, [cell({ period: periods[2], value: "42000", baseVersion: 1 })]));
  const [first, again] = await twice(
    csvOf(
      fileRow({ period: periods[0], version: "1", value: "41500" }),
      fileRow({ period: periods[1], version: "1", state: "NOT_REPORTED", value: "" }),
      fileRow({ period: periods[2], version: "1", value: "42000" }), // somebody else wrote the same meanwhile
      fileRow({ period: periods[3] }),
    ),
  );
  expect(first).toMatchObject({
    result: "APPLIED",
    counts: { new: 1, changed: 1, cleared: 1, unchanged: 1 },
    differences: [{ before: { value: "41000" } }, { before: { value: "41000" } }, { before: null }],
  });
  expect(again).toEqual(first);
});
