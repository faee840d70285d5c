import { cellUnder, headerUnder } from "./ag-grid-dom.ts";
import type { SheetController } from "./sheet-controller.ts";
import { menuButton } from "./sheet-header.ts";

interface HeaderDeeds {
  readonly onMenu: (column: string) => void;
  readonly onSort: (column: string) => void;
}

/**
 * A press begins a selection; with Shift it takes the selection there, and must not reach the grid, which would move the
 * focus. The pointer event is not prevented: that would swallow the mouse events after it.
 */
export function listenToMouse(root: HTMLElement, controller: SheetController): () => void {
  const onPointer = (event: PointerEvent): void => {
    const place = event.button === 0 && !isTextField(event.target) ? cellUnder(event.target) : null;
    if (!place) return;
    if (!event.shiftKey) return controller.press(place);
    event.stopPropagation();
    controller.extendTo(place);
  };
  const onMouse = (event: MouseEvent): void => {
    if (!event.shiftKey || event.button !== 0 || isTextField(event.target) || !cellUnder(event.target)) return;
    event.stopPropagation();
    event.preventDefault();
  };
  return listening(root, { pointerdown: onPointer, mousedown: onMouse, click: onMouse });
}

/** On a header: its menu by the button or the right mouse button, its order with Alt, else the column is selected. */
export function listenToHeaders(
  root: HTMLElement,
  controller: SheetController,
  { onMenu, onSort }: HeaderDeeds,
): () => void {
  const click = (event: MouseEvent): void => {
    const header = headerUnder(event.target);
    if (!header) return;
    if (event.target instanceof Element && event.target.closest(`.${menuButton}`)) onMenu(header.column);
    else if (event.altKey) onSort(header.column);
    else controller.selectColumn(header.column);
  };
  const menu = (event: MouseEvent): void => {
    const header = headerUnder(event.target);
    if (!header) return;
    event.preventDefault();
    onMenu(header.column);
  };
  return listening(root, { click, contextmenu: menu });
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
