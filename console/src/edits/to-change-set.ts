import type { CellChange, ChangeSet } from "@bangvang/schema/change-set";
import {
  contentOf,
  keyText,
  sameContent,
  type CellContent,
  type FigureKey,
  type FigureKind,
} from "@bangvang/schema/figure";
import type { CellEdit } from "./cell-edit.ts";
import type { EditStore } from "./store.ts";

/** Edits that can be saved, as one change set. `because`: why those that are out of the ordinary stand all the same. */
export function toChangeSet(
  edits: readonly CellEdit[],
  {
    id,
    reason,
    because = null,
  }: { readonly id: string; readonly reason: string | null; readonly because?: string | null },
): ChangeSet {
  return {
    id,
    mode: "ALL_OR_NOTHING",
    reason,
    because,
    source: null,
    cells: edits.map(toCell),
  };
}

/** The key of a cell of a set this side made. */
export function keyOf({ unit, indicator, period, kind }: CellChange): FigureKey {
  return { unit, indicator, period, kind: kind as FigureKind };
}

/** What a cell of such a set was to hold. */
export function sentContent(cell: CellChange): CellContent {
  return contentOf(cell as CellContent);
}

/** Edits that still stand as this set sent them: what was typed since, elsewhere or over them, is none of them. */
export function standingAsSent(store: EditStore, sent: ChangeSet): readonly CellEdit[] {
  return sent.cells.flatMap((cell) => {
    const edit = store.edit(keyOf(cell));
    return edit?.mine && sameContent(edit.mine, cell) ? [edit] : [];
  });
}

/** Those of them that are saved once it is said why they stand. */
export function doubtedAsSent(store: EditStore, sent: ChangeSet): readonly CellEdit[] {
  return standingAsSent(store, sent).filter((edit) => store.statusOf(edit) === "DOUBTED");
}

/** Whether a reason given for some doubted figures speaks for these too: for the same cells, and the same figures in them. */
export function areAmong(doubted: readonly CellEdit[], asked: readonly CellEdit[]): boolean {
  const known = new Map(asked.map(({ key, mine }) => [keyText(key), mine]));
  return doubted.every(({ key, mine }) => {
    const before = known.get(keyText(key));
    return mine && before && sameContent(mine, before);
  });
}

function toCell({ key, base, mine }: CellEdit): CellChange {
  const { state, value, qualifier, quality, note, source } = mine!;
  return { ...key, baseVersion: base.version, baseValue: base.value, state, value, qualifier, quality, note, source };
}
