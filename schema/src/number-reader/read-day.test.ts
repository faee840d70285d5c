import { expect, test } from "vitest";
import { readDay } from "./read-day.ts";

test.each([
  ["30/11/2023", "2023-11-30"],
  [" 1/7/2025 ", "2025-07-01"],
  ["01-07-2025", "2025-07-01"],
  ["01.07.2025", "2025-07-01"],
  ["2025-07-01", "2025-07-01"],
  ["ngày 30 tháng 11 năm 2023", "2023-11-30"],
  ["Ngày 30 tháng 11 năm 2023".normalize("NFD"), "2023-11-30"],
  ["29/02/2024", "2024-02-29"],
  ["29/02/2000", "2000-02-29"],
])("%j is %s", (text, value) => {
  expect(readDay(text)).toEqual({ kind: "OK", value });
});

test.each([
  "29/02/2023",
  "29/02/1900",
  "31/04/2023",
  "00/11/2023",
  "11/30/2023",
  "30/11/23",
  "30/11",
  "2023",
  "2025-7-1",
  "hôm nay",
])("%j is no day", (text) => {
  expect(readDay(text).kind).toBe("REJECT");
});

test("nothing is blank", () => {
  expect(readDay("  ")).toEqual({ kind: "BLANK" });
});
