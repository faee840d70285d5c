import { expect, test } from "vitest";
import { readOperation, reckon } from "./arithmetic.ts";

test.each([
  ["*1,03", { sign: "*", by: "1.03" }],
  [" x 2", { sign: "*", by: "2" }],
  ["+5", { sign: "+", by: "5" }],
  ["-1500", { sign: "-", by: "1500" }],
  // One and a half, or one thousand five hundred: nobody is asked here, so nothing is guessed.
  ["-1.500", null],
  ["/1000", { sign: "/", by: "1000" }],
  [": 1000", { sign: "/", by: "1000" }],
  ["/0", null],
  ["*1,5 tỷ", { sign: "*", by: "1500000000" }],
  // A share of each figure, or so many more hundredths? Written with a unit it is no bare number.
  ["+5%", null],
  ["*5 %", null],
  ["-5 người", null],
  ["5", null],
  ["*", null],
  ["*abc", null],
  ["", null],
])("%s", (text, operation) => {
  expect(readOperation(text)).toEqual(operation);
});

const cases: readonly (readonly [string, string, boolean, string, boolean])[] = [
  ["0.1", "+0,2", false, "0.3", false],
  ["100", "*1,03", true, "103", false],
  ["101", "*1,03", true, "104", true],
  ["50", "*1,03", true, "52", true],
  ["-50", "*1,03", true, "-52", true],
  ["1234567", "/1000", false, "1234.567", false],
  ["1", "/3", false, "0.3333", true],
  ["2", "/3", false, "0.6667", true],
  ["-2", "/3", false, "-0.6667", true],
  ["999999999999999", "+1", true, "1000000000000000", false],
  ["5", "-5", false, "0", false],
  ["-0.00001", "*1", false, "0", true],
];
test.each(cases)("%s %s", (value, text, whole, result, isRounded) => {
  expect(reckon(value, readOperation(text)!, whole)).toEqual({ value: result, isRounded });
});
