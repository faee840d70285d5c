import { applyChangeSet } from "../api/figures.ts";
import { DraftKeeper } from "./keep-drafts.ts";
import { SaveQueue } from "./queue.ts";
import { EditStore } from "./store.ts";

/** The one desk of this page: its unsaved cells, what keeps them, and what sends them. They outlive every room. */
export const editStore = new EditStore();
export const draftKeeper = new DraftKeeper(editStore);
export const saveQueue = new SaveQueue({
  store: editStore,
  send: (set) => applyChangeSet({ ...set, cells: [...set.cells] }),
  keep: draftKeeper.keepSending,
});

// Leaving with unsaved cells is asked about; they are kept in any case.
globalThis.addEventListener?.("beforeunload", (event) => {
  if (editStore.size > 0 || saveQueue.inFlight) event.preventDefault();
});
