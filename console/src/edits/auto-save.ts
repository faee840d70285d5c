import type { SaveQueue, SaveResult } from "./queue.ts";
import type { EditStore } from "./store.ts";

/** Milliseconds without a further action before what was done is sent: actions in one go are one change set. */
const idle = 500;

/**
 * Saves by itself, soon after each action. What the server has answered is not sent again until somebody changes it, and
 * after a failure nothing is sent until somebody does something: a set that fails would fail over and over.
 */
export class AutoSave {
  readonly #store: EditStore;
  readonly #queue: SaveQueue;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** The number of actions at the last failure. */
  #failedAt = -1;

  constructor(store: EditStore, queue: SaveQueue) {
    this.#store = store;
    this.#queue = queue;
    store.subscribe(() => this.#soon());
    queue.onResult((result) => this.#heed(result));
  }

  #soon(): void {
    this.#wait();
    if (this.#queue.inFlight || this.#store.actions === this.#failedAt || this.#store.size === 0) return;
    this.#timer = setTimeout(() => {
      if (!this.#queue.inFlight) void this.#queue.save();
    }, idle);
  }

  #wait(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #heed(result: SaveResult): void {
    const isRefusedWhole = result.kind === "REJECTED" && result.setProblems.length > 0;
    if (result.kind === "FAILED" || isRefusedWhole) this.#failedAt = this.#store.actions;
    this.#soon();
  }
}
