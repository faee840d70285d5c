import type { Heads } from "./heads.ts";
import type { At } from "./keys.ts";
import type { Sizes } from "./use-window.ts";

/** Scrolls just so far that a place is in sight, behind the heads that stay. */
export function bringIntoView(view: HTMLElement, { row, column }: At, sizes: Sizes): void {
  const top = view.querySelector("thead")?.clientHeight ?? 0;
  if (row >= 0) view.scrollTop = scrolled(view.scrollTop, view.clientHeight - top, row * sizes.row, sizes.row);
  if (column >= 0)
    view.scrollLeft = scrolled(view.scrollLeft, view.clientWidth - sizes.head, column * sizes.column, sizes.column);
}

function scrolled(from: number, room: number, place: number, size: number): number {
  if (place < from) return place;
  return place + size > from + room ? place + size - room : from;
}

/** What can be done from a place of the sheet. */
export interface SheetDeeds {
  readonly onSort: (key: string) => void;
  readonly onPin: (unit: string) => void;
  /** The pictures of a column. */
  readonly onPicture: (column: string) => void;
  /** Explains a cell: "UNIT INDICATOR PERIOD". */
  readonly onOpen: (cell: string) => void;
}

interface Turned {
  readonly heads: Heads;
  readonly isSwapped: boolean;
}

/** What a click or Enter does: a cell is explained, a head across sorts; down, a unit is pinned and an indicator drawn. */
export function activateAt({ row, column }: At, { heads, isSwapped }: Turned, deeds: SheetDeeds): void {
  const [across, down] = [heads.columns[column], heads.rows[row]];
  if (across && down) return deeds.onOpen(isSwapped ? `${across.key} ${down.key}` : `${down.key} ${across.key}`);
  if (across) return across.isTotal ? undefined : deeds.onSort(across.key);
  if (!down) return deeds.onSort("name");
  if (isSwapped) return deeds.onPicture(down.key);
  if (!down.isTotal) deeds.onPin(down.key);
}

/** The unit of a place; null where it is a line of all units together. */
export function unitAt({ row, column }: At, { heads, isSwapped }: Turned): string | null {
  const head = isSwapped ? heads.columns[column] : heads.rows[row];
  return head && !head.isTotal ? head.key : null;
}
