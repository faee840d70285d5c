import type { ChangeSet } from "@bangvang/schema/change-set";
import type { CellEdit } from "./cell-edit.ts";

/** What one tab of one person has not finished saving. No secret goes in here. */
export interface Draft {
  readonly tab: string;
  readonly person: string;
  /** Milliseconds since 1970, by this computer's clock; for showing only. */
  readonly at: number;
  readonly edits: readonly CellEdit[];
  /** A set that was sent and has no answer yet: it must go again under the same id. */
  readonly sending: ChangeSet | null;
}

const database = "bangvang";
const drafts = "drafts";

/** Drafts in IndexedDB: localStorage holds too little for a large paste, and blocks while it writes. */
export async function putDraft(draft: Draft): Promise<void> {
  await run("readwrite", (store) => store.put(draft));
}

export async function dropDraft(tab: string): Promise<void> {
  await run("readwrite", (store) => store.delete(tab));
}

export async function draftsOf(person: string): Promise<readonly Draft[]> {
  const all = await run("readonly", (store) => store.getAll() as IDBRequest<Draft[]>);
  return all.filter((draft) => draft.person === person);
}

async function run<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const db = await open();
  try {
    return await new Promise<Result>((done, failed) => {
      const transaction = db.transaction(drafts, mode);
      const request = work(transaction.objectStore(drafts));
      // Done when it is on disk, not when the request succeeded: the next step may be sending it.
      transaction.oncomplete = () => done(request.result);
      transaction.onabort = () => failed(transaction.error);
    });
  } finally {
    db.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(drafts, { keyPath: "tab" });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}
