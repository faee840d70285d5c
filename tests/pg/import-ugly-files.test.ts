import { afterAll, beforeAll, vi } from "vitest";
import { csvOf, fileRow, xlsxOf } from "../support/files.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { book, mem, minimal, tryUgly, type Ugly } from "../support/ugly-files.ts";

// A process for each file is most of the time; what it reads is the same here.
vi.mock("../../server/src/exchange/read-apart.ts", () => import("../support/read-here.ts"));

let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

const sheetOf = (value: string): Buffer => book(["SLA", "MEM_TOTAL", "2022-05", { xml: value }]);

const rows: readonly Ugly[] = [
  {
    name: "a comma too many",
    file: csvOf(`${fileRow()},x`, fileRow({ period: "2022-06" })),
    problems: ["ROW_RAGGED 2"],
  },
  { name: "a comma too few", file: csvOf(fileRow(), "SLA,MEM_TOTAL,2022-06"), problems: ["ROW_RAGGED 3"] },
  {
    name: "a quote that is not closed",
    file: csvOf(fileRow(), fileRow({ period: "2022-06", note: '"abc' })),
    problems: ["ROW_QUOTES 3"],
  },
  {
    name: "a cell beyond the header of a sheet",
    file: book(["SLA", "MEM_TOTAL", "2022-05", "1", "2"]),
    format: "xlsx",
    problems: ["ROW_RAGGED 2"],
  },
  { name: "a text of a book", file: csvOf(fileRow({ note: "x".repeat(10_001) })), problems: ["CELL_TOO_LONG 2 note"] },
  {
    name: "a note that is too long",
    file: csvOf(fileRow({ note: "x".repeat(1_001) })),
    problems: ["NOTE_TOO_LONG 2 note"],
  },
  {
    name: "a unit, an indicator and a period nobody knows",
    file: csvOf(fileRow({ unit_code: "XXX", indicator_code: "YYY", period: "2022-13" })),
    problems: ["UNIT_UNKNOWN 2 unit_code", "INDICATOR_UNKNOWN 2 indicator_code", "PERIOD_MALFORMED 2 period"],
  },
  {
    name: "a code in small letters",
    file: csvOf(fileRow({ unit_code: "sla" })),
    problems: ["UNIT_UNKNOWN 2 unit_code"],
  },
  { name: "a row without a unit", file: csvOf(fileRow({ unit_code: "" })), problems: ["UNIT_UNKNOWN 2 unit_code"] },
  {
    name: "words of no list",
    file: csvOf(fileRow({ kind: "PLAN", state: "DONE", qualifier: "SURELY", quality: "GOOD" })),
    problems: [
      "KIND_UNKNOWN 2 kind",
      "STATE_UNKNOWN 2 state",
      "QUALIFIER_UNKNOWN 2 qualifier",
      "QUALITY_UNKNOWN 2 quality",
      "VALUE_NOT_EXPECTED 2 value",
    ],
  },
  {
    name: "a source nobody knows",
    file: csvOf(fileRow({ source_id: "nowhere" })),
    problems: ["SOURCE_UNKNOWN 2 source_id"],
  },
  {
    name: "a version that is no number",
    file: csvOf(
      fileRow({ version: "two" }),
      fileRow({ period: "2022-06", version: "-1" }),
      fileRow({ period: "2022-07", version: "1.0" }),
    ),
    problems: ["VERSION_MALFORMED 2 version", "VERSION_MALFORMED 3 version", "VERSION_MALFORMED 4 version"],
  },
  {
    name: "a version that never was",
    file: csvOf(fileRow({ version: "7" })),
    problems: ["VERSION_CONFLICT 2 version"],
  },
  {
    name: "one cell twice, not one after the other",
    file: csvOf(fileRow(), fileRow({ period: "2022-06" }), fileRow({ value: "5" })),
    problems: ["CELL_REPEATED 4"],
  },
  { name: "a value that was taken out", file: csvOf(fileRow({ value: "" })), problems: ["VALUE_MISSING 2 value"] },
  {
    name: "a value where there can be none",
    file: csvOf(fileRow({ state: "NOT_APPLICABLE" })),
    problems: ["VALUE_NOT_EXPECTED 2 value"],
  },
  {
    name: "two states at once",
    file: csvOf(fileRow({ state: "NOT_APPLICABLE", value: "chưa báo cáo" })),
    problems: ["STATE_CONTRADICTS 2 value"],
  },
  {
    name: "two words for one number",
    file: csvOf(fileRow({ value: "gần 5.000", qualifier: "OVER" })),
    problems: ["QUALIFIER_CONTRADICTS 2 qualifier"],
  },
  { name: "half a person", file: csvOf(fileRow({ value: '"12,5"' })), problems: ["NOT_WHOLE 2 value"] },
  { name: "fewer than nobody", file: csvOf(fileRow({ value: "-5" })), problems: ["VALUE_UNREADABLE 2 value"] },
  {
    name: "fewer than nobody, as a program writes it",
    file: csvOf(fileRow({ value: "-5" })),
    numbers: "PLAIN",
    problems: ["NEGATIVE 2 value"],
  },
  {
    name: "a period that has not begun",
    file: csvOf(fileRow({ period: "2099-05" })),
    problems: ["PERIOD_IN_FUTURE 2 period"],
  },
  {
    name: "a mark only generated figures carry",
    file: csvOf(fileRow({ quality: "SAMPLE" })),
    problems: ["QUALITY_RESERVED 2 quality"],
  },
];

const numbers: readonly Ugly[] = [
  {
    name: "numbers as people write them",
    file: `${minimal}\nSLA,FIN_REV,2021,"62,5 tỷ"\nSLA,FIN_REV,2020,1.881.000.000\nSLA,MEM_TOTAL,2022-05,gần 5.000\n`,
    reads: ["2021 62500000000", "2020 1881000000", "2022-05 NEARLY 5000"],
  },
  {
    name: "thousands with a dot in a cell of whole numbers",
    file: `${minimal}\n${mem},1.234\n`,
    reads: ["2022-05 1234"],
  },
  {
    name: "a dot before a scale word is asked",
    file: `${minimal}\nSLA,FIN_REV,2021,9.224 tỷ\n`,
    problems: ["VALUE_AMBIGUOUS 2 value"],
  },
  {
    name: "a decimal dot in a cell of decimals is asked",
    file: `${minimal}\nSLA,COVER_RATE,2021,1.234\n`,
    problems: ["VALUE_AMBIGUOUS 2 value"],
  },
  {
    name: "the same from a program that says so",
    file: `${minimal}\nSLA,COVER_RATE,2021,1.234\n`,
    numbers: "PLAIN",
    reads: ["2021 1.234"],
  },
  {
    name: "from such a program nothing else is a number",
    file: `${minimal}\nSLA,FIN_REV,2021,"62,5 tỷ"\n${mem},1.234.567\n`,
    numbers: "PLAIN",
    problems: ["VALUE_UNREADABLE 2 value", "VALUE_UNREADABLE 3 value"],
  },
  {
    name: "an English column agrees with itself",
    file: `${minimal}\nSLA,FIN_REV,2021,"1,234,567"\nSLA,FIN_REV,2020,"2,345,678"\nSLA,COVER_RATE,2021,12.5\n`,
    reads: ["2021 1234567", "2020 2345678", "2021 12.5"],
  },
  {
    name: "one English number alone is asked",
    file: `${minimal}\nSLA,FIN_REV,2021,"1,234,567"\n`,
    problems: ["VALUE_AMBIGUOUS 2 value"],
  },
  {
    name: "a column of both spellings is asked",
    file: `${minimal}\nSLA,FIN_REV,2021,"1,234,567"\nSLA,FIN_REV,2020,1.234.567\n`,
    problems: ["VALUE_AMBIGUOUS 2 value"],
  },
  { name: "an error of Excel", file: `${minimal}\n${mem},#N/A\n`, problems: ["VALUE_UNREADABLE 2 value"] },
  { name: "a formula", file: `${minimal}\n${mem},=A1+B1\n`, problems: ["VALUE_UNREADABLE 2 value"] },
  {
    name: "a number Excel has shortened",
    file: `${minimal}\nSLA,FIN_REV,2021,1.88E+09\n`,
    problems: ["VALUE_UNREADABLE 2 value"],
  },
  {
    name: "a range and a ratio",
    file: `${minimal}\n${mem},500-600\nSLA,MEM_TOTAL,2022-06,35/40\n`,
    problems: ["VALUE_RANGE 2 value", "VALUE_RATIO 3 value"],
  },
  {
    name: "a price in a cell of money",
    file: `${minimal}\nSLA,FIN_REV,2021,500.000 đồng/suất\n`,
    problems: ["VALUE_UNREADABLE 2 value"],
  },
  {
    name: "the measure of another indicator",
    file: `${minimal}\nSLA,FIN_REV,2021,500 người\n`,
    problems: ["VALUE_UNREADABLE 2 value"],
  },
  {
    name: "seventeen digits",
    file: `${minimal}\nSLA,FIN_REV,2021,12345678901234567\n`,
    problems: ["VALUE_UNREADABLE 2 value"],
  },
  {
    name: "nothing, not reported and not applicable are three things",
    file: `${minimal}\n${mem},\nSLA,MEM_TOTAL,2022-06,chưa báo cáo\nSLA,MEM_TOTAL,2022-07,không áp dụng\nSLA,MEM_TOTAL,2022-08,0\n`,
    reads: ["2022-07 NOT_APPLICABLE", "2022-08 0"],
    blank: 1,
  },
];

const sheets: readonly Ugly[] = [
  {
    name: "the product's own columns in Vietnamese",
    file: `Mã đơn vị;Mã chỉ tiêu;Kỳ;Loại số;Tình trạng;Giá trị;Từ đi kèm;Chất lượng;Ghi chú;Mã nguồn;Phiên bản;Tên đơn vị\nSLA;MEM_TOTAL;2022-05;Kết quả thực hiện;;41.000;khoảng;Tạm tính;=1;;;Sơn La\n`,
    reads: ["2022-05 ABOUT 41000 PROVISIONAL"],
  },
  {
    name: "headers without accents and in capitals",
    file: `MA DON VI\tMA CHI TIEU\tKY\tGIA TRI\nSLA\tMEM_TOTAL\t2022-05\t1\n`,
    reads: ["2022-05 1"],
  },
  {
    name: "the line Excel writes for itself",
    file: `sep=;\r\nunit;indicator;period;value\r\nSLA;MEM_TOTAL;2022-05;x\r\n`,
    problems: ["VALUE_UNREADABLE 3 value"],
  },
  {
    name: "a byte order mark, CRLF, blanks around cells",
    file: `\ufeff${minimal}\r\n SLA , MEM_TOTAL , 2022-05 , 7 \r\n`,
    reads: ["2022-05 7"],
  },
  {
    name: "rows are counted with the empty ones between them",
    file: `${minimal}\n\n,,,\n${mem},x\n`,
    problems: ["VALUE_UNREADABLE 4 value"],
  },
  {
    name: "a note of several lines is one row",
    file: csvOf(fileRow({ note: '"a\nb\nc"' }), fileRow({ period: "2022-06", value: "x" })),
    problems: ["VALUE_UNREADABLE 3 value"],
  },
  { name: "months an English Excel has made", file: `${minimal}\nSLA,MEM_TOTAL,May-22,1\n`, reads: ["2022-05 1"] },
  {
    name: "months a Vietnamese Excel has made",
    file: `${minimal}\nSLA,MEM_TOTAL,Thg5-22,1\nSLA,MEM_TOTAL,06/2022,2\n`,
    reads: ["2022-05 1", "2022-06 2"],
  },
  {
    name: "a day that can be one day only",
    file: `${minimal}\nSLA,MEM_TOTAL,19/12/2022,1\nSLA,MEM_TOTAL,12/20/2022,2\n`,
    reads: ["2022-12-19 1", "2022-12-20 2"],
  },
  {
    name: "a day that can be two",
    file: `${minimal}\nSLA,MEM_TOTAL,05/06/2022,1\n`,
    problems: ["PERIOD_UNCLEAR 2 period"],
  },
  {
    name: "the first of a month, which was a month or a day",
    file: `${minimal}\nSLA,MEM_TOTAL,01/05/2022,1\n`,
    problems: ["PERIOD_UNCLEAR 2 period"],
  },
  {
    name: "a month Excel has made a day of",
    file: xlsxOf([minimal.split(","), ["SLA", "MEM_TOTAL", new Date("2022-05-01"), 1]]),
    format: "xlsx",
    problems: ["PERIOD_UNCLEAR 2 period"],
  },
  {
    name: "a day Excel has made a day of",
    file: xlsxOf([minimal.split(","), ["SLA", "MEM_TOTAL", new Date("2022-12-19"), 1]]),
    format: "xlsx",
    reads: ["2022-12-19 1"],
  },
  {
    name: "a year that is a number",
    file: xlsxOf([minimal.split(","), ["SLA", "MEM_TOTAL", 2021, 1]]),
    format: "xlsx",
    reads: ["2021 1"],
  },
  {
    name: "numbers of a sheet are what they are",
    file: xlsxOf([
      minimal.split(","),
      ["SLA", "COVER_RATE", "2021", 84.59],
      ["SLA", "COVER_RATE", "2020", 1.234],
      ["SLA", "FIN_REV", "2021", 62_500_000_000],
    ]),
    format: "xlsx",
    reads: ["2021 84.59", "2020 1.234", "2021 62500000000"],
  },
  {
    name: "a sum of doubles",
    file: xlsxOf([minimal.split(","), ["SLA", "COVER_RATE", "2021", 1.1 + 2.2]]),
    format: "xlsx",
    reads: ["2021 3.3"],
  },
  {
    name: "more decimals than a figure has",
    file: xlsxOf([minimal.split(","), ["SLA", "COVER_RATE", "2021", 100 / 3]]),
    format: "xlsx",
    problems: ["VALUE_UNREADABLE 2 value"],
  },
  {
    name: "a part of one where percent are meant",
    file: xlsxOf([minimal.split(","), ["SLA", "COVER_RATE", "2021", 0.8459]]),
    format: "xlsx",
    problems: ["PERCENT_UNCLEAR 2 value"],
  },
  {
    name: "a day where a number is meant",
    file: xlsxOf([minimal.split(","), ["SLA", "MEM_TOTAL", "2022-05", new Date("2022-05-07")]]),
    format: "xlsx",
    problems: ["VALUE_UNREADABLE 2 value"],
  },
  {
    name: "a yes where a number is meant",
    file: xlsxOf([minimal.split(","), ["SLA", "MEM_TOTAL", "2022-05", true]]),
    format: "xlsx",
    problems: ["VALUE_UNREADABLE 2 value"],
  },
  {
    name: "a text of a sheet is read as people write",
    file: xlsxOf([minimal.split(","), ["SLA", "MEM_TOTAL", "2022-05", "gần 5.000"]]),
    format: "xlsx",
    reads: ["2022-05 NEARLY 5000"],
  },
  {
    name: "a formula by what it came to",
    file: sheetOf('<c r="REF"><f>40000+1</f><v>40001</v></c>'),
    format: "xlsx",
    reads: ["2022-05 40001"],
  },
  {
    name: "a formula that came to a text",
    file: sheetOf('<c r="REF" t="str"><f>A1</f><v>41.000</v></c>'),
    format: "xlsx",
    reads: ["2022-05 41000"],
  },
  {
    name: "a formula that was never worked out",
    file: sheetOf('<c r="REF"><f>40000+1</f></c>'),
    format: "xlsx",
    blank: 1,
    reads: [],
  },
  {
    name: "a formula that failed",
    file: sheetOf('<c r="REF" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
    format: "xlsx",
    problems: ["VALUE_UNREADABLE 2 value"],
  },
  {
    name: "a text that is missing from the texts",
    file: sheetOf('<c r="REF" t="s"><v>99</v></c>'),
    format: "xlsx",
    blank: 1,
    reads: [],
  },
  {
    name: "columns in another order, others between them",
    file: `Tỉnh,value,period,x,indicator_code,unit_code\nSơn La,5,2022-05,,MEM_TOTAL,SLA\n`,
    reads: ["2022-05 5"],
  },
];

tryUgly("a row", rows, () => product);
tryUgly("a number", numbers, () => product);
tryUgly("a sheet", sheets, () => product);
