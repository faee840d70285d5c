import { keyText, type FigureKey } from "@bangvang/schema/figure";
import type { ChangeEvent } from "../api/live.ts";
import type { News } from "./cell-edit.ts";
import type { EditStore } from "./store.ts";

/** The cells of one event. */
export function newsOf({ changeSet, cells }: ChangeEvent): readonly News[] {
  if (!changeSet) return [];
  return cells.map(({ unit, indicator, period, kind, version, value, note, source, ...words }) => ({
    ...words,
    value: value === null || value === undefined ? null : String(value),
    note: note ?? null,
    source: source ?? null,
    key: { unit, indicator, period, kind },
    version,
    changedBy: changeSet.actor,
    changedAt: changeSet.appliedAt,
  }));
}

/**
 * Lets others' changes into the sheet, all but the one under an open editor: that cell is based on what stood there when the
 * editor was opened, until it is closed.
 */
export class NewsDesk {
  readonly #store: EditStore;
  #open: FigureKey | null = null;
  #waiting: News | null = null;

  constructor(store: EditStore) {
    this.#store = store;
  }

  /** The cells that hold something else now, and the one that waits for its editor. */
  hear(news: readonly News[]): { readonly changed: readonly FigureKey[]; readonly waiting: News | null } {
    const open = this.#open && keyText(this.#open);
    const held = news.find(({ key }) => keyText(key) === open) ?? null;
    const isNew = held !== null && this.#store.isNewer(held);
    if (isNew) this.#waiting = held;
    return { changed: this.#store.hear(news.filter((one) => one !== held)), waiting: isNew ? held : null };
  }

  /** An editor was opened in a cell. */
  hold(key: FigureKey): void {
    if (this.#open) this.release(this.#open);
    this.#open = key;
  }

  /** Its editor is closed, and what was typed there is an edit by now. */
  release(key: FigureKey): void {
    if (!this.#open || keyText(key) !== keyText(this.#open)) return;
    const waiting = this.#waiting;
    [this.#open, this.#waiting] = [null, null];
    if (waiting) this.#store.hear([waiting]);
  }
}
