import { useCallback, useState } from "react";
import { areAmong } from "../../edits/as-sent.ts";
import type { CellEdit } from "../../edits/cell-edit.ts";
import { editStore } from "../../edits/desk.ts";

interface Doubts {
  /** Edits of which nobody has said why they stand, as they were when it was asked. */
  readonly asked: readonly CellEdit[];
  readonly because: string;
  readonly isOpen: boolean;
}

const none: Doubts = { asked: [], because: "", isOpen: false };

/** The question why figures out of the ordinary stand, and the answer as far as it is written. */
export function useDoubts() {
  const [doubts, setDoubts] = useState(none);
  /** What is written is kept for the figures it was written about, and not offered for others. */
  const ask = useCallback(() => {
    const asked = editStore.ofStatus("DOUBTED");
    setDoubts((old) => ({ asked, because: areAmong(asked, old.asked) ? old.because : "", isOpen: asked.length > 0 }));
  }, []);
  const close = useCallback(() => setDoubts((old) => ({ ...old, isOpen: false })), []);
  const write = (because: string): void => setDoubts((old) => ({ ...old, because }));
  return { ask, close, dialog: { ...doubts, onBecause: write, onClose: close } };
}
