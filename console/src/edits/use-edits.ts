import { useSyncExternalStore } from "react";
import { editStore, saveQueue, saveReason } from "./desk.ts";
import type { QueueState } from "./queue.ts";
import type { EditStore } from "./store.ts";

/** Draws again when any edit changes. For panels and counts; the sheet repaints its own cells. */
export function useEdits(): { readonly store: EditStore; readonly revision: number } {
  const revision = useSyncExternalStore(editStore.subscribe, () => editStore.revision);
  return { store: editStore, revision };
}

export function useQueueState(): QueueState {
  return useSyncExternalStore(saveQueue.subscribe, () => saveQueue.state);
}

export function useSaveReason(): string {
  return useSyncExternalStore(saveReason.subscribe, () => saveReason.text);
}
