import { lastDay, readPeriod } from "@bangvang/schema/period";
import { expect, test } from "vitest";
import { dimensionsOfGroups, type GroupBy } from "./group-by.ts";

/** The value of an attribute of the period with this key. */
function valueOf(by: GroupBy, key: string): string | number | null {
  const { source } = dimensionsOfGroups[by];
  const period = readPeriod(key)!;
  if (source.kind !== "attribute" || source.table !== "period") throw new Error(`${by} is no attribute of a period`);
  const number = source.numberOf({ ...period, id: 1, code: key, endsOn: lastDay(period) });
  return number === null ? null : source.valueOf(number);
}

test.each<[string, number, string | null, string | null]>([
  ["2023", 2023, null, null],
  ["2023-H1", 2023, null, null],
  ["2023-Q1", 2023, "2023-Q1", null],
  ["2023-Q4", 2023, "2023-Q4", null],
  ["2023-01", 2023, "2023-Q1", "2023-01"],
  ["2023-12", 2023, "2023-Q4", "2023-12"],
  ["2023-9M", 2023, null, null],
  ["2023-TET", 2023, null, null],
  ["2023-12-19", 2023, "2023-Q4", "2023-12"],
  ["2023-03-31/2023-04-01", 2023, null, null],
  ["2023-04-02/2023-06-30", 2023, "2023-Q2", null],
  ["2023-04-01/2023-04-30", 2023, "2023-Q2", "2023-04"],
  // A window counts in the year it ends in, and in no quarter or month of two years.
  ["2022-12-01/2023-01-31", 2023, null, null],
])("%s stands in %i, %s and %s", (key, year, quarter, month) => {
  expect([valueOf("YEAR", key), valueOf("QUARTER", key), valueOf("MONTH", key)]).toEqual([year, quarter, month]);
});
