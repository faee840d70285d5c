import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askExplained } from "../support/ask.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

/** A document costs one statement for each level of facts, however many rows it hangs under, and none for dimensions. */
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

const comparison =
  'comparison(input: { cluster: "CUM-BGPB", indicators: ["MEM_TOTAL", "EMU_INIT"], periods: ["2023"] })';
describe("the number of statements", () => {
  test.each<[number, string, string]>([
    [
      0,
      "dimensions, however deep",
      '{ unit(code: "SLA") { name parent { name } clusters { cluster { members { unit { name awards { name } } } } } } indicators(first: 100) { nodes { partOf { code } breaks { note } } } me { name } }',
    ],
    [
      1,
      "a page of figures with everything in memory beside it",
      "{ figures(first: 100) { nodes { value unit { name parent { name } } indicator { name weight { code } } period { key } source { title } } pageInfo { endCursor } } }",
    ],
    [2, "a page and its total", "{ figures(first: 10) { totalCount nodes { value } } }"],
    [1, "a total alone", "{ figures { totalCount } }"],
    [1, "figures of fifty units", "{ units(first: 50) { nodes { figures(first: 5) { nodes { value } } } } }"],
    [
      3,
      "three levels under fifty units",
      "{ units(first: 50) { nodes { figures(first: 5) { nodes { value evidence { phrase } history { version } } } } } }",
    ],
    [
      1,
      "a typed view of fifty units",
      '{ units(first: 50) { nodes { membership(period: "2023") { members workers density } } } }',
    ],
    [
      2,
      "two typed views",
      '{ units(first: 50) { nodes { membership(period: "2023") { members } finance(period: "2023") { revenue } } } }',
    ],
    [1, "flat rows", "{ figureRows(first: 100) { unitName indicatorName value cursor } }"],
    [0, "flat rows of dimensions", "{ unitRows(first: 100) { code name } }"],
    [1, "a cell", '{ figure(unit: "CUM-BGPB", indicator: "MEM_TOTAL", period: "2023-12-19") { value } }'],
    [0, "a cell that cannot be", '{ figure(unit: "NOPE", indicator: "MEM_TOTAL", period: "2023-12-19") { value } }'],
    [
      1,
      "units by what they reported",
      '{ units(where: { figures: { some: { indicator: { code: { eq: "EMU_INIT" } } } } }) { nodes { code } } }',
    ],
    [
      1,
      "groups",
      '{ figureGroups(by: [UNIT], where: { indicator: { code: { eq: "EMU_INIT" } }, period: { type: { eq: YEAR } } }) { nodes { count } total { count } totalCount } }',
    ],
    [
      1,
      "a sheet",
      '{ sheet(input: { rows: UNITS, columns: PERIODS, units: ["SLA", "LCA"], indicators: ["MEM_TOTAL"], periods: ["2023", "2024"] }) { values } }',
    ],
    [1, "a comparison of values", `{ ${comparison} { rows { cells { value } } } }`],
    [
      3,
      "a comparison with all that is worked out: cells, what they come to, and how they stand",
      `{ ${comparison} { columns { computed { value } mean } rows { cells { value rank attainment score lastYear { growth } } } } }`,
    ],
    [1, "change sets", "{ changeSets(first: 5) { nodes { actor cellCount } } }"],
    [
      3,
      "three roots in one snapshot",
      "{ a: figures(first: 1) { nodes { value } } b: figures(first: 2) { nodes { value } } c: changeSets(first: 1) { nodes { id } } }",
    ],
  ])("%i: %s", async (count, _, document) => {
    const { errors, statements } = await askExplained(product, document);
    expect(errors).toEqual([]);
    expect(statements.length, statements.join("\n")).toBe(count);
  });
});
