import type { GridApi } from "ag-grid-community";
import { scrollingRoom } from "./ag-grid-dom.ts";
import type { Arrangement } from "./arrangement.ts";
import type { EditorMode, Way } from "./key-map.ts";
import { NumberEditor } from "./number-editor.ts";
import type { At, Place } from "./selection.ts";

/** The hand on the plain table, which may stand in the place of the grid. */
interface TableHand {
  /** Brings a cell under the keyboard. */
  readonly toCell: (shown: Arrangement, place: Place) => void;
  /** What is typed in a field counts. */
  readonly endField: () => void;
}

/** The hand on AG Grid: where the focus goes, what is scrolled into sight, the open editor, the layout of columns. */
export class Steering {
  #api: GridApi | null = null;
  #frame = 0;

  #root: HTMLElement | null = null;
  #table: TableHand | null = null;

  get isThere(): boolean {
    return this.#api !== null || this.#table !== null;
  }

  /** The plain table it steers in the place of a grid; null when it is taken down. */
  takeTable(table: TableHand | null): void {
    this.#table = table;
  }

  /** Null while there is no grid. */
  get api(): GridApi | null {
    return this.#api;
  }

  /** The grid it steers; null when the grid is taken down. */
  take(api: GridApi | null, root: HTMLElement | null): void {
    this.#api = api;
    this.#root = root;
  }

  focus(shown: Arrangement, place: Place): void {
    if (this.#table) return this.#table.toCell(shown, place);
    this.reveal(shown, place);
    this.focusInPlace(shown, place);
  }

  reveal(shown: Arrangement, place: Place): void {
    const { rowIndex, rowPinned } = rowAt(shown, place.row);
    if (!rowPinned) this.#api?.ensureIndexVisible(rowIndex);
    this.#api?.ensureColumnVisible(place.column);
  }

  /** The grid holds its focus by the number of a row; here it stays with its cell, where the keyboard is in the sheet. */
  keepFocus(shown: Arrangement, place: Place): void {
    const { rowIndex, rowPinned } = rowAt(shown, place.row);
    const focused = this.#api?.getFocusedCell();
    const isThere =
      focused?.rowIndex === rowIndex &&
      (focused.rowPinned ?? null) === rowPinned &&
      focused.column.getColId() === place.column;
    if (focused && !isThere) this.focus(shown, place);
  }

  /** The focus goes there and nothing scrolls; nowhere when the cell is not on the screen. */
  focusInPlace(shown: Arrangement, place: Place): void {
    const { rowIndex, rowPinned } = rowAt(shown, place.row);
    this.#api?.setFocusedCell(rowIndex, place.column, rowPinned);
  }

  /** The first row and column that can be seen whole, past the frozen ones. */
  firstSeen(shown: Arrangement): At {
    const { rowHeight } = this.#sizes();
    const row = Math.ceil((this.#api?.getVerticalPixelRange().top ?? 0) / rowHeight);
    const left = this.#api?.getHorizontalPixelRange().left ?? 0;
    const column = shown.columnKeys.findIndex(
      (key, index) => index >= shown.frozenColumns && (this.#api?.getColumn(key)?.getLeft() ?? 0) >= left,
    );
    return { row: row + shown.frozenRows, column: Math.max(0, column) };
  }

  /** How many rows or columns from a cell a screen holds. */
  page({ columnKeys }: Arrangement, [down, right]: Way, from: At): Way {
    const { rowHeight, height, width } = this.#sizes();
    if (down !== 0) return [down * Math.max(1, Math.floor(height / rowHeight) - 1), 0];
    let [at, room] = [from.column, width];
    while (room > 0 && columnKeys[at + right] !== undefined) {
      at += right;
      room -= this.#api?.getColumn(columnKeys[at]!)?.getActualWidth() ?? width;
    }
    return [0, at - from.column];
  }

  #sizes() {
    const room = this.#root && scrollingRoom(this.#root);
    return {
      rowHeight: this.#api?.getDisplayedRowAtIndex(0)?.rowHeight ?? 28,
      height: room ? room.bottom - room.top : 0,
      width: room ? room.right - room.left : 0,
    };
  }

  editorMode(): EditorMode {
    const editor = this.#api?.getCellEditorInstances()[0];
    return editor instanceof NumberEditor && editor.isTyped ? "TYPED" : "EDITED";
  }

  /** What was typed counts. */
  endEditor(): void {
    if (this.#api?.getCellEditorInstances().length) this.#api.stopEditing();
  }

  forgetFocus(): void {
    this.#api?.clearFocusedCell();
  }

  openEditor(shown: Arrangement, place: Place): void {
    this.#api?.startEditingCell({ ...rowAt(shown, place.row), colKey: place.column });
  }

  flash(shown: Arrangement, { row, column }: Place): void {
    const { rowIndex, rowPinned } = rowAt(shown, row);
    const node = rowPinned ? this.#api?.getPinnedTopRow(rowIndex) : this.#api?.getRowNode(row);
    if (node) this.#api?.flashCells({ rowNodes: [node], columns: [column] });
  }

  /** Ends an open editor and leaves what was typed to the caller alone; null: none is open. */
  takeTyped(): string | null {
    const editor = this.#api?.getCellEditorInstances()[0];
    if (!editor) return null;
    const text = String(editor.getValue() ?? "");
    this.#api?.stopEditing(true);
    return text;
  }

  /** Ends an open editor. The grid tells of an edit in a task of its own, so the edit is there one task later. */
  async commit(): Promise<void> {
    this.#table?.endField();
    this.#api?.stopEditing();
    await new Promise((done) => setTimeout(done, 0));
  }

  /** Which columns are there and which stay while the others scroll; widths that were drawn are kept. */
  layOut({ columnKeys, frozenColumns }: Arrangement, all: readonly string[]): void {
    const api = this.#api;
    if (!api) return;
    const isShown = new Set(columnKeys);
    const isFrozen = new Set(columnKeys.slice(0, frozenColumns));
    const differing = (is: ReadonlySet<string>, now: (key: string) => boolean): string[] =>
      all.filter((key) => api.getColumn(key) && is.has(key) !== now(key));
    const turned = differing(isShown, (key) => api.getColumn(key)!.isVisible());
    for (const visible of [true, false]) {
      const keys = turned.filter((key) => isShown.has(key) === visible);
      if (keys.length > 0) api.setColumnsVisible(keys, visible);
    }
    const moved = differing(isFrozen, (key) => api.getColumn(key)!.getPinned() === "left");
    for (const pinned of ["left", null] as const) {
      const keys = moved.filter((key) => isFrozen.has(key) === (pinned === "left"));
      if (keys.length > 0) api.setColumnsPinned(keys, pinned);
    }
  }

  /** The cells in sight are drawn as they are now, once for each frame, however often it is asked. */
  repaint(): void {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#api?.refreshCells({ force: true });
    });
  }

  /** Columns grow to what they need and never shrink: a figure is not cut. */
  widen(needed: ReadonlyMap<string, number>): void {
    const { api } = this;
    if (!api) return;
    const narrow = [...needed].filter(([column, width]) => width > (api.getColumn(column)?.getActualWidth() ?? width));
    if (narrow.length > 0) api.setColumnWidths(narrow.map(([key, newWidth]) => ({ key, newWidth })));
  }
}

/** Frozen rows are counted by themselves. */
export function rowAt(
  { frozenRows, rowIndex }: Pick<Arrangement, "frozenRows" | "rowIndex">,
  row: string,
): { readonly rowIndex: number; readonly rowPinned: "top" | null } {
  const index = rowIndex(row);
  return index < frozenRows ? { rowIndex: index, rowPinned: "top" } : { rowIndex: index - frozenRows, rowPinned: null };
}
