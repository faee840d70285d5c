import type { CellEditRequestEvent } from "ag-grid-community";
import type { FigureKey } from "@bangvang/schema/figure";
import { readNumber } from "@bangvang/schema/number-reader/read-number";
import { typed, type Target } from "../edits/commands.ts";
import { contextOf } from "../edits/number-context.ts";
import type { Walked } from "../edits/store.ts";
import type { Arrangement } from "./arrangement.ts";
import { clear, done, write, type Done } from "./actions.ts";
import { Found } from "./found.ts";
import { drawnBeside, fillDrawn, type Drawn } from "./fill.ts";
import { rangesOver } from "./moves.ts";
import { OthersStore } from "./others.ts";
import { Pasting } from "./pasting.ts";
import { Pressing } from "./pressing.ts";
import { RangeStore } from "./range-store.ts";
import { contains, eachOnce, placeAt, rectOf, type Place, type Rect } from "./selection.ts";
import { plainView, type SheetView } from "./sheet-view.ts";
import type { SheetCells } from "./sheet-cells.ts";
import { noTools, silent, type SheetEvents, type SheetTools } from "./sheet-events.ts";
import { StepSelections } from "./step-selections.ts";
import { Steering } from "./steering.ts";
import { together } from "./together.ts";

const mostFlashed = 300;

/**
 * What is done to the sheet, by whatever hand: keys come by keyboard.ts, the mouse and the clipboard by the sheet. It moves
 * the selection over the rows and columns that are shown and hands every write to the store as one command.
 */
export class SheetController {
  readonly cells: SheetCells;
  readonly ranges = new RangeStore();
  /** Who else is in the sheet. */
  readonly others = new OthersStore();
  readonly found = new Found();
  readonly steering = new Steering();
  readonly pressing = new Pressing(this.ranges, this.steering, () => this.#shown);
  readonly pasting: Pasting;
  readonly #selections = new StepSelections();
  #shown: Arrangement | null = null;
  #view = plainView;
  #tools: SheetTools = noTools;
  #events: SheetEvents = silent;
  #awaited: { readonly key: FigureKey; readonly onThere: () => void } | null = null;
  /** The cell whose editor is open, and what stood in it when it was opened. */
  #open: { readonly target: Target; readonly text: string } | null = null;

  constructor(cells: SheetCells) {
    this.cells = cells;
    this.pasting = new Pasting({
      cells,
      ranges: this.ranges,
      shown: () => this.#shown,
      rects: () => this.rects,
      events: () => this.#events,
      doOver: (done) => this.do(done),
    });
  }

  /** The rows and columns on show; null while there is no sheet. */
  get shown(): Arrangement | null {
    return this.#shown;
  }

  /** What was copied was so in the old order: its border goes. A cut knows its cells. */
  show(arrangement: Arrangement | null): void {
    if (arrangement !== this.#shown) this.ranges.markCopied([]);
    this.#shown = arrangement;
  }

  /** How the sheet is looked at. */
  look(view: SheetView): void {
    this.#view = view;
    this.steering.api?.refreshHeader();
  }

  equip(tools: SheetTools): void {
    this.#tools = tools;
  }

  get tools(): SheetTools {
    return this.#tools;
  }

  /** How the sheet is looked at. */
  get view(): SheetView {
    return this.#view;
  }

  /** The grid has taken an arrangement in: the selection stays with its cells, or goes with them. */
  arranged(): void {
    const { shown, steering, ranges } = this;
    if (!shown) return;
    steering.layOut(shown, this.cells.block?.columnKeys ?? []);
    const { active } = ranges;
    if (ranges.all.every((range) => rectOf(range, shown)) && active) {
      ranges.recount();
      steering.keepFocus(shown, active);
    } else {
      ranges.select(null);
      steering.forgetFocus();
    }
    this.#goToAwaited();
  }

  /** To a cell now, or as soon as the sheet is there; gives what takes it back. `onThere`: the focus is in it. */
  goWhenThere(key: FigureKey, onThere: () => void): () => void {
    this.#awaited = { key, onThere };
    this.#goToAwaited();
    return () => {
      this.#awaited = null;
    };
  }

  #goToAwaited(): void {
    const awaited = this.#awaited;
    if (!awaited || !this.steering.isThere) return;
    // Only once: what is not on show then must not be jumped to when somebody shows it later.
    this.#awaited = null;
    if (this.goTo(awaited.key)) awaited.onThere();
  }

  get events(): SheetEvents {
    return this.#events;
  }

  /** Who is told what was done. */
  tell(events: SheetEvents): void {
    this.#events = events;
  }

  /** Every range, counted as shown. */
  get rects(): readonly Rect[] {
    const grid = this.shown;
    return grid ? this.ranges.all.flatMap((range) => rectOf(range, grid) ?? []) : [];
  }

  /** The range that moves. */
  get rect(): Rect | null {
    return this.shown && this.ranges.range ? rectOf(this.ranges.range, this.shown) : null;
  }

  /** The editor asks for a change; with readOnlyEdit the grid itself writes nothing. */
  onEditRequest(event: CellEditRequestEvent): void {
    const place = { row: event.node.id!, column: event.column.getColId() };
    this.typeIn(place, String(event.newValue ?? ""));
  }

  /** What was typed into one cell. */
  typeIn(place: Place, text: string): void {
    const rect = this.shown && rectOf({ anchor: place, head: place }, this.shown);
    // The selection may have gone on already: after undo it is the cell that was typed into.
    if (rect) this.#write(write(this.cells, this.shown!, rect, text));
  }

  onEditor({ row, column }: Place, isOpen: boolean): void {
    const { cells } = this;
    const target = isOpen ? cells.target(row, column) : null;
    this.#open = target && { target, text: cells.editText(row, column) };
    const key = cells.key(row, column);
    if (key) this.#events.onEditor(key, isOpen);
  }

  /** The grid is taken down, with its sheet or with the page: what its open editor holds counts, as when one goes on. */
  onTakenDown(): void {
    const { steering, cells } = this;
    const [open, text] = [this.#open, steering.takeTyped()];
    this.#open = null;
    steering.take(null, null);
    if (!open || text === null) return;
    const { key } = open.target;
    const target = { ...open.target, before: cells.store.edit(key) };
    const indicator = cells.indicatorOf(key.indicator)!;
    if (text !== open.text)
      this.#write(done("command.type", [typed(target, text, readNumber(text, contextOf(indicator)))], 0));
    this.#events.onEditor(key, false);
  }

  /** Figures somebody else has changed light up for a moment; of very many the sheet itself is the sign. */
  flash(keys: readonly FigureKey[]): void {
    const places = keys.length > mostFlashed ? [] : keys.flatMap((key) => this.#placeOf(key) ?? []);
    for (const place of places) this.steering.flash(this.#shown!, place);
  }

  /** The same to every range that is selected, as one command. */
  overAll(action: (rect: Rect, grid: Arrangement) => Done): void {
    const { shown, rects } = this;
    if (shown && rects.length > 0) this.do(together(rects.map((rect) => action(rect, shown))));
  }

  /** The handle of the range was drawn: what it covers is filled or cleared. */
  fillDrawn(drawn: Drawn, isOther: boolean): void {
    if (this.shown) this.do(fillDrawn(this.cells, this.shown, drawn, isOther));
  }

  /** Down to the end of the figures in the column beside the range. */
  fillBeside(): void {
    const drawn = this.rects.length === 1 && this.rect && drawnBeside(this.cells, this.shown!, this.rect);
    if (drawn) this.fillDrawn(drawn, false);
  }

  /** Keeps a cell the mouse is drawn to in sight, and the one after it. */
  showAround({ row, column }: { readonly row: number; readonly column: number }): void {
    const grid = this.shown!;
    for (const step of [-1, 1]) this.steering.reveal(grid, placeAt(grid, row + step, column + step));
  }

  clearRange(): void {
    this.overAll((rect, grid) => clear(this.cells, grid, rect));
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
    return place && rectOf({ anchor: place, head: place }, this.shown!);
  }

  /** The keyboard comes back to where the selection began. */
  refocus(): void {
    if (this.rect) this.steering.focus(this.shown!, this.ranges.active!);
  }

  /** To the next cell that was found, or the one before; STAY leaves the keyboard where it is. False when there is none. */
  goToHit(by: 1 | -1, how: "FOCUS" | "STAY"): boolean {
    const place = this.found.step(by);
    if (!place || !this.shown || !rectOf({ anchor: place, head: place }, this.shown)) return false;
    if (how === "FOCUS") this.focus(place);
    else {
      this.steering.reveal(this.shown, place);
      this.ranges.collapse(place);
    }
    return true;
  }

  /** Keeps the selection in sight when the sheet has become narrower. */
  reveal(): void {
    if (this.shown && this.ranges.range) this.steering.reveal(this.shown, this.ranges.range.head);
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
    const { active } = this.ranges;
    const lock = active && this.cells.lock(active.row, active.column);
    if (lock) this.#events.onLocked(lock);
    return lock !== null;
  }

  /** Enter or Tab inside the ranges. */
  activate(place: Place): void {
    if (!this.shown) return;
    this.ranges.activate(place);
    this.steering.focus(this.shown, place);
  }

  tabTo(place: Place): void {
    if (!this.shown) return;
    this.ranges.tabTo(place);
    this.steering.focus(this.shown, place);
  }

  /** Escape: the border of a copy goes first, then the range. An open editor has taken the key before. */
  escape(): void {
    const { ranges } = this;
    if (ranges.copied.length > 0) this.#forgetCopied();
    else if (ranges.active) ranges.collapse(ranges.active);
  }

  #forgetCopied(): void {
    this.pasting.forgetCut();
    this.ranges.markCopied([]);
  }

  /** Writes it; what it covered becomes the selection. */
  do(done: Done): void {
    const { store, block } = this.cells;
    const [before, step] = [this.ranges.standing, store.undoable];
    this.#write(done);
    if (done.over) {
      const { top, left, bottom, right } = done.over;
      this.ranges.select({ anchor: placeAt(this.shown!, top, left), head: placeAt(this.shown!, bottom, right) });
    }
    if (block && store.undoable && store.undoable !== step)
      this.#selections.keep(store.undoable.id, { shape: block.shape, before, after: this.ranges.standing });
  }

  #write(done: Done): void {
    this.#forgetCopied();
    if (done.command.changes.length === 0 && done.skipped > 0 && this.tellLocked()) return;
    this.cells.store.apply(done.command);
    this.#events.onDone(done);
  }

  /** What was selected then is selected again, where it is on show; else the cells that changed are. */
  #showUndone(walked: Walked, way: "UNDO" | "REDO"): void {
    const { block } = this.cells;
    const then = this.#shown && block && this.#selections.of(walked.id, way, { grid: this.#shown, shape: block.shape });
    if (then) {
      this.focus(then.active);
      this.ranges.selectEach(then.ranges, then.active);
    } else this.#selectChanged(walked);
    this.#events.onUndone(walked, way);
  }

  #selectChanged(walked: Walked): void {
    const places = walked.command.changes.flatMap(({ key }) => this.#placeOf(key) ?? []);
    const ranges = this.shown ? rangesOver(this.shown, places) : [];
    if (ranges[0]) {
      this.focus(ranges[0].anchor);
      this.ranges.selectEach(ranges);
    }
  }

  /** Where a figure is on show; null when it belongs to another sheet or is hidden. */
  #placeOf(key: FigureKey): Place | null {
    const place = this.cells.placeOf(key);
    return place && this.shown && rectOf({ anchor: place, head: place }, this.shown) ? place : null;
  }

  isSelected(key: FigureKey): boolean {
    const at = this.rectOf(key);
    return at !== null && this.rects.some((rect) => contains(rect, { row: at.top, column: at.left }));
  }

  /** Selected cells, each once, range by range in reading order. */
  *selected(): Generator<Place> {
    const { rects, shown } = this;
    if (!shown) return;
    for (const { row, column } of eachOnce(rects)) yield placeAt(shown, row, column);
  }
}
