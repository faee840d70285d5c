import type { CellEdit } from "./cell-edit.ts";
import { theirBase, type Change } from "./commands.ts";
import type { EditStore } from "./store.ts";

/**
 * Their figures stand and the edits go, or mine stand on top of theirs and are saved over them. Whatever is chosen, the sheet
 * now knows what the server holds.
 */
export function resolveConflicts(
  store: EditStore,
  edits: readonly CellEdit[],
  choice: (edit: CellEdit) => Change,
): void {
  for (const edit of edits) {
    const theirs = theirBase(edit);
    if (theirs) store.block?.write(edit.key, theirs, theirs.version);
  }
  store.apply({ label: "command.resolve", changes: edits.map(choice) });
}
