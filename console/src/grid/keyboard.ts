import type { SuppressKeyboardEventParams } from "ag-grid-community";
import { fillDown, fillRight, write } from "./actions.ts";
import { keyAction, opensEditor, type KeyAction, type RoomAction } from "./key-map.ts";
import { edge, lineEnd, whole } from "./moves.ts";
import type { SheetController } from "./sheet-controller.ts";
import { step, type Grid, type Range, type Rect } from "./selection.ts";

/** What a selection a key acts on is made of. */
interface Selected {
  readonly grid: Grid;
  readonly range: Range;
  readonly rect: Rect;
}

/** First in line for every key of the grid: true means the grid must not act on it. */
export function listenToKeys(controller: SheetController): (params: SuppressKeyboardEventParams) => boolean {
  return ({ event, editing }) => {
    const action = keyAction(event, editing);
    if (!action) {
      if (!editing && opensEditor(event)) controller.tellLocked();
      return false;
    }
    event.preventDefault();
    perform(controller, action);
    return true;
  };
}

function perform(controller: SheetController, action: KeyAction): void {
  switch (action.kind) {
    case "LEAVE":
      return controller.events.onLeave("NEXT");
    case "LEAVE_BACK":
      return controller.events.onLeave("BACK");
    case "PANEL":
      return controller.events.onPanel();
    case "UNDO":
      return controller.undo();
    case "REDO":
      return controller.redo();
    default: {
      const { shown: grid, rect } = controller;
      const { range } = controller.ranges;
      if (grid && range && rect) performOn(controller, action, { grid, range, rect });
    }
  }
}

function performOn(
  controller: SheetController,
  action: Exclude<KeyAction, RoomAction>,
  { grid, range, rect }: Selected,
): void {
  const { cells, ranges } = controller;
  switch (action.kind) {
    case "EXTEND":
    case "EDGE":
    case "EXTEND_EDGE":
      return move(controller, action, { grid, range });
    case "LINE_END": {
      const to = lineEnd(grid, action.extends ? range.head : range.anchor, action);
      return action.extends ? controller.extend(to) : controller.focus(to);
    }
    case "SELECT":
      return ranges.select(whole(grid, action.what, rect));
    case "COLLAPSE":
      return ranges.collapse(range.anchor);
    case "MENU":
      return controller.tools.onMenu(range.anchor.column);
    case "CLEAR":
      return controller.clearRange();
    case "FILL_DOWN":
      return controller.do(fillDown(cells, grid, rect));
    case "FILL_RIGHT":
      return controller.do(fillRight(cells, grid, rect));
    // Ctrl+Enter in the editor: what was typed goes into the whole range, and the focus stays.
    case "WRITE_RANGE":
      return controller.do(write(cells, grid, rect, controller.steering.takeTyped()));
  }
}

function move(
  controller: SheetController,
  { kind, by }: Extract<KeyAction, { by: unknown }>,
  { grid, range }: Omit<Selected, "rect">,
): void {
  const from = kind === "EDGE" ? range.anchor : range.head;
  const at = { row: grid.rowIndex(from.row), column: grid.columnIndex(from.column) };
  const to = kind === "EXTEND" ? step(at, by, grid) : edge(controller.cells, grid, at, by);
  if (kind === "EDGE") controller.focus(to);
  else controller.extend(to);
}
