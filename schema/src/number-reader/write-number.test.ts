import { describe, expect, test } from "vitest";
import { editText, printNumber, type WriteOptions } from "./write-number.ts";

describe("printNumber", () => {
  test.each<readonly [value: string, options: WriteOptions, text: string]>([
    ["1234567.89", {}, "1.234.567,89"],
    ["1234567.89", { format: "ENGLISH" }, "1,234,567.89"],
    ["0", {}, "0"],
    ["999", {}, "999"],
    ["1000", {}, "1.000"],
    ["-12500", {}, "-12.500"],
    ["-0.5", {}, "-0,5"],
    ["62.5", { decimals: 2 }, "62,50"],
    ["62", { decimals: 2 }, "62,00"],
    ["62.123456789", { decimals: 2 }, "62,123456789"],
    ["9007199254740993", {}, "9.007.199.254.740.993"],
    ["123456789012345678901234567890.1234", {}, "123.456.789.012.345.678.901.234.567.890,1234"],
  ])("%s %o is %s", (value, options, text) => {
    expect(printNumber(value, options)).toBe(text);
  });

  test.each(["", "1,5", "1e9", "NaN", "1.", ".5", "+5"])("%j is a fault", (value) => {
    expect(() => printNumber(value)).toThrow(TypeError);
  });
});

describe("editText", () => {
  test.each([
    ["1234567", "1234567"],
    ["62.5", "62,5"],
    ["1.234", "1,2340"],
    ["0.125", "0,125"],
    ["1234.567", "1234,567"],
    ["-1.5", "-1,5"],
  ])("%s is %s", (value, text) => {
    expect(editText(value)).toBe(text);
  });
});
