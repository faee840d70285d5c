import type { ChangeSet } from "@bangvang/schema/change-set";
import { useCallback, useState } from "react";
import { areAmong, doubtedAsSent } from "../../edits/as-sent.ts";
import type { CellEdit } from "../../edits/cell-edit.ts";
import { editStore } from "../../edits/desk.ts";

interface Doubts {
  /** The set in whose way nothing stands but that nobody has said why its doubted figures stand. */
  readonly asked: ChangeSet | null;
  readonly doubted: readonly CellEdit[];
  readonly because: string;
  readonly isOpen: boolean;
}

const none: Doubts = { asked: null, doubted: [], because: "", isOpen: false };

/** The question why figures out of the ordinary stand, and the answer as far as it is written. */
export function useDoubts() {
  const [doubts, setDoubts] = useState(none);
  /** What is written is kept for the figures it was written about, and not offered for others. */
  const ask = useCallback((asked: ChangeSet) => {
    const doubted = doubtedAsSent(editStore, asked);
    setDoubts((old) => ({
      asked,
      doubted,
      because: areAmong(doubted, old.doubted) ? old.because : "",
      isOpen: true,
    }));
  }, []);
  const close = useCallback(() => setDoubts((old) => ({ ...old, isOpen: false })), []);
  const forget = useCallback(() => setDoubts(none), []);
  const write = (because: string): void => setDoubts((old) => ({ ...old, because }));
  const { asked, because, isOpen } = doubts;
  return { ask, close, forget, dialog: { asked, because, isOpen, onBecause: write, onClose: close } };
}
