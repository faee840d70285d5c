import type { CellPosition, NavigateToNextCellParams, TabToNextCellParams } from "ag-grid-community";
import type { Grid } from "./selection.ts";

/** Arrows stop at the first figure: row headers are for clicking, and the selection is of figures. */
export function navigate({ nextCellPosition, previousCellPosition }: NavigateToNextCellParams): CellPosition | null {
  return isHeader(nextCellPosition) ? previousCellPosition : nextCellPosition;
}

/** Tab runs over the figures only, from the end of a row to the start of the next; at the end it leaves the sheet. */
export function tab(params: TabToNextCellParams, grid: Grid | null): CellPosition | boolean {
  const { nextCellPosition: next, backwards, api } = params;
  if (!next) return false;
  if (!isHeader(next)) return next;
  const key = backwards ? grid?.columnKeys.at(-1) : grid?.columnKeys[0];
  const column = key === undefined ? null : api.getColumn(key);
  const rowIndex = backwards ? next.rowIndex - 1 : next.rowIndex;
  return column && rowIndex >= 0 ? { column, rowIndex, rowPinned: null } : false;
}

function isHeader(position: CellPosition | null): boolean {
  return position?.column.getPinned() === "left";
}
