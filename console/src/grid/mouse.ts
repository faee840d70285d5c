import { cellUnder, findViewport, headerUnder, scrollingRoom } from "./ag-grid-dom.ts";
import type { Arrangement } from "./arrangement.ts";
import type { SheetController } from "./sheet-controller.ts";
import { menuButton } from "./sheet-header.ts";
import type { Spot } from "./selection.ts";

interface HeaderDeeds {
  readonly onMenu: (column: string) => void;
  readonly onSort: (column: string) => void;
}

/**
 * A press begins a selection, with Ctrl one more, with Shift it takes the selection there; then the mouse draws it. With
 * Shift it must not reach the grid, which would move the focus, nor on a header, which would take it away. The pointer
 * event is not prevented: that would swallow the mouse events after it.
 */
export function listenToMouse(root: HTMLElement, controller: SheetController): () => void {
  let stop = (): void => undefined;
  const spotOf = (event: MouseEvent): Spot | null =>
    event.button !== 0 || isTextField(event.target) || isOther(event) ? null : spotUnder(event.target);
  const onPointer = (event: PointerEvent): void => {
    const spot = spotOf(event);
    if (!spot) return;
    if (event.shiftKey) event.stopPropagation();
    controller.pressing.press(spot, event.shiftKey ? "EXTEND" : event.ctrlKey || event.metaKey ? "ADD" : "NEW");
    stop();
    stop = followDrag(root, controller, spot);
  };
  const onMouse = (event: MouseEvent): void => {
    const spot = spotOf(event);
    if (!spot || (!event.shiftKey && spot.row !== null)) return;
    event.stopPropagation();
    event.preventDefault();
  };
  const release = listening(root, { pointerdown: onPointer, mousedown: onMouse, click: onMouse });
  return () => {
    stop();
    release();
  };
}

/** On a header: its menu by the button or the right mouse button, its order with Alt. */
export function listenToHeaders(root: HTMLElement, { onMenu, onSort }: HeaderDeeds): () => void {
  const click = (event: MouseEvent): void => {
    const header = headerUnder(event.target);
    if (!header) return;
    if (isMenuButton(event.target)) onMenu(header);
    else if (event.altKey) onSort(header);
  };
  const menu = (event: MouseEvent): void => {
    const header = headerUnder(event.target);
    if (!header) return;
    event.preventDefault();
    onMenu(header);
  };
  return listening(root, { click, contextmenu: menu });
}

/** A header is pressed for something else than its column. */
function isOther(event: MouseEvent): boolean {
  return headerUnder(event.target) !== null && (event.altKey || isMenuButton(event.target));
}

function isMenuButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`.${menuButton}`) !== null;
}

function spotUnder(target: EventTarget | null): Spot | null {
  const column = headerUnder(target);
  return column === null ? cellUnder(target) : { row: null, column };
}

/** At the edge of the window the mouse cannot go outside. */
const edge = 8;
/** Pixels a frame: the further outside the faster, but never faster than can be followed. */
const fastest = 40;

/**
 * Until the mouse is let go the selection follows it; outside, the sheet scrolls towards it. From a header it follows along
 * the headers alone.
 */
function followDrag(root: HTMLElement, controller: SheetController, from: Spot): () => void {
  let [x, y, frame] = [0, 0, 0];
  let room = scrollingRoom(root);
  const isRowHeader = from.row !== null && controller.shown?.columnIndex(from.column) === -1;
  const follow = (target: EventTarget | null): void => {
    frame = 0;
    const at = { x: isRowHeader ? room.left : x, y: from.row === null ? room.top : y };
    // What is under the pointer is known with its event; to look it up costs more than to draw the range.
    const isAtPointer = at.x === x && at.y === y;
    const under = spotUnder((isAtPointer && target) || document.elementFromPoint(at.x, at.y));
    // A frozen cell lies outside what scrolls, and is a cell all the same.
    const [right, down] = isFrozen(under, controller.shown)
      ? [0, 0]
      : [outside(at.x, room.left, room.right - edge), outside(at.y, room.top, room.bottom - edge)];
    const isOutside = right !== 0 || down !== 0;
    const spot = isOutside ? spotUnder(document.elementFromPoint(at.x - right, at.y - down)) : under;
    if (spot) controller.pressing.dragTo(spot);
    if (!isOutside) return;
    findViewport(root)?.scrollBy(speed(right), speed(down));
    room = scrollingRoom(root);
    frame = requestAnimationFrame(() => follow(null));
  };
  const move = (event: PointerEvent): void => {
    if (event.buttons !== 1) return end();
    [x, y] = [event.clientX, event.clientY];
    if (!frame) follow(event.target);
  };
  const end = (): void => {
    cancelAnimationFrame(frame);
    for (const name of ["pointerup", "pointercancel"] as const) window.removeEventListener(name, end);
    window.removeEventListener("pointermove", move);
  };
  window.addEventListener("pointermove", move);
  for (const name of ["pointerup", "pointercancel"] as const) window.addEventListener(name, end);
  return end;
}

function isFrozen(spot: Spot | null, shown: Arrangement | null): boolean {
  if (!spot || spot.row === null || !shown) return false;
  const [row, column] = [shown.rowIndex(spot.row), shown.columnIndex(spot.column)];
  return column >= 0 && (row < shown.frozenRows || column < shown.frozenColumns);
}

/** How far outside, below zero before it. */
function outside(at: number, from: number, to: number): number {
  return at < from ? at - from : at >= to ? at - to + 1 : 0;
}

function speed(distance: number): number {
  return Math.max(-fastest, Math.min(fastest, distance));
}

/** An open editor keeps its own mouse. */
function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement;
}

function listening(
  root: HTMLElement,
  parts: { readonly [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void },
): () => void {
  for (const [name, heed] of Object.entries(parts))
    root.addEventListener(name, heed as EventListener, { capture: true });
  return () => {
    for (const [name, heed] of Object.entries(parts))
      root.removeEventListener(name, heed as EventListener, { capture: true });
  };
}
