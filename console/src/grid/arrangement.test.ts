import { expect, test } from "vitest";
import { arranged } from "./arrangement.ts";

test("rows and columns stand where they are shown, and nowhere when they are not", () => {
  const grid = arranged(["c", "a"], ["2", "1"]);
  expect([grid.rowIndex("c"), grid.rowIndex("a"), grid.rowIndex("b")]).toEqual([0, 1, -1]);
  expect([grid.columnIndex("2"), grid.columnIndex("1"), grid.columnIndex("3")]).toEqual([0, 1, -1]);
});
