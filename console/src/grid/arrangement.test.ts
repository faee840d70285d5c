import { describe, expect, test } from "vitest";
import { write } from "./actions.ts";
import { arrange } from "./arrangement.ts";
import { plainView, type Filter, type SheetView } from "./sheet-view.ts";
import { sheetOf } from "./test-sheet.ts";

const sheet = () =>
  sheetOf({
    "Đoàn viên": [30, 1, null],
    "Cán bộ": [null, 2, null],
    "An toàn": [4.5, 2, 0],
    Ấp: [30, null, 7],
  });

const shown = (view: Partial<SheetView>, { cells, rows, columns } = sheet()) =>
  arrange(cells, { rows, columns }, { ...plainView, ...view });
const filtered = (...filters: readonly Filter[]) => shown({ filters }).rowKeys;

test("rows and columns stand where they are shown, and nowhere when they are not", () => {
  const grid = shown({ hidden: ["2023-01"], filters: [{ column: "row-measure", is: "in", than: ["đồng"] }] });
  expect(grid.rowKeys).toEqual(["Cán bộ", "Ấp"]);
  expect([grid.rowIndex("Ấp"), grid.rowIndex("An toàn")]).toEqual([1, -1]);
  expect([grid.columnIndex("2023-02"), grid.columnIndex("2023-01")]).toEqual([0, -1]);
});

describe("order", () => {
  test("by figures, what is blank last either way, what is equal as it came", () => {
    expect(shown({ sort: { column: "2023-01", way: "up" } }).rowKeys).toEqual(["An toàn", "Đoàn viên", "Ấp", "Cán bộ"]);
    expect(shown({ sort: { column: "2023-01", way: "down" } }).rowKeys).toEqual([
      "Đoàn viên",
      "Ấp",
      "An toàn",
      "Cán bộ",
    ]);
  });

  test("by name, as Vietnamese does", () => {
    expect(shown({ sort: { column: "row-name", way: "up" } }).rowKeys).toEqual([
      "An toàn",
      "Ấp",
      "Cán bộ",
      "Đoàn viên",
    ]);
  });

  test("an edit counts as soon as it is asked again, and not before", () => {
    const own = sheet();
    const view = { sort: { column: "2023-01", way: "up" } } as const;
    const before = shown(view, own);
    own.store.apply(write(own.cells, before, { top: 0, bottom: 0, left: 0, right: 0 }, "99").command);
    expect(before.rowKeys[0]).toBe("An toàn");
    expect(shown(view, own).rowKeys).toEqual(["Đoàn viên", "Ấp", "An toàn", "Cán bộ"]);
  });

  test("columns of a kind stand together", () => {
    expect(shown({ grouping: "type" }).columnKeys).toEqual(["2023-02", "2023-01", "2023-03"]);
  });
});

describe("filters", () => {
  test.each<[string, Filter, readonly string[]]>([
    ["names without marks", { column: "row-name", is: "has", than: ["doan"] }, ["Đoàn viên"]],
    ["names of a list", { column: "row-name", is: "in", than: ["Ấp"] }, ["Ấp"]],
    ["groups", { column: "row-group", is: "in", than: ["second"] }, ["An toàn", "Ấp"]],
    ["blank", { column: "2023-01", is: "blank", than: [] }, ["Cán bộ"]],
    ["not blank: a nought is a figure", { column: "2023-03", is: "filled", than: [] }, ["An toàn", "Ấp"]],
    ["greater", { column: "2023-01", is: "gt", than: ["4.5"] }, ["Đoàn viên", "Ấp"]],
    ["less", { column: "2023-03", is: "lt", than: ["7"] }, ["An toàn"]],
    [
      "between, both ends inside, whichever is first",
      { column: "2023-01", is: "between", than: ["30", "4.5"] },
      ["Đoàn viên", "An toàn", "Ấp"],
    ],
    ["values of a list, the empty one too", { column: "2023-02", is: "in", than: ["", "1"] }, ["Đoàn viên", "Ấp"]],
    [
      "a column that is not here filters nothing",
      { column: "2022", is: "blank", than: [] },
      ["Đoàn viên", "Cán bộ", "An toàn", "Ấp"],
    ],
  ])("%s", (_, filter, rows) => {
    expect(filtered(filter)).toEqual(rows);
  });

  test("all of them hold", () => {
    expect(
      filtered({ column: "2023-01", is: "filled", than: [] }, { column: "2023-02", is: "filled", than: [] }),
    ).toEqual(["Đoàn viên", "An toàn"]);
  });

  test("what was changed, and what cannot be saved", () => {
    const own = sheet();
    const at = (row: number) => ({ top: row, bottom: row, left: 1, right: 1 });
    own.store.apply(write(own.cells, shown({}, own), at(2), "8").command);
    own.store.apply(write(own.cells, shown({}, own), at(3), "abc").command);
    const of = (column: string, is: "changed" | "invalid") =>
      shown({ filters: [{ column, is, than: [] }] }, own).rowKeys;
    expect(of("any", "changed")).toEqual(["An toàn", "Ấp"]);
    expect(of("2023-01", "changed")).toEqual([]);
    expect(of("2023-02", "invalid")).toEqual(["Ấp"]);
  });
});

test("something always scrolls, and a sheet is never without columns", () => {
  expect(shown({ frozen: { rows: 9, columns: 9 } })).toMatchObject({ frozenRows: 3, frozenColumns: 2 });
  expect(shown({ hidden: ["2023-01", "2023-02", "2023-03"] }).columnKeys).toHaveLength(3);
});
