import type { ChangeSet } from "@bangvang/schema/change-set";
import type { BaseCell } from "./cell-edit.ts";
import type { Step } from "./history.ts";
import { draftOf, draftsOf, dropDraft, putDraft, putSteps, stepsOf, type Draft } from "./shelf.ts";
import type { EditStore } from "./store.ts";
import { nameThisTab, openTabs, renameThisTab } from "./this-tab.ts";

const idleBeforeWriting = 50;
/** Steps of a tab that is gone, with nothing unsaved among them, are of no more use then. */
const stale = 24 * 3_600_000;

/** Keeps what is unsaved on this computer, and the steps that can be undone, so that a reload or a crash loses nothing. */
export class DraftKeeper {
  readonly #store: EditStore;
  #tab = nameThisTab();
  #person: string | null = null;
  #canKeep = true;
  #sending: ChangeSet | null = null;
  #bases: readonly (BaseCell | null)[] = [];
  #writtenAt = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Steps as they lie on the shelf. */
  #kept: ReadonlyMap<string, Step> = new Map();
  /** Writes one after the other, so that an older state never comes last. */
  #writing: Promise<void> = Promise.resolve();

  constructor(store: EditStore) {
    this.#store = store;
    store.subscribe(() => {
      if (store.work !== this.#writtenAt) this.#soon();
    });
    globalThis.addEventListener?.("pagehide", () => void this.write());
  }

  get canKeep(): boolean {
    return this.#canKeep;
  }
  /** The set that was sent from here and has no answer yet, also when the session ended under it. */
  get sending(): ChangeSet | null {
    return this.#sending;
  }

  /**
   * Drafts belong to a person: nothing is kept or offered before it is known who is there. What this very tab had not
   * finished before a reload goes on; null when there is nothing. The steps are there again by then.
   */
  async begin(person: string): Promise<Draft | null> {
    const own = await this.#takeUp(person);
    // Not before: what is written for this tab takes the place of what it had not finished.
    this.#person = person;
    if (!own) return null;
    const known = (ids: readonly string[]): Step[] => ids.flatMap((id) => this.#kept.get(id) ?? []);
    this.#store.history.restore(known(own.undo), known(own.redo));
    return own;
  }

  /** A tab that was somebody else's goes on under a new name: what its owner has not finished stays where it is. */
  async #takeUp(person: string): Promise<Draft | null> {
    const tab = await this.#tab;
    try {
      const draft = await draftOf(tab);
      if (draft && draft.person !== person) this.#tab = renameThisTab();
      if (draft?.person !== person) return null;
      this.#kept = await stepsOf(tab);
      return draft;
    } catch {
      this.#canKeep = false;
      return null;
    }
  }

  /** Called by the queue before it sends (with the set) and when the outcome is known (with null). */
  keepSending = async (set: ChangeSet | null, bases: readonly (BaseCell | null)[]): Promise<void> => {
    this.#sending = set;
    this.#bases = bases;
    await this.write();
  };

  /** Drafts of this person left by tabs that are gone, the newest first. */
  async orphans(): Promise<readonly Draft[]> {
    if (!this.#person) return [];
    const [drafts, isOpen, tab] = await Promise.all([this.#draftsOf(this.#person), openTabs(), this.#tab]);
    const left = drafts.filter((draft) => draft.tab !== tab && !isOpen(draft.tab));
    const isWork = ({ edits, sending }: Draft): boolean => edits.length > 0 || sending !== null;
    const old = left.filter((draft) => !isWork(draft) && Date.now() - draft.at > stale);
    await Promise.all(old.map(this.drop));
    return left.filter(isWork).sort((a, b) => b.at - a.at);
  }

  async #draftsOf(person: string): Promise<readonly Draft[]> {
    try {
      return await draftsOf(person);
    } catch {
      this.#canKeep = false;
      return [];
    }
  }

  drop = (draft: Draft): Promise<void> => dropDraft(draft.tab);

  /** Keeps of a draft what was not taken over; null when that was all of it. */
  async keepRest(draft: Draft, rest: Pick<Draft, "edits" | "sending">): Promise<Draft | null> {
    const kept = rest.edits.length > 0 || rest.sending ? { ...draft, ...rest } : null;
    await (kept ? putDraft(kept) : dropDraft(draft.tab));
    return kept;
  }

  write(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    if (!this.#person) return;
    this.#writtenAt = this.#store.work;
    const { history } = this.#store;
    const edits = this.#store.all();
    const steps = [...history.undo, ...history.redo];
    const now = new Map(steps.map((step) => [step.id, step]));
    const tab = await this.#tab;
    try {
      if (edits.length === 0 && !this.#sending && now.size === 0) await dropDraft(tab);
      else {
        const [undo, redo] = [history.undo.map(({ id }) => id), history.redo.map(({ id }) => id)];
        const changed = steps.filter((step) => this.#kept.get(step.id) !== step).map((step) => ({ ...step, tab }));
        const gone = [...this.#kept.keys()].filter((id) => !now.has(id));
        const draft = {
          tab,
          person: this.#person,
          at: Date.now(),
          edits,
          sending: this.#sending,
          bases: this.#bases,
          undo,
          redo,
        };
        // The draft first and by itself: a disk that is full of steps must not cost an edit.
        await putDraft(draft);
        await putSteps(changed, gone);
      }
      this.#kept = now;
      this.#canKeep = true;
    } catch {
      // A browser that gives no storage (a private window, a full disk) must still be able to save to the server.
      this.#canKeep = false;
    }
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => void this.write(), idleBeforeWriting);
  }
}
