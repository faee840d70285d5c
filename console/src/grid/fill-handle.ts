import { cellUnder } from "./ag-grid-dom.ts";
import { drawnTo, type Drawn } from "./fill.ts";
import type { Overlay } from "./overlay.ts";
import type { SheetController } from "./sheet-controller.ts";

/**
 * The handle at the corner of a range: drawn with the mouse it fills, pressed twice it fills down as far as the column
 * beside has figures. The pointer is caught, so that drawing goes on outside the sheet; Escape gives up. Keys fill by
 * Ctrl+D and Ctrl+R.
 */
export function listenToHandle(handle: HTMLElement, overlay: Overlay, controller: SheetController): () => void {
  let drawn: Drawn | null = null;
  const end = (): void => {
    drawn = null;
    overlay.preview(null);
    handle.removeEventListener("pointermove", move);
    window.removeEventListener("keydown", giveUp, { capture: true });
  };
  const move = (event: PointerEvent): void => {
    const { shown } = controller;
    const place = cellUnder(document.elementFromPoint(event.clientX, event.clientY));
    if (!shown || controller.rects.length !== 1 || !controller.rect || !place) return;
    const to = { row: shown.rowIndex(place.row), column: shown.columnIndex(place.column) };
    if (to.row < 0 || to.column < 0) return;
    drawn = drawnTo(controller.rect, to);
    overlay.preview(drawn?.over ?? null);
    controller.showAround(to);
  };
  const giveUp = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    end();
  };
  const press = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener("pointermove", move);
    window.addEventListener("keydown", giveUp, { capture: true });
  };
  const release = (event: PointerEvent): void => {
    const done = drawn;
    end();
    if (done) controller.fillDrawn(done, event.ctrlKey || event.metaKey);
  };
  const twice = (): void => controller.fillBeside();
  // The focus stays on its cell.
  const hold = (event: MouseEvent): void => event.preventDefault();
  const parts = {
    pointerdown: press,
    pointerup: release,
    pointercancel: end,
    mousedown: hold,
    dblclick: twice,
  } as const;
  for (const [name, heed] of Object.entries(parts)) handle.addEventListener(name, heed as EventListener);
  return () => {
    end();
    for (const [name, heed] of Object.entries(parts)) handle.removeEventListener(name, heed as EventListener);
  };
}
