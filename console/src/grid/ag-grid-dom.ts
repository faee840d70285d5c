/**
 * Every assumption about the DOM of AG Grid 36 lives here (sheet.md 2.1); a browser test holds it. Since version 36 rows
 * and columns scroll in one container, so older recipes are wrong.
 */
const scrollingContainer = ".ag-grid-scrolling-container";
const row = ".ag-row";
const cell = ".ag-cell";

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

/** Every figure cell on the screen, with its ids. */
export function* renderedCells(
  root: HTMLElement,
): Generator<{ readonly element: Element; readonly row: string; readonly column: string }> {
  for (const element of root.querySelectorAll(cell)) {
    const place = cellUnder(element);
    if (place) yield { element, ...place };
  }
}
