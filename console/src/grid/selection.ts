/** A place in a sheet, by keys: it survives new rows and new columns. */
export interface Place {
  readonly row: string;
  readonly column: string;
}

/** A place that may be a header: no row above the columns, a column without figures before the rows. */
export interface Spot {
  readonly row: string | null;
  readonly column: string;
}

/** From where the selection was begun to where it was taken. */
export interface Range {
  readonly anchor: Place;
  readonly head: Place;
}

/** A cell in indexes. */
export interface At {
  readonly row: number;
  readonly column: number;
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

export function samePlace(a: Place | null, b: Place | null): boolean {
  return a?.row === b?.row && a?.column === b?.column;
}

export function sameRange(a: Range, b: Range): boolean {
  return samePlace(a.anchor, b.anchor) && samePlace(a.head, b.head);
}

/** What lies between two spots: whole columns where one is a header of columns, whole rows where one is a header of rows. */
export function spanOf(from: Spot, to: Spot, grid: Grid): Range | null {
  const all = [0, Infinity] as const;
  const rows = from.row === null || to.row === null ? all : [grid.rowIndex(from.row), grid.rowIndex(to.row)];
  const columns = [grid.columnIndex(from.column), grid.columnIndex(to.column)];
  const [first, last] = Math.min(...columns) < 0 ? all : columns;
  if (Math.min(...rows) < 0 || grid.rowKeys.length === 0) return null;
  return { anchor: placeAt(grid, rows[0]!, first!), head: placeAt(grid, rows[1]!, last!) };
}

/** The next cell of some ranges: through a range along the step, on at its end in the next line, then in the next range. */
export function nextInside(rects: readonly Rect[], at: At, [down, right]: readonly [number, number]): At {
  const own = Math.max(
    0,
    rects.findIndex((rect) => contains(rect, at)),
  );
  const { top, left, bottom, right: end } = rects[own]!;
  const [height, width] = [bottom - top + 1, end - left + 1];
  const isDown = down !== 0;
  const along = isDown ? height : width;
  const next =
    (isDown ? (at.column - left) * height + at.row - top : (at.row - top) * width + at.column - left) + down + right;
  if (next < 0 || next >= height * width) {
    const other = rects[(own + down + right + rects.length) % rects.length]!;
    return next < 0 ? { row: other.bottom, column: other.right } : { row: other.top, column: other.left };
  }
  const [on, across] = [next % along, Math.floor(next / along)];
  return isDown ? { row: top + on, column: left + across } : { row: top + across, column: left + on };
}

export function contains(rect: Rect, { row, column }: At): boolean {
  return row >= rect.top && row <= rect.bottom && column >= rect.left && column <= rect.right;
}

export function sizeOf(rect: Rect): number {
  return (rect.bottom - rect.top + 1) * (rect.right - rect.left + 1);
}

/** Row by row, each row from left to right. */
export function* cellsOf(rect: Rect): Generator<At> {
  for (let row = rect.top; row <= rect.bottom; row += 1) {
    for (let column = rect.left; column <= rect.right; column += 1) yield { row, column };
  }
}

/** The cells of several rectangles, each once, rectangle by rectangle in reading order. */
export function* eachOnce(rects: readonly Rect[]): Generator<At> {
  for (const [index, rect] of rects.entries()) {
    const before = rects.slice(0, index);
    for (const at of cellsOf(rect)) if (!before.some((other) => contains(other, at))) yield at;
  }
}

/** One step from a place, held inside the sheet. */
export function step(from: At, by: readonly [number, number], grid: Grid): Place {
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
