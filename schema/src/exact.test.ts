import { expect, test } from "vitest";
import { compareDecimals, minus, plus, powerOfTen, shifted, shortest, times } from "./exact.ts";

test.each([
  ["0.1", "0.2", "0.3"],
  ["999999999999999", "1", "1000000000000000"],
  ["1.5", "-1.5", "0"],
  ["-0.05", "0.01", "-0.04"],
  ["1.25", "0.75", "2"],
])("%s + %s = %s", (a, b, sum) => {
  expect(plus(a, b)).toBe(sum);
  expect(minus(sum, b)).toBe(a);
});

test.each([
  ["62.5", "1000000000", "62500000000"],
  ["1.1", "1.1", "1.21"],
  ["-0.5", "2", "-1"],
  ["0", "-1", "0"],
  ["007", "1", "7"],
  ["90071992547409930.1", "10", "900719925474099301"],
])("%s x %s = %s", (a, b, product) => {
  expect(times(a, b)).toBe(product);
});

test.each([
  ["1.5", "1.50", 0],
  ["-1", "0.5", -1],
  ["10", "9.9999", 1],
])("%s against %s: %s", (a, b, order) => {
  expect(compareDecimals(a, b)).toBe(order);
});

test.each([
  [9, "1000000000"],
  [0, "1"],
  [-1, "0.1"],
  [-3, "0.001"],
])("ten to the power %s is %s", (power, text) => {
  expect(powerOfTen(power)).toBe(text);
});

test("a shift of the point is a product, the shortest text a product with one, and short texts compare as long ones do", () => {
  const texts = ["0", "-0", "00.50", "7", "007", "-62.5", "0.0012", "1234567890123.4567", "-999999999999999", "1000"];
  for (const text of texts) {
    expect(shortest(text)).toBe(times(text, "1"));
    for (let power = -6; power <= 12; power++) {
      const factor = power < 0 ? `0.${"1".padStart(-power, "0")}` : "1".padEnd(power + 1, "0");
      expect(shifted(text, power)).toBe(times(text, factor));
    }
    for (const other of texts) {
      expect(compareDecimals(text, other)).toBe(compareDecimals(`${text}${zeros(text)}`, other));
    }
  }
});

/** Makes a text too long to be told apart as a double, and no other number. */
function zeros(text: string): string {
  return (text.includes(".") ? "" : ".") + "0".repeat(16);
}
