import { i18n } from "@lingui/core";
import { emptyContent } from "@bangvang/schema/figure";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { EditStore } from "../../edits/store.ts";
import { block } from "../../edits/test-cells.ts";
import { fillRight, write } from "../../grid/actions.ts";
import { carryOut } from "../../grid/paste.ts";
import { noChoices } from "../../grid/paste-choices.ts";
import { planPaste } from "../../grid/paste-plan.ts";
import { SheetCells } from "../../grid/sheet-cells.ts";
import { initiatives } from "../../grid/test-sheet.ts";
import { vi } from "../../ui/words/vi.ts";
import { doneNotice } from "./done-words.ts";
import { isOver, type Notice } from "./notice.ts";

let store: EditStore;

beforeAll(() => {
  i18n.setMessagesCompiler(compileMessage);
  i18n.load({ vi });
  i18n.activate("vi");
});

beforeEach(() => {
  store = new EditStore();
  store.show(block([10, 20, null, null, null, null, null, null]));
});

/** Pastes one row from the first cell on, and says what is said of it. */
function pasted(...texts: readonly string[]): Notice | null {
  const cells = new SheetCells(store, () => initiatives);
  const clipboard = { table: [texts], declared: null, contents: null };
  const plan = planPaste(cells, store.block!, { top: 0, left: 0, bottom: 0, right: 0 }, clipboard);
  const done = carryOut(cells, plan, noChoices);
  store.apply(done.command);
  return doneNotice(done, store);
}

describe("what is said after a paste", () => {
  test("every cell that cannot be saved as it is is counted, and what became of the others", () => {
    expect(pasted("", "gần 40", "12,5", "-5", "1e5", "#REF!", "9.224 tỷ", "n/a")).toEqual({
      tone: "bad",
      text: "Đã dán 7 ô. Trong đó 1 ô thành trống. 1 ô giữ như cũ. 5 ô chưa lưu được như vậy; xem ở bảng bên.",
      canUndo: true,
      lead: "READINGS",
    });
    expect(store.counts().invalid).toBe(5);
  });

  test("a paste that changes nothing says so, and offers no undo of what came before", () => {
    expect(pasted("10", "20")).toMatchObject({ text: "Đã dán 0 ô. 2 ô giữ như cũ.", canUndo: false });
  });

  test("what became of the cells that were cut is said by itself", () => {
    const cells = new SheetCells(store, () => initiatives);
    const one = write(cells, store.block!, { top: 0, left: 0, bottom: 0, right: 2 }, "7");
    const done = { ...one, command: { ...one.command, label: "command.paste" } } as const;
    expect(doneNotice({ ...done, clearedElsewhere: 1 }, store)?.text).toBe(
      "Đã dán 2 ô. 1 ô đã cắt ở bảng khác thành trống.",
    );
    expect(doneNotice({ ...done, isCutLeft: true }, store)?.text).toBe(
      "Đã dán 3 ô. Không dán hết được, nên các ô đã cắt vẫn giữ số cũ.",
    );
  });

  test("one cell is as if it was typed: nothing is said", () => {
    expect(pasted("11")).toBeNull();
    expect(pasted("11")).toBeNull();
  });

  test("what was made of generated figures is said of one cell as well", () => {
    const content = { ...emptyContent, state: "VALUE", value: "11", quality: "SAMPLE" } as const;
    const cells = new SheetCells(store, () => initiatives);
    const clipboard = { table: [["11"]], declared: null, contents: [[content]] };
    const plan = planPaste(cells, store.block!, { top: 0, left: 0, bottom: 0, right: 0 }, clipboard);
    const text = "Đã dán 1 ô. 1 ô lấy từ số mẫu, sẽ tính là số đã báo cáo.";
    expect(doneNotice(carryOut(cells, plan, noChoices), store)).toMatchObject({ text });
  });
});

test("a typed number that can be read in several ways is asked about in a line, until that is answered", () => {
  const cells = new SheetCells(store, () => initiatives);
  const done = write(cells, store.block!, { top: 0, left: 0, bottom: 0, right: 0 }, "9.224 tỷ");
  store.apply(done.command);
  const notice = doneNotice(done, store)!;
  expect(notice).toMatchObject({ lead: "READINGS", text: "1 ô đọc được nhiều cách nên chưa lưu. Bấm Ctrl+S để chọn." });
  const counts = (): Parameters<typeof isOver>[1] => ({ ...store.counts(), asked: store.asked().length });
  expect(isOver(notice, counts())).toBe(false);
  store.apply(write(cells, store.block!, { top: 0, left: 0, bottom: 0, right: 0 }, "-5").command);
  expect(store.counts().invalid).toBe(1);
  expect(isOver(notice, counts())).toBe(true);
});

test("a fill from a cell that holds no figure blames no lock", () => {
  const cells = new SheetCells(store, () => initiatives);
  const grid = store.block!;
  store.apply(write(cells, grid, { top: 0, left: 0, bottom: 0, right: 0 }, "abc").command);
  const done = fillRight(cells, grid, { top: 0, left: 0, bottom: 0, right: 5 });
  expect(doneNotice(done, store)).toMatchObject({
    text: "Điền 0 ô. 5 ô giữ như cũ: không có gì để chép vào.",
    canUndo: false,
  });
});

test("a notice goes with the cells it asks to look at", () => {
  const counts = { pending: 1, doubted: 0, invalid: 0, conflict: 1, asked: 0 };
  const notice: Notice = { tone: "bad", text: "", about: ["CONFLICT"] };
  expect(isOver(notice, counts)).toBe(false);
  expect(isOver(notice, { ...counts, conflict: 0 })).toBe(true);
  const two: Notice = { tone: "bad", text: "", about: ["CONFLICT", "INVALID"] };
  expect(isOver(two, { ...counts, conflict: 0, invalid: 3 })).toBe(false);
  expect(isOver(two, { ...counts, conflict: 0 })).toBe(true);
  expect(isOver({ tone: "good", text: "" }, counts)).toBe(false);
});
