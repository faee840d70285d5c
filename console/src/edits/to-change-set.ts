import type { CellChange, ChangeSet } from "@bangvang/schema/change-set";
import type { FigureKey, FigureKind } from "@bangvang/schema/figure";
import { statusOf, type CellEdit } from "./cell-edit.ts";

/** Every edit that can be saved, as one change set; edits that are invalid or in conflict stay behind. */
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
    cells: edits.filter((edit) => statusOf(edit) === "PENDING").map(toCell),
  };
}

/** The key of a cell of a set this side made. */
export function keyOf({ unit, indicator, period, kind }: CellChange): FigureKey {
  return { unit, indicator, period, kind: kind as FigureKind };
}

function toCell({ key, base, mine }: CellEdit): CellChange {
  const { state, value, qualifier, quality, note, source } = mine!;
  return { ...key, baseVersion: base.version, state, value, qualifier, quality, note, source };
}
