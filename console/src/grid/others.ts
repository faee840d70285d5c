import type { FigureKey } from "@bangvang/schema/figure";

/** Somebody else in a cell: who, under which name, from which of their pages. */
export interface Other extends FigureKey {
  readonly page: string;
  readonly person: string;
  readonly name: string;
}

/** Who else is in the sheet. Outside React: a ring that moves draws nothing anew but itself. */
export class OthersStore {
  #others: readonly Other[] = [];
  readonly #listeners = new Set<() => void>();

  get others(): readonly Other[] {
    return this.#others;
  }

  show(others: readonly Other[]): void {
    this.#others = others;
    for (const listener of this.#listeners) listener();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
