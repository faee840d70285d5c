import { expect, test } from "vitest";
import { cells, shown } from "./harness.ts";
import { readBlock, type Block } from "./read-block.ts";

type Cell = keyof typeof cells;

/** Reads a block whose columns are of these cells and shows one line per row. */
function read(
  columns: readonly Cell[],
  ...texts: readonly (readonly string[])[]
): Block & { readonly lines: readonly string[] } {
  const block = readBlock(texts, (_, column) => cells[columns[column]!]);
  return { ...block, lines: block.rows.map((row) => row.map(shown).join("; ")) };
}

test("two numbers that are English only settle the decimal marks of the block", () => {
  const block = read(
    ["count", "percent"],
    ["1,234,567", "84.59"],
    ["2,345,678", "92.1%"],
    ["1,500", "1.500"],
    ["980", "0"],
  );
  expect(block).toMatchObject({ format: "ENGLISH", isCertain: true, settled: 6 });
  expect(block.lines).toEqual(["OK 1234567; OK 84.59", "OK 2345678; OK 92.1 [%]", "OK 1500; OK 1.5", "OK 980; OK 0"]);
});

test("a cell settled by the block says so", () => {
  const block = read(["count"], ["1,234,567"], ["2,345,678"], ["980"]);
  expect(block.rows.flat().map((cell) => cell.kind === "OK" && cell.settledBy)).toEqual(["BLOCK", "BLOCK", "TEXT"]);
});

test("one such number turns the order and settles nothing", () => {
  const block = read(["decimal"], ["1,234,567.8"], ["1.500"], ["2,275"]);
  expect(block).toMatchObject({ format: "ENGLISH", isCertain: false, settled: 0 });
  expect(block.lines).toEqual(["ASK ENGLISH_FORM 1234567.8", "ASK DOT_GROUP 1.5|1500", "ASK COMMA_GROUP 2275|2.275"]);
});

test("decimals with a dot turn the order, and leave whole numbers with a dot alone", () => {
  const block = read(["percent", "count"], ["84.59", "7.501"], ["1.500", "40.780"]);
  expect(block).toMatchObject({ format: "ENGLISH", isCertain: false, hasEnglishGroups: false });
  expect(block.lines).toEqual(["ASK DOT_DECIMAL 84.59; OK 7501", "ASK DOT_GROUP 1.5|1500; OK 40780"]);
});

test("English groups anywhere make a question of what convention alone would have settled", () => {
  const block = read(["count", "money"], ["1,234,567", "2,275 tỷ"], ["7.501", "7.501"]);
  expect(block.lines).toEqual([
    "ASK ENGLISH_FORM 1234567; ASK COMMA_GROUP_BEFORE_SCALE 2275000000000|2275000000",
    "ASK DOT_GROUP 7501|7.501; ASK DOT_GROUP 7501|7.501",
  ]);
});

test("a fraction is never settled in a cell of whole numbers", () => {
  const block = read(["count"], ["1,234,567"], ["2,345,678"], ["7.501"]);
  expect(block.lines[2]).toBe("ASK DOT_GROUP 7501|7.501");
});

test("a Vietnamese block settles its dots and commas", () => {
  const block = read(["decimal"], ["1.234.567"], ["1.234,5"], ["1.500"], ["1,500"]);
  expect(block).toMatchObject({ format: "VIETNAMESE", isCertain: true, settled: 2 });
  expect(block.lines).toEqual(["OK 1234567", "OK 1234.5", "OK 1500", "OK 1.5"]);
});

test("a dot before a scale word stays a question: one page uses it both ways", () => {
  const block = read(["money"], ["1.881.000.000 đồng"], ["215.342.000"], ["9.224 tỷ"], ["2.145 triệu"]);
  expect(block.isCertain).toBe(true);
  expect(block.lines.slice(2)).toEqual([
    "ASK DOT_GROUP_BEFORE_SCALE 9224000000000|9224000000",
    "ASK DOT_GROUP_BEFORE_SCALE 2145000000|2145000",
  ]);
});

test("marks of both kinds help nobody", () => {
  const block = read(["decimal"], ["1,234,567"], ["2,345,678"], ["62,5"], ["1.500"]);
  expect(block).toMatchObject({ format: "MIXED", isCertain: false, settled: 0 });
  expect(block.lines).toEqual([
    "ASK ENGLISH_FORM 1234567",
    "ASK ENGLISH_FORM 2345678",
    "OK 62.5",
    "ASK DOT_GROUP 1500|1.5",
  ]);
});

test("evidence of the cell outweighs the block", () => {
  const contexts = { ...cells.percent, bandLow: "0", bandHigh: "100" };
  const block = readBlock([["1.234.567", "2.345.678", "84.590"]], (_, column) =>
    column === 2 ? contexts : cells.decimal,
  );
  expect(block.rows[0]!.map(shown)).toEqual(["OK 1234567", "OK 2345678", "ASK DOT_GROUP 84.59|84590"]);
});

test("other doubts are not settled by the block", () => {
  const block = read(["money"], ["1,234,567"], ["2,345,678"], ["(1,234)"], ["5 ty"], ["1,234，567"], ["1.1 billion"]);
  expect(block.lines.slice(2)).toEqual([
    "ASK BRACKETS -1234|-1.234|1234|1.234",
    "ASK UNMARKED_WORD 5000000000",
    "ASK WIDE_CHARACTERS 1234567",
    "ASK ENGLISH_WORD 1100000000",
  ]);
});

test("what is no number is no evidence", () => {
  const block = read(["count"], ["30.11.2023"], ["see 1,234,567 and 1,234,567"], ["1,23,456"], ["7.501"]);
  expect(block).toMatchObject({ format: "UNKNOWN", isCertain: false, settled: 0 });
  expect(block.lines[3]).toBe("OK 7501");
});

test("shape and empty blocks", () => {
  expect(readBlock([], () => cells.count).rows).toEqual([]);
  expect(read(["count", "count"], ["5"], [], ["", "6"]).lines).toEqual(["OK 5", "", "BLANK; OK 6"]);
});

test("a declared format settles the marks, but not against what the numbers show", () => {
  const declared = (format: "ENGLISH" | "VIETNAMESE", ...texts: readonly string[]) =>
    readBlock([texts], () => cells.decimal, format).rows[0]!.map(shown);
  expect(declared("ENGLISH", "1,500", "1.500", "84.59", "7")).toEqual(["OK 1500", "OK 1.5", "OK 84.59", "OK 7"]);
  expect(declared("VIETNAMESE", "1,500", "1.500")).toEqual(["OK 1.5", "OK 1500"]);
  expect(declared("ENGLISH", "1,500", "62,5")).toEqual(["ASK COMMA_GROUP 1.5|1500", "OK 62.5"]);
  const people = readBlock([["1,500", "7.501"]], () => cells.count, "ENGLISH").rows[0]!.map(shown);
  expect(people).toEqual(["OK 1500", "ASK DOT_GROUP 7501|7.501"]);
});
