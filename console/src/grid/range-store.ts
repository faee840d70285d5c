import type { Place, Range } from "./selection.ts";

/** The selection, outside React: it moves on every step of the mouse. */
export class RangeStore {
  #range: Range | null = null;
  readonly #listeners = new Set<() => void>();

  get range(): Range | null {
    return this.#range;
  }

  /** One cell: both ends are there. */
  collapse(place: Place): void {
    this.select({ anchor: place, head: place });
  }

  extendTo(head: Place): void {
    this.select({ anchor: this.#range?.anchor ?? head, head });
  }

  select(range: Range | null): void {
    if (samePlace(range?.anchor, this.#range?.anchor) && samePlace(range?.head, this.#range?.head)) return;
    this.#range = range;
    for (const listener of this.#listeners) listener();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

function samePlace(a: Place | undefined, b: Place | undefined): boolean {
  return a?.row === b?.row && a?.column === b?.column;
}
