import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../support/ask.ts";
import { apply, cell, mustBeApplied } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

/** Comparisons on the map of another day. On 1 July 2025 Lào Cai and Yên Bái became the new Lào Cai, LCA2025. */
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

const put = async (indicator: string, period: string, values: Readonly<Record<string, string>>): Promise<void> =>
  void mustBeApplied(
    await apply(
      product,
      Object.entries(values).map(([unit, value]) => cell({ unit, indicator, period, value })),
    ),
  );

const fields = `boundary columns { mean computed { value basis units expected } }
  rows { unit { code } cells { value basis coverage { units expected } reason rank unranked breaks { on cause }
    madeOf { unit { code } indicator { code } period { key } value role share } lastYear { value growth breaks { on cause } } } }`;

async function onMap(boundary: string, input: object) {
  const document = `query M($input: ComparisonInput!) @read(boundary: ${boundary}) { comparison(input: $input) { ${fields} } }`;
  const { data, errors } = await ask(product, document, { input });
  expect(errors).toEqual([]);
  return data.comparison;
}

describe("the new Lào Cai for a year before it was", () => {
  const input = { units: ["LCA2025", "TQU2025", "HTI"], periods: ["2023"] };

  test("covers one of two when Yên Bái is missing, and is not ranked", async () => {
    await put("EMU_INIT", "2023", { LCA: "100", HGI: "30", TQU: "40", HTI: "50" });
    const { rows, columns, boundary } = await onMap("CURRENT", { ...input, indicators: ["EMU_INIT"] });
    expect(boundary).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(rows.map(({ cells }: { cells: object[] }) => cells[0])).toMatchObject([
      {
        value: 100,
        basis: "PARTIAL",
        coverage: { units: 1, expected: 2 },
        reason: "PREDECESSOR_MISSING",
        rank: null,
        unranked: "COVERAGE",
      },
      { value: 70, coverage: { units: 2, expected: 2 }, reason: null, rank: 1, unranked: null },
      { value: 50, basis: "EXACT", coverage: null, rank: 2 },
    ]);
    expect(columns[0].computed).toEqual({ value: 120, basis: "PARTIAL", units: 2, expected: 3 });
  });

  test("is whole when both reported, and says what it was made of", async () => {
    await put("EMU_WORKS", "2023", { LCA: "100", YBA: "20" });
    const { rows } = await onMap("CURRENT", { ...input, units: ["LCA2025"], indicators: ["EMU_WORKS"] });
    const part = { indicator: { code: "EMU_WORKS" }, period: { key: "2023" }, share: 1 };
    expect(rows[0].cells[0]).toMatchObject({ value: 120, coverage: { units: 2, expected: 2 }, rank: 1 });
    expect(rows[0].cells[0].madeOf).toMatchObject([
      { ...part, unit: { code: "LCA" }, value: 100, role: "PREDECESSOR" },
      { ...part, unit: { code: "YBA" }, value: 20, role: "PREDECESSOR" },
    ]);
  });

  test("as reported it has nothing, and its predecessors have what they reported", async () => {
    const { rows, boundary } = await onMap("AS_REPORTED", {
      ...input,
      units: ["LCA2025", "HTI"],
      indicators: ["EMU_INIT"],
    });
    expect(boundary).toBe("AS_REPORTED");
    expect(rows.map(({ cells }: { cells: { value: number | null }[] }) => cells[0]!.value)).toEqual([null, 50]);
  });
});

test("a cluster of another year is compared as its members are by then", async () => {
  const input = { cluster: "CUM-BGPB", year: 2023, indicators: ["EMU_INIT"], periods: ["2023"] };
  const codes = async (boundary: string): Promise<readonly string[]> =>
    (await onMap(boundary, input)).rows.map(({ unit }: { unit: { code: string } }) => unit.code).toSorted();
  expect(await codes("AS_REPORTED")).toEqual(["CBA", "DBI", "HGI", "LCA", "LCH", "LSO", "SLA"]);
  expect(await codes("CURRENT")).toEqual(["CBA", "DBI", "LCA2025", "LCH", "LSO", "SLA", "TQU2025"]);
  const { columns } = await onMap("CURRENT", input);
  expect(columns[0].computed.expected).toBe(7);
});

test("on one map a merger parts no series, a change of scope still does", async () => {
  await put("ORG_STAFF", "2024", { LCA: "60", YBA: "40" });
  await put("ORG_STAFF", "2025", { LCA2025: "90" });
  await put("ORG_CDCS", "2024", { LCA: "600", YBA: "400" });
  await put("ORG_CDCS", "2025", { LCA2025: "500" });
  const { rows } = await onMap("CURRENT", {
    units: ["LCA2025"],
    indicators: ["ORG_STAFF", "ORG_CDCS"],
    periods: ["2025"],
  });
  expect(rows[0].cells.map(({ lastYear }: { lastYear: object }) => lastYear)).toEqual([
    { value: 100, growth: -10, breaks: [] },
    { value: 1000, growth: null, breaks: [{ on: "2025-06-01", cause: "SCOPE" }] },
  ]);
});

test("a year before that lacks a predecessor says so, and nothing has grown from it", async () => {
  // 30 of Hà Giang alone, then 90 of the whole: three times as much would be half a unit held against a whole one.
  await put("LEG_DIALOG", "2024", { HGI: "30" });
  await put("LEG_DIALOG", "2025", { TQU2025: "90" });
  const lastYear = `value basis coverage { units expected } reason change growth`;
  const { data, errors } = await ask(
    product,
    `query P @read(boundary: CURRENT) {
      comparison(input: { units: ["TQU2025"], indicators: ["LEG_DIALOG"], periods: ["2025"] }) { rows { cells { value lastYear { ${lastYear} } } } }
    }`,
  );
  expect(errors).toEqual([]);
  expect(data.comparison.rows[0].cells[0]).toEqual({
    value: 90,
    lastYear: {
      value: 30,
      basis: "PARTIAL",
      coverage: { units: 1, expected: 2 },
      reason: "PREDECESSOR_MISSING",
      change: null,
      growth: null,
    },
  });
});

test("a mean over units is weighted, and stands beside each as their mean", async () => {
  await put("WAGE_AVG", "2022", { CBA: "5000000", DBI: "8000000", LSO: "6000000" });
  await put("WAGE_N", "2022", { CBA: "100", DBI: "50" });
  const compare = (units: readonly string[]) =>
    onMap("AS_REPORTED", { units, indicators: ["WAGE_AVG"], periods: ["2022"] });
  // (5 × 100 + 8 × 50) / 150 million
  expect((await compare(["CBA", "DBI"])).columns[0]).toEqual({
    mean: 6_000_000,
    computed: { value: 6_000_000, basis: "WEIGHTED", units: 2, expected: 2 },
  });
  expect((await compare(["CBA", "DBI", "LSO"])).columns[0]).toEqual({
    mean: null,
    computed: { value: 6_000_000, basis: "PARTIAL", units: 2, expected: 3 },
  });
});
