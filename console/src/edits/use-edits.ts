import { useSyncExternalStore } from "react";
import { behindFrame } from "../ui/behind-frame.ts";
import { editStore, saveQueue, saveReason } from "./desk.ts";
import type { QueueState } from "./queue.ts";
import type { EditStore } from "./store.ts";

interface Edits {
  readonly store: EditStore;
  readonly revision: number;
}

/**
 * Draws again when any edit changes, before the next key can be pressed. For whatever edits are changed with: the key after
 * the one that resolved a conflict is meant for the next. The sheet repaints its own cells.
 */
export function useEdits(): Edits {
  const revision = useSyncExternalStore(editStore.subscribe, () => editStore.revision);
  return { store: editStore, revision };
}

function subscribeBehind(listener: () => void): () => void {
  return editStore.subscribe(behindFrame(listener));
}

/** The same for what is only said of edits, as counts: the cells of a large paste are seen first, and it comes a frame later. */
export function useEditsBehind(): Edits {
  const revision = useSyncExternalStore(subscribeBehind, () => editStore.revision);
  return { store: editStore, revision };
}

export function useQueueState(): QueueState {
  return useSyncExternalStore(saveQueue.subscribe, () => saveQueue.state);
}

export function useSaveReason(): string {
  return useSyncExternalStore(saveReason.subscribe, () => saveReason.text);
}
