import { describe, expect, test } from "vitest";
import { fold, found } from "./fold.ts";
import { formatAttainment, formatDay, formatNumber, lettersOf, withDecimalMark } from "./format.ts";

describe("figures", () => {
  test("as each language writes them, every digit kept", () => {
    expect(formatNumber(1234567.89, "vi")).toBe("1.234.567,89");
    expect(formatNumber(1234567.89, "en")).toBe("1,234,567.89");
    expect(formatNumber(999_999_999_999_999, "vi")).toBe("999.999.999.999.999");
    expect(formatNumber(0.0001, "vi")).toBe("0,0001");
    expect(formatNumber(0, "vi")).toBe("0");
  });

  test("take as many letters as reckoned", () => {
    const digits = ["123456789012345", "9".repeat(15), `1${"0".repeat(14)}`];
    for (let at = 0; at < 15 * 5 * digits.length; at += 1) {
      const whole = (at % 15) + 1;
      const decimals = Math.min(Math.floor(at / 15) % 5, 15 - whole);
      const text = digits[Math.floor(at / 75)]!;
      const value = Number(`${text.slice(0, whole)}.${text.slice(whole, whole + decimals)}`) * (at % 2 ? -1 : 1);
      for (const shown of ["vi", "en"] as const)
        expect([value, lettersOf(value)]).toEqual([value, formatNumber(value, shown).length]);
    }
    for (const value of [0, 0.5, 0.0001, -0.05, 0.1 + 0.2, 12.34567, 999.99999]) {
      expect([value, lettersOf(value)]).toEqual([value, formatNumber(value, "vi").length]);
    }
  });

  test("for other programs with the mark of the language", () => {
    expect(withDecimalMark("1234.5", "en")).toBe("1234.5");
    expect(withDecimalMark("1234.5", "vi")).toBe("1234,5");
  });
});

test("days in full, months as they are", () => {
  expect(formatDay("2023-12-19", "vi")).toBe("19/12/2023");
  expect(formatDay("2023-12", "vi")).toBe("2023-12");
});

test("names are found without accents", () => {
  expect(fold("Đoàn viên công đoàn")).toBe("doan vien cong doan");
  expect(found("Tỷ lệ tập hợp đoàn viên", "doan ty le")).toBe(true);
  expect(found("Sáng kiến", "sang kien hop")).toBe(false);
});

test.each([
  [111.76, "111,8"],
  [99.96, "99,9"],
  [99.94, "99,9"],
  [100, "100"],
  [79.999, "79,9"],
  [0, "0"],
])("an attainment of %d reads %s: what is not reached does not read as if it were", (value, text) => {
  expect(formatAttainment(value)).toBe(text);
});
