import { useLayoutEffect, useState, type RefObject } from "react";

/** Sizes of a sheet in pixels: every row and every column alike, with heads before them. */
export interface Sizes {
  readonly rows: number;
  readonly columns: number;
  readonly row: number;
  readonly column: number;
  readonly head: number;
}

/** The rows and columns that are drawn: [first, behind the last]. */
export interface Seen {
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
}

/** Drawn beyond what is in sight, so that a small step shows no gap. */
const beyond = { rows: 2, columns: 1 };

/**
 * Which part of a scrolled sheet is drawn. A sheet of 34 units and 100 indicators has 3,400 cells of several lines; drawing
 * them all anew takes a second on a small computer, those in sight a few frames.
 */
export function useWindow(
  host: RefObject<HTMLDivElement | null>,
  least: Sizes,
): { readonly seen: Seen; readonly sizes: Sizes; readonly onScroll: () => void } {
  const [view, setView] = useState<View>({ top: 0, left: 0, width: 0, height: 0 });
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => setView(viewOf(host.current!)));
    observer.observe(host.current!);
    return () => observer.disconnect();
  }, [host]);
  // A step that shows no other cell draws nothing.
  const onScroll = (): void => {
    const next = viewOf(host.current!);
    setView((before) => (isSame(seenIn(before, least), seenIn(next, least)) ? before : next));
  };
  return { seen: seenIn(view, least), sizes: { ...least, column: columnIn(view, least) }, onScroll };
}

/** Where a sheet is scrolled to, and how much of it is in sight; pixels. */
interface View {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

function viewOf({ scrollTop, scrollLeft, clientWidth, clientHeight }: HTMLElement): View {
  return { top: scrollTop, left: scrollLeft, width: clientWidth, height: clientHeight };
}

const widest = 320;

/** A sheet of few columns takes the room there is. */
function columnIn({ width }: View, { columns, column, head }: Sizes): number {
  return Math.max(column, Math.min(widest, Math.floor((width - head) / Math.max(1, columns))));
}

function seenIn(view: View, sizes: Sizes): Seen {
  const { rows, columns, row, head } = sizes;
  const size = columnIn(view, sizes);
  return {
    rows: span(view.top, view.height, { size: row, of: rows, more: beyond.rows }),
    columns: span(view.left, view.width - head, { size, of: columns, more: beyond.columns }),
  };
}

interface Lines {
  readonly size: number;
  readonly of: number;
  readonly more: number;
}

export function span(from: number, length: number, { size, of, more }: Lines): readonly [number, number] {
  const first = Math.max(0, Math.min(Math.floor(from / size) - more, of - 1));
  const last = Math.min(of, Math.ceil((from + length) / size) + more);
  return [first, Math.max(first, last)];
}

function isSame(a: Seen, b: Seen): boolean {
  return [0, 1].every((end) => a.rows[end] === b.rows[end] && a.columns[end] === b.columns[end]);
}
