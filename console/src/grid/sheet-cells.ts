import type { Direction } from "@bangvang/schema/indicator";
import { emptyContent, type CellContent, type FigureKey } from "@bangvang/schema/figure";
import { besideOf, measured, type Beside, type BesideView } from "../edits/beside.ts";
import type { Block } from "../edits/block.ts";
import { standingIn } from "../edits/cell-edit.ts";
import { isWitness, markOf, qualityIn, stateIn } from "../edits/cell-mark.ts";
import type { Target } from "../edits/commands.ts";
import type { Lock } from "../edits/lock-words.ts";
import type { EditStore } from "../edits/store.ts";
import { nameOf } from "../ui/words/words.ts";
import { copyTextOf, editTextOf, numberOf, shownTextOf, viewOf, type CellFacts, type CellView } from "./cell-view.ts";
import type { Place } from "./selection.ts";
import type { CountedCell } from "./statistics.ts";

/** What a catalogue says of an indicator, as far as a sheet needs it. */
export interface SheetIndicator {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly measure: string;
  readonly wholeNumber: boolean;
  readonly mayBeNegative: boolean;
  readonly direction: Direction;
  readonly nature: "STOCK" | "FLOW" | "RATIO" | "MEAN";
  readonly bandLow?: number | null;
  readonly bandHigh?: number | null;
}

/** Reads cells of the sheet on show: the saved figure, the edit over it, and how both are drawn. Keys in, views out. */
export class SheetCells {
  readonly store: EditStore;
  readonly indicatorOf: (code: string) => SheetIndicator | undefined;

  #beside: Beside | null = null;
  /** The sheet it reads; null: the one the store shows. */
  readonly #over: Block | null;

  constructor(store: EditStore, indicatorOf: (code: string) => SheetIndicator | undefined, over: Block | null = null) {
    this.store = store;
    this.indicatorOf = indicatorOf;
    this.#over = over;
  }

  get block(): Block | null {
    return this.#over ?? this.store.block;
  }

  /** The same of a sheet that is about to be shown. */
  over(block: Block): SheetCells {
    return new SheetCells(this.store, this.indicatorOf, block);
  }

  key(row: string, column: string): FigureKey | null {
    const place = this.#place(row, column);
    return place && this.block!.keyAt(place.y, place.x);
  }

  /** Where a figure stands in the sheet; null: it belongs to another. */
  placeOf(key: FigureKey): Place | null {
    const at = this.block?.find(key);
    return at ? { row: this.block!.rowKeys[at.row]!, column: this.block!.columnKeys[at.column]! } : null;
  }

  view(row: string, column: string): CellView {
    return viewOf(this.#facts(row, column));
  }

  /** What stands beside the values from now on; null: nothing. */
  standBeside(beside: Beside | null): void {
    this.#beside = beside;
  }

  /** What stands beside the value of a cell, edits included. */
  besideOf(row: string, column: string): readonly BesideView[] {
    const place = this.#place(row, column);
    if (!this.#beside || !place) return [];
    const key = this.block!.keyAt(place.y, place.x);
    const content = this.content(row, column);
    const isNumber = content?.state === "VALUE" && content.value !== null;
    const own = isNumber ? measured(Number(content.value), markOf(content, false)) : null;
    const indicator = this.indicatorOf(key.indicator);
    if (!indicator) return [];
    return besideOf(this.#beside, { key, index: this.block!.index(place.y, place.x), own, indicator });
  }

  editText(row: string, column: string): string {
    return editTextOf(this.#standing(row, column));
  }

  /** The number with its word, as it is shown; null when there is none. */
  shownText(row: string, column: string): string | null {
    return shownTextOf(this.#standing(row, column));
  }

  copyText(row: string, column: string): string {
    return copyTextOf(this.#standing(row, column));
  }

  /** What stands in the cell, edit first; null while it cannot be read. */
  content(row: string, column: string): CellContent | null {
    return standingIn(this.#standing(row, column));
  }

  number(row: string, column: string): number | null {
    return numberOf(this.#standing(row, column));
  }

  /** A cell as the status line counts it, without a word made for it. */
  counted(row: string, column: string): CountedCell | null {
    const place = this.#place(row, column);
    if (!place) return null;
    const key = this.block!.keyAt(place.y, place.x);
    const edit = this.store.edit(key);
    const over = edit ? edit.mine : this.store.bases.takenBack(key);
    if (edit || over) return { ...key, ...countedIn(over) };
    const value = this.block!.numberAt(place.y, place.x);
    const mark = this.block!.markAt(place.y, place.x);
    const isSample = qualityIn(mark) === "SAMPLE";
    return { ...key, value: Number.isNaN(value) ? null : value, isBlank: stateIn(mark) === "NOT_REPORTED", isSample };
  }

  isEditable(row: string, column: string): boolean {
    const place = this.#place(row, column);
    return place !== null && this.block!.isEditable(place.y, place.x);
  }

  /** Why a cell cannot be edited; null: it can. */
  lock(row: string, column: string): Lock | null {
    const place = this.#place(row, column);
    return place && this.block!.lockAt(place.y, place.x);
  }

  isChanged(row: string, column: string): boolean {
    return this.#standing(row, column).edit !== null;
  }

  /** Cannot be saved before somebody decides. */
  isInvalid(row: string, column: string): boolean {
    const { editStatus } = this.#facts(row, column);
    return editStatus === "INVALID" || editStatus === "CONFLICT";
  }

  isFilled(row: string, column: string): boolean {
    const standing = this.#standing(row, column);
    const content = standingIn(standing);
    return content ? content.state !== "NOT_REPORTED" : standing.edit?.text !== "";
  }

  /** The cell as a command needs it; null when it may not be edited. */
  target(row: string, column: string): Target | null {
    const place = this.#place(row, column);
    return place && this.targetAt(place.y, place.x);
  }

  /** The same by the place of the cell in the block. */
  targetAt(y: number, x: number): Target | null {
    const { block } = this;
    if (!block || y < 0 || x < 0 || !block.isEditable(y, x)) return null;
    const key = block.keyAt(y, x);
    const indicator = this.indicatorOf(key.indicator);
    const before = this.store.edit(key);
    const base = this.store.bases.baseFor({ key, before, said: () => block.baseAt(y, x) });
    return indicator ? { key, base, before, indicator } : null;
  }

  /** The same cell a year earlier, where it was read to stand beside the value and can be a witness. */
  lastYearAt(y: number, x: number): string | null {
    const before = this.#beside?.lastYear;
    const index = this.block!.index(y, x);
    const value = before?.values[index];
    if (!before || value === undefined || Number.isNaN(value)) return null;
    return isWitness(before.marks[index]!) ? String(value) : null;
  }

  readonly #nameOf = (code: string): string => {
    const indicator = this.indicatorOf(code);
    return indicator ? nameOf(indicator) : code;
  };

  #place(row: string, column: string): { readonly y: number; readonly x: number } | null {
    const y = this.block?.rowIndex(row) ?? -1;
    const x = this.block?.columnIndex(column) ?? -1;
    return y < 0 || x < 0 ? null : { y, x };
  }

  /** What filters, order, search and copies of a hundred thousand cells ask: without a rule being asked of any. */
  #standing(row: string, column: string): Pick<CellFacts, "base" | "edit"> {
    const place = this.#place(row, column);
    if (!place) return nothing;
    const key = this.block!.keyAt(place.y, place.x);
    return {
      base: this.store.bases.takenBack(key) ?? this.block!.baseAt(place.y, place.x),
      edit: this.store.edit(key),
    };
  }

  #facts(row: string, column: string): CellFacts {
    const place = this.#place(row, column);
    if (!place) return nothing;
    const key = this.block!.keyAt(place.y, place.x);
    const { base, edit } = this.#standing(row, column);
    return {
      base,
      edit,
      editStatus: edit && this.store.statusOf(edit),
      problems: edit ? this.store.problemsOf(edit) : [],
      nameOf: this.#nameOf,
      lock: this.block!.lockAt(place.y, place.x),
      isSaved: this.store.isSaved(key),
      isSending: this.store.bases.isSending(key),
    };
  }
}

/** What cannot be read is neither a number nor blank. */
function countedIn(content: CellContent | null): Pick<CountedCell, "value" | "isBlank" | "isSample"> {
  return {
    value: content?.state === "VALUE" && content.value !== null ? Number(content.value) : null,
    isBlank: content?.state === "NOT_REPORTED",
    isSample: content?.quality === "SAMPLE",
  };
}

/** A cell that is no longer there: the grid may still ask for one while it takes on a new sheet. */
const nothing: CellFacts = {
  base: { ...emptyContent, version: 0 },
  edit: null,
  editStatus: null,
  problems: [],
  nameOf: (code) => code,
  lock: null,
  isSaved: false,
  isSending: false,
};
