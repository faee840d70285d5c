import type { KeyAction } from "./key-map.ts";
import { edgeOf, placeAt, type At, type Grid, type Place, type Range, type Rect } from "./selection.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** Where Ctrl+arrow leads. */
export function edge(cells: SheetCells, grid: Grid, at: At, [down, right]: readonly [number, number]): Place {
  const { rowKeys, columnKeys } = grid;
  if (down !== 0) {
    const column = columnKeys[at.column]!;
    const isFilled = (index: number): boolean => cells.isFilled(rowKeys[index]!, column);
    return placeAt(grid, edgeOf(isFilled, at.row, down as 1 | -1, rowKeys.length), at.column);
  }
  const row = rowKeys[at.row]!;
  const isFilled = (index: number): boolean => cells.isFilled(row, columnKeys[index]!);
  return placeAt(grid, at.row, edgeOf(isFilled, at.column, right as 1 | -1, columnKeys.length));
}

/** Where Home and End lead: the ends of the row, with Ctrl the corners of the sheet. */
export function lineEnd(grid: Grid, from: At, { side, isSheet }: Extract<KeyAction, { kind: "LINE_END" }>): Place {
  const isEnd = side === "END";
  const lastRow = grid.rowKeys.length - 1;
  const row = isSheet ? (isEnd ? lastRow : 0) : from.row;
  return placeAt(grid, row, isEnd ? grid.columnKeys.length - 1 : 0);
}

/** The whole sheet, or the whole rows or columns that a selection touches. */
export function whole(grid: Grid, what: "ALL" | "ROW" | "COLUMN", rect: Rect): Range {
  const rows = what === "ROW" ? [rect.top, rect.bottom] : [0, grid.rowKeys.length - 1];
  const columns = what === "COLUMN" ? [rect.left, rect.right] : [0, grid.columnKeys.length - 1];
  return { anchor: placeAt(grid, rows[0]!, columns[0]!), head: placeAt(grid, rows[1]!, columns[1]!) };
}

/** Larger sheets are selected whole at once: their figures are not walked through for a key. */
const mostWalked = 200_000;

/** The block of figures around a cell, to the first blank row and column on every side. */
export function region(cells: SheetCells, grid: Grid, { row, column }: At): Rect {
  const { rowKeys, columnKeys } = grid;
  let rect: Rect = { top: row, bottom: row, left: column, right: column };
  if (rowKeys.length * columnKeys.length > mostWalked) return rect;
  const hasFigure = (part: Rect): boolean => {
    for (let y = Math.max(0, part.top); y <= Math.min(part.bottom, rowKeys.length - 1); y += 1)
      for (let x = Math.max(0, part.left); x <= Math.min(part.right, columnKeys.length - 1); x += 1)
        if (cells.isFilled(rowKeys[y]!, columnKeys[x]!)) return true;
    return false;
  };
  for (let isGrowing = true; isGrowing;) {
    const { top, bottom, left, right } = rect;
    const wide = { top: top - 1, bottom: bottom + 1, left: left - 1, right: right + 1 };
    const grown = {
      top: hasFigure({ ...wide, bottom: top - 1 }) ? top - 1 : top,
      bottom: hasFigure({ ...wide, top: bottom + 1 }) ? bottom + 1 : bottom,
      left: hasFigure({ ...wide, right: left - 1 }) ? left - 1 : left,
      right: hasFigure({ ...wide, left: right + 1 }) ? right + 1 : right,
    };
    isGrowing = grown.top < top || grown.bottom > bottom || grown.left < left || grown.right > right;
    rect = grown;
  }
  return rect;
}

/** The range around some places of the grid; null when there are none. */
export function rangeAround(grid: Grid | null, places: readonly Place[]): Range | null {
  if (!grid || places.length === 0) return null;
  const rows = places.map((place) => grid.rowIndex(place.row));
  const columns = places.map((place) => grid.columnIndex(place.column));
  const least = (all: readonly number[]): number => all.reduce((a, b) => Math.min(a, b));
  const most = (all: readonly number[]): number => all.reduce((a, b) => Math.max(a, b));
  return { anchor: placeAt(grid, least(rows), least(columns)), head: placeAt(grid, most(rows), most(columns)) };
}
