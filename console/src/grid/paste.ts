import type { NumberReading } from "@bangvang/schema/number-reader/number-reading";
import { readBlock } from "@bangvang/schema/number-reader/read-block";
import { asItStood, cleared, copied, typed, type Change, type CopiedContent, type Target } from "../edits/commands.ts";
import { contextOf } from "../edits/number-context.ts";
import { done, type Done } from "./actions.ts";
import { copyTextOf, type CellFacts } from "./cell-view.ts";
import { spreadOver } from "./clipboard-table.ts";
import { cellsOf, type Grid, type Rect } from "./selection.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** A clipboard: its texts and, when it was copied from a sheet of ours, what stood in each cell. */
export interface PastedTable {
  readonly table: readonly (readonly string[])[];
  readonly contents: readonly (readonly (CopiedContent | null)[])[] | null;
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

/** What was cut is cleared where it came from, but for what its paste has covered. */
export function clearCut(cells: SheetCells, grid: Grid, cut: Rect, pasted: Done): Done {
  const over = pasted.over!;
  const isCovered = (row: number, column: number): boolean =>
    row >= over.top && row <= over.bottom && column >= over.left && column <= over.right;
  const left = [...cellsOf(cut)].flatMap(({ row, column }) => {
    const target = isCovered(row, column) ? null : cells.target(grid.rowKeys[row]!, grid.columnKeys[column]!);
    return target ?? [];
  });
  const { changes } = done("command.clear", left.map(cleared), 0).command;
  return { ...pasted, command: { ...pasted.command, changes: [...pasted.command.changes, ...changes] } };
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

function contextAt(cells: SheetCells, grid: Grid, row: number, column: number) {
  const key = cells.key(grid.rowKeys[row]!, grid.columnKeys[column]!);
  const indicator = key ? cells.indicatorOf(key.indicator) : undefined;
  return indicator ? contextOf(indicator) : { measure: "", wholeNumber: false };
}
