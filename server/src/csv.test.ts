import { describe, expect, test } from "vitest";
import { unguarded } from "@bangvang/schema/guarded-text";
import { CsvProblem, csvText, readCsv } from "./csv.ts";

/** Text written to a cell, as a spreadsheet would read it: the guard still on. */
function written(text: string): string {
  return readCsv(csvText([["note"], [text]]))[0]?.["note"] ?? "";
}

const formulas = [
  "=1+1",
  "+cmd|' /C calc'!A0",
  "-1+1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  " =1",
  "  @x",
  "＝1",
  "＋1",
  "－1",
  "＠x",
  "-",
  "--5",
  "-1.5.2",
  '=HYPERLINK("http://a","b")',
  "- khoản chi",
  "+84 912 345 678",
];
const plain = ["", "5", "-5", "-12.75", "Sơn La", "a=b", "1-2", "0.5", 'a, "b"\nc', "'", "'abc", "''", "it's = fine"];

describe("what a spreadsheet would take for a formula is written with an apostrophe in front", () => {
  test.each(formulas)("%j", (text) => expect(written(text)).toBe(`'${text}`));
});

describe("everything else is written as it is, numbers below nothing among it", () => {
  test.each(plain)("%j", (text) => expect(written(text)).toBe(text));
});

describe("reading back gives the text that was written", () => {
  test.each([...formulas, ...plain, "'=1", "''=1", "'-", "'+x", "' =1", "'-5"])("%j", (text) => {
    expect(unguarded(written(text))).toBe(text);
  });
});

test("cells are quoted where they must be", () => {
  expect(
    csvText([
      ["a", "b"],
      ["", "2"],
      ["x,y", 'say "hi"'],
    ]),
  ).toBe('a,b\n,2\n"x,y","say ""hi"""\n');
});

test("empty lines are no rows", () => {
  expect(readCsv("a,b\n1,2\n\n,\n3,4\n")).toEqual([
    { a: "1", b: "2" },
    { a: "3", b: "4" },
  ]);
});

describe("a file that does not fit its header is refused with the line", () => {
  test.each([
    ["a cell too many", "a,b\n1,2\n1,2,3\n", "line 3"],
    ["a cell too few", "a,b\n1\n", "line 2"],
    ["a quote that never ends", 'a,b\n1,"2\n', "Quoted field unterminated"],
  ])("%s", (_, text, line) => {
    expect(() => readCsv(text)).toThrow(CsvProblem);
    expect(() => readCsv(text)).toThrow(line);
  });
});
