import { describe, expect, test } from "vitest";
import { isWhole, readDecimal } from "./decimal.ts";

describe("readDecimal", () => {
  test.each([
    ["0", "0"],
    ["-0", "0"],
    ["-0.00", "0"],
    ["1500", "1500"],
    ["-12500", "-12500"],
    ["62.50", "62.5"],
    ["62.00", "62"],
    ["100", "100"],
    ["0.0001", "0.0001"],
    ["1.00000000000000000000", "1"],
    ["999999999999999", "999999999999999"],
    ["99999999999.9999", "99999999999.9999"],
    ["0.12340000", "0.1234"],
  ])("%j is %s", (text, value) => {
    expect(readDecimal(text)).toEqual({ value });
  });

  test.each([
    ["", "NOT_A_NUMBER"],
    [" 1", "NOT_A_NUMBER"],
    ["1\n", "NOT_A_NUMBER"],
    ["01", "NOT_A_NUMBER"],
    ["+1", "NOT_A_NUMBER"],
    ["--1", "NOT_A_NUMBER"],
    ["1.", "NOT_A_NUMBER"],
    [".5", "NOT_A_NUMBER"],
    ["1,5", "NOT_A_NUMBER"],
    ["1.500.000", "NOT_A_NUMBER"],
    ["1e9", "NOT_A_NUMBER"],
    ["NaN", "NOT_A_NUMBER"],
    ["Infinity", "NOT_A_NUMBER"],
    ["１", "NOT_A_NUMBER"],
    ["\u22121", "NOT_A_NUMBER"],
    ["1000000000000000", "TOO_MANY_DIGITS"],
    ["100000000000.1234", "TOO_MANY_DIGITS"],
    ["-1000000000000000", "TOO_MANY_DIGITS"],
    ["0.00001", "TOO_MANY_DECIMALS"],
    ["1.23456", "TOO_MANY_DECIMALS"],
    ["1000000000000000.00001", "TOO_MANY_DECIMALS"],
  ])("%j: %s", (text, problem) => {
    expect(readDecimal(text)).toEqual({ problem });
  });
});

test.each([
  ["0", true],
  ["-15", true],
  ["0.5", false],
])("%s is whole: %s", (value, whole) => {
  expect(isWhole(value)).toBe(whole);
});
