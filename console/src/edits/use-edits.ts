import { useSyncExternalStore } from "react";
import { behindFrame } from "../ui/behind-frame.ts";
import { editStore, saveQueue, saveReason } from "./desk.ts";
import type { QueueState } from "./queue.ts";
import type { EditStore } from "./store.ts";

/** The cells of a large paste are seen first; what is said of them around the sheet comes a frame later. */
function subscribe(listener: () => void): () => void {
  return editStore.subscribe(behindFrame(listener));
}

/** Draws again when any edit changes. For panels and counts; the sheet repaints its own cells. */
export function useEdits(): { readonly store: EditStore; readonly revision: number } {
  const revision = useSyncExternalStore(subscribe, () => editStore.revision);
  return { store: editStore, revision };
}

export function useQueueState(): QueueState {
  return useSyncExternalStore(saveQueue.subscribe, () => saveQueue.state);
}

export function useSaveReason(): string {
  return useSyncExternalStore(saveReason.subscribe, () => saveReason.text);
}
