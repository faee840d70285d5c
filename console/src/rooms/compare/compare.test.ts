import { describe, expect, test } from "vitest";
import type { Comparison, ComparisonRow } from "../../api/comparison.ts";
import { chartBars, chartedIn } from "./chart-data.ts";
import { readCompareSearch } from "./compare-search.ts";
import { sortRows } from "./sort-rows.ts";

const row = (code: string, ...values: (number | null)[]) =>
  ({
    unit: { code, name: `LĐLĐ tỉnh ${code}`, nameEn: code },
    cells: values.map((value) => ({ value, basis: value === null ? "NONE" : "EXACT", quality: "REPORTED" })),
  }) as ComparisonRow;
const rows = [row("Bắc", 5, null), row("An", null, null), row("Đông", 9, null)];
const comparison = {
  rows,
  columns: [{ indicator: { code: "LOW", direction: "LOWER" } }, { indicator: { code: "NONE", direction: "HIGHER" } }],
} as Comparison;
const codes = (sorted: readonly ComparisonRow[]) => sorted.map((one) => one.unit.code);

describe("sorting", () => {
  test("units without a figure stand last both ways", () => {
    expect(codes(sortRows(rows, 0, "down", (one) => one.unit.code))).toEqual(["Đông", "Bắc", "An"]);
    expect(codes(sortRows(rows, 0, "up", (one) => one.unit.code))).toEqual(["Bắc", "Đông", "An"]);
  });

  test("names as Vietnamese sorts them", () => {
    expect(codes(sortRows(rows, null, "up", (one) => one.unit.code))).toEqual(["An", "Bắc", "Đông"]);
  });
});

describe("the chart", () => {
  test("best first in the direction of the indicator", () => {
    expect(chartBars(comparison, "LOW").map((bar) => bar.value)).toEqual([5, 9]);
  });

  test("shows an indicator that has figures unless another is asked for", () => {
    expect(chartedIn(comparison, undefined)).toBe("LOW");
    expect(chartedIn(comparison, "NONE")).toBe("NONE");
    expect(chartedIn(comparison, "GONE")).toBe("LOW");
  });
});

test("the address is read with care", () => {
  expect(
    readCompareSearch({ cluster: "CUM", year: "2023", period: "2023-13", indicators: "A,B", direction: "left" }),
  ).toEqual({
    cluster: "CUM",
    year: 2023,
    indicators: ["A", "B"],
  });
});
