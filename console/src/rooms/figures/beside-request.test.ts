import { expect, test } from "vitest";
import { besides } from "../../edits/beside.ts";
import { block } from "../../edits/test-cells.ts";
import { breakFinder, inOrderOf, lastYearInput, possibleBeside, targetInput } from "./beside-request.ts";

const input = {
  rows: "INDICATORS",
  columns: "PERIODS",
  units: ["SLA"],
  indicators: ["MEM_TOTAL"],
  periods: ["2023-01", "2023-12-19", "2023"],
  kind: "ACTUAL",
} as const;
const asked = { ...input, units: [...input.units], indicators: [...input.indicators], periods: [...input.periods] };

test("only what is wanted is asked for, and a day has no day a year before", () => {
  expect(targetInput(asked, ["lastYear"])).toBeNull();
  expect(targetInput(asked, ["attainment"])).toEqual({ ...asked, kind: "TARGET" });
  expect(lastYearInput(asked, ["target"])).toBeNull();
  expect(lastYearInput(asked, ["growth"])?.periods).toEqual(["2022-01", "2022"]);
  expect(lastYearInput({ ...asked, periods: ["2023-12-19"] }, ["growth"])).toBeNull();
  expect(possibleBeside("TARGET", besides)).toEqual(["lastYear", "difference", "growth"]);
});

test("figures come into the order of the sheet, each under the period a year later", () => {
  const sheet = block([1, 2, 3]);
  const answer = {
    rowKeys: ["EMU_INIT"],
    columnKeys: ["2022-03", "2022-01"],
    values: [30, 10],
    states: ["VALUE", "VALUE"],
    qualifiers: ["EXACT", "EXACT"],
    qualities: ["REPORTED", "SAMPLE"],
  } as const;
  const { values } = inOrderOf(sheet, { ...answer } as never, (key) => key.replace("2023", "2022"));
  expect([...values]).toEqual([10, Number.NaN, 30]);
});

test.each<[string, string, string | null]>([
  ["2023-03", "2023-03-15", "2023-03-15"],
  ["2023-03", "2022-06-01", "2022-06-01"],
  ["2023-03", "2022-03-15", "2022-03-15"],
  ["2023-03", "2022-03-01", null],
  ["2023-03", "2023-04-01", null],
  ["2023-12-19", "2023-01-01", null],
])("the break of %s on %s", (period, on, expected) => {
  const find = breakFinder([{ code: "MEM_TOTAL", breaks: [{ on, unit: null }] }]);
  const key = { unit: "SLA", indicator: "MEM_TOTAL", period, kind: "ACTUAL" } as const;
  expect(find(key)).toBe(expected);
  expect(find({ ...key, indicator: "EMU_INIT" })).toBeNull();
});

test("a break of another unit is none", () => {
  const find = breakFinder([{ code: "MEM_TOTAL", breaks: [{ on: "2023-01-01", unit: { code: "LSO" } }] }]);
  expect(find({ unit: "SLA", indicator: "MEM_TOTAL", period: "2023-03", kind: "ACTUAL" })).toBeNull();
  expect(find({ unit: "LSO", indicator: "MEM_TOTAL", period: "2023-03", kind: "ACTUAL" })).toBe("2023-01-01");
});
