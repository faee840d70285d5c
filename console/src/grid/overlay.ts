import type { GridApi } from "ag-grid-community";
import { findOverlayHost, renderedCells } from "./ag-grid-dom.ts";
import type { RangeStore } from "./range-store.ts";
import { rectOf, sizeOf, type Grid, type Rect } from "./selection.ts";

/**
 * Draws the selection as one rectangle inside the scrolled area; cells are never touched for it. Geometry comes from the
 * grid's API, since cells that are scrolled away have no box. Redrawn when the selection or the layout changes, not on
 * scroll.
 */
export class Overlay {
  readonly #api: GridApi;
  readonly #root: HTMLElement;
  readonly #ranges: RangeStore;
  readonly #grid: () => Grid | null;
  readonly #box: HTMLElement;
  #frame = 0;

  constructor(parts: {
    readonly api: GridApi;
    readonly root: HTMLElement;
    readonly ranges: RangeStore;
    readonly grid: () => Grid | null;
  }) {
    this.#api = parts.api;
    this.#root = parts.root;
    this.#ranges = parts.ranges;
    this.#grid = parts.grid;
    this.#box = document.createElement("div");
    this.#box.className = "bv-range";
    this.#box.setAttribute("aria-hidden", "true");
  }

  /** Once per frame, however often it is asked. */
  redraw = (): void => {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  };

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#box.remove();
  }

  #draw(): void {
    if (this.#api.isDestroyed()) return;
    const host = findOverlayHost(this.#root);
    const grid = this.#grid();
    const rect = grid && this.#ranges.range ? rectOf(this.#ranges.range, grid) : null;
    if (host && this.#box.parentElement !== host) host.append(this.#box);
    const bounds = rect && grid && sizeOf(rect) > 1 ? this.#boundsOf(rect, grid) : null;
    this.#box.hidden = !bounds;
    if (bounds) Object.assign(this.#box.style, bounds);
    this.#tellSelected(rect, grid);
  }

  #boundsOf(rect: Rect, grid: Grid): Partial<CSSStyleDeclaration> | null {
    const first = this.#api.getColumn(grid.columnKeys[rect.left]!);
    const last = this.#api.getColumn(grid.columnKeys[rect.right]!);
    const top = this.#api.getDisplayedRowAtIndex(rect.top);
    const bottom = this.#api.getDisplayedRowAtIndex(rect.bottom);
    const left = first?.getLeft();
    const lastLeft = last?.getLeft();
    if (!last || !top || !bottom || left === null || left === undefined || lastLeft === null || lastLeft === undefined)
      return null;
    // A column's left is counted from its own section, so the pinned section before it is added.
    const pinned = this.#api.getDisplayedLeftColumns().reduce((width, column) => width + column.getActualWidth(), 0);
    return {
      left: `${pinned + left}px`,
      width: `${lastLeft + last.getActualWidth() - left}px`,
      top: `${top.rowTop}px`,
      height: `${bottom.rowTop! + bottom.rowHeight! - top.rowTop!}px`,
    };
  }

  #tellSelected(rect: Rect | null, grid: Grid | null): void {
    for (const { element, row, column } of renderedCells(this.#root)) {
      const y = grid?.rowIndex(row) ?? -1;
      const x = grid?.columnIndex(column) ?? -1;
      const isInside = rect !== null && x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom;
      element.setAttribute("aria-selected", String(isInside));
    }
  }
}
