import { minus, plus } from "@bangvang/schema/exact";
import type { CopiedContent } from "../edits/commands.ts";
import { clear, filled, type Done, type Fed } from "./actions.ts";
import { cellsOf, type At, type Grid, type Rect } from "./selection.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** What drawing the handle of a range comes to: cells beside it are filled, cells of its own end are cleared. */
export interface Drawn {
  readonly kind: "FILL" | "CLEAR";
  /** The range whose handle it is. */
  readonly range: Rect;
  /** The cells that change. */
  readonly over: Rect;
  /** Along which they lie, and whether they lie before the range. */
  readonly axis: "ROWS" | "COLUMNS";
  readonly isBefore: boolean;
}

/** The handle of a range is drawn to a cell: along the larger movement; into the range itself it gives up the rest. */
export function drawnTo(range: Rect, { row, column }: At): Drawn | null {
  const down = row > range.bottom ? row - range.bottom : Math.min(row - range.top, 0);
  const right = column > range.right ? column - range.right : Math.min(column - range.left, 0);
  if (down === 0 && right === 0) return givenUp(range, { row, column });
  const isBefore = (Math.abs(down) >= Math.abs(right) ? down : right) < 0;
  if (Math.abs(down) >= Math.abs(right)) {
    const rows = isBefore ? { top: row, bottom: range.top - 1 } : { top: range.bottom + 1, bottom: row };
    return { kind: "FILL", range, over: { ...range, ...rows }, axis: "ROWS", isBefore };
  }
  const columns = isBefore ? { left: column, right: range.left - 1 } : { left: range.right + 1, right: column };
  return { kind: "FILL", range, over: { ...range, ...columns }, axis: "COLUMNS", isBefore };
}

function givenUp(range: Rect, { row, column }: At): Drawn | null {
  const [rows, columns] = [range.bottom - row, range.right - column];
  if (rows === 0 && columns === 0) return null;
  return rows >= columns
    ? { kind: "CLEAR", range, over: { ...range, top: row + 1 }, axis: "ROWS", isBefore: false }
    : { kind: "CLEAR", range, over: { ...range, left: column + 1 }, axis: "COLUMNS", isBefore: false };
}

/** Down to the end of the figures in the column before the range or after it; null when they end no lower. */
export function drawnBeside(cells: SheetCells, { rowKeys, columnKeys }: Grid, range: Rect): Drawn | null {
  const endOf = (column: number): number => {
    let row = range.bottom;
    while (cells.isFilled(rowKeys[row + 1] ?? "", columnKeys[column] ?? "")) row += 1;
    return row;
  };
  const row = Math.max(endOf(range.left - 1), endOf(range.right + 1));
  return row > range.bottom ? drawnTo(range, { row, column: range.right }) : null;
}

/**
 * Fills the cells a handle was drawn over. One figure is copied, and so is a pattern; two or more exact figures that lie
 * evenly go on as they do. Nothing is fitted: a figure nobody has counted must not look as if somebody had. `isOther` asks
 * for the other way: one exact figure goes on by one, and a series is copied.
 */
export function fillDrawn(cells: SheetCells, grid: Grid, drawn: Drawn, isOther: boolean): Done {
  const over = rangeAfter(drawn);
  if (drawn.kind === "CLEAR") return { ...clear(cells, grid, drawn.over), over };
  const contentOf = lines(cells, grid, drawn, isOther);
  const fed = Array.from(cellsOf(drawn.over), ({ row, column }): Fed => {
    const target = cells.target(grid.rowKeys[row]!, grid.columnKeys[column]!);
    return [target, target && contentOf(row, column)];
  });
  return { ...filled(fed), over };
}

/** What was filled becomes part of the range, and what was given up leaves it. */
function rangeAfter({ kind, range, over, axis }: Drawn): Rect {
  if (kind === "CLEAR")
    return axis === "ROWS" ? { ...range, bottom: over.top - 1 } : { ...range, right: over.left - 1 };
  return {
    top: Math.min(range.top, over.top),
    left: Math.min(range.left, over.left),
    bottom: Math.max(range.bottom, over.bottom),
    right: Math.max(range.right, over.right),
  };
}

type ContentAt = (row: number, column: number) => CopiedContent | null;

/** What comes to stand in a cell, by the line it lies on; each line is looked at once. */
function lines(cells: SheetCells, grid: Grid, { range, axis, isBefore }: Drawn, isOther: boolean): ContentAt {
  const known = new Map<number, (n: number) => CopiedContent | null>();
  return (row, column) => {
    const [line, at] = axis === "ROWS" ? [column, row] : [row, column];
    const [first, last] = axis === "ROWS" ? [range.top, range.bottom] : [range.left, range.right];
    let goOn = known.get(line);
    if (!goOn) {
      const own = Array.from({ length: last - first + 1 }, (_, n) => {
        const [y, x] = axis === "ROWS" ? [first + n, line] : [line, first + n];
        return cells.content(grid.rowKeys[y]!, grid.columnKeys[x]!);
      });
      known.set(line, (goOn = continuation(isBefore ? own.toReversed() : own, isOther)));
    }
    return goOn(isBefore ? first - at : at - last);
  };
}

/** What stands in the n-th cell after some cells, from 1. */
function continuation(own: readonly (CopiedContent | null)[], isOther: boolean): (n: number) => CopiedContent | null {
  const step = stepOf(own);
  const by = own.length > 1 ? step : exactIn(own[0]!) && "1";
  const goesOn = own.length > 1 ? !isOther : isOther;
  if (!goesOn || by === null) return (n) => own[(n - 1) % own.length] ?? null;
  const quality = own.some((content) => content?.quality === "SAMPLE") ? "SAMPLE" : "REPORTED";
  let [value, reached] = [own.at(-1)!.value!, 0];
  return (n) => {
    if (n < reached) [value, reached] = [own.at(-1)!.value!, 0];
    for (; reached < n; reached += 1) value = plus(value, by);
    return { state: "VALUE", value, qualifier: "EXACT", quality };
  };
}

function exactIn(content: CopiedContent | null): string | null {
  return content?.qualifier === "EXACT" ? content.value : null;
}

/** The difference between each figure and the next, if all are exact and it is always the same. */
function stepOf(own: readonly (CopiedContent | null)[]): string | null {
  const values = own.map(exactIn);
  const steps = values.slice(1).map((value, n) => {
    const before = values[n];
    return value === null || before === null || before === undefined ? null : minus(value, before);
  });
  const [first = null] = steps;
  return steps.every((one) => one === first) ? first : null;
}
