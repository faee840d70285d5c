import type { Place } from "./selection.ts";
import { Listeners } from "../ui/listeners.ts";

/** What was found, and at which of it one stands; -1: at none yet. */
interface FoundState {
  readonly hits: readonly Place[];
  readonly current: number;
}

const nothing: FoundState = { hits: [], current: -1 };

/** The cells a search has found, outside React: the overlay draws them, F3 goes through them. */
export class Found {
  #state = nothing;
  /** The columns of each row, made when somebody draws them. */
  #columnsOf: ReadonlyMap<string, readonly string[]> | null = null;
  readonly #listeners = new Listeners();

  get state(): FoundState {
    return this.#state;
  }

  /** One stays at the hit one stood at, if it is still one. */
  show(hits: readonly Place[]): void {
    const at = this.#state.hits[this.#state.current];
    const current = at ? hits.findIndex((hit) => hit.row === at.row && hit.column === at.column) : -1;
    this.#tell({ hits, current });
  }

  forget(): void {
    if (this.#state !== nothing) this.#tell(nothing);
  }

  /** The next one or the one before, round and round. */
  step(by: 1 | -1): Place | null {
    const { hits, current } = this.#state;
    if (hits.length === 0) return null;
    const next = current < 0 ? (by === 1 ? 0 : hits.length - 1) : (current + by + hits.length) % hits.length;
    this.#tell({ hits, current: next });
    return hits[next]!;
  }

  /** Where in a row something was found. */
  columnsIn(row: string): readonly string[] {
    if (!this.#columnsOf) {
      const columns = new Map<string, string[]>();
      for (const hit of this.#state.hits) {
        const own = columns.get(hit.row);
        if (own) own.push(hit.column);
        else columns.set(hit.row, [hit.column]);
      }
      this.#columnsOf = columns;
    }
    return this.#columnsOf.get(row) ?? [];
  }

  isCurrent({ row, column }: Place): boolean {
    const at = this.#state.hits[this.#state.current];
    return at?.row === row && at.column === column;
  }

  readonly subscribe = this.#listeners.subscribe;

  #tell(state: FoundState): void {
    if (state.hits !== this.#state.hits) this.#columnsOf = null;
    this.#state = state;
    this.#listeners.tell();
  }
}
