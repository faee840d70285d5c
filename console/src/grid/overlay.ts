import type { GridApi } from "ag-grid-community";
import { findPanes, renderedCells } from "./ag-grid-dom.ts";
import type { Arrangement } from "./arrangement.ts";
import type { Found } from "./found.ts";
import { OtherRings } from "./other-rings.ts";
import type { Other, OthersStore } from "./others.ts";
import { piecesOf, type PaneName, type Piece } from "./pieces.ts";
import type { RangeStore } from "./range-store.ts";
import { rectOf, sizeOf, type Range, type Rect } from "./selection.ts";

interface Parts {
  readonly api: GridApi;
  readonly root: HTMLElement;
  readonly ranges: RangeStore;
  readonly shown: () => Arrangement | null;
  readonly found: Found;
  readonly others: OthersStore;
  /** Where the cell of somebody else is on show. */
  readonly cellOf: (other: Other) => Rect | null;
}

/**
 * Draws hits, ranges, copies and what is about to be filled as rectangles inside the panes; cells are never touched for it.
 * Redrawn when the selection or the layout changes, not on scroll.
 */
export class Overlay {
  readonly #parts: Parts;
  readonly #layers = {
    top: { moving: layer(), frozen: layer("bv-layer-frozen") },
    body: { moving: layer(), frozen: layer("bv-layer-frozen") },
  } satisfies Record<PaneName, unknown>;
  readonly #rings = new OtherRings();
  /** At the corner of the range: what is drawn to fill. */
  readonly handle = element("bv-fill-handle");
  #drawn: Rect | null = null;
  /** Cells that were told they are selected. */
  #selected: ReadonlySet<Element> = new Set();
  #frame = 0;
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
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
    clearTimeout(this.#telling);
    for (const { moving, frozen } of Object.values(this.#layers)) {
      moving.remove();
      frozen.remove();
    }
  }

  #draw(): void {
    const { api, ranges, shown } = this.#parts;
    if (api.isDestroyed()) return;
    this.#attach();
    const arrangement = shown();
    const rectsOf = (all: readonly Range[]): readonly Rect[] =>
      arrangement ? all.flatMap((range) => rectOf(range, arrangement) ?? []) : [];
    const rects = rectsOf(ranges.all);
    const boxes = new Boxes();
    const draw = (rect: Rect, className: string): void => {
      for (const piece of arrangement ? piecesOf(api, arrangement, rect) : [])
        dress(boxes.next(this.#layerOf(piece).firstElementChild!), piece, className);
    };
    for (const { rect, isCurrent } of arrangement ? this.#hitsInSight(arrangement) : [])
      draw(rect, isCurrent ? "bv-hit bv-hit-current" : "bv-hit");
    for (const rect of rects) if (sizeOf(rect) > 1 || rects.length > 1) draw(rect, "bv-range");
    for (const rect of rectsOf(ranges.copied)) draw(rect, "bv-copied");
    if (this.#drawn) draw(this.#drawn, "bv-fill-preview");
    this.#placeHandle(arrangement, rects);
    this.#placeOthers(arrangement);
    for (const { moving, frozen } of Object.values(this.#layers))
      for (const layer of [moving, frozen]) boxes.dropRest(layer.firstElementChild!);
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => this.#tellSelected(arrangement, rects), untilTold);
  }

  #attach(): void {
    const panes = findPanes(this.#parts.root);
    for (const name of ["top", "body"] as const) {
      const { moving, frozen } = this.#layers[name];
      const pane = panes[name];
      if (pane && moving.parentElement !== pane) pane.append(moving, frozen);
    }
  }

  #layerOf({ pane, isFrozen }: Piece): HTMLElement {
    return isFrozen ? this.#layers[pane].frozen : this.#layers[pane].moving;
  }

  /** Thousands may be found; drawn are those on the screen. */
  *#hitsInSight(shown: Arrangement): Generator<{ readonly rect: Rect; readonly isCurrent: boolean }> {
    const { api, found } = this.#parts;
    if (found.state.hits.length === 0) return;
    const { frozenRows, rowKeys } = shown;
    const rows = new Set(Array.from({ length: frozenRows }, (_, index) => index));
    for (let row = api.getFirstDisplayedRowIndex(); row <= api.getLastDisplayedRowIndex(); row += 1)
      rows.add(row + frozenRows);
    for (const row of rows)
      for (const key of found.columnsIn(rowKeys[row] ?? "")) {
        const column = shown.columnIndex(key);
        const isCurrent = found.isCurrent({ row: rowKeys[row]!, column: key });
        if (column >= 0) yield { rect: { top: row, bottom: row, left: column, right: column }, isCurrent };
      }
  }

  /** Where several ranges are selected none of them can be drawn on. */
  #placeHandle(shown: Arrangement | null, rects: readonly Rect[]): void {
    const [rect] = rects;
    const corner = shown && rect && rects.length === 1 ? piecesOf(this.#parts.api, shown, rect).at(-1) : undefined;
    this.handle.hidden = !corner;
    if (!corner) return;
    place(this.handle, { left: corner.left + corner.width, top: corner.top + corner.height });
    // Moved only when it must be: taken out of the document it would let go of the pointer that draws it.
    const layer = this.#layerOf(corner);
    if (this.handle.parentElement !== layer) layer.append(this.handle);
  }

  /** Where somebody else is; each ring is held, so that it moves and is not drawn anew. */
  #placeOthers(shown: Arrangement | null): void {
    const { api, others, cellOf } = this.#parts;
    this.#rings.draw(others.others, (box, other) => {
      const at = cellOf(other);
      const piece = shown && at ? piecesOf(api, shown, at)[0] : undefined;
      box.hidden = !piece;
      if (!piece) return;
      const layer = this.#layerOf(piece);
      if (box.parentElement !== layer) layer.append(box);
      place(box, { left: piece.left, top: piece.top, width: piece.width, height: piece.height });
    });
  }

  /** Cells come and go with every scroll, so only those of the selection are touched. */
  #tellSelected(grid: Arrangement | null, rects: readonly Rect[]): void {
    const inside = new Set<Element>();
    for (const rect of grid ? rects : []) {
      const isAsked = (row: string): boolean => isWithin(grid!.rowIndex(row), rect.top, rect.bottom);
      for (const { element: cell, column } of renderedCells(this.#parts.root, isAsked))
        if (isWithin(grid!.columnIndex(column), rect.left, rect.right)) inside.add(cell);
    }
    for (const cell of this.#selected) if (!inside.has(cell)) cell.removeAttribute("aria-selected");
    for (const cell of inside) if (!this.#selected.has(cell)) cell.setAttribute("aria-selected", "true");
    this.#selected = inside;
  }
}

/** Whoever hears the sheet is told when the selection rests; a mouse that draws it passes over hundreds of cells. */
const untilTold = 60;

function isWithin(index: number, first: number, last: number): boolean {
  return index >= first && index <= last;
}

/** What is drawn anew is held apart from the handle. */
function layer(className = ""): HTMLElement {
  const made = element(`bv-layer ${className}`);
  made.append(document.createElement("div"));
  return made;
}

function element(className: string): HTMLElement {
  const made = document.createElement("div");
  made.className = className;
  made.setAttribute("aria-hidden", "true");
  return made;
}

/** The boxes of one drawing; those of the one before are used again, since a range that is drawn with the mouse only grows. */
class Boxes {
  readonly #used = new Map<Element, number>();

  next(layer: Element): HTMLElement {
    const at = this.#used.get(layer) ?? 0;
    this.#used.set(layer, at + 1);
    return (layer.children[at] ?? layer.appendChild(element(""))) as HTMLElement;
  }

  dropRest(layer: Element): void {
    while (layer.children.length > (this.#used.get(layer) ?? 0)) layer.lastChild!.remove();
  }
}

/** Without a border where the rectangle goes on in another pane. */
function dress(box: HTMLElement, { left, top, width, height, open }: Piece, className: string): void {
  const sides = Object.entries(open).map(([side, isOpen]) => (isOpen ? ` bv-open-${side}` : ""));
  const name = className + sides.join("");
  if (box.className !== name) box.className = name;
  place(box, { left, top, width, height });
}

function place(box: HTMLElement, bounds: Readonly<Record<string, number>>): void {
  for (const [name, pixels] of Object.entries(bounds)) box.style.setProperty(name, `${pixels}px`);
}
