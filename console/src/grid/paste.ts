import type { Reading } from "@bangvang/schema/number-reader/number-reading";
import { isSameShape, type SheetShape } from "../edits/block.ts";
import { chosen, cleared, isCarried, type Change } from "../edits/commands.ts";
import { done, type Done } from "./actions.ts";
import { sameKeys } from "./arrangement.ts";
import type { Table } from "./clipboard-table.ts";
import type { Choices } from "./paste-choices.ts";
import type { PastedTable, PastePlan } from "./paste-plan.ts";
import { cellsOf, type Grid, type Rect } from "./selection.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** The plan as one command. What nobody has decided stays in its cell as it was written, unsaved. */
export function carryOut(cells: SheetCells, plan: PastePlan, choices: Choices): Done {
  const changes = choices.size === 0 ? plan.changes : plan.changes.slice();
  for (const [cell, reading] of choices) {
    const at = plan.changeAt[cell]!;
    const change = plan.changes[at];
    if (change) (changes as Change[])[at] = decided(cells, change, reading);
  }
  const { over, spread, counts, samples } = plan;
  const { cutRows, cutColumns } = spread;
  const pasted = done("command.paste", changes, counts.LOCKED);
  return { ...pasted, same: counts.UNCHANGED, samples, cutRows, cutColumns, over };
}

function decided(cells: SheetCells, change: Change, reading: Reading): Change {
  const { key, before, after } = change;
  const indicator = cells.indicatorOf(key.indicator);
  return after && indicator ? chosen({ key, base: after.base, before, indicator }, after, reading) : change;
}

/** A range whose figures go to where they are pasted, and what the clipboard says while it is the last that was taken. */
export interface Cut {
  readonly texts: Table;
  readonly sheet: SheetShape;
  readonly grid: Grid;
  readonly rect: Rect;
}

/**
 * What was cut is cleared where it came from, but for what its paste has covered and what could not be carried. In another
 * sheet it stays.
 */
export function clearCut(
  cells: SheetCells,
  { sheet, grid, rect }: Omit<Cut, "texts">,
  shown: Grid,
  pasted: Done,
): Done {
  const over = pasted.over!;
  const isCovered = (row: string, column: string): boolean =>
    isBetween(over.top, shown.rowIndex(row), over.bottom) &&
    isBetween(over.left, shown.columnIndex(column), over.right);
  if (!isSameShape(sheet, cells.block!.shape)) return pasted;
  const left = [...cellsOf(rect)].flatMap((at) => {
    const row = grid.rowKeys[at.row]!;
    const column = grid.columnKeys[at.column]!;
    const content = cells.content(row, column);
    const isToStay = isCovered(row, column) || (content !== null && !isCarried(content));
    return (isToStay ? null : cells.target(row, column)) ?? [];
  });
  const { changes } = done("command.clear", left.map(cleared), 0).command;
  return { ...pasted, command: { ...pasted.command, changes: [...pasted.command.changes, ...changes] } };
}

/** Whether a clipboard holds what was cut; something else may have been copied elsewhere since. */
export function isCut({ texts }: Cut, { table }: PastedTable): boolean {
  const rows = texts.length === table.length ? table : [];
  return rows.length > 0 && rows.every((row, index) => sameKeys(row, texts[index]!));
}

function isBetween(from: number, at: number, to: number): boolean {
  return from <= at && at <= to;
}
