import { applyChangeSet } from "../api/figures.ts";
import { AutoSave } from "./auto-save.ts";
import { DraftKeeper } from "./keep-drafts.ts";
import type { Draft } from "./shelf.ts";
import { SaveQueue } from "./queue.ts";
import { Reason } from "./reason.ts";
import { EditStore } from "./store.ts";
import { forgetThisTab } from "./this-tab.ts";

/** The one desk of this page: its unsaved cells, what keeps them, and what sends them. They outlive every room. */
export const editStore = new EditStore();
export const draftKeeper = new DraftKeeper(editStore);
export const saveReason = new Reason();
export const saveQueue = new SaveQueue({
  store: editStore,
  reason: () => saveReason.words,
  send: (set) => applyChangeSet({ ...set, cells: [...set.cells] }),
  keep: draftKeeper.keepSending,
});
export const autoSave = new AutoSave(editStore, saveQueue);

let seated: Promise<void> | null = null;

/**
 * Whose desk this is; for another person the page begins anew. What this tab had not finished before a reload goes on, a set
 * on its way first, under its own id.
 */
export function sitDown(person: string): Promise<void> {
  return (seated ??= takeUp(person));
}

async function takeUp(person: string): Promise<void> {
  const left = await draftKeeper.begin(person);
  if (left) editStore.restore(left.edits);
  if (left?.sending) void saveQueue.deliver(left.sending, left.bases);
  autoSave.start();
}

/** Takes up what a tab that is gone has left, a set on its way first and under its own id; gives what it could not take. */
export async function takeOver(draft: Draft): Promise<Draft | null> {
  // Not by itself in the meantime: the same cells would be saved twice, and the second time look taken back.
  autoSave.pause();
  const edits = editStore.restore(draft.edits);
  await draftKeeper.write();
  if (draft.sending) await saveQueue.deliver(draft.sending, draft.bases);
  autoSave.start();
  return draftKeeper.keepRest(draft, { edits, sending: null });
}

// Leaving with unsaved cells is asked about; they are kept in any case.
const askFirst = (event: BeforeUnloadEvent): void => {
  if (editStore.size > 0 || editStore.bases.isAnyHeld || saveQueue.inFlight) event.preventDefault();
};
globalThis.addEventListener?.("beforeunload", askFirst);

/** For another person the page begins anew, so that nothing in it is left of the one before; what is unsaved is on disk first. */
export async function beginAnew(address: string): Promise<void> {
  await draftKeeper.write();
  forgetThisTab();
  if (draftKeeper.canKeep) globalThis.removeEventListener("beforeunload", askFirst);
  location.replace(address);
}
