import { expect, test } from "vitest";
import { clear, fillDown } from "./actions.ts";
import { arrange } from "./arrangement.ts";
import { copyOf } from "./copy.ts";
import { region } from "./moves.ts";
import { plainView } from "./sheet-view.ts";
import { sheetOf } from "./test-sheet.ts";
import { linedUp, together } from "./together.ts";

const sheet = sheetOf({
  a: [1, 2, null, 7],
  b: [3, 4, null, null],
  c: [5, 6, null, null],
});
const grid = arrange(sheet.cells, sheet, plainView);
const rect = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });
const texts = (...rects: readonly ReturnType<typeof rect>[]) => {
  const lined = linedUp(grid, rects);
  return lined && copyOf(sheet.cells, lined.grid, lined.rect).texts;
};

test("ranges that share their rows are copied side by side, those that share their columns one below the other", () => {
  expect(texts(rect(0, 3, 1, 3), rect(0, 0, 1, 0))).toEqual([
    ["1", "7"],
    ["3", ""],
  ]);
  expect(texts(rect(2, 0, 2, 1), rect(0, 0, 0, 1))).toEqual([
    ["1", "2"],
    ["5", "6"],
  ]);
  expect(texts(rect(0, 0, 0, 0), rect(1, 1, 1, 1))).toBeNull();
  expect(texts(rect(1, 0, 1, 1))).toEqual([["3", "4"]]);
});

test("what is done to several ranges is one command, and a cell in two of them changes once", () => {
  const both = together([rect(0, 0, 1, 0), rect(1, 0, 2, 0)].map((one) => clear(sheet.cells, grid, one)));
  expect(both.command.label).toBe("command.clear");
  expect(both.command.changes.map(({ key }) => key.indicator)).toEqual(["a", "b", "c"]);
  const filled = together([rect(0, 0, 1, 0), rect(0, 1, 2, 1)].map((one) => fillDown(sheet.cells, grid, one)));
  expect(filled.command.changes.map(({ key, after }) => [key.indicator, key.period, after?.mine?.value])).toEqual([
    ["b", "2023-01", "1"],
    ["b", "2023-02", "2"],
    ["c", "2023-02", "2"],
  ]);
});

test("the region of a cell ends at blank rows and columns", () => {
  expect(region(sheet.cells, grid, { row: 1, column: 1 })).toEqual(rect(0, 0, 2, 1));
  expect(region(sheet.cells, grid, { row: 0, column: 3 })).toEqual(rect(0, 3, 0, 3));
  expect(region(sheet.cells, grid, { row: 1, column: 2 })).toEqual(rect(0, 0, 2, 3));
});
