import { expect, test } from "vitest";
import { cells, shown } from "./harness.ts";
import type { NumberContext } from "./number-context.ts";
import { readNumber } from "./read-number.ts";

/** What was paid for, and a text with two readings; evidence decides which of them is offered first. */
const thousands = "9224000000000|9224000000";
const decimal = "9224000000|9224000000000";

test.each<readonly [title: string, evidence: Partial<NumberContext>, readings: string]>([
  ["nothing known", {}, thousands],
  ["304 houses at 25 to 70 million", { unitPrice: { count: "304", low: "25000000", high: "70000000" } }, decimal],
  ["a band that both miss", { bandLow: "1", bandHigh: "2" }, thousands],
  ["a band that holds the second", { bandLow: null, bandHigh: "50000000000" }, decimal],
  ["a band without ends", { bandLow: null, bandHigh: null }, thousands],
  ["last year near the second", { lastYear: "8000000000" }, decimal],
  ["last year near the first", { lastYear: "8000000000000" }, thousands],
  ["last year far from both", { lastYear: "100" }, thousands],
  ["last year empty", { lastYear: null }, thousands],
  ["last year zero", { lastYear: "0" }, thousands],
  ["peers near the second", { peers: ["5000000000", "11000000000"] }, decimal],
  ["peers near both", { peers: ["5000000000", "11000000000000"] }, thousands],
  ["no peers", { peers: [] }, thousands],
  [
    "the unit price outweighs last year",
    { unitPrice: { count: "304", low: "25000000", high: "70000000" }, lastYear: "8000000000000" },
    decimal,
  ],
  ["the band outweighs the peers", { bandHigh: "50000000000", peers: ["8000000000000"] }, decimal],
])("%s", (_, evidence, readings) => {
  expect(shown(readNumber("9.224 tỷ", { ...cells.money, ...evidence }))).toBe(`ASK DOT_GROUP_BEFORE_SCALE ${readings}`);
});

test("each reading carries the evidence that speaks for it", () => {
  const read = readNumber("2.145 triệu", {
    ...cells.money,
    unitPrice: { count: "24", low: "50000000", high: "100000000" },
    lastYear: "2000000000",
  });
  expect(
    read.kind === "AMBIGUOUS" && read.readings.map(({ value, reason, fits }) => ({ value, reason, fits })),
  ).toEqual([
    { value: "2145000000", reason: "DOT_THOUSANDS", fits: ["UNIT_PRICE", "LAST_YEAR"] },
    { value: "2145000", reason: "DOT_DECIMAL", fits: [] },
  ]);
});

test("a band of a percentage puts the fraction first", () => {
  expect(shown(readNumber("84.590%", { ...cells.percent, bandLow: "0", bandHigh: "100" }))).toBe(
    "ASK DOT_GROUP 84.59|84590 [%]",
  );
});

test("brackets are a remark first where nothing is negative", () => {
  expect(shown(readNumber("(12.500)", { ...cells.money, mayBeNegative: false }))).toBe("ASK BRACKETS 12500|-12500");
});

test("evidence never touches what is plain", () => {
  expect(shown(readNumber("7.501", { ...cells.count, lastYear: "7", bandHigh: "10" }))).toBe("OK 7501");
});
