import { useEffect } from "react";
import { keyAction } from "../../grid/key-map.ts";
import type { SheetController } from "../../grid/sheet-controller.ts";

/** What keeps these keys to itself: whatever is typed into, and what stands over the page. */
const keepers = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=dialog]";

/** Undo and redo by their keys wherever the keyboard is on the page, not in a cell alone. */
export function useUndoKeys(controller: SheetController): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // The sheet has heard it first, where the keyboard was there.
      if (event.defaultPrevented || (event.target instanceof Element && event.target.closest(keepers))) return;
      const kind = keyAction(event, "NONE")?.kind;
      if (kind !== "UNDO" && kind !== "REDO") return;
      event.preventDefault();
      if (kind === "UNDO") controller.undo();
      else controller.redo();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [controller]);
}
