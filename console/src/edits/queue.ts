import { maxCells, type ChangeSet } from "@bangvang/schema/change-set";
import type { ChangeSetOutcome } from "../api/figures.ts";
import { RequestError } from "../api/post.ts";
import { standing } from "./as-sent.ts";
import type { BaseCell, CellEdit } from "./cell-edit.ts";
import { newId } from "./new-id.ts";
import { settle, type Settled } from "./outcomes.ts";
import type { EditStore } from "./store.ts";
import { keyOf, toChangeSet } from "./to-change-set.ts";
import { Listeners } from "../ui/listeners.ts";

/** IDLE: nothing on its way. SENDING: an answer is awaited. OFFLINE: no answer came; the same set goes again by itself. */
export type QueueState = "IDLE" | "SENDING" | "OFFLINE";

export type SaveResult = Settled | { readonly kind: "NOTHING" } | { readonly kind: "FAILED"; readonly error: unknown };

/** Why doubted figures stand all the same, said of these edits and of no others. */
export interface AnsweredDoubts {
  readonly asked: readonly CellEdit[];
  readonly because: string;
}

interface Parts {
  readonly store: EditStore;
  /** Why the changes are made, if somebody has said so. */
  readonly reason: () => string | null;
  readonly send: (set: ChangeSet) => Promise<ChangeSetOutcome>;
  /** Writes the set where a reload finds it, with what its cells were based on, and takes it away again; before it is sent. */
  readonly keep: (set: ChangeSet | null, bases: readonly (BaseCell | null)[]) => Promise<void>;
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/**
 * No answer is no "no": the set may have been applied. Only the same id and body can tell, so nothing else is sent until
 * the line is back. A server that does answer, but with a fault of its own or that the set took it too long (what it began
 * is undone then), is asked a few times and believed.
 */
const unanswered: ReadonlySet<string> = new Set([
  "NETWORK",
  "OVERLOADED",
  "TIMEOUT",
  "OUTCOME_UNKNOWN",
  "BAD_ANSWER",
  "INTERNAL",
]);
const faults: ReadonlySet<string> = new Set(["INTERNAL", "BAD_ANSWER", "TIMEOUT"]);
const mostFaults = 4;
const pauses = [1_000, 2_000, 4_000, 8_000, 15_000];

/** Sends change sets, one at a time, each until its outcome is known. */
export class SaveQueue {
  readonly #parts: Parts;
  #state: QueueState = "IDLE";
  #inFlight: ChangeSet | null = null;
  #madeAt = -1;
  #answered: Promise<unknown> = Promise.resolve();
  #wake: (() => void) | null = null;
  #isStopped = false;
  readonly #listeners = new Listeners();
  readonly #results = new Listeners<[SaveResult]>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get state(): QueueState {
    return this.#state;
  }
  /** How much had been done when the last set was made. */
  get madeAt(): number {
    return this.#madeAt;
  }
  get inFlight(): ChangeSet | null {
    return this.#inFlight;
  }

  /**
   * Saves what can be saved, once what is on its way has its answer. `doubts`: only the edits they speak of are sent then,
   * as far as they still stand; what was typed since waits for the next save.
   */
  async save(doubts: AnsweredDoubts | null = null): Promise<SaveResult> {
    while (this.#inFlight) await this.#answer();
    const { store, reason } = this.#parts;
    const edits = (doubts ? standing(store, doubts.asked) : store.sendable()).slice(0, maxCells);
    if (edits.length === 0 || this.#isStopped) return { kind: "NOTHING" };
    return this.deliver(toChangeSet(edits, { id: newId(), reason: reason(), because: doubts?.because ?? null }));
  }

  /** Hears what became of every set, whoever asked for it to be sent. */
  readonly onResult = this.#results.subscribe;

  /** Sends this very set, also one found after a reload, and again until there is an answer. */
  async deliver(set: ChangeSet, bases: readonly (BaseCell | null)[] = []): Promise<SaveResult> {
    while (this.#inFlight) await this.#answer();
    this.#inFlight = set;
    this.#madeAt = this.#parts.store.actions;
    const answered = this.#deliver(set, bases);
    this.#answered = answered;
    return answered;
  }

  async #deliver(set: ChangeSet, bases: readonly (BaseCell | null)[]): Promise<SaveResult> {
    const sentOn = this.#parts.store.markSending(set.cells.map(keyOf), bases);
    this.#enter("SENDING");
    await this.#parts.keep(set, sentOn);
    const answer = await this.#answerTo(set);
    let result: SaveResult;
    try {
      result = "error" in answer ? { kind: "FAILED", error: answer.error } : settle(this.#parts.store, set, answer);
    } finally {
      this.#inFlight = null;
      this.#parts.store.markSending([]);
      this.#enter("IDLE");
    }
    // A session that ended, or is somebody else's, says nothing of an earlier try: the set stays kept. Its owner is offered it
    // at the next sign-in, which begins the page anew, and it goes again under its id.
    if (!isSignedOut(result)) await this.#parts.keep(null, []);
    this.#results.tell(result);
    return result;
  }

  /** Asks once more for the answer that is awaited. */
  #answer(): Promise<unknown> {
    this.resend();
    return this.#answered;
  }

  /** What a fault on our side does to an answer is not caught here: the set is saved, and stays kept for the next page. */
  async #answerTo(set: ChangeSet): Promise<ChangeSetOutcome | { readonly error: unknown }> {
    try {
      return await this.#untilAnswered(set);
    } catch (error) {
      return { error };
    }
  }

  /** Nobody is signed in any more: a set without an answer is not sent again from here, and stays kept for its owner. */
  stop(): void {
    this.#isStopped = true;
    this.#wake?.();
  }

  /** Does not wait for the pause between two tries to end. */
  resend(): void {
    this.#wake?.();
  }

  readonly subscribe = this.#listeners.subscribe;

  async #untilAnswered(set: ChangeSet): Promise<ChangeSetOutcome> {
    for (let tries = 0, faulty = 0; ; tries += 1) {
      try {
        return await this.#parts.send(set);
      } catch (error) {
        if (!(error instanceof RequestError) || !unanswered.has(error.code)) throw error;
        if (faults.has(error.code) && (faulty += 1) >= mostFaults) throw error;
        this.#enter("OFFLINE");
        await this.#pause(pauses[Math.min(tries, pauses.length - 1)]!);
        if (this.#isStopped) throw new RequestError("UNAUTHENTICATED", "signed out");
        this.#enter("SENDING");
      }
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    const wait = this.#parts.wait ?? ((time) => new Promise<void>((done) => setTimeout(done, time)));
    await Promise.race([
      wait(milliseconds),
      new Promise<void>((done) => {
        this.#wake = done;
      }),
    ]);
    this.#wake = null;
  }

  #enter(state: QueueState): void {
    this.#state = state;
    this.#listeners.tell();
  }
}

/** Nothing of the set was taken, for a reason that is no cell's own. */
export function isRefusedWhole(result: SaveResult): boolean {
  return result.kind === "REJECTED" && result.setProblems.length > 0;
}

/** The session ended before the set was answered, or by now it is somebody else's. */
export function isSignedOut(result: SaveResult): boolean {
  if (result.kind !== "FAILED" || !(result.error instanceof RequestError)) return false;
  return result.error.code === "UNAUTHENTICATED" || result.error.code === "OTHER_PERSON";
}
