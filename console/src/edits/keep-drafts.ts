import type { ChangeSet } from "@bangvang/schema/change-set";
import { newId } from "./new-id.ts";
import { draftsOf, dropDraft, putDraft, type Draft } from "./shelf.ts";
import type { EditStore } from "./store.ts";

const idleBeforeWriting = 50;
const lockName = (tab: string): string => `bangvang-tab-${tab}`;

/** Keeps what is unsaved on this computer, so that a reload, a crash or the end of a session loses nothing. */
export class DraftKeeper {
  readonly #store: EditStore;
  readonly #tab = newId();
  #person: string | null = null;
  #canKeep = true;
  #sending: ChangeSet | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(store: EditStore) {
    this.#store = store;
    store.subscribe(() => this.#soon());
    holdLock(lockName(this.#tab));
    globalThis.addEventListener?.("pagehide", () => void this.write());
  }

  get person(): string | null {
    return this.#person;
  }
  get canKeep(): boolean {
    return this.#canKeep;
  }
  /** The set that was sent from here and has no answer yet, also when the session ended under it. */
  get sending(): ChangeSet | null {
    return this.#sending;
  }

  /** Drafts belong to a person: nothing is kept or offered before it is known who is there. */
  setPerson(person: string): void {
    this.#person = person;
  }

  /** Called by the queue before it sends (with the set) and when the outcome is known (with null). */
  keepSending = async (set: ChangeSet | null): Promise<void> => {
    this.#sending = set;
    await this.write();
  };

  /** Drafts of this person left by tabs that are gone, the newest first. */
  async orphans(): Promise<readonly Draft[]> {
    if (!this.#person) return [];
    const [drafts, open] = await Promise.all([this.#kept(this.#person), openTabs()]);
    const left = drafts.filter((draft) => draft.tab !== this.#tab && !open.has(lockName(draft.tab)));
    return left.sort((a, b) => b.at - a.at);
  }

  async #kept(person: string): Promise<readonly Draft[]> {
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

  async write(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (!this.#person) return;
    const edits = this.#store.all();
    try {
      if (edits.length === 0 && !this.#sending) await dropDraft(this.#tab);
      else await putDraft({ tab: this.#tab, person: this.#person, at: Date.now(), edits, sending: this.#sending });
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

/** A lock says that this tab is alive; the browser lets it go when the tab ends, however it ends. */
function holdLock(name: string): void {
  void globalThis.navigator?.locks?.request(name, () => new Promise<never>(() => undefined));
}

async function openTabs(): Promise<ReadonlySet<string>> {
  const held = (await globalThis.navigator?.locks?.query())?.held ?? [];
  return new Set(held.map((lock) => lock.name ?? ""));
}
