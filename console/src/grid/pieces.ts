import type { GridApi } from "ag-grid-community";
import type { Arrangement } from "./arrangement.ts";
import type { Rect } from "./selection.ts";

/** Panes of the grid: what is frozen above, what scrolls under it, each with what is frozen before it. */
export type PaneName = "top" | "body";

/** The part of a rectangle that lies in one pane, in pixels of that pane. */
export interface Piece {
  readonly pane: PaneName;
  /** It stands still while the columns scroll. */
  readonly isFrozen: boolean;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Sides where the rectangle goes on in another pane. */
  readonly open: { readonly right: boolean; readonly bottom: boolean; readonly left: boolean; readonly top: boolean };
}

/** Cut at the edges of the frozen panes. Geometry comes from the API: cells that are scrolled away have no box. */
export function piecesOf(api: GridApi, shown: Arrangement, rect: Rect): readonly Piece[] {
  const rows = [...rowsIn(api, shown, rect)];
  const columns = [...columnsIn(api, shown, rect)];
  return rows.flatMap(({ pane, ...vertical }) =>
    columns.map(({ isFrozen, ...horizontal }) => ({
      pane,
      isFrozen,
      left: horizontal.from,
      width: horizontal.to - horizontal.from,
      top: vertical.from,
      height: vertical.to - vertical.from,
      open: {
        left: horizontal.isOpenBefore,
        right: horizontal.isOpenAfter,
        top: vertical.isOpenBefore,
        bottom: vertical.isOpenAfter,
      },
    })),
  );
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly isOpenBefore: boolean;
  readonly isOpenAfter: boolean;
}

function* rowsIn(
  api: GridApi,
  { frozenRows }: Arrangement,
  { top, bottom }: Rect,
): Generator<Stretch & { readonly pane: PaneName }> {
  const [isAbove, isBelow] = [top < frozenRows, bottom >= frozenRows];
  const node = (pane: PaneName, index: number) =>
    pane === "top" ? api.getPinnedTopRow(index) : api.getDisplayedRowAtIndex(index - frozenRows);
  const stretch = (pane: PaneName, first: number, last: number) => {
    const [begin, end] = [node(pane, first), node(pane, last)];
    if (!begin || !end) return [];
    const to = end.rowTop! + end.rowHeight!;
    return [
      {
        pane,
        from: begin.rowTop!,
        to,
        isOpenBefore: pane === "body" && isAbove,
        isOpenAfter: pane === "top" && isBelow,
      },
    ];
  };
  if (isAbove) yield* stretch("top", top, Math.min(bottom, frozenRows - 1));
  if (isBelow) yield* stretch("body", Math.max(top, frozenRows), bottom);
}

function* columnsIn(
  api: GridApi,
  { columnKeys }: Arrangement,
  { left, right }: Rect,
): Generator<Stretch & { readonly isFrozen: boolean }> {
  // The grid may have let a column go that it had no room to freeze: what it says counts.
  const isFrozen = (index: number): boolean => api.getColumn(columnKeys[index]!)?.getPinned() === "left";
  let edge = left;
  while (edge <= right && isFrozen(edge)) edge += 1;
  // A column's left is counted from its own section, so the frozen section before it is added.
  const before = api.getDisplayedLeftColumns().reduce((width, column) => width + column.getActualWidth(), 0);
  const stretch = (first: number, last: number, frozen: boolean) => {
    const [begin, end] = [api.getColumn(columnKeys[first]!), api.getColumn(columnKeys[last]!)];
    const [from, lastFrom] = [begin?.getLeft(), end?.getLeft()];
    if (!end || from === null || from === undefined || lastFrom === null || lastFrom === undefined) return [];
    const shift = frozen ? 0 : before;
    return [
      {
        isFrozen: frozen,
        from: from + shift,
        to: lastFrom + end.getActualWidth() + shift,
        isOpenBefore: !frozen && edge > left,
        isOpenAfter: frozen && edge <= right,
      },
    ];
  };
  if (edge > left) yield* stretch(left, edge - 1, true);
  if (edge <= right) yield* stretch(edge, right, false);
}
