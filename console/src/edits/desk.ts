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
const askFirst = (event: BeforeUnloadEvent): void => {
  if (editStore.size > 0 || saveQueue.inFlight) event.preventDefault();
};
globalThis.addEventListener?.("beforeunload", askFirst);

/** For another person the page begins anew, so that nothing in it is left of the one before; what is unsaved is on disk first. */
export async function beginAnew(address: string): Promise<void> {
  await draftKeeper.write();
  if (draftKeeper.canKeep) globalThis.removeEventListener("beforeunload", askFirst);
  location.replace(address);
}
