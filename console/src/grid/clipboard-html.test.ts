import { describe, expect, test } from "vitest";
import { declaredFormat, tableOf } from "./clipboard-html.ts";
import type { Table } from "./clipboard-table.ts";

const files: Readonly<Record<string, string>> = import.meta.glob("../../../tests/clipboards/*.txt", {
  query: "?raw",
  import: "default",
  eager: true,
});

const htmlOf = (name: string): string =>
  files[`../../../tests/clipboards/${name}.clipboard.txt`]!.split("=== text/html\n")[1]!;

test.each([
  ["excel-vi", "VIETNAMESE"],
  ["excel-en", "ENGLISH"],
  ["excel-without-tabs", "VIETNAMESE"],
  ["calc-vi", "VIETNAMESE"],
  ["calc-en", "ENGLISH"],
  ["sheets-vi", "VIETNAMESE"],
  ["sheets-en", "ENGLISH"],
] as const)("%s says how its program writes numbers", (name, format) => {
  expect(declaredFormat(htmlOf(name))).toBe(format);
});

describe("what tells no format", () => {
  const sheets = (value: number, shown: string): string =>
    `<td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:${value}}">${shown}</td>`;
  test.each([
    ["a page of another program", "<table><tr><td>1.234</td></tr></table>"],
    ["numbers that look the same in both", sheets(12, "12")],
    ["numbers shown rounded", sheets(1234.56, "1.235")],
    ["numbers of both formats", sheets(1234, "1.234") + sheets(1234, "1,234")],
  ])("%s", (_, html) => {
    expect(declaredFormat(html)).toBeNull();
  });
  test("but decimals and a minus do", () => {
    expect(declaredFormat(sheets(-1234.5, "-1.234,50"))).toBe("VIETNAMESE");
    expect(declaredFormat(sheets(0.5, "0.50"))).toBe("ENGLISH");
  });
});

describe("which flavour is taken", () => {
  const columns = "<table><tr><td>a</td><td>b</td></tr></table>";
  const parsed =
    (table: Table) =>
    (_html: string): Table =>
      table;
  const never = (): Table => {
    throw new Error("the HTML is not looked at");
  };
  test.each<readonly [title: string, plain: string, html: string, parse: (html: string) => Table, table: Table]>([
    ["plain text with tabs", "1\t2", columns, never, [["1", "2"]]],
    ["one column, as the HTML has it", "1\n2", "<table><tr><td>1</td></tr><tr><td>2</td></tr>", never, [["1"], ["2"]]],
    ["plain text without any HTML", "1", "", never, [["1"]]],
    ["HTML where plain text has lost its tabs", "1 2", columns, parsed([["1", "2"]]), [["1", "2"]]],
    ["HTML where there is no plain text", "", columns, parsed([["1", "2"]]), [["1", "2"]]],
    ["the plain cell where HTML has only #", "1\n2", columns, parsed([["1", "####"]]), [["1", "2"]]],
    ["# where no plain cell is known", "1 2", columns, parsed([["1", "####"]]), [["1", "####"]]],
    ["plain text when the HTML is no wider", "1\n2", columns, parsed([["12"]]), [["1"], ["2"]]],
  ])("%s", (_, plain, html, parse, table) => {
    expect(tableOf(plain, html, parse)).toEqual(table);
  });
});
