import type { CellContent, Quality } from "@bangvang/schema/figure";
import type { Block } from "../edits/block.ts";
import type { EditStore } from "../edits/store.ts";
import { formatNumber } from "../ui/format.ts";
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

/**
 * Wide enough for the longest figure of the column with its mark in the language of the screen, saved or not; measured
 * over all rows, since the grid sees those on screen only.
 */
export function columnWidth(
  block: Block,
  store: EditStore,
  { key, name }: { readonly key: string; readonly name: string },
): ColumnWidth {
  const index = block.columnIndex(key);
  let least = 60;
  for (let row = 0; index >= 0 && row < block.rowKeys.length; row += 1) {
    least = Math.max(least, figureWidth(block.baseAt(row, index)));
    const mine = store.edit(block.keyAt(row, index))?.mine;
    if (mine) least = Math.max(least, figureWidth(mine));
  }
  return { least, comfortable: Math.max(88, least, headerWidth(name)) };
}

/** What one figure needs. */
export function figureWidth({ value, quality, qualifier }: CellContent): number {
  if (value === null) return 0;
  const marks = markWidth(quality) + (qualifier === "EXACT" ? 0 : qualifierRoom);
  return Math.ceil(formatNumber(Number(value)).length * digit + marks + around);
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
