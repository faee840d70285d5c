import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../support/ask.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

/** An operation that asks for the schema as well is run by graphql; every field in it gives what it gives alone. */
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

const cell = 'unit: "CUM-BGPB", indicator: "MEM_TOTAL", period: "2023-12-19"';
describe("a field gives the same with and without the schema beside it", () => {
  test.each<[string, string]>([
    ["a row of a dimension", 'unit(code: "SLA") { code name parent { code } validFrom }'],
    ["nothing", 'unit(code: "NOPE") { code }'],
    ["aliases of the same field", 'a: unit(code: "SLA") { c: code c2: code } b: unit(code: "LCA") { c: code }'],
    ["a list in memory", "units(first: 5, orderBy: [{ name: DESC }]) { totalCount nodes { name } edges { cursor } }"],
    [
      "facts",
      `figure(${cell}) { value qualifier unit { code } evidence { phrase source { id trust } } history { version } }`,
    ],
    [
      "facts under rows",
      "{ units(first: 40) { nodes { figures(first: 3) { nodes { value period { key startsOn } } } } } }".slice(2, -2),
    ],
    [
      "a typed view",
      'unit(code: "SLA") { membership(period: "2023") { members density sample } finance(period: "2023") { revenue } }',
    ],
    [
      "a comparison",
      'comparison(input: { cluster: "CUM-BGPB", indicators: ["MEM_TOTAL", "EMU_INIT"], periods: ["2023"] }) { rows { unit { code } cells { value basis rank } } }',
    ],
    [
      "a sheet",
      'sheet(input: { rows: UNITS, columns: PERIODS, units: ["SLA"], indicators: ["MEM_TOTAL"], periods: ["2023", "2024"] }) { values versions states }',
    ],
    ["an error at the top", "figures(first: 1, last: 1) { nodes { value } }"],
    [
      "an error of one field of several",
      'me { name } unit(code: "SLA") { code figures(after: "made up") { nodes { value } } }',
    ],
    ["an error deep inside", 'units(first: 2) { nodes { membership(period: "nonsense") { members } } }'],
    ["the name of a type", "__typename me { __typename }"],
  ])("%s", async (_, fields) => {
    const alone = await ask(product, `{ ${fields} }`);
    const beside = await ask(product, `{ ${fields} __schema { queryType { name } } }`);
    const { __schema: schema, ...data } = beside.data ?? { __schema: undefined };
    expect(beside.data === null ? null : data).toEqual(alone.data);
    expect(beside.errors).toEqual(alone.errors);
    if (beside.data !== null) expect(schema).toEqual({ queryType: { name: "Query" } });
  });
});
