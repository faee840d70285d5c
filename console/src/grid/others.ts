import type { FigureKey } from "@bangvang/schema/figure";
import { Listeners } from "../ui/listeners.ts";

/** Somebody else in a cell: who, under which name, from which of their pages. */
export interface Other extends FigureKey {
  readonly page: string;
  readonly person: string;
  readonly name: string;
}

/** Who else is in the sheet. Outside React: a ring that moves draws nothing anew but itself. */
export class OthersStore {
  #others: readonly Other[] = [];
  readonly #listeners = new Listeners();

  get others(): readonly Other[] {
    return this.#others;
  }

  show(others: readonly Other[]): void {
    this.#others = others;
    this.#listeners.tell();
  }

  readonly subscribe = this.#listeners.subscribe;
}
