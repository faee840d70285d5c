import type { GridApi } from "ag-grid-community";
import { findOverlayHost, renderedCells } from "./ag-grid-dom.ts";
import { OtherRings } from "./other-rings.ts";
import type { Other, OthersStore } from "./others.ts";
import type { RangeStore } from "./range-store.ts";
import { rectOf, sizeOf, type Grid, type Rect } from "./selection.ts";

/** In pixels of the scrolled area. */
interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

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
  readonly #others: OthersStore;
  readonly #cellOf: (other: Other) => Rect | null;
  readonly #rings = new OtherRings();
  readonly #box = piece("bv-range");
  readonly #preview = piece("bv-fill-preview");
  /** At the corner of the range: what is drawn to fill. */
  readonly handle = piece("bv-fill-handle");
  #drawn: Rect | null = null;
  /** Cells that were told they are selected. */
  #selected: ReadonlySet<Element> = new Set();
  #frame = 0;

  constructor(parts: {
    readonly api: GridApi;
    readonly root: HTMLElement;
    readonly ranges: RangeStore;
    readonly grid: () => Grid | null;
    readonly others: OthersStore;
    /** Where the cell of somebody else is on show. */
    readonly cellOf: (other: Other) => Rect | null;
  }) {
    this.#api = parts.api;
    this.#root = parts.root;
    this.#ranges = parts.ranges;
    this.#grid = parts.grid;
    this.#others = parts.others;
    this.#cellOf = parts.cellOf;
  }

  /** The cells that are about to change; null: none are. */
  preview(rect: Rect | null): void {
    this.#drawn = rect;
    this.redraw();
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
    this.#rings.remove();
    for (const part of [this.#box, this.#preview, this.handle]) part.remove();
  }

  #draw(): void {
    if (this.#api.isDestroyed()) return;
    const host = findOverlayHost(this.#root);
    const grid = this.#grid();
    const rect = grid && this.#ranges.range ? rectOf(this.#ranges.range, grid) : null;
    if (host && this.#box.parentElement !== host) host.append(this.#box, this.#preview, this.handle);
    const bounds = rect && grid ? this.#boundsOf(rect, grid) : null;
    place(this.#box, rect && sizeOf(rect) > 1 ? bounds : null);
    place(this.#preview, this.#drawn && grid && this.#boundsOf(this.#drawn, grid));
    place(this.handle, bounds && { left: bounds.left + bounds.width, top: bounds.top + bounds.height });
    this.#tellSelected(rect, grid);
    if (host && grid) this.#drawOthers(host, grid);
  }

  #drawOthers(host: HTMLElement, grid: Grid): void {
    this.#rings.draw(host, this.#others.others, (box, other) => {
      const at = this.#cellOf(other);
      place(box, at && this.#boundsOf(at, grid));
    });
  }

  #boundsOf(rect: Rect, grid: Grid): Bounds | null {
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
      left: pinned + left,
      width: lastLeft + last.getActualWidth() - left,
      top: top.rowTop!,
      height: bottom.rowTop! + bottom.rowHeight! - top.rowTop!,
    };
  }

  /** Cells come and go with every scroll, so only those of the selection are touched. */
  #tellSelected(rect: Rect | null, grid: Grid | null): void {
    const inside = new Set<Element>();
    for (const { element, column } of rect
      ? renderedCells(this.#root, (row) => isWithin(grid!.rowIndex(row), rect.top, rect.bottom))
      : []) {
      if (isWithin(grid!.columnIndex(column), rect!.left, rect!.right)) inside.add(element);
    }
    for (const element of this.#selected) if (!inside.has(element)) element.removeAttribute("aria-selected");
    for (const element of inside) if (!this.#selected.has(element)) element.setAttribute("aria-selected", "true");
    this.#selected = inside;
  }
}

function isWithin(index: number, first: number, last: number): boolean {
  return index >= first && index <= last;
}

function piece(className: string): HTMLElement {
  const element = document.createElement("div");
  element.className = className;
  element.hidden = true;
  element.setAttribute("aria-hidden", "true");
  return element;
}

function place(element: HTMLElement, bounds: Partial<Bounds> | null): void {
  element.hidden = !bounds;
  for (const [name, pixels] of Object.entries(bounds ?? {})) element.style.setProperty(name, `${pixels}px`);
}
