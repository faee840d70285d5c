import { describe, expect, test } from "vitest";
import {
  comparePeriods,
  lastDay,
  monthsOf,
  overlaps,
  periodAfter,
  periodBefore,
  periodOfDays,
  readPeriod,
  yearBefore,
  type Period,
} from "./period.ts";

describe("readPeriod", () => {
  test.each([
    ["2023", "YEAR", "2023-01-01", "2024-01-01", 2023],
    ["2023-H1", "HALF", "2023-01-01", "2023-07-01", 2023],
    ["2023-H2", "HALF", "2023-07-01", "2024-01-01", 2023],
    ["2023-Q1", "QUARTER", "2023-01-01", "2023-04-01", 2023],
    ["2023-Q4", "QUARTER", "2023-10-01", "2024-01-01", 2023],
    ["2023-05", "MONTH", "2023-05-01", "2023-06-01", 2023],
    ["2023-12", "MONTH", "2023-12-01", "2024-01-01", 2023],
    ["2024-02", "MONTH", "2024-02-01", "2024-03-01", 2024],
    ["2023-9M", "NINE_MONTHS", "2023-01-01", "2023-10-01", 2023],
    ["2023-TET", "TET", "2022-12-23", "2023-02-06", 2023],
    ["2023-12-19", "AS_AT", "2023-12-19", "2023-12-20", 2023],
    ["2024-02-29", "AS_AT", "2024-02-29", "2024-03-01", 2024],
    ["2021-09-01/2023-09-01", "WINDOW", "2021-09-01", "2023-09-02", 2023],
    ["1945", "YEAR", "1945-01-01", "1946-01-01", 1945],
    ["2100", "YEAR", "2100-01-01", "2101-01-01", 2100],
  ])("%s", (key, type, startsOn, endsBefore, year) => {
    expect(readPeriod(key)).toEqual({ key, type, startsOn, endsBefore, year });
  });

  test.each([
    "",
    "23",
    "2023 ",
    "2023-H3",
    "2023-Q5",
    "2023-Q0",
    "2023-00",
    "2023-13",
    "2023-5",
    "2023-8M",
    "2023-tet",
    "2009-TET",
    "2036-TET",
    "2023-02-29",
    "2023-02-30",
    "2023-04-31",
    "2023-12-32",
    "2023-9-1",
    "2023-01-01/2022-01-01",
    "2023-01-01/2023-01-01",
    "2023-01-01/2023-02-30",
    "2023/2024",
    "1944",
    "2101",
    "1944-12-31",
    "1900-01-01/2023-01-01",
    "2023-01-01/2101-01-01",
    "0050",
    "0099-H1",
    "0050-01-01",
  ])("%j is no period", (key) => {
    expect(readPeriod(key)).toBeNull();
  });
});

test("calendar order puts the longer stretch first", () => {
  const keys = ["2023-05", "2023-Q1", "2023", "2022-12-31", "2023-01", "2023-9M", "2023-H1", "2023-01-01"];
  const sorted = keys
    .map(period)
    .toSorted(comparePeriods)
    .map(({ key }) => key);
  expect(sorted).toEqual(["2022-12-31", "2023", "2023-9M", "2023-H1", "2023-Q1", "2023-01", "2023-01-01", "2023-05"]);
  expect(comparePeriods(period("2023"), period("2023-01-01/2023-12-31"))).toBeLessThan(0);
});

test.each([
  [null, null, "2023", true],
  [null, "2025-06-30", "2025-06", true],
  [null, "2025-06-30", "2025-07", false],
  [null, "2025-06-30", "2025", true],
  ["2025-07-01", null, "2025-06-30", false],
  ["2025-07-01", null, "2025-07-01", true],
  ["2025-07-01", null, "2023-01-01/2025-12-31", true],
])("a unit from %s to %s and %s: %s", (validFrom, validTo, key, answer) => {
  expect(overlaps({ validFrom, validTo }, period(key))).toBe(answer);
});

test("twelve months", () => {
  expect(monthsOf(2023)).toEqual([
    "2023-01",
    "2023-02",
    "2023-03",
    "2023-04",
    "2023-05",
    "2023-06",
    "2023-07",
    "2023-08",
    "2023-09",
    "2023-10",
    "2023-11",
    "2023-12",
  ]);
});

test.each([
  ["2023", "2023-12-31"],
  ["2024-02", "2024-02-29"],
  ["2023-12-19", "2023-12-19"],
  ["2023-TET", "2023-02-05"],
])("the last day of %s is %s", (key, day) => {
  expect(lastDay(period(key))).toBe(day);
});

test.each([
  ["2025-01-01", "2025-12-31", "2025"],
  ["2025-01-01", "2025-09-30", "2025-9M"],
  ["2025-01-01", "2025-06-30", "2025-H1"],
  ["2025-07-01", "2025-12-31", "2025-H2"],
  ["2025-04-01", "2025-06-30", "2025-Q2"],
  ["2024-02-01", "2024-02-29", "2024-02"],
  ["2025-06-30", "2025-06-30", "2025-06-30"],
  ["2025-02-01", "2025-04-30", "2025-02-01/2025-04-30"],
  ["2025-02-03", "2025-05-31", "2025-02-03/2025-05-31"],
  ["2023-07-01", "2025-06-30", "2023-07-01/2025-06-30"],
  ["2025-06-30", "2025-01-01", undefined],
])("%s to %s is the period %s", (first, last, key) => {
  expect(periodOfDays(first, last)?.key).toBe(key);
});

test.each([
  ["2023", "2022", "2022", "2024"],
  ["2023-H1", "2022-H1", "2022-H2", "2023-H2"],
  ["2023-Q4", "2022-Q4", "2023-Q3", "2024-Q1"],
  ["2023-01", "2022-01", "2022-12", "2023-02"],
  ["2023-12", "2022-12", "2023-11", "2024-01"],
  ["2023-9M", "2022-9M", null, null],
  ["2023-TET", "2022-TET", null, null],
  ["2010-TET", null, null, null],
  ["2023-12-19", null, null, null],
  ["2021-09-01/2023-09-01", null, null, null],
  ["1945", null, null, "1946"],
  ["2100", "2099", "2099", null],
  ["nonsense", null, null, null],
])("a year before %s is %s, before it stands %s and after it %s", (key, year, before, after) => {
  expect([yearBefore(key), periodBefore(key), periodAfter(key)]).toEqual([year, before, after]);
});

function period(key: string): Period {
  return readPeriod(key)!;
}
