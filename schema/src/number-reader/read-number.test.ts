import { describe, expect, test } from "vitest";
import { maxLength } from "./clean-text.ts";
import { cells, shown, type Case } from "./harness.ts";
import { readNumber } from "./read-number.ts";

function check(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    test.each(cases)("%s %j", (cell, text, reading) => {
      expect(shown(readNumber(text, cells[cell]))).toBe(reading);
    });
  });
}

check("plain digits", [
  ["count", "00", "OK 0"],
  ["count", "999999999999999", "OK 999999999999999"],
  ["count", "1000000000000000", "NO TOO_MANY_DIGITS"],
  ["count", "000000000000000000007", "OK 7"],
  ["decimal", "1500", "OK 1500"],
  ["count", "+5", "OK 5"],
  ["count", "'0123", "OK 123"],
  ["billions", "5", "OK 5000000000"],
  ["billions", "0", "OK 0"],
]);

check("Vietnamese marks", [
  ["decimal", "62,5", "OK 62.5"],
  ["decimal", "0,5", "OK 0.5"],
  ["decimal", "0,500", "OK 0.5"],
  ["decimal", "62,50", "OK 62.5"],
  ["decimal", "1234,500", "OK 1234.5"],
  ["decimal", "1.234,567", "OK 1234.567"],
  ["decimal", "1.234.567", "OK 1234567"],
  ["decimal", "0,1234", "OK 0.1234"],
  ["decimal", "0,12345", "NO TOO_MANY_DECIMALS"],
  ["decimal", "0,12340", "OK 0.1234"],
  ["decimal", "123.456.789.012,3456", "NO TOO_MANY_DIGITS"],
  ["count", "62,5", "OK 62.5"],
  ["wage", "7.501", "OK 7501"],
  ["wage", "7.501.000,5", "OK 7501000.5"],
  ["billions", "62,5", "OK 62500000000"],
  ["billions", "1.234,5", "OK 1234500000000"],
]);

check("groups of spaces", [
  ["count", "3 024", "OK 3024"],
  ["count", "3\u00a0024", "OK 3024"],
  ["count", "215\u2009342\u2009000", "OK 215342000"],
  ["count", "215\u202f342\u202f000", "OK 215342000"],
  ["decimal", "1 234,5", "OK 1234.5"],
  ["decimal", "1 234.5", "ASK DOT_DECIMAL 1234.5"],
  ["decimal", "3 024", "OK 3024"],
  ["count", "215\n342", "NO SEVERAL_NUMBERS"],
  ["count", "215\t342", "NO SEVERAL_NUMBERS"],
  ["count", "215  342", "NO SEVERAL_NUMBERS"],
  ["count", "1 234.567", "NO BAD_GROUP"],
  ["count", "1.234 567", "NO BAD_GROUP"],
]);

check("one dot group of three", [
  ["count", "1.500", "OK 1500"],
  ["money", "9.224", "OK 9224"],
  ["giftPrice", "300.000", "OK 300000"],
  ["decimal", "1.500", "ASK DOT_GROUP 1500|1.5"],
  ["percent", "84.590%", "ASK DOT_GROUP 84590|84.59 [%]"],
  ["billions", "9.224", "ASK DOT_GROUP 9224000000000|9224000000"],
  ["count", "1.500 nghìn", "ASK DOT_GROUP_BEFORE_SCALE 1500000|1500"],
  ["money", "1.500k", "ASK DOT_GROUP_BEFORE_SCALE 1500000|1500"],
  ["money", "hơn 10.000 tỉ đồng", "ASK DOT_GROUP_BEFORE_SCALE 10000000000000|10000000000 OVER [đồng]"],
  ["money", "33.000 tỷ đồng", "ASK DOT_GROUP_BEFORE_SCALE 33000000000000|33000000000 [đồng]"],
  ["money", "1.234.567 triệu", "OK 1234567000000"],
  ["money", "1.234,5 tỷ", "OK 1234500000000"],
  ["money", "999.999.999 tỷ", "NO TOO_MANY_DIGITS"],
  ["money", "500.000 tỷ", "ASK DOT_GROUP_BEFORE_SCALE 500000000000000|500000000000"],
  ["money", "5.000 nghìn tỷ", "ASK DOT_GROUP_BEFORE_SCALE 5000000000000"],
]);

check("English marks", [
  ["count", "1,234,567", "ASK ENGLISH_FORM 1234567"],
  ["money", "500,000", "ASK COMMA_GROUP 500000|500"],
  ["money", "500,000 đồng", "ASK COMMA_GROUP 500000|500 [đồng]"],
  ["percent", "1,500", "ASK COMMA_GROUP 1.5|1500"],
  ["billions", "2,275", "ASK COMMA_GROUP 2275000000|2275000000000"],
  ["decimal", "1,234.5", "ASK ENGLISH_FORM 1234.5"],
  ["decimal", "1,234.567", "ASK ENGLISH_FORM 1234.567"],
  ["decimal", "1234.567", "ASK DOT_DECIMAL 1234.567"],
  ["decimal", "1.2345", "ASK DOT_DECIMAL 1.2345"],
  ["count", "1.2345", "NO DOT_MISPLACED"],
  ["decimal", "0.500", "ASK DOT_DECIMAL 0.5"],
  ["count", "12.5", "ASK DOT_DECIMAL 12.5"],
  ["money", "500.00", "ASK DOT_DECIMAL 500"],
  ["money", "18.7 tỷ", "ASK DOT_DECIMAL 18700000000"],
  ["money", "₫500,000", "ASK ENGLISH_FORM 500000 [đồng]"],
  ["money", "VND 500.000", "OK 500000 [đồng]"],
  ["money", "VND4.24 trillion", "ASK ENGLISH_WORD 4240000000000 [đồng]"],
  ["money", "1.1 billion VND", "ASK ENGLISH_WORD 1100000000 [đồng]"],
  ["money", "1.234 billion", "ASK ENGLISH_WORD 1234000000|1234000000000"],
  ["money", "5 million", "ASK ENGLISH_WORD 5000000"],
  ["money", "3,421 million", "ASK ENGLISH_WORD 3421000000|3421000"],
  ["count", "1'234'567", "ASK APOSTROPHE 1234567"],
  ["decimal", "1\u2019234.5", "ASK APOSTROPHE 1234.5"],
  ["decimal", "1'234,5", "ASK APOSTROPHE 1234.5"],
  ["money", "500M", "ASK ENGLISH_WORD 500000000"],
]);

check("malformed digits", [
  ["count", "0.500", "NO LEADING_ZERO"],
  ["count", "0.500.000", "NO LEADING_ZERO"],
  ["decimal", "01,5", "NO LEADING_ZERO"],
  ["decimal", "0.679,1", "NO LEADING_ZERO"],
  ["decimal", "0,679.1", "NO LEADING_ZERO"],
  ["count", "0 500", "NO LEADING_ZERO"],
  ["count", "12,5,5", "NO COMMA_MISPLACED"],
  ["count", "8 5", "NO SPACE_MISPLACED 85"],
  ["count", "1,23,456", "NO COMMA_MISPLACED"],
  ["count", "1.234,567,890", "NO BAD_GROUP"],
  ["count", "1234.567.890", "NO DOT_MISPLACED"],
  ["percent", "147 62", "NO SPACE_MISPLACED 147.62"],
  ["count", "4 1226", "NO SPACE_MISPLACED 41226"],
  ["money", "147 6 tỷ", "NO SPACE_MISPLACED"],
  ["billions", "147 6", "NO SPACE_MISPLACED 147600000000"],
  ["count", "1.000.", "NO HALF_TYPED"],
  ["decimal", ",5", "NO HALF_TYPED"],
  ["decimal", "gần .5", "NO HALF_TYPED"],
  ["decimal", "1..5", "NO HALF_TYPED"],
  ["decimal", "5,", "NO HALF_TYPED"],
  ["count", "500-", "NO HALF_TYPED"],
  ["count", "7.501*", "NO UNKNOWN_CHARACTER"],
  ["count", "1'23'456", "NO BAD_GROUP"],
  ["count", "1O.000", "NO UNKNOWN_WORD"],
]);

check("signs and brackets", [
  ["change", "-12.500", "OK -12500"],
  ["change", "\u221212.500", "OK -12500"],
  ["change", "- 12.500", "ASK DASH -12500|12500"],
  ["change", "–12.500", "ASK DASH -12500|12500"],
  ["change", "-0", "OK 0"],
  ["change", "(12.500)", "ASK BRACKETS -12500|12500"],
  ["count", "-0", "OK 0"],
  ["count", "– 12.500", "NO NEGATIVE -12500"],
  ["decimal", "-1.500", "NO NEGATIVE"],
  ["percent", "(162%)", "ASK BRACKETS -162|162 [%]"],
  ["decimal", "(1.500)", "ASK BRACKETS -1500|-1.5|1500|1.5"],
  ["count", "(12.500", "NO MALFORMED"],
  ["count", "12.500)", "NO MALFORMED"],
  ["count", "((12.500))", "NO MALFORMED"],
  ["count", "7.501 (1)", "NO SEVERAL_NUMBERS"],
  ["count", "40.780 sáng kiến (đạt 162%)", "NO SEVERAL_NUMBERS"],
  ["count", "[12.500]", "NO UNKNOWN_CHARACTER"],
  ["change", "--5", "NO MALFORMED"],
  ["count", "(0)", "ASK BRACKETS 0"],
]);

check("missing", [
  ["count", "   ", "BLANK"],
  ["count", "\u00a0\u200b", "BLANK"],
  ["count", "–", "BLANK"],
  ["count", "---", "BLANK"],
  ["count", "(-)", "BLANK"],
  ["count", "..", "BLANK"],
  ["count", "…", "BLANK"],
  ["count", "n/a", "BLANK"],
  ["count", "N/A", "BLANK"],
  ["count", "Chưa có số liệu", "BLANK"],
  ["count", "Không có", "ASK NONE_WORD 0|"],
  ["count", "KHÔNG".normalize("NFD"), "ASK NONE_WORD 0|"],
  ["count", ".", "NO HALF_TYPED"],
  ["count", "x", "NO NOT_A_NUMBER"],
  ["money", "tỷ đồng", "NO NOT_A_NUMBER"],
  ["money", "hai tỷ", "NO NOT_A_NUMBER"],
]);

check("ranges and ratios", [
  ["count", "8.000-11.000", "RANGE 8000..11000"],
  ["count", "8.000 — 11.000 người", "RANGE 8000..11000 [người]"],
  ["count", "từ 8.000 đến 11.000", "RANGE 8000..11000"],
  ["money", "1,0 - 1,3 triệu đồng", "RANGE 1000000..1300000 [đồng]"],
  ["money", "800 triệu - 1,2 tỷ", "RANGE 800000000..1200000000"],
  ["percent", "khoảng 90-95%", "RANGE 90..95 ABOUT [%]"],
  ["money", "500 - 1 tỷ", "NO RANGE_REVERSED"],
  ["decimal", "1.500 - 2.500", "NO PART_UNCLEAR"],
  ["count", "5 - hơn 7", "NO MALFORMED"],
  ["count", "5 đến hơn 7", "NO UNKNOWN_WORD"],
  ["persons", "2 - 3 suất", "NO UNIT_CONTRADICTS"],
  ["count", "1-2-3", "NO SEVERAL_NUMBERS"],
  ["count", "đến 500", "NO UNKNOWN_WORD"],
  ["count", "984/984", "RATIO 984/984"],
  ["count", "0/0", "RATIO 0/0"],
  ["percent", "297 / 1.001", "RATIO 297/1001"],
  ["count", "81/104 cuộc", "RATIO 81/104 [cuộc]"],
  ["persons", "81/104 cuộc", "NO UNIT_CONTRADICTS"],
  ["count", "29.7/100", "NO PART_UNCLEAR"],
  ["count", "1/2/3", "NO SEVERAL_NUMBERS"],
]);

check("what only looks like a number", [
  ["count", "@A1", "NO FORMULA"],
  ["count", "+SUM(A1)", "NO FORMULA"],
  ["count", "-A1", "NO FORMULA"],
  ["count", "=5", "NO FORMULA"],
  ["count", "#N/A", "NO SHEET_ERROR"],
  ["count", "#DIV/0!", "NO SHEET_ERROR"],
  ["count", "####", "NO SHEET_ERROR"],
  ["money", "1,88E+09", "NO SCIENTIFIC 1880000000"],
  ["money", "1e-2", "NO SCIENTIFIC 0.01"],
  ["money", "1e99", "NO SCIENTIFIC"],
  ["money", "1e9 đồng", "NO SCIENTIFIC"],
  ["count", "30/11/2023", "NO LOOKS_LIKE_DATE"],
  ["count", "2023-11-30", "NO LOOKS_LIKE_DATE"],
  ["count", "30.11.2023", "NO LOOKS_LIKE_DATE"],
  ["count", "11/30/23", "NO LOOKS_LIKE_DATE"],
  ["count", "12 nhà và 30 người", "NO SEVERAL_NUMBERS"],
  ["count", "0x1F", "NO UNKNOWN_WORD"],
]);

test("long text is refused before anything is tried on it", () => {
  const long = [
    `${"1.000".repeat(2_000)}`,
    `${"1 ".repeat(5_000)}x`,
    `${"tỷ ".repeat(3_000)}`,
    "(".repeat(10_000),
    `5${" ".repeat(9_998)}5`,
  ];
  for (const text of long) expect(shown(readNumber(text, cells.count))).toBe("NO TOO_LONG");
  expect(shown(readNumber(" ".repeat(10_000), cells.count))).toBe("BLANK");
  expect(shown(readNumber(`${" ".repeat(5_000)}5${" ".repeat(5_000)}`, cells.count))).toBe("OK 5");
  expect(shown(readNumber("9".repeat(maxLength), cells.count))).toBe("NO TOO_MANY_DIGITS");
});
