import type { CellContent, FigureKey, Quality } from "@bangvang/schema/figure";
import type { Block } from "../edits/block.ts";
import { isPlain, qualifierIn, qualityIn, type CellMark } from "../edits/cell-mark.ts";
import type { EditStore } from "../edits/store.ts";
import { lettersOf } from "../ui/format.ts";
import { say } from "../ui/words/words.ts";

const digit = 7.6;
/** Padding, border, and the sign of an edit, which comes after the column was measured. */
const around = 36;
const qualifierRoom = 14;
const headerLetter = 7.2;
const headerAround = 28;

export interface ColumnWidth {
  /** Below it a figure would be cut, and a figure that is cut is another figure. */
  readonly least: number;
  readonly comfortable: number;
}

const narrowest = 60;

/**
 * Wide enough for the longest figure of the column with its mark in the language of the screen, saved or not; measured
 * over all rows, since the grid sees those on screen only.
 */
export function columnWidths(
  block: Block,
  store: EditStore,
): (column: { readonly key: string; readonly name: string }) => ColumnWidth {
  const widths = savedWidths(block);
  for (const { key, mine } of store.all()) {
    const place = mine && block.find(key);
    if (place) widths[place.column] = Math.max(widths[place.column]!, figureWidth(mine));
  }
  return ({ key, name }) => {
    const least = widths[block.columnIndex(key)] ?? narrowest;
    return { least, comfortable: Math.max(88, least, headerWidth(name)) };
  };
}

/**
 * The longest of many plain whole numbers is the least or the greatest of them, so most cells cost one comparison; a
 * sheet has millions.
 */
function savedWidths(block: Block): Float64Array {
  const count = block.columnKeys.length;
  const widths = new Float64Array(count).fill(narrowest);
  const least = new Float64Array(count);
  const greatest = new Float64Array(count);
  const rooms = new Map<CellMark, number>();
  for (let row = 0; row < block.rowKeys.length; row += 1) {
    for (let column = 0; column < count; column += 1) {
      const value = block.numberAt(row, column);
      const mark = block.markAt(row, column);
      if (isPlain(mark) && value >= least[column]! && value <= greatest[column]! && Number.isInteger(value)) continue;
      if (Number.isNaN(value)) continue;
      if (!rooms.has(mark)) rooms.set(mark, marksRoom({ qualifier: qualifierIn(mark), quality: qualityIn(mark) }));
      widths[column] = Math.max(widths[column]!, numberWidth(value, rooms.get(mark)!));
      if (!isPlain(mark) || !Number.isInteger(value)) continue;
      least[column] = Math.min(least[column]!, value);
      greatest[column] = Math.max(greatest[column]!, value);
    }
  }
  return widths;
}

/** The width each column needs for what was typed into it. Null: any cell may have changed. */
export function widthsOf(
  keys: readonly FigureKey[] | null,
  block: Block,
  store: EditStore,
): ReadonlyMap<string, number> {
  const needed = new Map<string, number>();
  for (const key of keys ?? store.all().map((edit) => edit.key)) {
    const place = block.find(key);
    const mine = place && store.edit(key)?.mine;
    if (!mine) continue;
    const column = block.columnKeys[place.column]!;
    needed.set(column, Math.max(needed.get(column) ?? 0, figureWidth(mine)));
  }
  return needed;
}

/** What one figure needs. */
export function figureWidth(content: CellContent): number {
  return content.value === null ? 0 : numberWidth(Number(content.value), marksRoom(content));
}

function numberWidth(value: number, room: number): number {
  return Math.ceil(lettersOf(value) * digit + room + around);
}

function marksRoom({ quality, qualifier }: Pick<CellContent, "quality" | "qualifier">): number {
  return markWidth(quality) + (qualifier === "EXACT" ? 0 : qualifierRoom);
}

/** The mark is drawn smaller than the figure; its frame and the gap after it are eleven pixels. */
function markWidth(quality: Quality): number {
  return quality === "REPORTED" ? 0 : say(`quality.mark.${quality}`).length * 6.2 + 11;
}

/** Long names wrap at their blanks, never within a word: half a date is another date. */
function headerWidth(name: string): number {
  const longest = Math.max(...name.split(" ").map((word) => word.length));
  return Math.round(Math.max(Math.min(150, name.length * 4.4 + 12), longest * headerLetter + headerAround));
}
