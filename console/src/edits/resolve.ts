import type { FigureKey } from "@bangvang/schema/figure";
import type { CellEdit } from "./cell-edit.ts";
import { reverted, theirBase, type Change } from "./commands.ts";
import type { EditStore } from "./store.ts";

/**
 * Their figures stand and the edits go, or mine stand on top of theirs and are saved over them. Whatever is chosen, the sheet
 * now knows what the server holds. What was resolved already, or is another edit by now, is not decided on by this choice.
 */
export function resolveConflicts(
  store: EditStore,
  chosen: readonly CellEdit[],
  choice: (edit: CellEdit) => Change,
): void {
  const edits = chosen.filter((edit) => store.edit(edit.key) === edit);
  for (const edit of edits) {
    const theirs = theirBase(edit);
    if (theirs) store.block?.write(edit.key, theirs, theirs.version);
  }
  store.apply({ label: "command.resolve", changes: edits.map(choice) });
}

/** The edit of a cell is dropped, as it is by now; one that was saved meanwhile is none any more. */
export function takeBackEdit(store: EditStore, key: FigureKey): void {
  const edit = store.edit(key);
  if (edit) store.apply({ label: "command.revert", changes: [reverted(edit)] });
}
