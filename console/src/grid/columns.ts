import type { ColDef, ColGroupDef, SuppressKeyboardEventParams } from "ag-grid-community";
import { besideGap, type BesideWidths } from "./beside-width.ts";
import type { ColumnWidth } from "./column-width.ts";
import type { SheetCells } from "./sheet-cells.ts";
import { FigureCell, type FigureCellParams } from "./figure-cell.ts";
import { NumberEditor } from "./number-editor.ts";
import { SheetHeader, type SheetHeaderParams } from "./sheet-header.ts";
import { rowMeasureColumn, rowNameColumn, type Grouping } from "./sheet-view.ts";

/** One line of the sheet: its key and what its header says. */
export interface SheetRow {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly measure: string;
  /** What it belongs to beside others, such as a family of indicators; null when rows of this kind belong to nothing. */
  readonly group: Heading | null;
}

export interface SheetColumn {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  /** What it may stand under. */
  readonly groups: { readonly [Kind in Grouping]?: Heading };
}

export interface Heading {
  readonly key: string;
  readonly name: string;
}

interface Parts {
  readonly cells: SheetCells;
  readonly columns: readonly SheetColumn[];
  readonly corner: string;
  readonly measure: string | null;
  /** What stands beside the values of each column, and how wide. */
  readonly beside: BesideWidths;
  readonly width: (column: SheetColumn) => ColumnWidth;
  readonly onKey: (params: SuppressKeyboardEventParams) => boolean;
  readonly marks: SheetHeaderParams["marks"];
  /** What columns stand under; those that belong together come one after the other. */
  readonly grouping: Grouping | null;
}

/** Row headers to the left, then one column per key. Definitions hold functions, never strings: the CSP refuses eval. */
export function columnDefs(parts: Parts): (ColDef<SheetRow> | ColGroupDef<SheetRow>)[] {
  const { columns, corner, measure, width, onKey } = parts;
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
  const marked = (definition: ColDef<SheetRow>): ColDef<SheetRow> => ({
    ...definition,
    headerComponentParams: { innerHeaderComponent: SheetHeader, marks: parts.marks },
  });
  const figures = columns.map((column) => ({
    heading: (parts.grouping && column.groups[parts.grouping]) ?? null,
    definition: marked(figureColumn(column, width(column), parts)),
  }));
  return [...header.map(marked), ...underHeadings(figures)];
}

interface Headed {
  readonly heading: Heading | null;
  readonly definition: ColDef<SheetRow>;
}

/** Neighbours under the same heading come under it together. */
function underHeadings(figures: readonly Headed[]): (ColDef<SheetRow> | ColGroupDef<SheetRow>)[] {
  const all: (ColDef<SheetRow> | ColGroupDef<SheetRow>)[] = [];
  let open: { readonly key: string; readonly children: ColDef<SheetRow>[] } | null = null;
  for (const { heading, definition } of figures) {
    if (heading && open?.key === heading.key) {
      open.children.push(definition);
      continue;
    }
    open = heading && { key: heading.key, children: [definition] };
    all.push(heading && open ? headed(heading, open.children) : definition);
  }
  return all;
}

function headed({ key, name }: Heading, children: ColDef<SheetRow>[]): ColGroupDef<SheetRow> {
  return { groupId: `heading ${key}`, headerName: name, headerClass: "bv-heading", marryChildren: true, children };
}

function figureColumn(
  column: SheetColumn,
  { least, comfortable }: ColumnWidth,
  { cells, beside, onKey }: Pick<Parts, "cells" | "beside" | "onKey">,
): ColDef<SheetRow> {
  const more = beside(column.key);
  const room = more.reduce((sum, { width }) => sum + width + besideGap, 0);
  return {
    colId: column.key,
    headerName: [column.name, ...more.map(({ name }) => name)].join(" | "),
    headerTooltip: column.title,
    headerClass: "bv-header",
    width: comfortable + room,
    minWidth: least + room,
    wrapHeaderText: true,
    // The text the editor starts from: the grid asks for a change only when it differs afterwards.
    valueGetter: ({ data }) => (data ? cells.editText(data.key, column.key) : ""),
    editable: ({ data }) => (data ? cells.isEditable(data.key, column.key) : false),
    cellRenderer: FigureCell,
    cellRendererParams: {
      view: (row, key) => cells.view(row, key),
      beside: (row, key) => cells.besideOf(row, key),
      widths: more.map(({ width }) => width),
    } satisfies FigureCellParams,
    cellEditor: NumberEditor,
    cellEditorParams: { label: column.title },
    cellDataType: false,
    cellClass: "bv-figure-cell",
    suppressKeyboardEvent: onKey,
  };
}
