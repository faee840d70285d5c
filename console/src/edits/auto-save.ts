import { isRefusedWhole, type SaveQueue, type SaveResult } from "./queue.ts";
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
  #isOn = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** The number of actions when the timer was set, and when the set was made that failed. */
  #timedAt = -1;
  #failedAt = -1;

  constructor(store: EditStore, queue: SaveQueue) {
    this.#store = store;
    this.#queue = queue;
    store.subscribe(() => this.#soon());
    queue.onResult((result) => this.#heed(result));
  }

  /** Once it is known whose the edits are, and what an earlier page has left of them. */
  start(): void {
    this.#isOn = true;
    this.#soon();
  }

  /** While somebody is asked whether unsaved cells may go. */
  pause(): void {
    this.#isOn = false;
    this.#stopTimer();
  }

  #soon(): void {
    const { actions, size } = this.#store;
    if (!this.#isOn || this.#queue.inFlight || size === 0 || actions === this.#failedAt) return;
    // What others change, and what an answer does, does not put off what a person has done.
    if (this.#timer && actions === this.#timedAt) return;
    this.#stopTimer();
    this.#timedAt = actions;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (!this.#queue.inFlight) void this.#queue.save();
    }, idle);
  }

  #stopTimer(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #heed(result: SaveResult): void {
    if (result.kind === "FAILED" || isRefusedWhole(result)) {
      this.#failedAt = this.#queue.madeAt;
      if (this.#store.actions === this.#failedAt) this.#stopTimer();
    }
    this.#soon();
  }
}
