import type { GridApi, GridOptions, GridReadyEvent } from "ag-grid-community";
import { useEffect, useMemo, useRef, useState, type RefObject } from "react";
import type { Beside } from "../edits/beside.ts";
import type { Block } from "../edits/block.ts";
import { announce } from "../ui/announce.tsx";
import { say } from "../ui/words/words.ts";
import { FindBar, type FindBarProps } from "./find-bar.tsx";
import { findHeader } from "./ag-grid-dom.ts";
import { inGroups, type Arrangement } from "./arrangement.ts";
import { besideWidths } from "./beside-width.ts";
import { listenToClipboard } from "./clipboard.ts";
import { ColumnMenu, type ColumnMenuProps } from "./column-menu.tsx";
import { columnWidths, widthsOf } from "./column-width.ts";
import { columnDefs, type SheetColumn, type SheetRow } from "./columns.ts";
import { listenToHandle } from "./fill-handle.ts";
import { listenToKeys } from "./keyboard.ts";
import { listenToHeaders, listenToMouse } from "./mouse.ts";
import { Overlay } from "./overlay.ts";
import type { SheetController } from "./sheet-controller.ts";
import { marksOf } from "./sheet-header.ts";
import { fitting, rowMeasureColumn, rowNameColumn, sortedNext, type SheetView } from "./sheet-view.ts";
import { useArrangement } from "./use-arrangement.ts";
import { useGrid } from "./use-grid.ts";
import { ViewLine } from "./view-line.tsx";
import "./sheet.css";

export interface SheetProps {
  readonly controller: SheetController;
  readonly block: Block;
  readonly rows: readonly SheetRow[];
  readonly columns: readonly SheetColumn[];
  /** What stands above the row headers. */
  readonly corner: string;
  /** Above the measures of the rows; null when the rows have none. */
  readonly measure: string | null;
  readonly label: string;
  /** What stands beside the values; null: nothing. */
  readonly beside: Beside | null;
  /** How it is looked at, and who is told when somebody wants to look otherwise. */
  readonly view: SheetView;
  readonly onView: (view: SheetView) => void;
}

/** Options that hold for every sheet; sheet.md 2.1 says why each. */
const fixedOptions: GridOptions<SheetRow> = {
  getRowId: ({ data }) => data.key,
  defaultColDef: { sortable: false, resizable: true, suppressMovable: true, suppressHeaderMenuButton: true },
  headerHeight: 48,
  groupHeaderHeight: 28,
  rowHeight: 28,
  rowBuffer: 4,
  readOnlyEdit: true,
  suppressRowTransform: true,
  animateRows: false,
  // A spreadsheet has no such thing, and rows that pass under the mouse in a scroll would all be drawn anew.
  suppressRowHoverHighlight: true,
  stopEditingWhenCellsLoseFocus: true,
  suppressHeaderFocus: true,
  tooltipShowDelay: 600,
};

/** A thin wrapper of AG Grid: the store owns the values, the grid only shows them and says what keys and mouse did. */
export function Sheet(props: SheetProps) {
  const { controller, block, rows, columns, onView } = props;
  const root = useRef<HTMLDivElement>(null);
  const view = useMemo(() => fitting(props.view, columns), [props.view, columns]);
  const { arrangement, isStale, applyAgain } = useArrangement(controller, { block, rows, columns, view });
  const nameOf = (column: string): string => headerName(column, props);
  const [menu, setMenu] = useState<Menu | null>(null);
  useListeners(root, controller);
  const [finding, setFinding] = useState<Finding | null>(null);
  useHeaders(root, { controller, view, onView, onMenu: setMenu, finding, onFinding: setFinding });
  const back = (): void => {
    setMenu(null);
    setFinding(null);
    controller.refocus();
  };
  return (
    <div className="bv-sheet" ref={root}>
      <ViewLine
        {...{ arrangement, rows, columns, nameOf, view, isStale }}
        onView={(next) => {
          onView(next);
          // The button that was pressed goes with what it has undone.
          controller.refocus();
        }}
        onApplyAgain={() => {
          applyAgain();
          controller.refocus();
        }}
      />
      {finding && (
        <FindBar
          {...{ controller, arrangement, ...finding }}
          names={{ row: (key) => rows.find((row) => row.key === key)?.name ?? key, column: nameOf }}
          onMode={(mode) => setFinding({ ...finding, mode })}
          onClose={back}
        />
      )}
      <SheetGrid {...props} view={view} arrangement={arrangement} root={root} />
      {menu !== null && (
        <ColumnMenu
          {...{ rows, columns, arrangement, view, onView }}
          {...menu}
          name={nameOf(menu.column)}
          cells={controller.cells}
          row={rowOf(controller, arrangement)}
          onSelect={() => {
            setMenu(null);
            controller.pressing.press({ row: null, column: menu.column }, "NEW");
          }}
          onClose={back}
        />
      )}
    </div>
  );
}

/** The row the keyboard is in; null while it is in none that is shown. */
function rowOf({ ranges }: SheetController, arrangement: Arrangement): number | null {
  const row = ranges.active ? arrangement.rowIndex(ranges.active.row) : -1;
  return row < 0 ? null : row;
}

/** The menu that is open, and where. */
type Menu = Pick<ColumnMenuProps, "column" | "at">;

/** The bar that finds is open, over what was selected then. */
type Finding = Pick<FindBarProps, "mode" | "selected">;

interface SheetGridProps extends SheetProps {
  readonly arrangement: Arrangement;
  readonly root: RefObject<HTMLDivElement | null>;
}

function SheetGrid(props: SheetGridProps) {
  const { controller, arrangement, beside, label, root } = props;
  const { rows, frozenRows } = arrangement;
  const frozen = useMemo(() => rows.slice(0, frozenRows), [rows, frozenRows]);
  const others = useMemo(() => (frozenRows === 0 ? rows : rows.slice(frozenRows)), [rows, frozenRows]);
  const definitions = useColumns(props);
  useRepaint(controller, beside);
  const host = useRef<HTMLDivElement>(null);
  const onGridReady = ({ api }: GridReadyEvent): void => {
    controller.steering.take(api, root.current);
    api.setGridAriaProperty("label", label);
    api.setGridAriaProperty("multiselectable", "true");
    attachOverlay(root.current!, api, controller);
    controller.arranged();
  };
  useGrid(host, () => ({ ...fixedOptions, ...eventsOf(controller), onGridReady }), {
    rowData: others as SheetRow[],
    pinnedTopRowData: frozen as SheetRow[],
    columnDefs: definitions,
  });
  // After the grid has taken its rows and columns in.
  useEffect(() => controller.arranged(), [controller, arrangement, definitions, props.view]);
  return <div className="bv-grid" ref={host} />;
}

/** What the grid says of keys and mouse. */
function eventsOf(controller: SheetController): GridOptions<SheetRow> {
  return {
    onGridPreDestroyed: () => controller.onTakenDown(),
    // It is told a task later, when another key may have come: what counts is where the focus is by then.
    onCellFocused: ({ api }) => {
      const focused = api.getFocusedCell();
      if (!focused) return;
      const { rowKeys, frozenRows } = controller.shown ?? { rowKeys: [], frozenRows: 0 };
      const index = focused.rowPinned === "top" ? focused.rowIndex : focused.rowIndex + frozenRows;
      controller.pressing.onFocused(rowKeys[index] ?? null, focused.column.getColId());
    },
    onCellDoubleClicked: () => controller.tellLocked(),
    onCellEditingStarted: ({ node, column }) => controller.onEditor({ row: node.id!, column: column.getColId() }, true),
    onCellEditingStopped: ({ node, column }) =>
      controller.onEditor({ row: node.id!, column: column.getColId() }, false),
    onCellEditRequest: (event) => controller.onEditRequest(event),
  };
}

/** Column definitions change with the sheet only: new ones would undo the widths someone has drawn. */
function useColumns({ controller, block, columns, corner, measure, beside, view }: SheetProps) {
  const { grouping } = view;
  return useMemo(
    () =>
      columnDefs({
        cells: controller.cells,
        columns: inGroups(columns, { grouping }),
        grouping,
        corner,
        measure,
        beside: besideWidths(block, beside),
        onKey: listenToKeys(controller),
        marks: (column) => marksOf(controller.view, column),
        width: columnWidths(block, controller.cells.store),
      }),
    [controller, block, columns, corner, measure, beside, grouping],
  );
}

function useListeners(root: RefObject<HTMLDivElement | null>, controller: SheetController): void {
  useEffect(() => listenToMouse(root.current!, controller), [root, controller]);
  useEffect(
    () =>
      listenToClipboard(root.current!, {
        take: (how) => controller.pasting.take(how),
        paste: (table) => controller.pasting.paste(table),
        onTaken: (count) => announce(say("copy.done", { count })),
      }),
    [root, controller],
  );
}

interface HeaderParts extends Pick<SheetProps, "controller" | "view" | "onView"> {
  readonly onMenu: (menu: Menu) => void;
  readonly finding: Finding | null;
  readonly onFinding: (finding: Finding) => void;
}

/** Headers say the view and change it; keys open what stands around the grid. */
function useHeaders(root: RefObject<HTMLDivElement | null>, parts: HeaderParts): void {
  const { controller, view, onView, onMenu, finding, onFinding } = parts;
  useEffect(() => {
    const open = (column: string): void => onMenu({ column, at: placeOf(root.current!, column) });
    controller.look(view);
    return listenToHeaders(root.current!, {
      onMenu: open,
      onSort: (column) => onView(sortedNext(view, column)),
    });
  }, [root, controller, view, onView, onMenu]);
  useEffect(() => {
    const openFind = (mode: FindBarProps["mode"]): void => onFinding({ mode, selected: controller.ranges.all });
    controller.equip({
      onMenu: (column) => onMenu({ column, at: placeOf(root.current!, column) }),
      onFind: (mode) => {
        if (finding && mode === "FIND") return false;
        openFind(mode);
        return true;
      },
      onHit: (by) => {
        if (!controller.goToHit(by, "FOCUS") && !finding) openFind("FIND");
      },
    });
  }, [root, controller, onMenu, finding, onFinding]);
}

/** What a column is called where its view is told of. */
export function headerName(column: string, { corner, measure, columns }: SheetProps): string {
  if (column === rowNameColumn) return corner;
  if (column === rowMeasureColumn) return measure ?? "";
  return columns.find(({ key }) => key === column)?.title ?? column;
}

/** Under the header of a column; under the corner when it is scrolled away. */
function placeOf(root: HTMLElement, column: string): { readonly left: number; readonly top: number } {
  const header = findHeader(root, column)?.getBoundingClientRect();
  const own = root.getBoundingClientRect();
  return header ? { left: header.left - own.left + 8, top: header.bottom - own.top } : { left: 8, top: 48 };
}

/** Edits and answers repaint the figure cells on the screen; rows stay, columns only grow. */
function useRepaint(controller: SheetController, beside: Beside | null): void {
  useEffect(() => {
    controller.cells.standBeside(beside);
    controller.steering.repaint();
  }, [controller, beside]);
  useEffect(
    () =>
      controller.cells.store.subscribe((keys) => {
        const { block, store } = controller.cells;
        if (block) controller.steering.widen(widthsOf(keys, block, store));
        controller.steering.repaint();
      }),
    [controller],
  );
}

function attachOverlay(root: HTMLElement, api: GridApi, controller: SheetController): void {
  const { ranges, found, others } = controller;
  const overlay = new Overlay({
    api,
    root,
    ranges,
    found,
    others,
    shown: () => controller.shown,
    cellOf: (other) => controller.rectOf(other),
  });
  const stops = [ranges, found, others].map((store) => store.subscribe(overlay.redraw));
  const release = listenToHandle(overlay.handle, overlay, controller);
  for (const event of [
    "modelUpdated",
    "displayedColumnsChanged",
    "columnResized",
    "columnPinned",
    "pinnedRowDataChanged",
    "viewportChanged",
  ] as const) {
    api.addEventListener(event, overlay.redraw);
  }
  api.addEventListener("gridPreDestroyed", () => {
    for (const stop of stops) stop();
    release();
    overlay.destroy();
  });
  overlay.redraw();
}
