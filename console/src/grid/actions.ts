import { readNumber } from "@bangvang/schema/number-reader/read-number";
import { isHard, type CellEdit } from "../edits/cell-edit.ts";
import {
  cleared,
  copied,
  isMadeOfSample,
  typed,
  type Change,
  type Command,
  type CopiedContent,
  type Target,
} from "../edits/commands.ts";
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
  /** Figures that were made of generated ones, and count as reported from now on. */
  readonly samples: number;
  /** Rows and columns of the clipboard that did not fit the sheet. */
  readonly cutRows: number;
  readonly cutColumns: number;
  /** Cells that end as they began. */
  readonly same: number;
  /** Cells that held something and are empty now. */
  readonly cleared: number;
  /** Cells that cannot be saved as they are: not to be read, to be read in several ways, or refused by themselves. */
  readonly bad: readonly CellEdit[];
  /** Cells that were cut in a sheet that is not on show, and are empty now. */
  readonly clearedElsewhere?: number;
  /** What was cut stays where it was, for not all of it found a place. */
  readonly isCutLeft?: true;
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
  const fed = Array.from(cellsOf(rect)).flatMap(({ row, column }): readonly Fed[] => {
    const [sourceRow, sourceColumn] = sourceOf(row, column);
    const [fromRow, fromColumn] = [grid.rowKeys[sourceRow], grid.columnKeys[sourceColumn]];
    if (fromRow === undefined || fromColumn === undefined) return [];
    return [[cells.target(grid.rowKeys[row]!, grid.columnKeys[column]!), cells.content(fromRow, fromColumn)]];
  });
  return filled(fed);
}

/** A cell, null when it may not be edited, and what it takes of others; null: nothing can be read there. */
export type Fed = readonly [target: Target | null, content: CopiedContent | null];

/** Cells take the content of others, as one command. */
export function filled(fed: readonly Fed[]): Done {
  const changes: Change[] = [];
  let [skipped, unfed, samples] = [0, 0, 0];
  for (const [target, content] of fed) {
    const change = target && content && copied(target, content);
    if (!target) skipped += 1;
    else if (!change) unfed += 1;
    else {
      changes.push(change);
      if (isMadeOfSample(change, content)) samples += 1;
    }
  }
  return { ...done("command.fill", changes, skipped), unfed, samples };
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
    samples: 0,
    cutRows: 0,
    cutColumns: 0,
    same: all.length - changes.length,
    cleared,
    bad,
  };
}
