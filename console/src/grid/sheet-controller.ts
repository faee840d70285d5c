import type { CellEditRequestEvent } from "ag-grid-community";
import type { FigureKey } from "@bangvang/schema/figure";
import type { Lock } from "../edits/lock-words.ts";
import type { Walked } from "../edits/store.ts";
import type { Arrangement } from "./arrangement.ts";
import { clear, write, type Done } from "./actions.ts";
import type { CopiedTable } from "./clipboard.ts";
import { figureWidth } from "./column-width.ts";
import { copyOf } from "./copy.ts";
import { drawnBeside, fillDrawn, type Drawn } from "./fill.ts";
import { rangeAround, whole } from "./moves.ts";
import { carryOut, clearCut, type Cut } from "./paste.ts";
import { noChoices, type Choices } from "./paste-choices.ts";
import { OthersStore } from "./others.ts";
import { isToBeSeen, onSeen, planPaste, type PastedTable, type PastePlan } from "./paste-plan.ts";
import { RangeStore } from "./range-store.ts";
import { cellsOf, placeAt, rectOf, type Place, type Rect } from "./selection.ts";
import type { HeaderMarks } from "./sheet-header.ts";
import { headerOf, plainView, type SheetView } from "./sheet-view.ts";
import type { SheetCells } from "./sheet-cells.ts";
import { Steering } from "./steering.ts";

export interface SheetEvents {
  /** An action has written; `bad` cells wait for a choice or a correction. */
  readonly onDone: (done: Done) => void;
  /** A paste is to be looked at before it is carried out. */
  readonly onPlan: (plan: PastePlan, carryOut: (choices: Choices) => void) => void;
  readonly onUndone: (walked: Walked, way: "UNDO" | "REDO") => void;
  readonly onNothingToUndo: () => void;
  readonly onPanel: () => void;
  /** Somebody wanted to write into a cell that cannot be edited. */
  readonly onLocked: (lock: Lock) => void;
  /** An editor was opened in a cell, or closed there. */
  readonly onEditor: (key: FigureKey, isOpen: boolean) => void;
  readonly onLeave: (way: "NEXT" | "BACK") => void;
}

/** What stands beside the grid and opens when a key asks for it. */
export interface SheetTools {
  readonly onMenu: (column: string) => void;
}
const mostFlashed = 300;

const nothing = (): void => undefined;
const silent: SheetEvents = {
  onDone: nothing,
  onPlan: nothing,
  onUndone: nothing,
  onNothingToUndo: nothing,
  onPanel: nothing,
  onLocked: nothing,
  onEditor: nothing,
  onLeave: nothing,
};

/**
 * What is done to the sheet, by whatever hand: keys come by keyboard.ts, the mouse and the clipboard by the sheet. It moves
 * the selection over the rows and columns that are shown and hands every write to the store as one command.
 */
export class SheetController {
  readonly cells: SheetCells;
  readonly ranges = new RangeStore();
  /** Who else is in the sheet. */
  readonly others = new OthersStore();
  readonly steering = new Steering();
  #shown: Arrangement | null = null;
  #view = plainView;
  #tools: SheetTools = { onMenu: nothing };
  #events: SheetEvents = silent;
  #cut: Cut | null = null;

  constructor(cells: SheetCells) {
    this.cells = cells;
  }

  /** The rows and columns on show; null while there is no sheet. */
  get shown(): Arrangement | null {
    return this.#shown;
  }

  show(arrangement: Arrangement | null): void {
    this.#shown = arrangement;
  }

  /** How the sheet is looked at, and what it opens when a key asks for it. */
  look(view: SheetView, tools: SheetTools): void {
    this.#view = view;
    this.#tools = tools;
    this.steering.api?.refreshHeader();
  }

  get tools(): SheetTools {
    return this.#tools;
  }

  marksOf(column: string): HeaderMarks {
    const { sort, filters } = this.#view;
    return {
      sort: sort?.column === column ? sort.way : null,
      isFiltered: filters.some((filter) => headerOf(filter) === column),
    };
  }

  /** The grid has taken an arrangement in: the selection stays with its cells, or goes with them. */
  arranged(): void {
    const { shown, steering, rect } = this;
    if (!shown) return;
    steering.layOut(shown, this.cells.block?.columnKeys ?? []);
    if (rect) steering.keepFocus(shown, this.ranges.range!.anchor);
    else {
      this.ranges.select(null);
      steering.forgetFocus();
    }
  }

  /** The row of the active cell, counted as shown. */
  activeRow(): number | null {
    return this.shown && this.rect ? this.shown.rowIndex(this.ranges.range!.anchor.row) : null;
  }

  get events(): SheetEvents {
    return this.#events;
  }

  /** Who is told what was done. */
  tell(events: SheetEvents): void {
    this.#events = events;
  }

  get rect(): Rect | null {
    return this.shown && this.ranges.range ? rectOf(this.ranges.range, this.shown) : null;
  }

  /**
   * The focus has moved. The grid tells it in a task of its own, so a range selected since (a column, an undone paste)
   * begins at this very cell and must stay.
   */
  onFocused(row: string | null, column: string | null): void {
    const anchor = this.ranges.range?.anchor;
    if (row && column && !(anchor?.row === row && anchor.column === column)) this.press({ row, column });
  }

  /** The mouse goes down on a cell: a figure begins a new selection, a row header selects its row. */
  press(place: Place): void {
    const grid = this.shown;
    const row = grid?.rowIndex(place.row) ?? -1;
    if (!grid || row < 0) return;
    if (grid.columnIndex(place.column) >= 0) this.ranges.collapse(place);
    else this.ranges.select(whole(grid, "ROW", { top: row, bottom: row, left: 0, right: 0 }));
  }

  /** The editor asks for a change; with readOnlyEdit the grid itself writes nothing. */
  onEditRequest(event: CellEditRequestEvent): void {
    const place = { row: event.node.id!, column: event.column.getColId() };
    this.typeIn(place, String(event.newValue ?? ""));
  }

  /** What was typed into one cell. */
  typeIn(place: Place, text: string): void {
    const rect = this.shown && rectOf({ anchor: place, head: place }, this.shown);
    if (rect) this.do(write(this.cells, this.shown!, rect, text));
  }

  onEditor({ row, column }: Place, isOpen: boolean): void {
    const key = this.cells.key(row, column);
    if (key) this.#events.onEditor(key, isOpen);
  }

  /** Figures somebody else has changed light up for a moment; of very many the sheet itself is the sign. */
  flash(keys: readonly FigureKey[]): void {
    const places = keys.length > mostFlashed ? [] : keys.flatMap((key) => this.#placeOf(key) ?? []);
    for (const place of places) this.steering.flash(place);
  }

  read(): CopiedTable | null {
    return this.rect && copyOf(this.cells, this.shown!, this.rect);
  }

  rememberCut(): void {
    const { rect, shown } = this;
    const sheet = this.cells.block?.shape;
    this.#cut = rect && shown && sheet ? { sheet, grid: shown, rect } : null;
  }

  /** Planned first; when there is something to decide, not a cell changes before somebody has seen the plan. */
  paste(table: PastedTable, isOwnCut: boolean): void {
    const { rect, shown } = this;
    if (!rect || !shown) return;
    const plan = planPaste(this.cells, shown, rect, table);
    const cut = isOwnCut ? this.#cut : null;
    const pasteNow = (choices: Choices): void => {
      const isStale = plan.revision !== this.cells.store.revision;
      const newest = isStale ? onSeen(planPaste(this.cells, shown, rect, table), plan, this.cells.store) : plan;
      const done = carryOut(this.cells, newest, choices);
      this.#doOver(cut ? clearCut(this.cells, cut, shown, done) : done);
    };
    if (isOwnCut) this.#cut = null;
    if (isToBeSeen(plan)) this.#events.onPlan(plan, pasteNow);
    else pasteNow(noChoices);
  }

  /** The handle of the range was drawn: what it covers is filled or cleared. */
  fillDrawn(drawn: Drawn, isOther: boolean): void {
    if (this.shown) this.#doOver(fillDrawn(this.cells, this.shown, drawn, isOther));
  }

  /** Down to the end of the figures in the column beside the range. */
  fillBeside(): void {
    const drawn = this.rect && drawnBeside(this.cells, this.shown!, this.rect);
    if (drawn) this.fillDrawn(drawn, false);
  }

  /** Keeps a cell the mouse is drawn to in sight, and the one after it. */
  showAround({ row, column }: { readonly row: number; readonly column: number }): void {
    const grid = this.shown;
    if (!grid) return;
    for (const step of [-1, 1]) this.steering.reveal(grid, placeAt(grid, row + step, column + step));
  }

  clearRange(): void {
    if (this.rect) this.do(clear(this.cells, this.shown!, this.rect));
  }

  undo(): void {
    const walked = this.cells.store.undo();
    if (walked) this.#showUndone(walked, "UNDO");
    else this.#events.onNothingToUndo();
  }

  redo(): void {
    const walked = this.cells.store.redo();
    if (walked) this.#showUndone(walked, "REDO");
  }

  /** Brings a cell of this sheet into view and puts the focus there; false when it is not on show. */
  goTo(key: FigureKey): boolean {
    const place = this.#placeOf(key);
    if (!place || !this.steering.isThere) return false;
    this.focus(place);
    return true;
  }

  /** Opens the editor of a cell with what was typed there. */
  editAgain(key: FigureKey): void {
    const place = this.#placeOf(key);
    if (place && this.goTo(key)) this.steering.openEditor(this.shown!, place);
  }

  /** Where a cell is on show; null: it is not. */
  rectOf(key: FigureKey): Rect | null {
    const place = this.#placeOf(key);
    return place && this.shown ? rectOf({ anchor: place, head: place }, this.shown) : null;
  }

  /** The keyboard comes back to where the selection began. */
  refocus(): void {
    if (this.ranges.range) this.focus(this.ranges.range.anchor);
  }

  /** Keeps the selection in sight when the sheet has become narrower. */
  reveal(): void {
    if (this.shown && this.ranges.range) this.steering.reveal(this.shown, this.ranges.range.head);
  }

  /** Columns grow with what was typed into them. Null: any cell may have changed. */
  widen(keys: readonly FigureKey[] | null): void {
    const { block, store } = this.cells;
    if (!block) return;
    const needed = new Map<string, number>();
    for (const key of keys ?? store.all().map((edit) => edit.key)) {
      const place = block.find(key);
      const mine = place && store.edit(key)?.mine;
      if (!mine) continue;
      const column = block.columnKeys[place.column]!;
      needed.set(column, Math.max(needed.get(column) ?? 0, figureWidth(mine)));
    }
    this.steering.widen(needed);
  }

  /** The selection is taken to a place; row headers are none. */
  extendTo(place: Place): void {
    if (this.shown && this.shown.columnIndex(place.column) >= 0) this.ranges.extendTo(place);
  }

  selectColumn(column: string): void {
    const grid = this.shown;
    const at = grid?.columnIndex(column) ?? -1;
    if (!grid || at < 0 || grid.rowKeys.length === 0) return;
    this.focus(placeAt(grid, 0, at));
    this.ranges.select(whole(grid, "COLUMN", { top: 0, bottom: 0, left: at, right: at }));
  }

  extend(to: Place): void {
    this.ranges.extendTo(to);
    this.steering.reveal(this.shown!, to);
  }

  focus(place: Place): void {
    if (!this.shown) return;
    this.steering.focus(this.shown, place);
    this.ranges.collapse(place);
  }

  /** Says why the active cell cannot be edited, where it cannot; whether that was so. */
  tellLocked(): boolean {
    const anchor = this.ranges.range?.anchor;
    const lock = anchor ? this.cells.lock(anchor.row, anchor.column) : null;
    if (lock) this.#events.onLocked(lock);
    return lock !== null;
  }

  do(done: Done): void {
    if (done.command.changes.length === 0 && done.skipped > 0 && this.tellLocked()) return;
    this.cells.store.apply(done.command);
    this.#events.onDone(done);
  }

  /** What it covered becomes the selection. */
  #doOver(done: Done): void {
    this.do(done);
    if (!done.over) return;
    const { top, left, bottom, right } = done.over;
    this.ranges.select({ anchor: placeAt(this.shown!, top, left), head: placeAt(this.shown!, bottom, right) });
  }

  #showUndone(walked: Walked, way: "UNDO" | "REDO"): void {
    const range = rangeAround(
      this.shown,
      walked.command.changes.flatMap(({ key }) => this.#placeOf(key) ?? []),
    );
    if (range) {
      this.focus(range.anchor);
      this.ranges.select(range);
    }
    this.#events.onUndone(walked, way);
  }

  /** Where a figure is on show; null when it belongs to another sheet or is hidden. */
  #placeOf(key: FigureKey): Place | null {
    const { block } = this.cells;
    const at = block?.find(key);
    if (!at || !block) return null;
    const place = { row: block.rowKeys[at.row]!, column: block.columnKeys[at.column]! };
    return this.shown && rectOf({ anchor: place, head: place }, this.shown) ? place : null;
  }

  isSelected(key: FigureKey): boolean {
    const place = this.#placeOf(key);
    const { rect, shown } = this;
    if (!place || !rect || !shown) return false;
    const [row, column] = [shown.rowIndex(place.row), shown.columnIndex(place.column)];
    return row >= rect.top && row <= rect.bottom && column >= rect.left && column <= rect.right;
  }

  /** Selected cells in reading order. */
  *selected(): Generator<{ readonly row: string; readonly column: string }> {
    const { rect, shown } = this;
    if (!rect || !shown) return;
    for (const { row, column } of cellsOf(rect)) yield { row: shown.rowKeys[row]!, column: shown.columnKeys[column]! };
  }
}
