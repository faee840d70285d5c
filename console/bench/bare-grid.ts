import { createGrid, type GridApi } from "ag-grid-community";
import type { BlockCells } from "../src/edits/block.ts";
import { gridTheme } from "../src/grid/grid-theme.ts";
import { gridModules } from "../src/grid/modules.ts";
import { formatNumber } from "../src/ui/format.ts";
import { painted } from "./watch.ts";

/**
 * The grid by itself over the same numbers: no marks, no ranges, no store, text alone in its cells. What it takes is the least
 * any sheet on it can take.
 */
export class BareGrid {
  readonly api: GridApi;
  readonly #cells: BlockCells;

  constructor(host: HTMLElement, cells: BlockCells) {
    this.#cells = cells;
    const { rowKeys, columnKeys, values } = cells;
    const textAt = (row: number, column: number): string => {
      const value = values[row * columnKeys.length + column]!;
      // Never quite empty, so that it is seen whether a cell was drawn.
      return Number.isNaN(value) ? "\u00a0" : formatNumber(value);
    };
    this.api = createGrid<{ readonly row: number }>(
      host,
      {
        theme: gridTheme,
        getRowId: ({ data }) => rowKeys[data.row]!,
        rowData: rowKeys.map((_, row) => ({ row })),
        columnDefs: [
          { colId: "name", pinned: "left", width: 260, valueGetter: ({ data }) => rowKeys[data!.row] },
          ...columnKeys.map((key, column) => ({
            colId: key,
            headerName: key,
            width: 100,
            cellDataType: false as const,
            valueGetter: ({ data }: { readonly data?: { readonly row: number } | undefined }) =>
              data ? textAt(data.row, column) : "",
          })),
        ],
        headerHeight: 48,
        rowHeight: 28,
        suppressRowTransform: true,
        animateRows: false,
        suppressRowHoverHighlight: true,
      },
      { modules: gridModules },
    );
  }

  /** Writes other numbers into the top left corner; milliseconds until they are painted. */
  async write(rows: number, columns: number): Promise<number> {
    const { values, columnKeys } = this.#cells;
    const began = performance.now();
    for (let row = 0; row < rows; row += 1)
      for (let column = 0; column < columns; column += 1) values[row * columnKeys.length + column]! += 1;
    this.api.refreshCells();
    await painted();
    return performance.now() - began;
  }
}
