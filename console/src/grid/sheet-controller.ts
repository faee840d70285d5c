import type { CellEditRequestEvent, GridApi, SuppressKeyboardEventParams } from "ag-grid-community";
import type { FigureKey } from "@bangvang/schema/figure";
import type { Command } from "../edits/commands.ts";
import { clear, fillDown, fillRight, write, type Done } from "./actions.ts";
import { drawnBeside, fillDrawn, type Drawn } from "./fill.ts";
import { clearCut, paste, type PastedTable } from "./paste.ts";
import type { CopiedTable } from "./clipboard.ts";
import { copyOf } from "./copy.ts";
import { figureWidth } from "./column-width.ts";
import { rowNameColumn } from "./columns.ts";
import { keyAction, type KeyAction } from "./key-map.ts";
import { RangeStore } from "./range-store.ts";
import { edge, lineEnd, rangeAround, whole } from "./moves.ts";
import { cellsOf, placeAt, rectOf, step, type Place, type Range, type Rect } from "./selection.ts";
import type { SheetCells } from "./sheet-cells.ts";

export interface SheetEvents {
  /** An action has written; `bad` cells wait for a choice or a correction. */
  readonly onDone: (done: Done) => void;
  readonly onUndone: (command: Command, way: "UNDO" | "REDO") => void;
  readonly onNothingToUndo: () => void;
  readonly onPanel: () => void;
  readonly onLeave: (way: "NEXT" | "BACK") => void;
}

const nothing = (): void => undefined;
const silent: SheetEvents = {
  onDone: nothing,
  onUndone: nothing,
  onNothingToUndo: nothing,
  onPanel: nothing,
  onLeave: nothing,
};

/** What keys and mouse do to the sheet. It moves the selection itself and hands every write to the store as one command. */
export class SheetController {
  readonly cells: SheetCells;
  readonly ranges = new RangeStore();
  #api: GridApi | null = null;
  #events: SheetEvents = silent;
  #cut: Rect | null = null;

  constructor(cells: SheetCells) {
    this.cells = cells;
  }

  get api(): GridApi | null {
    return this.#api;
  }

  /** The grid it steers; null when the grid is taken down. */
  steer(api: GridApi | null): void {
    this.#api = api;
  }

  /** Who is told what was done. */
  tell(events: SheetEvents): void {
    this.#events = events;
  }

  get rect(): Rect | null {
    const { block } = this.cells;
    return block && this.ranges.range ? rectOf(this.ranges.range, block) : null;
  }

  /** First in line for every key of the grid: true means the grid must not act on it. */
  onKey = ({ event, editing }: SuppressKeyboardEventParams): boolean => {
    const action = keyAction(event, editing);
    if (!action) return false;
    event.preventDefault();
    this.#perform(action);
    return true;
  };

  /**
   * The focus has moved. The grid tells it in a task of its own, so a range selected since (a column, an undone paste)
   * begins at this very cell and must stay.
   */
  onFocused(row: string | null, column: string | null): void {
    const { block } = this.cells;
    const anchor = this.ranges.range?.anchor;
    if (!block || !row || !column || (anchor?.row === row && anchor.column === column)) return;
    if (block.columnIndex(column) >= 0) this.ranges.collapse({ row, column });
    else this.#selectRow(row);
  }

  /** The mouse goes down on a cell: a figure begins a new selection, a row header selects its row. */
  press(place: Place): void {
    const { block } = this.cells;
    if (!block || block.rowIndex(place.row) < 0) return;
    if (block.columnIndex(place.column) >= 0) this.ranges.collapse(place);
    else this.#selectRow(place.row);
  }

  /** The editor asks for a change; with readOnlyEdit the grid itself writes nothing. */
  onEditRequest(event: CellEditRequestEvent): void {
    const rect = this.#rectOfPlace({ row: event.node.id!, column: event.column.getColId() });
    if (rect) this.#do(write(this.cells, this.cells.block!, rect, String(event.newValue ?? "")));
  }

  read(): CopiedTable | null {
    const { block } = this.cells;
    return this.rect && block ? copyOf(this.cells, block, this.rect) : null;
  }

  rememberCut(): void {
    this.#cut = this.rect;
  }

  paste(table: PastedTable, isOwnCut: boolean): void {
    const {
      rect,
      cells: { block },
    } = this;
    if (!rect || !block) return;
    const done = paste(this.cells, block, rect, table);
    this.#doOver(isOwnCut && this.#cut ? clearCut(this.cells, block, this.#cut, done) : done);
    if (isOwnCut) this.#cut = null;
  }

  /** The handle of the range was drawn: what it covers is filled or cleared. */
  fillDrawn(drawn: Drawn, isOther: boolean): void {
    const { block } = this.cells;
    if (block) this.#doOver(fillDrawn(this.cells, block, drawn, isOther));
  }

  /** Down to the end of the figures in the column beside the range. */
  fillBeside(): void {
    const { block } = this.cells;
    const drawn = block && this.rect ? drawnBeside(this.cells, block, this.rect) : null;
    if (drawn) this.fillDrawn(drawn, false);
  }

  /** Keeps a cell the mouse is drawn to in sight, and the one after it. */
  showAround({ row, column }: { readonly row: number; readonly column: number }): void {
    const { block } = this.cells;
    if (!block) return;
    for (const step of [-1, 1]) this.#ensureVisible(placeAt(block, row + step, column + step));
  }

  clearRange(): void {
    if (this.rect) this.#do(clear(this.cells, this.cells.block!, this.rect));
  }

  undo(): void {
    const command = this.cells.store.undo();
    if (command) this.#show(command, "UNDO");
    else this.#events.onNothingToUndo();
  }

  redo(): void {
    const command = this.cells.store.redo();
    if (command) this.#show(command, "REDO");
  }

  /** Ends an open editor. The grid tells of an edit in a task of its own, so the edit is there one task later. */
  async commit(): Promise<void> {
    this.#api?.stopEditing();
    await new Promise((done) => setTimeout(done, 0));
  }

  /** Brings a cell of this sheet into view and puts the focus there; false when it stands in another sheet. */
  goTo(key: FigureKey): boolean {
    const place = this.cells.block?.find(key);
    if (!place || !this.#api) return false;
    this.#focus(placeAt(this.cells.block!, place.row, place.column));
    return true;
  }

  /** Opens the editor of a cell with what was typed there. */
  editAgain(key: FigureKey): void {
    const place = this.cells.block?.find(key);
    if (!place || !this.goTo(key)) return;
    this.#api?.startEditingCell({ rowIndex: place.row, colKey: this.cells.block!.columnKeys[place.column]! });
  }

  /** The keyboard comes back to where the selection began. */
  refocus(): void {
    if (this.cells.block && this.ranges.range) this.#focus(this.ranges.range.anchor);
  }

  /** Keeps the selection in sight when the sheet has become narrower. */
  reveal(): void {
    if (this.#api && this.cells.block && this.ranges.range) this.#ensureVisible(this.ranges.range.head);
  }

  /** Columns grow with what was typed into them, and never shrink: a figure is not cut. Null: any cell may have changed. */
  widen(keys: readonly FigureKey[] | null): void {
    const { block, store } = this.cells;
    if (!block || !this.#api) return;
    const needed = new Map<string, number>();
    for (const key of keys ?? store.all().map((edit) => edit.key)) {
      const place = block.find(key);
      const mine = place && store.edit(key)?.mine;
      if (!mine) continue;
      const column = block.columnKeys[place.column]!;
      needed.set(column, Math.max(needed.get(column) ?? 0, figureWidth(mine)));
    }
    const narrow = [...needed].filter(
      ([column, width]) => width > (this.#api?.getColumn(column)?.getActualWidth() ?? width),
    );
    if (narrow.length > 0) this.#api.setColumnWidths(narrow.map(([key, newWidth]) => ({ key, newWidth })));
  }

  extendTo(place: Place): void {
    if (!this.cells.block || this.cells.block.columnIndex(place.column) < 0) return;
    this.ranges.extendTo(place);
  }

  selectColumn(column: string): void {
    const rows = this.cells.block?.rowKeys;
    if (rows?.length && this.cells.block!.columnIndex(column) >= 0) {
      this.#focus({ row: rows[0]!, column });
      this.ranges.select({ anchor: { row: rows[0]!, column }, head: { row: rows.at(-1)!, column } });
    }
  }

  #perform(action: KeyAction): void {
    const { block } = this.cells;
    const { range } = this.ranges;
    const rect = this.rect;
    if (action.kind === "LEAVE" || action.kind === "LEAVE_BACK")
      return this.#events.onLeave(action.kind === "LEAVE" ? "NEXT" : "BACK");
    if (action.kind === "PANEL") return this.#events.onPanel();
    if (action.kind === "UNDO") return this.undo();
    if (action.kind === "REDO") return this.redo();
    if (!block || !range || !rect) return;
    switch (action.kind) {
      case "EXTEND":
      case "EDGE":
      case "EXTEND_EDGE":
        return this.#move(action, range);
      case "LINE_END":
        return this.#toLineEnd(action, range);
      case "SELECT":
        return this.ranges.select(whole(block, action.what, rect));
      case "COLLAPSE":
        return this.ranges.collapse(range.anchor);
      case "CLEAR":
        return this.clearRange();
      case "FILL_DOWN":
        return this.#do(fillDown(this.cells, block, rect));
      case "FILL_RIGHT":
        return this.#do(fillRight(this.cells, block, rect));
      case "WRITE_RANGE":
        return this.#writeRange(rect);
    }
  }

  #move({ kind, by }: Extract<KeyAction, { by: unknown }>, range: Range): void {
    const block = this.cells.block!;
    const from = kind === "EDGE" ? range.anchor : range.head;
    const at = { row: block.rowIndex(from.row), column: block.columnIndex(from.column) };
    const to = kind === "EXTEND" ? step(at, by, block) : edge(this.cells, block, at, by);
    if (kind === "EDGE") this.#focus(to);
    else this.#extend(to);
  }

  #toLineEnd(action: Extract<KeyAction, { kind: "LINE_END" }>, range: Range): void {
    const to = lineEnd(this.cells.block!, action.extends ? range.head : range.anchor, action);
    if (action.extends) this.#extend(to);
    else this.#focus(to);
  }

  #selectRow(row: string): void {
    const { columnKeys } = this.cells.block!;
    this.ranges.select({ anchor: { row, column: columnKeys[0]! }, head: { row, column: columnKeys.at(-1)! } });
  }

  #extend(to: Place): void {
    this.ranges.extendTo(to);
    this.#ensureVisible(to);
  }

  #focus(place: Place): void {
    this.#ensureVisible(place);
    this.#api?.setFocusedCell(this.cells.block!.rowIndex(place.row), place.column);
    this.ranges.collapse(place);
  }

  #ensureVisible(place: Place): void {
    this.#api?.ensureIndexVisible(this.cells.block!.rowIndex(place.row));
    this.#api?.ensureColumnVisible(place.column);
  }

  /** Ctrl+Enter in the editor: what was typed goes into the whole range, and the focus stays. */
  #writeRange(rect: Rect): void {
    const text = String(this.#api?.getCellEditorInstances()[0]?.getValue() ?? "");
    this.#api?.stopEditing(true);
    this.#do(write(this.cells, this.cells.block!, rect, text));
  }

  #do(done: Done): void {
    this.cells.store.apply(done.command);
    this.#events.onDone(done);
  }

  /** What it covered becomes the selection. */
  #doOver(done: Done): void {
    const { block } = this.cells;
    this.#do(done);
    if (!block || !done.over) return;
    const { top, left, bottom, right } = done.over;
    this.ranges.select({ anchor: placeAt(block, top, left), head: placeAt(block, bottom, right) });
  }

  #show(command: Command, way: "UNDO" | "REDO"): void {
    const range = rangeAround(command, this.cells.block);
    if (range) {
      this.#focus(range.anchor);
      this.ranges.select(range);
    }
    this.#events.onUndone(command, way);
  }

  #rectOfPlace(place: Place): Rect | null {
    const { block } = this.cells;
    return block && place.column !== rowNameColumn ? rectOf({ anchor: place, head: place }, block) : null;
  }

  /** Selected cells in reading order. */
  *selected(): Generator<{ readonly row: string; readonly column: string }> {
    const {
      rect,
      cells: { block },
    } = this;
    if (!rect || !block) return;
    for (const { row, column } of cellsOf(rect)) yield { row: block.rowKeys[row]!, column: block.columnKeys[column]! };
  }
}
