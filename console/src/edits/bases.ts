import { keyText, type FigureKey } from "@bangvang/schema/figure";
import type { Block } from "./block.ts";
import type { BaseCell, CellEdit } from "./cell-edit.ts";
import { CellMap } from "./cell-map.ts";

/** A cell about to be edited: the edit on it, and the way to what the sheet says. A paste asks a hundred thousand of them. */
interface Edited {
  readonly key: FigureKey;
  readonly before: CellEdit | null;
  readonly said: () => BaseCell;
}

/**
 * What stands in cells without their edits, and so what edits are based on: what the sheet says, what a cell goes back to that
 * was taken back while it is on its way, and what stood there when its editor was opened.
 */
export class Bases {
  block: Block | null = null;
  readonly #edits: CellMap<CellEdit>;
  /** Cells on their way, each with the base it was sent on; null when that is not known here. */
  #sending = new CellMap<BaseCell | null>();
  /** The cell whose editor is open, and what it held when it was opened. */
  #held: { readonly key: FigureKey; readonly base: BaseCell | null } | null = null;

  constructor(edits: CellMap<CellEdit>) {
    this.#edits = edits;
  }

  /** What the sheet says; null: it does not show the cell. */
  said(key: FigureKey): BaseCell | null {
    const place = this.block?.find(key);
    return place ? this.block!.baseAt(place.row, place.column) : null;
  }

  /** What stands there for whoever looks, but for an edit. */
  standing(key: FigureKey): BaseCell | null {
    return this.takenBack(key) ?? this.said(key);
  }

  /**
   * What a cell goes back to that was taken back while it is on its way: it stands there for whoever looks, whatever a sheet
   * that was read since says. Null: it is no such cell.
   */
  takenBack(key: FigureKey): BaseCell | null {
    return this.#sending.size === 0 || this.#edits.has(key) ? null : this.sent(key);
  }

  /** What the sheet said when a cell on its way was sent. */
  sent(key: FigureKey): BaseCell | null {
    return this.#sending.get(key) ?? null;
  }

  isSending(key: FigureKey): boolean {
    return this.#sending.size > 0 && this.#sending.has(key);
  }

  /** `bases`: what the sheet said when cells were sent from an earlier page. Gives what it said of each. */
  markSending(keys: readonly FigureKey[], bases: readonly (BaseCell | null)[]): readonly (BaseCell | null)[] {
    const sentOn = keys.map((key, at) => bases[at] ?? this.#edits.get(key)?.base ?? null);
    this.#sending = new CellMap(keys.map((key, at) => [key, sentOn[at]!]));
    return sentOn;
  }

  /** An editor is open in a cell: what is typed there is based on what stood there then, whatever comes meanwhile. */
  hold(key: FigureKey): void {
    this.#held = { key, base: this.standing(key) };
  }

  isHeld(key: FigureKey): boolean {
    return this.#held !== null && keyText(this.#held.key) === keyText(key);
  }

  get isAnyHeld(): boolean {
    return this.#held !== null;
  }

  /** What this page has saved is no news to whoever types there. */
  saved(key: FigureKey, base: BaseCell): void {
    if (this.isHeld(key)) this.#held = { key, base };
  }

  /** That editor is closed, and what was typed is an edit by now. Whether something came meanwhile, which stands there from now on. */
  release(key: FigureKey): boolean {
    if (!this.isHeld(key)) return false;
    const { base } = this.#held!;
    this.#held = null;
    return base?.version !== this.said(key)?.version;
  }

  /**
   * What an edit of a cell is based on: what the one before it was made on, so that a conflict is not lost when the sheet is
   * read anew; else what stood there when its editor was opened; else what stands there now. `said`: by the sheet.
   */
  baseFor({ key, before, said }: Edited): BaseCell {
    if (before) return before.base;
    const held = this.#held && this.isHeld(key) ? this.#held.base : null;
    return held ?? this.takenBack(key) ?? said();
  }

  forgetAll(): void {
    this.#sending = new CellMap();
    this.#held = null;
  }
}
