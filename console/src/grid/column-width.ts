import type { Block } from "../edits/block.ts";
import { formatNumber } from "../ui/format.ts";
import type { SheetColumn } from "./columns.ts";

const digit = 7.6;
const around = 20;
const markRoom = 44;

/** Wide enough for the longest number of the column; measured over all rows, since the grid sees those on screen only. */
export function columnWidth(block: Block, column: string, columns: readonly SheetColumn[]): number {
  const index = block.columnIndex(column);
  let needed = 0;
  if (index >= 0) {
    for (let row = 0; row < block.rowKeys.length; row += 1) {
      const { value, quality, qualifier } = block.baseAt(row, index);
      if (value === null) continue;
      const marks = (quality === "REPORTED" ? 0 : markRoom) + (qualifier === "EXACT" ? 0 : 14);
      needed = Math.max(needed, formatNumber(Number(value)).length * digit + marks);
    }
  }
  const header = Math.min(150, (columns[index]?.name.length ?? 0) * 4.4 + 12);
  return Math.round(Math.max(88, needed + around, header));
}
