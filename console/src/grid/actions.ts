import { readNumber } from "@bangvang/schema/number-reader/read-number";
import { isHard, type CellEdit } from "../edits/cell-edit.ts";
import { cleared, copied, typed, type Change, type Command, type Target } from "../edits/commands.ts";
import { readingContexts } from "./reading-contexts.ts";
import { cellsOf, type Grid, type Rect } from "./selection.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** What an action did, for the notice and for the choices that are left to a person. */
export interface Done {
  readonly command: Command;
  /** Locked cells that were passed over. */
  readonly skipped: number;
  /** Cells that stayed as they were, for nothing that could be carried stood where they were to be filled from. */
  readonly unfed: number;
  /** Rows and columns of the clipboard that did not fit the sheet. */
  readonly cutRows: number;
  readonly cutColumns: number;
  /** Cells that end as they began. */
  readonly same: number;
  /** Cells that held something and are empty now. */
  readonly cleared: number;
  /** Cells that cannot be saved as they are: not to be read, to be read in several ways, or refused by themselves. */
  readonly bad: readonly CellEdit[];
  /** What it covered, with what was there before; it becomes the selection. */
  readonly over?: Rect;
}

/** The same text into every cell of a range; one cell is a range too. */
export function write(cells: SheetCells, grid: Grid, rect: Rect, text: string): Done {
  const changes = targetsOf(cells, grid, rect);
  const contexts = readingContexts(cells);
  const block = cells.block!;
  const label = changes.found.length === 1 ? "command.type" : "command.fill";
  return done(
    label,
    changes.found.map((target) => {
      const { row, column } = block.find(target.key)!;
      return typed(target, text, readNumber(text, contexts(row, column)));
    }),
    changes.skipped,
  );
}

export function clear(cells: SheetCells, grid: Grid, rect: Rect): Done {
  const { found, skipped } = targetsOf(cells, grid, rect);
  return done("command.clear", found.map(cleared), skipped);
}

/** The first row of the range goes into the rows below it; one row alone takes the row above. */
export function fillDown(cells: SheetCells, grid: Grid, rect: Rect): Done {
  const isOne = rect.top === rect.bottom;
  const source = isOne ? rect.top - 1 : rect.top;
  return copyInto(cells, grid, isOne ? rect : { ...rect, top: rect.top + 1 }, (_, column) => [source, column]);
}

/** The first column of the range goes into the columns right of it; one column alone takes the column before it. */
export function fillRight(cells: SheetCells, grid: Grid, rect: Rect): Done {
  const isOne = rect.left === rect.right;
  const source = isOne ? rect.left - 1 : rect.left;
  return copyInto(cells, grid, isOne ? rect : { ...rect, left: rect.left + 1 }, (row) => [row, source]);
}

function copyInto(
  cells: SheetCells,
  grid: Grid,
  rect: Rect,
  sourceOf: (row: number, column: number) => readonly [number, number],
): Done {
  const changes: Change[] = [];
  let [skipped, unfed] = [0, 0];
  for (const { row, column } of cellsOf(rect)) {
    const [sourceRow, sourceColumn] = sourceOf(row, column);
    const target = cells.target(grid.rowKeys[row]!, grid.columnKeys[column]!);
    const fromRow = grid.rowKeys[sourceRow];
    const fromColumn = grid.columnKeys[sourceColumn];
    if (fromRow === undefined || fromColumn === undefined) continue;
    const content = cells.content(fromRow, fromColumn);
    const change = target && content && copied(target, content);
    if (change) changes.push(change);
    else if (target) unfed += 1;
    else skipped += 1;
  }
  return { ...done("command.fill", changes, skipped), unfed };
}

function targetsOf(
  cells: SheetCells,
  grid: Grid,
  rect: Rect,
): { readonly found: readonly Target[]; readonly skipped: number } {
  const found: Target[] = [];
  let skipped = 0;
  for (const { row, column } of cellsOf(rect)) {
    const target = cells.target(grid.rowKeys[row]!, grid.columnKeys[column]!);
    if (target) found.push(target);
    else skipped += 1;
  }
  return { found, skipped };
}

/** Cells that end as they began are left out, so that undo has no empty steps. */
export function done(label: Command["label"], all: readonly Change[], skipped: number): Done {
  const changes = all.filter(({ before, after }) => before !== after);
  const bad = changes.flatMap(({ after }) => (after?.problems.some(isHard) ? [after] : []));
  const cleared = changes.filter(({ after }) => after?.mine?.state === "NOT_REPORTED").length;
  return {
    command: { label, changes },
    skipped,
    unfed: 0,
    cutRows: 0,
    cutColumns: 0,
    same: all.length - changes.length,
    cleared,
    bad,
  };
}
