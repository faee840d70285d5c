import type { FigureKey } from "@bangvang/schema/figure";
import type { Reading } from "@bangvang/schema/number-reader/number-reading";
import { chosen, cleared, isCarried, type Change, type Target } from "../edits/commands.ts";
import { done, type Done } from "./actions.ts";
import { sameKeys } from "./arrangement.ts";
import type { Table } from "./clipboard-table.ts";
import type { Choices } from "./paste-choices.ts";
import type { PastedTable, PastePlan } from "./paste-plan.ts";
import { cellsOf, type Grid, type Place, type Rect } from "./selection.ts";
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
  /** The cells of the sheet it was cut in, which may not be on show any more. */
  readonly sheet: SheetCells;
  readonly grid: Grid;
  readonly rect: Rect;
}

/**
 * What was cut is cleared where it came from, on show or not, but for what its paste has covered and what could not be carried.
 * Where not all of it found a place it stays, so that no figure is lost.
 */
export function clearCut(cells: SheetCells, cut: Omit<Cut, "texts">, shown: Grid, pasted: Done): Done {
  if (pasted.skipped + pasted.cutRows + pasted.cutColumns > 0) return { ...pasted, isCutLeft: true };
  const changes: Change[] = [];
  let clearedElsewhere = 0;
  for (const { row, column } of cellsOf(cut.rect)) {
    const key = cut.sheet.key(cut.grid.rowKeys[row]!, cut.grid.columnKeys[column]!);
    const here = key && cells.placeOf(key);
    const target = here
      ? !isCovered(here, shown, pasted.over!) && leaving(cells, here)
      : key && leavingElsewhere(cut.sheet, key);
    if (!target) continue;
    const change = cleared(target);
    if (change.before === change.after) continue;
    changes.push(change);
    if (!here) clearedElsewhere += 1;
  }
  const { command } = pasted;
  return { ...pasted, command: { ...command, changes: [...command.changes, ...changes] }, clearedElsewhere };
}

function isCovered({ row, column }: Place, shown: Grid, { top, left, bottom, right }: Rect): boolean {
  return isBetween(top, shown.rowIndex(row), bottom) && isBetween(left, shown.columnIndex(column), right);
}

/** A cell that was cut, to be cleared; null when it may not be edited, or holds what could not be carried. */
function leaving(cells: SheetCells, { row, column }: Place): Target | null {
  const content = cells.content(row, column);
  return content !== null && !isCarried(content) ? null : cells.target(row, column);
}

/** What that sheet said when it was left is what was cut: of what others made of it since the save is told as a conflict. */
function leavingElsewhere(sheet: SheetCells, key: FigureKey): Target | null {
  const target = leaving(sheet, sheet.placeOf(key)!);
  return target && { ...target, base: sheet.store.baseSince(key, target.base) };
}

/** Whether a clipboard holds what was cut; something else may have been copied elsewhere since. */
export function isCut({ texts }: Cut, { table }: PastedTable): boolean {
  const rows = texts.length === table.length ? table : [];
  return rows.length > 0 && rows.every((row, index) => sameKeys(row, texts[index]!));
}

function isBetween(from: number, at: number, to: number): boolean {
  return from <= at && at <= to;
}
