import { beforeEach, describe, expect, test } from "vitest";
import { arrange } from "./arrangement.ts";
import { emptyContent } from "@bangvang/schema/figure";
import { block, key } from "../edits/test-cells.ts";
import { clear, type Done } from "./actions.ts";
import { drawnTo } from "./fill.ts";
import { together } from "./together.ts";
import type { PastePlan, PastedTable } from "./paste-plan.ts";
import type { Choices } from "./paste-choices.ts";
import { rectOf, type Range } from "./selection.ts";
import { SheetController } from "./sheet-controller.ts";
import { silent } from "./sheet-events.ts";
import { plainView, type SheetView } from "./sheet-view.ts";
import { sheetOf } from "./test-sheet.ts";

let sheet: ReturnType<typeof sheetOf>;
let controller: SheetController;
let done: Done[];
let refused: string[];
let asked: { readonly plan: PastePlan; readonly carryOut: (choices: Choices) => void }[];

const rowKeys = ["a", "b", "c", "d"];
const at = (row: number, month: number) => ({ row: rowKeys[row]!, column: `2023-0${month}` });
const from = (row: number, month: number, [toRow, toMonth] = [row, month]): Range => ({
  anchor: at(row, month),
  head: at(toRow, toMonth),
});
const value = (row: number, month: number) =>
  controller.cells.content(at(row, month).row, at(row, month).column)?.value;
const show = (view: Partial<SheetView> = {}): void => {
  controller.show(arrange(sheet.cells, sheet, { ...plainView, ...view }));
  controller.arranged();
};
const text = (...rows: readonly (readonly string[])[]): PastedTable => ({
  table: rows,
  declared: null,
  contents: null,
});
/** The texts of the selection, as another program would be given them. */
const take = (how: "COPY" | "CUT"): PastedTable => {
  const { texts, contents } = controller.pasting.take(how)!;
  return { table: texts, declared: null, contents };
};

beforeEach(() => {
  sheet = sheetOf({ a: [1, 2, 3], b: [4, 5, 6], c: [7, 8, 9], d: [10, 11, 12] });
  controller = new SheetController(sheet.cells);
  [done, refused, asked] = [[], [], []];
  controller.tell({
    ...silent,
    onDone: (one) => done.push(one),
    onRefused: (why) => refused.push(why),
    onPlan: (plan, carryOut) => asked.push({ plan, carryOut }),
  });
  show();
});

describe("an arrangement", () => {
  test("leaves the selection with its cells, and tells who counts them that they are others between its ends", () => {
    controller.ranges.select(from(0, 1, [3, 1]));
    const before = controller.ranges.all;
    let told = 0;
    controller.ranges.subscribe(() => (told += 1));
    show({ filters: [{ column: "2023-01", is: "in", than: ["1", "10"] }] });
    expect([...controller.selected()]).toEqual([at(0, 1), at(3, 1)]);
    expect(told).toBeGreaterThan(0);
    expect(controller.ranges.all).not.toBe(before);
  });
});

describe("a cut", () => {
  test("is moved when it is pasted, once", () => {
    controller.ranges.select(from(0, 1));
    const cut = take("CUT");
    controller.ranges.select(from(3, 3));
    controller.pasting.paste(cut);
    expect([value(0, 1), value(3, 3)]).toEqual([null, "1"]);
    controller.ranges.select(from(2, 2));
    controller.pasting.paste(cut);
    expect(value(2, 2)).toBe("1");
  });

  test("stays one when its preview was closed without being carried out", () => {
    controller.ranges.select(from(0, 1));
    controller.typeIn(at(0, 1), "9.224 tỷ");
    controller.ranges.select(from(0, 1, [0, 2]));
    const cut = take("CUT");
    controller.ranges.select(from(2, 1));
    controller.pasting.paste(cut);
    expect(asked).toHaveLength(1);
    controller.pasting.paste(cut);
    expect(asked).toHaveLength(2);
    asked[1]!.carryOut(new Map());
    expect(value(0, 2)).toBeNull();
    expect(value(2, 2)).toBe("2");
  });

  test("is forgotten by a copy, by Escape and by whatever is done in between", () => {
    for (const forget of [() => take("COPY"), () => controller.escape(), () => controller.clearRange()]) {
      controller.ranges.select(from(1, 1));
      const cut = take("CUT");
      controller.ranges.select(from(2, 2));
      forget();
      controller.ranges.select(from(3, 3));
      controller.pasting.paste(cut);
      expect(value(1, 1)).toBe("4");
    }
  });

  /** A sheet of other cells is shown in the place of the first. */
  const turn = (): void => {
    sheet.store.show(block([null, null, null]));
    const rows = [{ key: "EMU_INIT", name: "", title: "", measure: "", group: null }];
    controller.show(arrange(sheet.cells, { rows, columns: sheet.columns }, plainView));
    controller.ranges.select({ anchor: inOther(2), head: inOther(2) });
  };
  const inOther = (month: number) => ({ row: "EMU_INIT", column: `2023-0${month}` });
  const standing = (row: string, period: string) => sheet.store.edit(key(period, row))?.mine?.value;

  test("is moved to another sheet as well, and undone as one step", () => {
    const first = sheet.store.block!;
    controller.ranges.select(from(0, 1, [0, 2]));
    const cut = take("CUT");
    turn();
    controller.pasting.paste(cut);
    expect(controller.cells.content("EMU_INIT", "2023-03")?.value).toBe("2");
    expect([standing("a", "2023-01"), standing("a", "2023-02")]).toEqual([null, null]);
    expect(sheet.store.edit(key("2023-01", "a"))?.base).toMatchObject({ value: "1", version: 1 });
    expect(done).toMatchObject([{ clearedElsewhere: 2 }]);
    controller.undo();
    expect(sheet.store.size).toBe(0);
    sheet.store.show(first);
    show();
    expect(value(0, 1)).toBe("1");
  });

  test("elsewhere is cleared upon what this page has saved there since, and upon nothing that others have", () => {
    controller.typeIn(at(0, 1), "90");
    controller.typeIn(at(0, 2), "80");
    controller.ranges.select(from(0, 1, [0, 2]));
    const cut = take("CUT");
    const [mine] = sheet.store.all();
    turn();
    sheet.store.settle(
      [{ key: mine!.key, before: mine!, after: null }],
      [{ key: mine!.key, content: mine!.mine!, version: 2 }],
    );
    sheet.store.hear([{ ...emptyContent, key: key("2023-02", "a"), version: 7, changedBy: "Lan", changedAt: "" }]);
    controller.pasting.paste(cut);
    expect(sheet.store.edit(key("2023-01", "a"))?.base).toMatchObject({ value: "90", version: 2 });
    expect(sheet.store.edit(key("2023-02", "a"))?.base).toMatchObject({ value: "2", version: 1 });
  });

  test("of which not all fits stays where it was", () => {
    controller.ranges.select(from(0, 1, [1, 1]));
    const cut = take("CUT");
    controller.ranges.select(from(3, 3));
    controller.pasting.paste(cut);
    asked[0]?.carryOut(new Map());
    expect([value(0, 1), value(1, 1), value(3, 3)]).toEqual(["1", "4", "1"]);
    expect(done).toMatchObject([{ isCutLeft: true, cutRows: 1 }]);
  });

  test("is not pasted into several ranges: it has but one place to go", () => {
    controller.ranges.select(from(0, 1));
    const cut = take("CUT");
    controller.ranges.select(from(1, 1));
    controller.ranges.add(from(3, 3));
    controller.pasting.paste(cut);
    expect(refused).toEqual(["refused.pasteRanges"]);
    expect([value(0, 1), value(1, 1), value(3, 3)]).toEqual(["1", "4", "12"]);
  });
});

describe("a paste into several ranges", () => {
  test("is asked about afterwards, for nobody has seen a preview of it", () => {
    controller.ranges.select(from(0, 1));
    controller.ranges.add(from(2, 2));
    controller.pasting.paste(text(["9.224 tỷ"]));
    expect(asked).toHaveLength(0);
    expect(done).toMatchObject([{ bad: [{ text: "9.224 tỷ" }, { text: "9.224 tỷ" }] }]);
  });
});

describe("after undo is selected what was before the step", () => {
  const fill = (): void => {
    controller.ranges.select(from(0, 1, [1, 1]), at(1, 1));
    controller.fillDrawn(drawnTo(controller.rect!, { row: 1, column: 1 })!, false);
  };

  test("and after redo what was after it", () => {
    fill();
    controller.ranges.select(from(3, 3));
    controller.undo();
    expect(controller.ranges.all).toEqual([from(0, 1, [1, 1])]);
    expect(controller.ranges.active).toEqual(at(1, 1));
    controller.ranges.select(from(3, 3));
    controller.redo();
    expect(controller.ranges.all).toEqual([from(0, 1, [1, 2])]);
  });

  test("but not where some of it is not on show: then it is what was changed, as far as that is", () => {
    fill();
    show({ filters: [{ column: "2023-01", is: "in", than: ["1", "10"] }] });
    controller.undo();
    expect(controller.ranges.all).toEqual([from(0, 2)]);
  });

  test("and the cell that was typed into, though Enter had gone on before it was told of", () => {
    controller.ranges.select(from(1, 1));
    controller.typeIn(at(0, 1), "77");
    controller.undo();
    expect(controller.ranges.all).toEqual([from(0, 1)]);
  });
});

describe("after undo of a step of an earlier visit what was changed is selected", () => {
  const undone = (...ranges: readonly Range[]): readonly Range[] => {
    const { cells, shown } = controller;
    sheet.store.apply(together(ranges.map((range) => clear(cells, shown!, rectOf(range, shown!)!))).command);
    controller.ranges.select(from(3, 1));
    controller.undo();
    return controller.ranges.all;
  };

  test("as the range it fills", () => {
    expect(undone(from(1, 1, [2, 3]))).toEqual([from(1, 1, [2, 3])]);
    expect(controller.ranges.active).toEqual(at(1, 1));
  });

  test("and nothing between cells that lie apart", () => {
    expect(undone(from(0, 1), from(3, 3))).toEqual([from(0, 1), from(3, 3)]);
    controller.clearRange();
    expect(value(1, 2)).toBe("5");
  });

  test("as few ranges as cover it", () => {
    expect(undone(from(0, 1, [2, 2]), from(3, 1), from(0, 3))).toEqual([
      from(0, 1, [0, 3]),
      from(1, 1, [2, 2]),
      from(3, 1),
    ]);
  });
});
