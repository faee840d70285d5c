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
  scrollingRows: ".ag-grid-scrolling-rows",
  scrollingContainer: ".ag-grid-scrolling-container",
  row: ".ag-row",
  /** The row headers and frozen columns of a row; stay at the side. */
  leftCells: ".ag-grid-pinned-left-cells",
  scrollingCells: ".ag-grid-scrolling-cells",
  cell: ".ag-cell",
  header: ".ag-header-cell",
  resizeHandle: ".ag-header-cell-resize",
} as const;

const { scrollingContainer, row, cell, header, resizeHandle } = agGridDom;

/** Where the overlay goes: it scrolls with the rows, and pinned cells pass above it. */
export function findOverlayHost(root: HTMLElement): HTMLElement | null {
  return root.querySelector(scrollingContainer);
}

/** Row id and column id of the cell under an event; null between cells. */
export function cellUnder(target: EventTarget | null): { readonly row: string; readonly column: string } | null {
  if (!(target instanceof Element)) return null;
  const found = target.closest(cell);
  const rowId = found?.closest(row)?.getAttribute("row-id");
  const columnId = found?.getAttribute("col-id");
  return rowId && columnId ? { row: rowId, column: columnId } : null;
}

/** The column whose header is under an event, and the header; null elsewhere and on the handle that draws its width. */
export function headerUnder(
  target: EventTarget | null,
): { readonly column: string; readonly element: HTMLElement } | null {
  if (!(target instanceof Element) || target.closest(resizeHandle)) return null;
  const element = target.closest<HTMLElement>(header);
  const column = element?.getAttribute("col-id");
  return element && column ? { column, element } : null;
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
