import { afterAll, beforeAll, expect, test } from "vitest";
import { openProduct, type Product } from "../../server/src/product.ts";
import { ask } from "../support/ask.ts";
import { apply, cell, mustBeApplied } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

/** Two servers on one database: what one has just written must not trip the other, whose dimensions are older. */
let reader: FreshProduct;
let writer: Product;
beforeAll(async () => {
  reader = await freshProduct();
  writer = await openProduct(reader.url, () => undefined);
});
afterAll(async () => {
  await writer.close();
  await reader.close();
});

let number = 0;
/** Figures whose source the reader has never heard of; gives the code of that source. */
async function writtenElsewhere(period: string): Promise<string> {
  const source = `elsewhere-${++number}`;
  await writer.pool.query("insert into source (code, title, trust) values ($1, 'Elsewhere', 'ORIGINAL')", [source]);
  mustBeApplied(
    await apply(writer, [
      cell({ period, source, value: "5" }),
      cell({ period, source, value: "7", indicator: "LAB_TOTAL" }),
    ]),
  );
  await writer.pool.query(
    `insert into evidence (unit_id, indicator_id, period_id, kind, source_id, value, qualifier, quality)
    select unit_id, indicator_id, period_id, kind, source_id, value, qualifier, quality from figure where source_id = (select id from source where code = $1)`,
    [source],
  );
  return source;
}

const figure = "{ value source { id } }";
test.each<[string, string, (source: string) => object, string]>([
  [
    "a page of figures",
    `{ figures(first: 1000, where: { unit: { code: { eq: "SLA" } }, value: { eq: 5 } }, orderBy: [{ value: ASC }]) { nodes ${figure} } }`,
    (id) => ({ figures: { nodes: [{ value: 5, source: { id } }] } }),
    "1990",
  ],
  [
    "a comparison",
    '{ comparison(input: { units: ["SLA"], indicators: ["MEM_TOTAL", "LAB_TOTAL"], periods: ["1991"] }) { rows { cells { value source { id } } } } }',
    (id) => ({
      comparison: {
        rows: [
          {
            cells: [
              { value: 5, source: { id } },
              { value: 7, source: { id } },
            ],
          },
        ],
      },
    }),
    "1991",
  ],
  [
    "two questions of one operation",
    '{ unit(code: "SLA") { membership(period: "1992") { members workers } } comparison(input: { units: ["SLA"], indicators: ["MEM_TOTAL"], periods: ["1992"] }) { rows { cells { value } } } }',
    () => ({ unit: { membership: { members: 5, workers: 7 } }, comparison: { rows: [{ cells: [{ value: 5 }] }] } }),
    "1992",
  ],
])("%s", async (_, document, expected, period) => {
  const source = await writtenElsewhere(period);
  const { data, errors } = await ask(reader, document);
  expect(errors).toEqual([]);
  expect(data).toEqual(expected(source));
  // The next test needs a value of its own.
  mustBeApplied(await apply(writer, [cell({ period, value: "6", baseVersion: 1 })]));
});

test("evidence under a figure both servers know", async () => {
  mustBeApplied(await apply(writer, [cell({ period: "1993", value: "5" })]));
  await reader.dimensions.refresh();
  await writer.pool.query("insert into source (code, title, trust) values ('claim', 'Claim', 'ORIGINAL')");
  await writer.pool
    .query(`insert into evidence (unit_id, indicator_id, period_id, kind, source_id, value, qualifier, quality)
    select unit_id, indicator_id, period_id, kind, (select id from source where code = 'claim'), 9, 'EXACT', 'SUSPECT' from figure join period on period.id = period_id where key = '1993'`);
  const { data, errors } = await ask(
    reader,
    '{ figure(unit: "SLA", indicator: "MEM_TOTAL", period: "1993") { evidence { value accepted source { id } } } }',
  );
  expect(errors).toEqual([]);
  expect(data.figure.evidence).toEqual([{ value: 9, accepted: false, source: { id: "claim" } }]);
});

test("a figure is told with the dimensions it needs, and the answer says which version it used", async () => {
  const before = reader.dimensions.current().version;
  await writtenElsewhere("1994");
  await ask(reader, "{ figures(where: { value: { eq: 7 } }, first: 1000) { nodes { source { id } } } }");
  expect(Number(reader.dimensions.current().version)).toBeGreaterThan(Number(before));
});
