/**
 * Every assumption about the DOM of AG Grid 36 lives here (sheet.md 2.1); a browser test holds it. Since version 36 rows
 * and columns scroll in one container, so older recipes are wrong.
 */
export const agGridDom = {
  root: ".ag-root",
  /** Scrolls both ways. */
  viewport: ".ag-grid-viewport",
  scrollableArea: ".ag-grid-scrollable-area",
  /** The header and frozen rows; stays above while the rest scrolls. */
  topRows: ".ag-grid-pinned-top-rows",
  /** The frozen rows alone. */
  frozenRows: ".ag-grid-pinned-top-rows-container",
  scrollingRows: ".ag-grid-scrolling-rows",
  scrollingContainer: ".ag-grid-scrolling-container",
  row: ".ag-row",
  /** The row headers and frozen columns of a row; stay at the side. */
  leftCells: ".ag-grid-pinned-left-cells",
  scrollingCells: ".ag-grid-scrolling-cells",
  cell: ".ag-cell",
  /** A cell that lights up for a moment. */
  flashing: ".ag-cell-data-changed",
  /** The row of the headers of columns; one of headings may stand above it. */
  headerRow: ".ag-header-row-column",
  header: ".ag-header-cell",
  resizeHandle: ".ag-header-cell-resize",
  scrollBarDown: ".ag-body-vertical-scroll",
  scrollBarAcross: ".ag-body-horizontal-scroll",
} as const;

const { scrollingContainer, frozenRows, topRows, viewport, row, cell, header, resizeHandle } = agGridDom;
const { headerRow, leftCells, scrollingCells, scrollBarDown, scrollBarAcross } = agGridDom;

/** Where the overlay goes: among the rows that scroll, and among those that are frozen above them. */
export function findPanes(root: HTMLElement): { readonly top: HTMLElement | null; readonly body: HTMLElement | null } {
  return { top: root.querySelector(frozenRows), body: root.querySelector(scrollingContainer) };
}

/** What is scrolled. */
export function findViewport(root: HTMLElement): HTMLElement | null {
  return root.querySelector(viewport);
}

/** The part of the window in which cells scroll, without headers, frozen panes and scroll bars, as far as there are cells. */
export function scrollingRoom(root: HTMLElement): {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
} {
  const box = (selector: string): DOMRect | undefined => {
    const found = root.querySelector(selector)?.getBoundingClientRect();
    return found && found.width * found.height > 0 ? found : undefined;
  };
  const seen = box(viewport) ?? root.getBoundingClientRect();
  const rows = [...root.querySelectorAll(`${scrollingContainer} ${row}`)];
  return {
    left: box(`${headerRow} ${leftCells}`)?.right ?? seen.left,
    top: box(topRows)?.bottom ?? seen.top,
    right: Math.min(
      seen.right,
      box(scrollBarDown)?.left ?? Infinity,
      box(`${headerRow} ${scrollingCells}`)?.right ?? Infinity,
    ),
    bottom: Math.min(
      seen.bottom,
      box(scrollBarAcross)?.top ?? Infinity,
      Math.max(...rows.map((one) => one.getBoundingClientRect().bottom)),
    ),
  };
}

/** Row id and column id of the cell under an event; null between cells. */
export function cellUnder(target: EventTarget | null): { readonly row: string; readonly column: string } | null {
  if (!(target instanceof Element)) return null;
  const found = target.closest(cell);
  const rowId = found?.closest(row)?.getAttribute("row-id");
  const columnId = found?.getAttribute("col-id");
  return rowId && columnId ? { row: rowId, column: columnId } : null;
}

/** The column whose header is under an event; null elsewhere and on the handle that draws its width. */
export function headerUnder(target: EventTarget | null): string | null {
  if (!(target instanceof Element) || target.closest(resizeHandle)) return null;
  return target.closest(header)?.getAttribute("col-id") ?? null;
}

/** The header of a column that is on the screen. */
export function findHeader(root: HTMLElement, column: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`${header}[col-id="${CSS.escape(column)}"]`);
}

/** The cells of those rows on the screen that are asked for, by the ids of row and column. */
export function* renderedCells(
  root: HTMLElement,
  isAsked: (row: string) => boolean,
): Generator<{ readonly element: Element; readonly column: string }> {
  for (const line of root.querySelectorAll(row)) {
    if (!isAsked(line.getAttribute("row-id") ?? "")) continue;
    for (const element of line.querySelectorAll(cell)) yield { element, column: element.getAttribute("col-id") ?? "" };
  }
}
