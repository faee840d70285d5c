import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "../support/ask.ts";
import { apply, cell } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct({ sample: true });
});
afterAll(() => product.close());

const compare = async (input: object) => {
  const document = `query Q($input: ComparisonInput!) { comparison(input: $input) {
    columns { computed { value basis sample } difference }
    rows { unit { code } cells { value basis asAt quality rank } }
  } }`;
  const { data, errors } = await ask(product, document, { input });
  expect(errors).toEqual([]);
  return data.comparison;
};

test.each([
  ["a cluster beside its member", ["CUM-BGPB", "SLA"], "2023"],
  ["a province beside the one it became", ["LCA", "LCA2025", "HTI"], "2025"],
  ["the confederation beside a province", ["TLD", "HTI"], "2025"],
])("%s has no total and no rank, for it would count twice", async (_, units, period) => {
  const { columns, rows } = await compare({ units, indicators: ["MEM_TOTAL"], periods: [period] });
  expect(columns[0].computed).toEqual({ value: null, basis: "NONE", sample: false });
  expect(rows.map(({ cells: [only] }: { cells: { rank: number | null }[] }) => only!.rank)).toEqual(
    units.map(() => null),
  );
  expect(rows.some(({ cells: [only] }: { cells: { value: number | null }[] }) => only!.value !== null)).toBe(true);
});

test("a reported figure stands before a sample that is newer or nearer", async () => {
  const { rows } = await compare({ units: ["LCA", "HTI"], indicators: ["MEM_TOTAL"], periods: ["2025"] });
  expect(rows[0].cells[0]).toMatchObject({
    value: 45_114,
    basis: "LATEST_AT",
    asAt: "2025-01-15",
    quality: "REPORTED",
  });
  const { data } = await ask(product, '{ unit(code: "LCA") { membership(period: "2025") { members } } }');
  expect(data.unit.membership.members).toBe(45_114);
});

test("a total of samples says so, and a total of reported figures does not", async () => {
  const { columns } = await compare({ cluster: "CUM-BGPB", year: 2023, indicators: ["MEM_TOTAL"], periods: ["2023"] });
  expect(columns[0]).toEqual({ computed: { value: 256_516, basis: "SUM_OF", sample: true }, difference: 0 });
  const reported = await compare({ units: ["HTI", "AGI2025"], indicators: ["MEM_TOTAL"], periods: ["2025"] });
  expect(reported.columns[0].computed.sample).toBe(false);
});

test("a sample cannot be turned into a reported figure while its source says what it is", async () => {
  const outcome = await apply(product, [
    cell({ indicator: "EMU_INIT", period: "2023", value: "6259", baseVersion: 1, source: "generated-sample" }),
  ]);
  expect(outcome).toMatchObject({ kind: "rejected", problems: [{ code: "QUALITY_RESERVED" }] });
});
