import { i18n } from "@lingui/core";
import { emptyContent } from "@bangvang/schema/figure";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { blockOf, type Block } from "../edits/block.ts";
import { EditStore } from "../edits/store.ts";
import { block, key } from "../edits/test-cells.ts";
import { vi } from "../ui/words/vi.ts";
import { clear, fillDown, fillRight, write } from "./actions.ts";
import { drawnBeside, drawnTo, fillDrawn } from "./fill.ts";
import { copyOf } from "./copy.ts";
import { carryOut, clearCut } from "./paste.ts";
import { noChoices } from "./paste-choices.ts";
import { planPaste, type PastedTable } from "./paste-plan.ts";
import type { Rect } from "./selection.ts";
import { SheetCells } from "./sheet-cells.ts";
import { initiatives } from "./test-sheet.ts";
import { together } from "./together.ts";

const indicators = {
  EMU_INIT: initiatives,
  CARE_TET_VALUE: { ...initiatives, code: "CARE_TET_VALUE", name: "Chi Tết", nameEn: "Spent at Tết", measure: "đồng" },
};
const rows = Object.keys(indicators);
const columns = ["2023-01", "2023-02", "2023-03"];
let store: EditStore;
let cells: SheetCells;

beforeAll(() => {
  i18n.setMessagesCompiler(compileMessage);
  i18n.load({ vi });
  i18n.activate("vi");
});

/** Two indicators by three months; the last month of the second is locked. */
beforeEach(() => {
  const six = <Value>(value: Value): Value[] => Array.from({ length: 6 }, () => value);
  store = new EditStore();
  store.show(
    blockOf(
      { rows: "INDICATORS", columns: "PERIODS", fixed: "LCA", kind: "ACTUAL" },
      {
        rowKeys: rows,
        columnKeys: columns,
        values: [1, null, null, 5.5, null, 7],
        versions: six(1),
        states: ["VALUE", "NOT_REPORTED", "NOT_REPORTED", "VALUE", "NOT_REPORTED", "VALUE"],
        qualifiers: ["OVER", "EXACT", "EXACT", "EXACT", "EXACT", "EXACT"],
        qualities: six("REPORTED"),
        sources: six(null),
        notes: six(null),
        locks: [{ reason: "FORBIDDEN", round: null }],
        lockOf: [-1, -1, -1, -1, -1, 0],
      },
    ),
  );
  cells = new SheetCells(store, (code) => indicators[code as keyof typeof indicators]);
});

const grid = (): Block => store.block!;
const paste = (from: SheetCells, onto: Block, rect: Rect, { table, contents }: Omit<PastedTable, "declared">) =>
  carryOut(from, planPaste(from, onto, rect, { table, contents, declared: null }), noChoices);
const all: Rect = { top: 0, left: 0, bottom: 1, right: 2 };
const corner: Rect = { top: 0, left: 0, bottom: 0, right: 0 };
const texts = (): string[][] => rows.map((row) => columns.map((column) => cells.copyText(row, column)));

describe("actions", () => {
  test("a block is pasted; locked cells are skipped and counted, unreadable ones kept and listed", () => {
    const done = paste(cells, grid(), corner, {
      table: [
        ["10", "abc", ""],
        ["62,5 tỷ", "9.224 tỷ", "3"],
      ],
      contents: null,
    });
    store.apply(done.command);
    expect(texts()).toEqual([
      ["10", "abc", ""],
      ["62500000000", "9.224 tỷ", "7"],
    ]);
    expect({ skipped: done.skipped, bad: done.bad.map((edit) => edit.text) }).toEqual({
      skipped: 1,
      bad: ["abc", "9.224 tỷ"],
    });
    store.undo();
    expect(texts()).toEqual([
      ["1", "", ""],
      ["5,5", "", "7"],
    ]);
  });

  test("one cell fills the selection, and what is past the edge is counted", () => {
    store.apply(paste(cells, grid(), { ...corner, right: 2 }, { table: [["4"]], contents: null }).command);
    expect(texts()[0]).toEqual(["4", "4", "4"]);
    const done = paste(
      cells,
      grid(),
      { top: 1, left: 1, bottom: 1, right: 1 },
      {
        table: [
          ["1", "2", "3"],
          ["4", "5", "6"],
        ],
        contents: null,
      },
    );
    expect(done).toMatchObject({ cutRows: 1, cutColumns: 1 });
    expect(done.over).toEqual({ top: 1, left: 1, bottom: 1, right: 2 });
  });

  test("what was copied here comes back with its qualifier, although the text has none", () => {
    const contents = [[cells.content("EMU_INIT", "2023-01")!]];
    store.apply(paste(cells, grid(), { ...corner, left: 1, right: 1 }, { table: [["1"]], contents }).command);
    expect(cells.content("EMU_INIT", "2023-02")).toMatchObject({ value: "1", qualifier: "OVER" });
  });

  describe("a block that went through another program", () => {
    const unit = { EMU_INIT: indicators.EMU_INIT };
    /** A generated figure, one with a word, an open dispute, one that does not apply, and nothing. */
    const mixed = (): void =>
      store.show(
        blockOf(
          { rows: "INDICATORS", columns: "PERIODS", fixed: "LCA", kind: "ACTUAL" },
          {
            rowKeys: Object.keys(unit),
            columnKeys: ["2023-01", "2023-02", "2023-03", "2023-04", "2023-05"],
            values: [1234, 20, null, null, null],
            versions: [1, 1, 1, 1, 0],
            states: ["VALUE", "VALUE", "VALUE", "NOT_APPLICABLE", "NOT_REPORTED"],
            qualifiers: ["EXACT", "NEARLY", "EXACT", "EXACT", "EXACT"],
            qualities: ["SAMPLE", "PROVISIONAL", "DISPUTED", "REPORTED", "REPORTED"],
            sources: ["seed", "seed", null, null, null],
            notes: [null, null, null, null, null],
            locks: [],
            lockOf: [-1, -1, -1, -1, -1],
          },
        ),
      );
    const whole: Rect = { top: 0, left: 0, bottom: 0, right: 4 };
    const pasteTexts = (...row: readonly string[]) =>
      paste(cells, grid(), whole, { table: [row], contents: null }).command;
    const copied = (): string[] => grid().columnKeys.map((column) => cells.copyText("EMU_INIT", column));

    test("changes the one cell that was edited there and no other", () => {
      mixed();
      const [first, ...rest] = copied();
      expect(pasteTexts(first!, ...rest).changes).toEqual([]);
      expect(pasteTexts("1.234", ...rest).changes).toEqual([]);
      expect(pasteTexts("1234", "21", ...rest.slice(1)).changes).toMatchObject([
        { key: { period: "2023-02" }, after: { mine: { value: "21", qualifier: "EXACT", quality: "REPORTED" } } },
      ]);
    });

    test("leaves an edit that it repeats, and takes one back that it undoes", () => {
      mixed();
      const asRead = copied();
      store.apply(write(cells, grid(), { ...whole, right: 0 }, "gần 7").command);
      expect(pasteTexts(...copied()).changes).toEqual([]);
      store.apply(pasteTexts(...asRead));
      expect(store.size).toBe(0);
    });

    test("a word beside the number that stands there is an edit", () => {
      mixed();
      expect(pasteTexts("khoảng 1234", ...copied().slice(1)).changes).toMatchObject([
        { after: { mine: { value: "1234", qualifier: "ABOUT" } } },
      ]);
    });

    test("what is made of generated figures is counted, by every way of carrying them", () => {
      mixed();
      const at = (column: number): Rect => ({ ...whole, left: column, right: column });
      const contents = copyOf(cells, grid(), { ...whole, right: 1 }).contents;
      expect(paste(cells, grid(), at(3), { table: [["1234", "20"]], contents })).toMatchObject({ samples: 1 });
      // What is there already is left, and nothing is made of it.
      expect(paste(cells, grid(), at(0), { table: [["1234"]], contents: [[contents[0]![0]!]] }).samples).toBe(0);
      expect(paste(cells, grid(), at(3), { table: [["1234"]], contents: null }).samples).toBe(0);
      expect(fillRight(cells, grid(), { ...whole, right: 2 })).toMatchObject({ samples: 2, unfed: 0 });
      const drawn = drawnTo(at(0), { row: 0, column: 2 })!;
      expect(fillDrawn(cells, grid(), drawn, true)).toMatchObject({ samples: 2 });
      const over = fillRight(cells, grid(), { ...whole, right: 2 });
      expect(together([over, over])).toMatchObject({ samples: 4 });
    });

    test("an open dispute is copied as it is shown, and erases nothing it is laid upon", () => {
      mixed();
      const at = (column: number): Rect => ({ ...whole, left: column, right: column });
      expect(cells.copyText("EMU_INIT", "2023-03")).toBe("?");
      const table = { table: [["?"]], contents: [[cells.content("EMU_INIT", "2023-03")!]] };
      const pasted = paste(cells, grid(), at(1), table);
      expect(pasted).toMatchObject({ same: 1, command: { changes: [] } });
      expect(fillRight(cells, grid(), { ...whole, left: 2, right: 3 }).command.changes).toEqual([]);
      expect(fillDrawn(cells, grid(), drawnTo(at(2), { row: 0, column: 4 })!, false).command.changes).toEqual([]);
      const cut = { sheet: cells, grid: grid(), rect: at(2) };
      expect(clearCut(cells, cut, grid(), pasted).command.changes).toEqual([]);
    });

    test("a copy made here and pasted where it came from changes nothing either", () => {
      mixed();
      const contents = [grid().columnKeys.map((column) => cells.content("EMU_INIT", column)!)];
      expect(paste(cells, grid(), whole, { table: [copied()], contents }).command.changes).toEqual([]);
    });
  });

  test("what was cut is cleared where it came from, but for what the paste covered: also a cell that stayed as it was", () => {
    store.apply(write(cells, grid(), { ...corner, right: 1 }, "5").command);
    const table = { table: [["5", "5"]], contents: [[0, 1].map((at) => cells.content("EMU_INIT", columns[at]!))] };
    const onto: Rect = { ...corner, left: 1, right: 2 };
    const cut = { sheet: cells, grid: grid(), rect: { ...corner, right: 1 } };
    const pasted = paste(cells, grid(), onto, table);
    const clipped = { ...pasted, cutColumns: 1 };
    expect(clearCut(cells, cut, grid(), clipped)).toEqual({ ...clipped, isCutLeft: true });
    store.apply(clearCut(cells, cut, grid(), pasted).command);
    expect(texts()[0]).toEqual(["", "5", "5"]);
  });

  test("down from the first row, right from the first column; one cell takes its neighbour", () => {
    store.apply(fillDown(cells, grid(), { top: 0, left: 0, bottom: 1, right: 0 }).command);
    expect(cells.content("CARE_TET_VALUE", "2023-01")).toMatchObject({ value: "1", qualifier: "OVER" });
    store.apply(fillRight(cells, grid(), { top: 0, left: 0, bottom: 0, right: 2 }).command);
    expect(texts()[0]).toEqual(["1", "1", "1"]);
    expect(fillRight(cells, grid(), corner).command.changes).toEqual([]);
    // Nothing that could be carried stands there; that is no lock.
    store.apply(write(cells, grid(), corner, "abc").command);
    expect(fillRight(cells, grid(), { ...corner, right: 2 })).toMatchObject({ skipped: 0, unfed: 2 });
  });

  test("clearing and writing a range is one step", () => {
    store.apply(write(cells, grid(), all, "gần 8").command);
    expect(texts()).toEqual([
      ["8", "8", "8"],
      ["8", "8", "7"],
    ]);
    store.apply(clear(cells, grid(), all).command);
    expect(texts()).toEqual([
      ["", "", ""],
      ["", "", "7"],
    ]);
    store.undo();
    store.undo();
    expect(store.size).toBe(0);
  });
});

describe("the handle of a range", () => {
  const one = (row: number, column: number): Rect => ({ top: row, bottom: row, left: column, right: column });
  const fill = (range: Rect, to: { row: number; column: number }, isOther = false) => {
    const done = fillDrawn(cells, store.block!, drawnTo(range, to)!, isOther);
    store.apply(done.command);
    return done;
  };
  const type = (row: number, column: number, text: string): void =>
    store.apply(write(cells, store.block!, one(row, column), text).command);
  const row = (indicator: string) => columns.map((period) => cells.content(indicator, period)?.value ?? null);

  test("copies one figure with its word, and clears what is drawn back", () => {
    fill(one(0, 0), { row: 0, column: 2 });
    expect(row("EMU_INIT")).toEqual(["1", "1", "1"]);
    expect(cells.content("EMU_INIT", "2023-03")).toMatchObject({ qualifier: "OVER" });
    const all = { ...one(0, 0), right: 2 };
    const done = fill(all, { row: 0, column: 0 });
    expect(done.command.label).toBe("command.clear");
    expect(row("EMU_INIT")).toEqual(["1", null, null]);
  });

  test("goes on with figures that lie evenly, forwards and backwards, and copies them when asked to", () => {
    type(0, 0, "10");
    type(0, 1, "25");
    fill({ ...one(0, 0), right: 1 }, { row: 0, column: 2 });
    expect(row("EMU_INIT")).toEqual(["10", "25", "40"]);
    fill({ ...one(0, 1), right: 2 }, { row: 0, column: 0 }, true);
    expect(row("EMU_INIT")).toEqual(["40", "25", "40"]);
    fill({ ...one(0, 1), right: 2 }, { row: 0, column: 0 });
    expect(row("EMU_INIT")).toEqual(["10", "25", "40"]);
  });

  test("one figure goes on by one when asked to; what lies unevenly is a pattern", () => {
    type(0, 0, "7");
    fill(one(0, 0), { row: 0, column: 2 }, true);
    expect(row("EMU_INIT")).toEqual(["7", "8", "9"]);
    type(0, 1, "nhiều");
    fill({ ...one(0, 0), right: 1 }, { row: 0, column: 2 });
    expect(row("EMU_INIT")[2]).toBe("7");
  });

  test("what is no exact figure does not go on by one: it is copied with its word, and an open dispute is left", () => {
    fill(one(0, 0), { row: 0, column: 2 }, true);
    expect(row("EMU_INIT")).toEqual(["1", "1", "1"]);
    expect(cells.content("EMU_INIT", "2023-03")).toMatchObject({ qualifier: "OVER" });
    const dispute = { ...emptyContent, state: "VALUE", quality: "DISPUTED" } as const;
    store.show(block([null, 4], [2, 1]));
    store.hear([{ key: key("2023-01"), ...dispute, version: 3, changedBy: "", changedAt: "" }]);
    expect(fill(one(0, 0), { row: 0, column: 1 }, true)).toMatchObject({
      unfed: 1,
      skipped: 0,
      command: { changes: [] },
    });
  });

  test("pressed twice it goes down as far as the column beside has figures", () => {
    expect(drawnBeside(cells, store.block!, one(0, 1))?.over).toEqual(one(1, 1));
    expect(drawnBeside(cells, store.block!, one(1, 1))).toBeNull();
  });

  test("passes over locked cells, and says so", () => {
    expect(fill(one(1, 0), { row: 1, column: 2 })).toMatchObject({ skipped: 1 });
    expect(row("CARE_TET_VALUE")).toEqual(["5.5", "5.5", "7"]);
  });
});
