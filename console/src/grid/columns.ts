import type { ColDef, SuppressKeyboardEventParams } from "ag-grid-community";
import type { ColumnWidth } from "./column-width.ts";
import type { SheetCells } from "./sheet-cells.ts";
import { FigureCell, type FigureCellParams } from "./figure-cell.ts";
import { NumberEditor } from "./number-editor.ts";

export const rowNameColumn = "row-name";
export const rowMeasureColumn = "row-measure";

/** One line of the sheet: its key and what its header says. */
export interface SheetRow {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly measure: string;
}

export interface SheetColumn {
  readonly key: string;
  readonly name: string;
  readonly title: string;
}

interface Parts {
  readonly cells: SheetCells;
  readonly columns: readonly SheetColumn[];
  readonly corner: string;
  readonly measure: string | null;
  readonly width: (column: SheetColumn) => ColumnWidth;
  readonly onKey: (params: SuppressKeyboardEventParams) => boolean;
}

/** Row headers to the left, then one column per key. Definitions hold functions, never strings: the CSP refuses eval. */
export function columnDefs({ cells, columns, corner, measure, width, onKey }: Parts): ColDef<SheetRow>[] {
  const header: ColDef<SheetRow>[] = [
    {
      colId: rowNameColumn,
      headerName: corner,
      pinned: "left",
      width: 260,
      minWidth: 140,
      valueGetter: ({ data }) => data?.name ?? "",
      tooltipValueGetter: ({ data }) => data?.title ?? "",
      cellClass: "bv-row-name",
      suppressKeyboardEvent: onKey,
    },
  ];
  if (measure !== null) {
    header.push({
      colId: rowMeasureColumn,
      headerName: measure,
      pinned: "left",
      width: 132,
      valueGetter: ({ data }) => data?.measure ?? "",
      cellClass: "bv-row-measure",
      suppressKeyboardEvent: onKey,
    });
  }
  return [...header, ...columns.map((column) => figureColumn(column, width(column), { cells, onKey }))];
}

function figureColumn(
  column: SheetColumn,
  { least, comfortable }: ColumnWidth,
  { cells, onKey }: Pick<Parts, "cells" | "onKey">,
): ColDef<SheetRow> {
  return {
    colId: column.key,
    headerName: column.name,
    headerTooltip: column.title,
    headerClass: "bv-header",
    width: comfortable,
    minWidth: least,
    wrapHeaderText: true,
    // The text the editor starts from: the grid asks for a change only when it differs afterwards.
    valueGetter: ({ data }) => (data ? cells.editText(data.key, column.key) : ""),
    editable: ({ data }) => (data ? cells.isEditable(data.key, column.key) : false),
    cellRenderer: FigureCell,
    cellRendererParams: { view: (row, key) => cells.view(row, key) } satisfies FigureCellParams,
    cellEditor: NumberEditor,
    cellEditorParams: { label: column.title },
    cellDataType: false,
    cellClass: "bv-figure-cell",
    suppressKeyboardEvent: onKey,
  };
}
