import { describe, expect, test } from "vitest";
import { parseTable, spreadOver, writeHtmlTable, writeTable } from "./clipboard-table.ts";

describe("parseTable", () => {
  test.each([
    ["one cell", "5", [["5"]]],
    [
      "rows and columns, the last break is no row",
      "1\t2\r\n3\t4\r\n",
      [
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    [
      "blanks stay blanks",
      "\t2\n\t\n",
      [
        ["", "2"],
        ["", ""],
      ],
    ],
    ["quotes hold breaks, tabs and quotes", '"a\nb"\t"c\td"\t"e""f"', [["a\nb", "c\td", 'e"f']]],
    ["a quote that does not close is a character", '"5\t6', [['"5', "6"]]],
    ["a quote inside is a character", '5"\t6', [['5"', "6"]]],
    ["an empty row in the middle", "1\n\n2", [["1"], [""], ["2"]]],
  ])("%s", (_, text, rows) => {
    expect(parseTable(text)).toEqual(rows);
  });

  test("a hundred thousand cells", () => {
    const rows = Array.from({ length: 1_000 }, (_, y) => Array.from({ length: 100 }, (_unused, x) => String(y * x)));
    expect(parseTable(writeTable(rows))).toEqual(rows);
  });
});

describe("write", () => {
  test("what must be quoted is quoted, and nothing becomes a formula", () => {
    expect(writeTable([["a\tb", 'c"d', "=1+1", "-5,5", "1.234"]])).toBe('"a\tb"\t"c""d"\t\'=1+1\t-5,5\t1.234');
  });

  test("HTML is escaped in cells and in our own attribute", () => {
    expect(writeHtmlTable([["<b>&"]], '["x\'>"]')).toBe(
      `<table data-bangvang='["x&#39;&gt;"]'><tr><td>&lt;b&gt;&amp;</td></tr></table>`,
    );
  });
});

describe("spreadOver", () => {
  const room = { height: 10, width: 10 };
  test.each([
    ["one to many fills", [1, 1], [3, 2], [3, 2, 0, 0]],
    ["a multiple tiles", [2, 1], [4, 2], [4, 2, 0, 0]],
    ["no multiple spills from the corner", [2, 2], [3, 3], [2, 2, 0, 0]],
    ["past the edge is cut and counted", [12, 13], [1, 1], [10, 10, 2, 3]],
  ] as const)("%s", (_, clipboard, selection, [height, width, cutRows, cutColumns]) => {
    const size = ([h, w]: readonly [number, number]) => ({ height: h, width: w });
    expect(spreadOver(size(clipboard), size(selection), room)).toEqual({
      height,
      width,
      cutRows,
      cutColumns,
    });
  });
});
