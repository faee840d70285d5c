import { keyText } from "@bangvang/schema/figure";
import type { Done } from "./actions.ts";
import { indexed } from "./arrangement.ts";
import type { Grid, Rect } from "./selection.ts";

/** What was done to several ranges as one command; a cell that lies in two of them changes once. */
export function together(all: readonly Done[]): Done {
  const [first] = all;
  if (all.length === 1 && first) return first;
  const changes = [
    ...new Map(all.flatMap(({ command }) => command.changes).map((change) => [keyText(change.key), change])).values(),
  ];
  const own = first?.command.label ?? "command.fill";
  const sum = (of: (done: Done) => number): number => all.reduce((count, done) => count + of(done), 0);
  return {
    command: { label: own === "command.type" ? "command.fill" : own, changes },
    skipped: sum(({ skipped }) => skipped),
    unfed: sum(({ unfed }) => unfed),
    samples: sum(({ samples }) => samples),
    cutRows: sum(({ cutRows }) => cutRows),
    cutColumns: sum(({ cutColumns }) => cutColumns),
    same: sum(({ same }) => same),
    cleared: sum(({ cleared }) => cleared),
    bad: all.flatMap(({ bad }) => bad),
  };
}

/**
 * Several ranges as one block, as a copy needs them: the same rows beside one another, or the same columns one below the
 * other. Null for any other shape, of which nobody could say where it should be pasted.
 */
export function linedUp(grid: Grid, rects: readonly Rect[]): { readonly grid: Grid; readonly rect: Rect } | null {
  const [first] = rects;
  if (!first) return null;
  if (rects.length === 1) return { grid, rect: first };
  const isBeside = rects.every(({ top, bottom }) => top === first.top && bottom === first.bottom);
  const isBelow = rects.every(({ left, right }) => left === first.left && right === first.right);
  if (!isBeside && !isBelow) return null;
  const rowKeys = isBeside ? grid.rowKeys.slice(first.top, first.bottom + 1) : linesOf(grid.rowKeys, rects, "ROWS");
  const columnKeys = isBelow
    ? grid.columnKeys.slice(first.left, first.right + 1)
    : linesOf(grid.columnKeys, rects, "COLUMNS");
  return {
    grid: indexed(rowKeys, columnKeys),
    rect: { top: 0, left: 0, bottom: rowKeys.length - 1, right: columnKeys.length - 1 },
  };
}

/** In the order of the sheet, each once. */
function linesOf(keys: readonly string[], rects: readonly Rect[], axis: "ROWS" | "COLUMNS"): readonly string[] {
  return keys.filter((_, index) =>
    rects.some((rect) =>
      axis === "ROWS" ? index >= rect.top && index <= rect.bottom : index >= rect.left && index <= rect.right,
    ),
  );
}
