import { readBlock } from "@bangvang/schema/number-reader/read-block";
import type { NumberReading } from "@bangvang/schema/number-reader/number-reading";
import { readNumber } from "@bangvang/schema/number-reader/read-number";
import type { CellEdit } from "../edits/cell-edit.ts";
import {
  asItStood,
  cleared,
  copied,
  typed,
  type Change,
  type Command,
  type CopiedContent,
  type Target,
} from "../edits/commands.ts";
import { contextOf } from "../edits/number-context.ts";
import { copyTextOf, type CellFacts } from "./cell-view.ts";
import { spreadOver } from "./clipboard-table.ts";
import { cellsOf, type Grid, type Rect } from "./selection.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** What an action did, for the notice and for the choices that are left to a person. */
export interface Done {
  readonly command: Command;
  /** Locked cells that were passed over. */
  readonly skipped: number;
  /** Cells of the clipboard that did not fit the sheet. */
  readonly cut: number;
  /** Cells that could not be read, or can be read in several ways. */
  readonly bad: readonly CellEdit[];
  /** What a paste covered; it becomes the selection. */
  readonly over?: Rect;
}

/** A clipboard: its texts and, when it was copied from a sheet of ours, what stood in each cell. */
export interface PastedTable {
  readonly table: readonly (readonly string[])[];
  readonly contents: readonly (readonly (CopiedContent | null)[])[] | null;
}

/** The same text into every cell of a range; one cell is a range too. */
export function write(cells: SheetCells, grid: Grid, rect: Rect, text: string): Done {
  const changes = targetsOf(cells, grid, rect);
  const label = changes.found.length === 1 ? "command.type" : "command.fill";
  return done(
    label,
    changes.found.map((target) => typed(target, text, readNumber(text, contextFor(cells, target)))),
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

/**
 * A clipboard onto a selection. What was copied from a sheet of ours comes with its contents and loses nothing. Anything
 * else is read as a whole block: its decimal mark is one question, not one per cell.
 */
export function paste(cells: SheetCells, grid: Grid, rect: Rect, { table, contents }: PastedTable): Done {
  const clipboard = { height: table.length, width: Math.max(...table.map((row) => row.length)) };
  const selection = { height: rect.bottom - rect.top + 1, width: rect.right - rect.left + 1 };
  const room = { height: grid.rowKeys.length - rect.top, width: grid.columnKeys.length - rect.left };
  const spread = spreadOver(clipboard, selection, room);
  const over = { ...rect, bottom: rect.top + spread.height - 1, right: rect.left + spread.width - 1 };
  const texts = Array.from({ length: spread.height }, (_, y) =>
    Array.from({ length: spread.width }, (_unused, x) => table[y % clipboard.height]?.[x % clipboard.width] ?? ""),
  );
  const { rows } = readBlock(texts, (y, x) => contextAt(cells, grid, rect.top + y, rect.left + x));
  const changes: Change[] = [];
  let skipped = 0;
  for (const { row, column } of cellsOf(over)) {
    const target = cells.target(grid.rowKeys[row]!, grid.columnKeys[column]!);
    const y = row - rect.top;
    const x = column - rect.left;
    const content = contents?.[y % clipboard.height]?.[x % clipboard.width];
    if (target) changes.push(content ? ownPasted(target, content) : pasted(target, texts[y]![x]!, rows[y]![x]!));
    else skipped += 1;
  }
  return { ...done("command.paste", changes, skipped), cut: spread.cut, over };
}

/** What stands in the cell already is no edit: it would take the quality and the document away. */
function ownPasted(target: Target, content: CopiedContent): Change {
  const { key, base, before } = target;
  const standing = before ? before.mine : base;
  const isThere =
    standing?.state === content.state && standing.value === content.value && standing.qualifier === content.qualifier;
  return isThere ? { key, before, after: before } : copied(target, content);
}

/**
 * A cell of another program's block. The word beside a number, its quality and the states of an empty cell do not go
 * through that program, so a cell that comes back as it was copied was not edited there.
 */
function pasted(target: Target, text: string, reading: NumberReading): Change {
  const { key, base, before } = target;
  if (cameBack(text, reading, { base, edit: before })) return { key, before, after: before };
  return cameBack(text, reading, { base, edit: null }) ? asItStood(target) : typed(target, text, reading);
}

function cameBack(text: string, reading: NumberReading, facts: Pick<CellFacts, "base" | "edit">): boolean {
  if (text.trim() === copyTextOf(facts)) return true;
  if (reading.kind !== "OK" || reading.qualifier !== "EXACT") return false;
  return (facts.edit ? facts.edit.mine : facts.base)?.value === reading.value;
}

function copyInto(
  cells: SheetCells,
  grid: Grid,
  rect: Rect,
  sourceOf: (row: number, column: number) => readonly [number, number],
): Done {
  const changes: Change[] = [];
  let skipped = 0;
  for (const { row, column } of cellsOf(rect)) {
    const [sourceRow, sourceColumn] = sourceOf(row, column);
    const target = cells.target(grid.rowKeys[row]!, grid.columnKeys[column]!);
    const fromRow = grid.rowKeys[sourceRow];
    const fromColumn = grid.columnKeys[sourceColumn];
    if (fromRow === undefined || fromColumn === undefined) continue;
    const content = cells.content(fromRow, fromColumn);
    if (target && content) changes.push(copied(target, content));
    else skipped += 1;
  }
  return done("command.fill", changes, skipped);
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
function done(label: Command["label"], all: readonly Change[], skipped: number): Done {
  const changes = all.filter(({ before, after }) => before !== after);
  const bad = changes.flatMap(({ after }) =>
    after?.problems.some((problem) => problem.kind === "READING") ? [after] : [],
  );
  return { command: { label, changes }, skipped, cut: 0, bad };
}

function contextFor(cells: SheetCells, { key }: Target) {
  return contextOf(cells.indicatorOf(key.indicator)!);
}

function contextAt(cells: SheetCells, grid: Grid, row: number, column: number) {
  const key = cells.key(grid.rowKeys[row]!, grid.columnKeys[column]!);
  const indicator = key ? cells.indicatorOf(key.indicator) : undefined;
  return indicator ? contextOf(indicator) : { measure: "", wholeNumber: false };
}
