import type { CellChange } from "@bangvang/schema/change-set";
import { keyText, sameContent } from "@bangvang/schema/figure";
import type { CellEdit } from "./cell-edit.ts";
import type { EditStore } from "./store.ts";
import { keyOf } from "./to-change-set.ts";

/** The edit of a cell, if it still stands as the cell was sent; what was typed over it since is another one. */
export function editAsSent(store: EditStore, cell: CellChange): CellEdit | null {
  const edit = store.edit(keyOf(cell));
  return edit?.mine && sameContent(edit.mine, cell) ? edit : null;
}

/** Those of some edits that still say what they said, as they are now: what was typed since, elsewhere or over them, is none. */
export function standing(store: EditStore, edits: readonly CellEdit[]): readonly CellEdit[] {
  return edits.flatMap(({ key, mine }) => {
    const edit = store.edit(key);
    return mine && edit?.mine && sameContent(edit.mine, mine) ? edit : [];
  });
}

/** Those of them that are saved once it is said why they stand. */
export function stillDoubted(store: EditStore, edits: readonly CellEdit[]): readonly CellEdit[] {
  return standing(store, edits).filter((edit) => store.statusOf(edit) === "DOUBTED");
}

/** Whether a reason given for some doubted figures speaks for these too: for the same cells, and the same figures in them. */
export function areAmong(doubted: readonly CellEdit[], asked: readonly CellEdit[]): boolean {
  const known = new Map(asked.map(({ key, mine }) => [keyText(key), mine]));
  return doubted.every(({ key, mine }) => {
    const before = known.get(keyText(key));
    return mine && before && sameContent(mine, before);
  });
}
