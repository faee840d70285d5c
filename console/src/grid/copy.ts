import type { CellContent } from "@bangvang/schema/figure";
import type { CopiedContent } from "../edits/commands.ts";
import type { CopiedTable } from "./clipboard.ts";
import type { Grid, Rect } from "./selection.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** What a copy of a rectangle takes along: texts for other programs, contents for ourselves. */
export function copyOf(cells: SheetCells, grid: Grid, rect: Rect): CopiedTable {
  const rows = grid.rowKeys.slice(rect.top, rect.bottom + 1);
  const columns = grid.columnKeys.slice(rect.left, rect.right + 1);
  const each = <Cell>(make: (row: string, column: string) => Cell): Cell[][] =>
    rows.map((row) => columns.map((column) => make(row, column)));
  return {
    texts: each((row, column) => cells.copyText(row, column)),
    contents: each((row, column) => carried(cells.content(row, column))),
  };
}

/** Note and document belong to the cell and stay behind. */
function carried(content: CellContent | null): CopiedContent | null {
  if (!content) return null;
  const { state, value, qualifier, quality } = content;
  return { state, value, qualifier, quality };
}
