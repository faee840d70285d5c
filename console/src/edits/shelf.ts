import type { ChangeSet } from "@bangvang/schema/change-set";
import type { BaseCell, CellEdit } from "./cell-edit.ts";
import type { Step } from "./history.ts";
import { pack, unpack, type Packed } from "./packed.ts";

/** What one tab of one person has not finished saving, and the order of its steps. No secret goes in here. */
export interface Draft {
  readonly tab: string;
  readonly person: string;
  /** Milliseconds since 1970, by this computer's clock; for showing, and for clearing away. */
  readonly at: number;
  readonly edits: readonly CellEdit[];
  /** A set that was sent and has no answer yet: it must go again under the same id. */
  readonly sending: ChangeSet | null;
  /** What the sheet said when its cells were sent. A cell that has no edit any more was taken back, and goes back to this. */
  readonly bases: readonly (BaseCell | null)[];
  /** Ids of its steps, the oldest first. */
  readonly undo: readonly string[];
  readonly redo: readonly string[];
}

/** A step as it is put away. Steps lie there one by one, since the early ones hardly ever change. */
export interface KeptStep extends Step {
  readonly tab: string;
}

/** The same with its cells packed, as it lies there. */
type Lying<Kept, Names extends keyof Kept> = Omit<Kept, Names> & { readonly [Name in Names]: Packed };
type LyingDraft = Lying<Omit<Draft, "sending">, "edits" | "bases"> & {
  readonly sending: Lying<ChangeSet, "cells"> | null;
};
type LyingStep = Lying<KeptStep, "cells">;

const database = "bangvang";
const [drafts, steps] = ["drafts", "steps"];

/** Drafts in IndexedDB: localStorage holds too little for a large paste, and blocks while it writes. */
export async function putDraft(draft: Draft): Promise<void> {
  const lyingDraft: LyingDraft = {
    ...draft,
    edits: await pack(draft.edits),
    bases: await pack(draft.bases),
    sending: draft.sending && { ...draft.sending, cells: await pack(draft.sending.cells) },
  };
  await run("readwrite", (shelf) => shelf.objectStore(drafts).put(lyingDraft));
}

/** Steps that are new or known better, and the names of those that are gone. */
export async function putSteps(changed: readonly KeptStep[], gone: readonly string[]): Promise<void> {
  if (changed.length + gone.length === 0) return;
  const lying: LyingStep[] = [];
  for (const step of changed) lying.push({ ...step, cells: await pack(step.cells) });
  await run("readwrite", (shelf) => {
    const kept = shelf.objectStore(steps);
    for (const id of gone) kept.delete(id);
    for (const step of lying) kept.put(step);
    return kept.count();
  });
}

export async function draftOf(tab: string): Promise<Draft | null> {
  const draft = await run(
    "readonly",
    (shelf) => shelf.objectStore(drafts).get(tab) as IDBRequest<LyingDraft | undefined>,
  );
  return draft ? taken(draft) : null;
}

/** A draft and its steps. */
export async function dropDraft(tab: string): Promise<void> {
  await run("readwrite", (shelf) => {
    const kept = shelf.objectStore(steps);
    const ofTab = kept.index("tab").getAllKeys(tab);
    ofTab.onsuccess = () => {
      for (const id of ofTab.result) kept.delete(id);
    };
    return shelf.objectStore(drafts).delete(tab);
  });
}

export async function draftsOf(person: string): Promise<readonly Draft[]> {
  const all = await run("readonly", (shelf) => shelf.objectStore(drafts).getAll() as IDBRequest<LyingDraft[]>);
  return all.filter((draft) => draft.person === person).map(taken);
}

export async function stepsOf(tab: string): Promise<ReadonlyMap<string, Step>> {
  const kept = await run(
    "readonly",
    (shelf) => shelf.objectStore(steps).index("tab").getAll(tab) as IDBRequest<LyingStep[]>,
  );
  return new Map(kept.map(({ tab: _, ...step }) => [step.id, { ...step, cells: unpack(step.cells) }]));
}

function taken({ edits, bases, sending, ...draft }: LyingDraft): Draft {
  return {
    ...draft,
    edits: unpack(edits),
    // A draft of an earlier release has none.
    bases: unpack(bases ?? []),
    sending: sending && { ...sending, cells: unpack(sending.cells) },
  };
}

async function run<Result>(
  mode: IDBTransactionMode,
  work: (shelf: IDBTransaction) => IDBRequest<Result>,
): Promise<Result> {
  const db = await open();
  try {
    return await new Promise<Result>((done, failed) => {
      const shelf = db.transaction([drafts, steps], mode);
      const request = work(shelf);
      // Done when it is on disk, not when the request succeeded: the next step may be sending it.
      shelf.oncomplete = () => done(request.result);
      shelf.onabort = () => failed(shelf.error);
    });
  } finally {
    db.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const request = indexedDB.open(database, 2);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) request.result.createObjectStore(drafts, { keyPath: "tab" });
      request.result.createObjectStore(steps, { keyPath: "id" }).createIndex("tab", "tab");
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}
