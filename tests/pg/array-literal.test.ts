import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { arrayLiteral, isPlainList } from "../../server/src/db/array-literal.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

const odd = fc.constantFrom(
  "",
  " ",
  "null",
  "NULL",
  "Null",
  "{}",
  ",",
  '"',
  "\\",
  "'",
  "a b",
  "ế",
  "\u200b",
  "1e5",
  "-0",
  "\n",
);
const text = fc.oneof(odd, fc.string({ unit: "grapheme" })).filter((one) => !one.includes("\0") && one.isWellFormed());

test("PostgreSQL reads a list of texts as it was", () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.option(text)), async (items) => {
      const { rows } = await product.pool.query<{ items: unknown }>("select to_jsonb($1::text[]) as items", [
        arrayLiteral(items),
      ]);
      expect(rows).toEqual([{ items }]);
    }),
  ));

test("and of numbers; one that is not there is null", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { nil: undefined })),
      async (items) => {
        const { rows } = await product.pool.query<{ items: unknown }>("select to_jsonb($1::int[]) as items", [
          arrayLiteral(items),
        ]);
        expect(rows).toEqual([{ items: items.map((item) => item ?? null) }]);
      },
    ),
  ));

test.each<[string, unknown, boolean]>([
  ["numbers, texts and nulls", [1, "a", null, undefined], true],
  ["nothing", [], true],
  ["lists in a list", [[1]], false],
  ["bytes", [Buffer.from("a")], false],
  ["a text", "a", false],
])("a plain list: %s", (_, value, expected) => expect(isPlainList(value)).toBe(expected));
