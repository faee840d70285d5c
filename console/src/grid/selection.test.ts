import { describe, expect, test } from "vitest";
import { cellsOf, edgeOf, nextInside, placeAt, rectOf, sizeOf, spanOf, step, type Grid } from "./selection.ts";

const rows = ["a", "b", "c"];
const columns = ["1", "2", "3", "4"];
const grid: Grid = {
  rowKeys: rows,
  columnKeys: columns,
  rowIndex: (key) => rows.indexOf(key),
  columnIndex: (key) => columns.indexOf(key),
};

describe("ranges", () => {
  test("a rectangle whichever end was first", () => {
    const rect = rectOf({ anchor: { row: "c", column: "3" }, head: { row: "a", column: "2" } }, grid)!;
    expect(rect).toEqual({ top: 0, bottom: 2, left: 1, right: 2 });
    expect(sizeOf(rect)).toBe(6);
    expect([...cellsOf(rect)].slice(0, 3)).toEqual([
      { row: 0, column: 1 },
      { row: 0, column: 2 },
      { row: 1, column: 1 },
    ]);
  });

  test("a range whose end disappeared is none", () => {
    expect(rectOf({ anchor: { row: "a", column: "1" }, head: { row: "z", column: "1" } }, grid)).toBeNull();
  });

  test("steps stay inside", () => {
    expect(step({ row: 0, column: 0 }, [-1, -1], grid)).toEqual({ row: "a", column: "1" });
    expect(step({ row: 2, column: 3 }, [1, 1], grid)).toEqual({ row: "c", column: "4" });
    expect(placeAt(grid, 1, 1)).toEqual({ row: "b", column: "2" });
  });
});

describe("spots", () => {
  const range = (top: string, left: string, bottom: string, right: string) => ({
    anchor: { row: top, column: left },
    head: { row: bottom, column: right },
  });

  test("a header stands for its whole line, whatever the other end is", () => {
    expect(spanOf({ row: "b", column: "2" }, { row: "a", column: "3" }, grid)).toEqual(range("b", "2", "a", "3"));
    expect(spanOf({ row: null, column: "3" }, { row: null, column: "2" }, grid)).toEqual(range("a", "3", "c", "2"));
    expect(spanOf({ row: "b", column: "2" }, { row: null, column: "4" }, grid)).toEqual(range("a", "2", "c", "4"));
    expect(spanOf({ row: "c", column: "name" }, { row: "b", column: "3" }, grid)).toEqual(range("c", "1", "b", "4"));
  });

  test("a row that is hidden spans nothing", () => {
    expect(spanOf({ row: "z", column: "1" }, { row: "a", column: "1" }, grid)).toBeNull();
  });
});

describe("Enter and Tab inside ranges", () => {
  const rects = [
    { top: 0, left: 0, bottom: 1, right: 1 },
    { top: 2, left: 3, bottom: 2, right: 3 },
  ];
  const walk = (by: readonly [number, number], steps: number): string[] => {
    let at = { row: 0, column: 0 };
    return Array.from({ length: steps }, () => {
      at = nextInside(rects, at, by);
      return `${at.row}${at.column}`;
    });
  };

  test("down, or along the rows, on in the next range, and round again", () => {
    expect(walk([1, 0], 5)).toEqual(["10", "01", "11", "23", "00"]);
    expect(walk([0, 1], 5)).toEqual(["01", "10", "11", "23", "00"]);
  });

  test("the same way back", () => {
    expect(walk([-1, 0], 5)).toEqual(["23", "11", "01", "10", "00"]);
    expect(walk([0, -1], 5)).toEqual(["23", "11", "10", "01", "00"]);
  });
});

test.each([
  ["to the end of the run", "xxx..x", { from: 0, by: 1, to: 2 }],
  ["over the gap to the next data", "xxx..x", { from: 2, by: 1, to: 5 }],
  ["from an empty cell to the next data", "..x.", { from: 0, by: 1, to: 2 }],
  ["to the end where nothing follows", "x...", { from: 0, by: 1, to: 3 }],
  ["backwards", "x..xx", { from: 4, by: -1, to: 3 }],
  ["at the end it stays", "xx", { from: 1, by: 1, to: 1 }],
] as const)("Ctrl+arrow: %s", (_, line, { from, by, to }) => {
  expect(edgeOf((index) => line[index] === "x", from, by, line.length)).toBe(to);
});
