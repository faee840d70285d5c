import { AG_GRID_LOCALE_EN, AG_GRID_LOCALE_VN } from "@ag-grid-community/locale";
import type { GridReadyEvent } from "ag-grid-community";
import { AgGridProvider, AgGridReact } from "ag-grid-react";
import { useEffect, useMemo, useRef } from "react";
import type { Block } from "../edits/block.ts";
import { announce } from "../ui/announce.tsx";
import { styleNonce } from "../ui/theme.ts";
import { useWords } from "../ui/words/words.ts";
import { cellUnder } from "./ag-grid-dom.ts";
import { listenToClipboard } from "./clipboard.ts";
import { columnWidth } from "./column-width.ts";
import { columnDefs, type SheetColumn, type SheetRow, type SheetWords } from "./columns.ts";
import { gridTheme } from "./grid-theme.ts";
import { gridModules } from "./modules.ts";
import { Overlay } from "./overlay.ts";
import type { SheetController } from "./sheet-controller.ts";
import "./sheet.css";

interface SheetProps {
  readonly controller: SheetController;
  readonly block: Block;
  readonly rows: readonly SheetRow[];
  readonly columns: readonly SheetColumn[];
  readonly words: SheetWords;
  readonly label: string;
  readonly hasMeasures: boolean;
}

/** A thin wrapper of AG Grid: the store owns the values, the grid only shows them and says what keys and mouse did. */
export function Sheet({ controller, block, rows, columns, words, label, hasMeasures }: SheetProps) {
  const root = useRef<HTMLDivElement>(null);
  const { language, t } = useWords();
  const definitions = useMemo(
    () => columnDefs({
      cells: controller.cells, columns, words, hasMeasures, onKey: controller.onKey,
      width: (column) => columnWidth(block, column, columns),
    }),
    [controller, block, columns, words, hasMeasures],
  );
  useEffect(() => listenToMouse(root.current!, controller), [controller]);
  useEffect(() => listenToClipboard(root.current!, {
    read: () => controller.read(),
    paste: (table, isOwnCut) => controller.paste(table, isOwnCut),
    onCut: () => controller.rememberCut(),
    onCopied: (count) => announce(t("copy.done", { count })),
  }), [controller, t]);
  useRepaint(controller);

  const onReady = ({ api }: GridReadyEvent): void => {
    controller.api = api;
    api.setGridAriaProperty("label", label);
    api.setGridAriaProperty("multiselectable", "true");
    attachOverlay(root.current!, controller);
  };
  return (
    <div className="bv-sheet" ref={root}>
      <AgGridProvider modules={gridModules}>
        <AgGridReact<SheetRow>
          theme={gridTheme}
          styleNonce={styleNonce()}
          key={language}
          localeText={language === "vi" ? AG_GRID_LOCALE_VN : AG_GRID_LOCALE_EN}
          rowData={rows as SheetRow[]}
          columnDefs={definitions}
          getRowId={({ data }) => data.key}
          defaultColDef={{ sortable: false, resizable: true, suppressMovable: true, suppressHeaderMenuButton: true }}
          headerHeight={48}
          rowHeight={28}
          readOnlyEdit
          suppressRowTransform
          animateRows={false}
          enterNavigatesVertically
          enterNavigatesVerticallyAfterEdit
          stopEditingWhenCellsLoseFocus
          suppressHeaderFocus
          tooltipShowDelay={600}
          onGridReady={onReady}
          onGridPreDestroyed={() => { controller.api = null; }}
          onCellFocused={({ rowIndex, column }) => {
            const row = rowIndex === null ? undefined : block.rowKeys[rowIndex];
            controller.onFocused(row ?? null, column && typeof column !== "string" ? column.getColId() : column);
          }}
          onCellMouseOver={({ event, node, column }) => {
            if ((event as MouseEvent | null)?.buttons === 1 && node.id) controller.extendTo({ row: node.id, column: column.getColId() });
          }}
          onColumnHeaderClicked={({ column }) => { if ("getColId" in column) controller.selectColumn(column.getColId()); }}
          onCellEditRequest={(event) => controller.onEditRequest(event)}
        />
      </AgGridProvider>
    </div>
  );
}

/** Edits and answers repaint the figure cells on the screen, in one call; rows and columns stay. */
function useRepaint(controller: SheetController): void {
  useEffect(() => controller.cells.store.subscribe(() => {
    controller.api?.refreshCells({ force: true });
  }), [controller]);
}

/** Shift+click takes the selection there. It must reach us before the grid, which would move the focus. */
function listenToMouse(root: HTMLElement, controller: SheetController): () => void {
  const onShift = (event: MouseEvent): void => {
    const place = event.shiftKey && event.button === 0 ? cellUnder(event.target) : null;
    if (!place) return;
    event.stopPropagation();
    event.preventDefault();
    if (event.type === "mousedown") controller.extendTo(place);
  };
  const kinds = ["pointerdown", "mousedown", "click"] as const;
  for (const kind of kinds) root.addEventListener(kind, onShift, { capture: true });
  return () => {
    for (const kind of kinds) root.removeEventListener(kind, onShift, { capture: true });
  };
}

function attachOverlay(root: HTMLElement, controller: SheetController): void {
  const api = controller.api!;
  const overlay = new Overlay({ api, root, ranges: controller.ranges, grid: () => controller.cells.block });
  const stop = controller.ranges.subscribe(overlay.redraw);
  for (const event of ["modelUpdated", "displayedColumnsChanged", "columnResized", "columnPinned", "viewportChanged"] as const) {
    api.addEventListener(event, overlay.redraw);
  }
  api.addEventListener("gridPreDestroyed", () => {
    stop();
    overlay.destroy();
  });
  overlay.redraw();
}
