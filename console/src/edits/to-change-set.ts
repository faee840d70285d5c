import type { CellChange, ChangeSet } from "@bangvang/schema/change-set";
import { contentOf, type CellContent, type FigureKey, type FigureKind } from "@bangvang/schema/figure";
import type { CellEdit } from "./cell-edit.ts";

/**
 * Edits that can be saved, as one change set. What the server refuses comes back, and does not hold up the rest. `because`:
 * why those that are out of the ordinary stand all the same.
 */
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
    mode: "CLEAN_CELLS",
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

function toCell({ key, base, mine, restores }: CellEdit): CellChange {
  const { state, value, qualifier, quality, note, source } = mine!;
  const cell = {
    ...key,
    baseVersion: base.version,
    baseValue: base.value,
    state,
    value,
    qualifier,
    quality,
    note,
    source,
  };
  return restores === undefined ? cell : { ...cell, restores };
}
