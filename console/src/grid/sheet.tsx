import { AG_GRID_LOCALE_EN, AG_GRID_LOCALE_VN } from "@ag-grid-community/locale";
import type { GridApi, GridOptions, GridReadyEvent } from "ag-grid-community";
import { AgGridProvider, AgGridReact } from "ag-grid-react";
import { useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from "react";
import type { Block } from "../edits/block.ts";
import { announce } from "../ui/announce.tsx";
import { styleNonce } from "../ui/theme.ts";
import { say, useWords } from "../ui/words/words.ts";
import { cellUnder } from "./ag-grid-dom.ts";
import { arranged } from "./arrangement.ts";
import { listenToClipboard } from "./clipboard.ts";
import { columnWidths } from "./column-width.ts";
import { columnDefs, type SheetColumn, type SheetRow } from "./columns.ts";
import { listenToHandle } from "./fill-handle.ts";
import { gridTheme } from "./grid-theme.ts";
import { listenToKeys } from "./keyboard.ts";
import { gridModules } from "./modules.ts";
import { navigate, tab } from "./navigation.ts";
import { Overlay } from "./overlay.ts";
import type { Grid } from "./selection.ts";
import type { SheetController } from "./sheet-controller.ts";
import "./sheet.css";

interface SheetProps {
  readonly controller: SheetController;
  readonly block: Block;
  readonly rows: readonly SheetRow[];
  readonly columns: readonly SheetColumn[];
  /** What stands above the row headers. */
  readonly corner: string;
  /** Above the measures of the rows; null when the rows have none. */
  readonly measure: string | null;
  readonly label: string;
}

/** Options that hold for every sheet; sheet.md 2.1 says why each. */
const fixedOptions: GridOptions<SheetRow> = {
  getRowId: ({ data }) => data.key,
  defaultColDef: { sortable: false, resizable: true, suppressMovable: true, suppressHeaderMenuButton: true },
  headerHeight: 48,
  rowHeight: 28,
  readOnlyEdit: true,
  suppressRowTransform: true,
  animateRows: false,
  enterNavigatesVertically: true,
  enterNavigatesVerticallyAfterEdit: true,
  stopEditingWhenCellsLoseFocus: true,
  suppressHeaderFocus: true,
  navigateToNextCell: navigate,
  tooltipShowDelay: 600,
};

/** A thin wrapper of AG Grid: the store owns the values, the grid only shows them and says what keys and mouse did. */
export function Sheet(props: SheetProps) {
  const { controller, block, rows, label } = props;
  const root = useRef<HTMLDivElement>(null);
  const { language } = useWords();
  const grid = useShown(controller, block);
  const definitions = useColumns(props);
  useListeners(root, controller);
  useRepaint(controller);

  const onReady = ({ api }: GridReadyEvent): void => {
    controller.steering.take(api);
    api.setGridAriaProperty("label", label);
    api.setGridAriaProperty("multiselectable", "true");
    attachOverlay(root.current!, api, controller);
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
          {...fixedOptions}
          tabToNextCell={(params) => tab(params, controller.shown)}
          onGridReady={onReady}
          onGridPreDestroyed={() => {
            controller.steering.take(null);
          }}
          onCellFocused={({ rowIndex, column }) => {
            const row = rowIndex === null ? undefined : grid.rowKeys[rowIndex];
            controller.onFocused(row ?? null, column && typeof column !== "string" ? column.getColId() : column);
          }}
          onCellMouseOver={({ event, node, column }) => {
            if ((event as MouseEvent | null)?.buttons === 1 && node.id)
              controller.extendTo({ row: node.id, column: column.getColId() });
          }}
          onColumnHeaderClicked={({ column }) => {
            if ("getColId" in column) controller.selectColumn(column.getColId());
          }}
          onCellDoubleClicked={() => controller.tellLocked()}
          onCellEditRequest={(event) => controller.onEditRequest(event)}
        />
      </AgGridProvider>
    </div>
  );
}

/** The rows and columns on show; the controller goes over these. */
function useShown(controller: SheetController, block: Block): Grid {
  const grid = useMemo(() => arranged(block.rowKeys, block.columnKeys), [block]);
  useLayoutEffect(() => {
    controller.show(grid);
    return () => controller.show(null);
  }, [controller, grid]);
  return grid;
}

/** Column definitions change with the sheet only: new ones would undo the widths someone has drawn. */
function useColumns({ controller, block, columns, corner, measure }: SheetProps) {
  return useMemo(
    () =>
      columnDefs({
        cells: controller.cells,
        columns,
        corner,
        measure,
        onKey: listenToKeys(controller),
        width: columnWidths(block, controller.cells.store),
      }),
    [controller, block, columns, corner, measure],
  );
}

function useListeners(root: RefObject<HTMLDivElement | null>, controller: SheetController): void {
  useEffect(() => listenToMouse(root.current!, controller), [root, controller]);
  useEffect(
    () =>
      listenToClipboard(root.current!, {
        read: () => controller.read(),
        paste: (table, isOwnCut) => controller.paste(table, isOwnCut),
        onCut: () => controller.rememberCut(),
        onCopied: (count) => announce(say("copy.done", { count })),
      }),
    [root, controller],
  );
}

/** Edits and answers repaint the figure cells on the screen, in one call; rows stay, columns only grow. */
function useRepaint(controller: SheetController): void {
  useEffect(
    () =>
      controller.cells.store.subscribe((keys) => {
        controller.widen(keys);
        controller.steering.api?.refreshCells({ force: true });
      }),
    [controller],
  );
}

/**
 * A press begins a selection; with Shift it takes the selection there, and must not reach the grid, which would move the
 * focus. The pointer event is not prevented: that would swallow the mouse events after it.
 */
function listenToMouse(root: HTMLElement, controller: SheetController): () => void {
  const onPointer = (event: PointerEvent): void => {
    const place = event.button === 0 && !isTextField(event.target) ? cellUnder(event.target) : null;
    if (!place) return;
    if (!event.shiftKey) return controller.press(place);
    event.stopPropagation();
    controller.extendTo(place);
  };
  const onMouse = (event: MouseEvent): void => {
    if (!event.shiftKey || event.button !== 0 || isTextField(event.target) || !cellUnder(event.target)) return;
    event.stopPropagation();
    event.preventDefault();
  };
  root.addEventListener("pointerdown", onPointer, { capture: true });
  root.addEventListener("mousedown", onMouse, { capture: true });
  root.addEventListener("click", onMouse, { capture: true });
  return () => {
    root.removeEventListener("pointerdown", onPointer, { capture: true });
    root.removeEventListener("mousedown", onMouse, { capture: true });
    root.removeEventListener("click", onMouse, { capture: true });
  };
}

/** An open editor keeps its own mouse. */
function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement;
}

function attachOverlay(root: HTMLElement, api: GridApi, controller: SheetController): void {
  const overlay = new Overlay({ api, root, ranges: controller.ranges, grid: () => controller.shown });
  const stop = controller.ranges.subscribe(overlay.redraw);
  const release = listenToHandle(overlay.handle, overlay, controller);
  for (const event of [
    "modelUpdated",
    "displayedColumnsChanged",
    "columnResized",
    "columnPinned",
    "viewportChanged",
  ] as const) {
    api.addEventListener(event, overlay.redraw);
  }
  api.addEventListener("gridPreDestroyed", () => {
    stop();
    release();
    overlay.destroy();
  });
  overlay.redraw();
}
