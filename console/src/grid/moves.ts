import type { KeyAction } from "./key-map.ts";
import { edgeOf, placeAt, sizeOf, type At, type Grid, type Place, type Range, type Rect } from "./selection.ts";
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

/** More ranges are no selection one could take in. */
const mostRanges = 100;

/** As few ranges as hold these places and no other cell; of places scattered all over, the first range alone. */
export function rangesOver(grid: Grid, places: readonly Place[]): readonly Range[] {
  const cells = places.map((place): At => ({ row: grid.rowIndex(place.row), column: grid.columnIndex(place.column) }));
  const whole = cells.length > 0 ? rectAround(cells) : null;
  const rects = whole && sizeOf(whole) === cells.length ? [whole] : rectsOver(cells);
  return rects
    .slice(0, rects.length > mostRanges ? 1 : mostRanges)
    .map(({ top, left, bottom, right }) => ({ anchor: placeAt(grid, top, left), head: placeAt(grid, bottom, right) }));
}

function rectAround(cells: readonly At[]): Rect {
  const least = (of: (at: At) => number): number => cells.reduce((so, at) => Math.min(so, of(at)), Infinity);
  const most = (of: (at: At) => number): number => cells.reduce((so, at) => Math.max(so, of(at)), -Infinity);
  const [row, column] = [({ row: at }: At) => at, ({ column: at }: At) => at];
  return { top: least(row), left: least(column), bottom: most(row), right: most(column) };
}

/** Stretches of rows, those one below the other with the same ends as one. */
function rectsOver(cells: readonly At[]): readonly Rect[] {
  const rects: Rect[] = [];
  const lowest = new Map<string, number>();
  for (const run of runsOf(cells)) {
    const ends = `${run.left} ${run.right}`;
    const at = lowest.get(ends) ?? -1;
    const above = rects[at];
    if (above?.bottom === run.top - 1) rects[at] = { ...above, bottom: run.bottom };
    else lowest.set(ends, rects.push(run) - 1);
  }
  return rects;
}

/** Cells beside one another, row by row. */
function runsOf(cells: readonly At[]): readonly Rect[] {
  const runs: Rect[] = [];
  for (const { row, column } of cells.toSorted((a, b) => a.row - b.row || a.column - b.column)) {
    const last = runs.at(-1);
    if (last?.top === row && last.right === column - 1) runs[runs.length - 1] = { ...last, right: column };
    else runs.push({ top: row, left: column, bottom: row, right: column });
  }
  return runs;
}
