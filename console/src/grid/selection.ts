/** A place in a sheet, by keys: it survives new rows and new columns. */
export interface Place {
  readonly row: string;
  readonly column: string;
}

/** From where the selection was begun to where it was taken. */
export interface Range {
  readonly anchor: Place;
  readonly head: Place;
}

/** A range in indexes, both ends inside. */
export interface Rect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Grid {
  readonly rowKeys: readonly string[];
  readonly columnKeys: readonly string[];
  rowIndex(key: string): number;
  columnIndex(key: string): number;
}

/** The rectangle of a range; null when an end is no longer there. */
export function rectOf(range: Range, grid: Grid): Rect | null {
  const rows = [grid.rowIndex(range.anchor.row), grid.rowIndex(range.head.row)] as const;
  const columns = [grid.columnIndex(range.anchor.column), grid.columnIndex(range.head.column)] as const;
  if (Math.min(...rows, ...columns) < 0) return null;
  return { top: Math.min(...rows), bottom: Math.max(...rows), left: Math.min(...columns), right: Math.max(...columns) };
}

export function sizeOf(rect: Rect): number {
  return (rect.bottom - rect.top + 1) * (rect.right - rect.left + 1);
}

/** Row by row, each row from left to right. */
export function* cellsOf(rect: Rect): Generator<{ readonly row: number; readonly column: number }> {
  for (let row = rect.top; row <= rect.bottom; row += 1) {
    for (let column = rect.left; column <= rect.right; column += 1) yield { row, column };
  }
}

/** One step from a place, held inside the sheet. */
export function step(
  from: { readonly row: number; readonly column: number },
  by: readonly [number, number],
  grid: Grid,
): Place {
  return placeAt(grid, from.row + by[0], from.column + by[1]);
}

export function placeAt(grid: Grid, row: number, column: number): Place {
  return {
    row: grid.rowKeys[clamp(row, grid.rowKeys.length)]!,
    column: grid.columnKeys[clamp(column, grid.columnKeys.length)]!,
  };
}

/**
 * Where Ctrl+arrow goes along a line: to the end of the run of data it stands in, else to the next data, else to the end.
 * `isFilled` speaks of the cells of that line.
 */
export function edgeOf(isFilled: (index: number) => boolean, from: number, by: 1 | -1, count: number): number {
  const last = by === 1 ? count - 1 : 0;
  if (from === last) return from;
  let at = from + by;
  if (isFilled(from) && isFilled(at)) {
    while (at !== last && isFilled(at + by)) at += by;
    return at;
  }
  while (at !== last && !isFilled(at)) at += by;
  return at;
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(index, count - 1));
}
