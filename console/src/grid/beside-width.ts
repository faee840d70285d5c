import type { Beside, BesideKind, FiguresInOrder } from "../edits/beside.ts";
import type { Block } from "../edits/block.ts";
import { lettersOf } from "../ui/format.ts";
import { say } from "../ui/words/words.ts";

/** What stands beside the values of a column: what it is called above it, and its width in pixels. */
export type BesideWidths = (column: string) => readonly { readonly name: string; readonly width: number }[];

/** Between two parts of a cell, as the style sheet has it. */
export const besideGap = 4;

const digit = 6.4;
const around = 12;
const percentWidth = 54;
const narrowest = 40;

/** Measured over all rows, since the grid sees those on the screen only. */
export function besideWidths(block: Block, beside: Beside | null): BesideWidths {
  return (column) => {
    const at = block.columnIndex(column);
    return (beside?.kinds ?? []).map((kind) => ({
      name: say(`beside.short.${kind}`),
      width: widthOf(kind, beside!, (figures) => longest(block, figures, at)),
    }));
  };
}

function widthOf(kind: BesideKind, beside: Beside, letters: (figures: FiguresInOrder | null) => number): number {
  switch (kind) {
    case "attainment":
    case "growth":
      return percentWidth;
    case "target":
      return Math.max(narrowest, letters(beside.targets) * digit + around);
    case "lastYear":
      return Math.max(narrowest, letters(beside.lastYear) * digit + around);
    // A difference has a sign, and is seldom longer than what it is the difference from.
    case "difference":
      return Math.max(narrowest, (letters(beside.lastYear) + 2) * digit + around);
  }
}

function longest(block: Block, figures: FiguresInOrder | null, column: number): number {
  let most = 0;
  for (let row = 0; figures && row < block.rowKeys.length; row += 1) {
    const value = figures.values[block.index(row, column)]!;
    if (!Number.isNaN(value)) most = Math.max(most, lettersOf(value));
  }
  return most;
}
