import type { SuppressKeyboardEventParams } from "ag-grid-community";
import { fillDown, fillRight, write } from "./actions.ts";
import { keyAction, opensEditor, type KeyAction, type RoomAction } from "./key-map.ts";
import { edge, lineEnd, region, whole } from "./moves.ts";
import type { SheetController } from "./sheet-controller.ts";
import { nextInside, placeAt, rectOf, sameRange, sizeOf, step, type At, type Grid, type Place } from "./selection.ts";

/** What a key acts on. */
interface Selected {
  readonly grid: Grid;
  readonly active: Place;
  /** The active cell, counted. */
  readonly at: At;
  /** The far end of the range that moves. */
  readonly head: At;
}

/** First in line for every key of the grid: true means the grid must not act on it. */
export function listenToKeys(controller: SheetController): (params: SuppressKeyboardEventParams) => boolean {
  return ({ event, editing }) => {
    const action = keyAction(event, editing ? controller.steering.editorMode() : "NONE");
    const isOurs = action !== null && perform(controller, action);
    if (isOurs && action.kind !== "COMPOSE" && action.kind !== "BROWSER") event.preventDefault();
    if (!isOurs && !editing && opensEditor(event)) controller.tellLocked();
    return isOurs;
  };
}

/** False when the key is not for us after all. */
function perform(controller: SheetController, action: KeyAction): boolean {
  switch (action.kind) {
    case "BROWSER":
      return true;
    case "LEAVE":
      return did(controller.events.onLeave("NEXT"));
    case "LEAVE_BACK":
      return did(controller.events.onLeave("BACK"));
    case "PANEL":
      return did(controller.events.onPanel());
    case "UNDO":
      return did(controller.undo());
    case "REDO":
      return did(controller.redo());
    // The second time the browser finds in its own way.
    case "FIND":
      return controller.tools.onFind("FIND");
    case "REPLACE":
      return controller.tools.onFind("REPLACE");
    case "NEXT_HIT":
      return did(controller.tools.onHit(1));
    case "PREVIOUS_HIT":
      return did(controller.tools.onHit(-1));
    default: {
      const { shown: grid, rect } = controller;
      const { range, active } = controller.ranges;
      if (!grid || !range || !active || !rect) return action.kind !== "HELP";
      const at = atOf(grid, active);
      return performOn(controller, action, { grid, active, at, head: atOf(grid, range.head) });
    }
  }
}

function performOn(
  controller: SheetController,
  action: Exclude<KeyAction, RoomAction>,
  { grid, active, at, head }: Selected,
): boolean {
  const { cells, steering } = controller;
  switch (action.kind) {
    case "MOVE":
    case "EXTEND":
    case "EDGE":
    case "EXTEND_EDGE":
    case "PAGE":
    case "LINE_END":
      return did(move(controller, action, { grid, active, at, head }));
    case "STEP":
      return did(takeStep(controller, action.by, { grid, at }));
    case "SELECT":
      return did(select(controller, action.what, { grid, at }));
    case "ESCAPE":
      return did(controller.escape());
    case "MENU":
      return did(controller.tools.onMenu(active.column));
    // A cell that can be edited takes the sign as the begin of what is typed.
    case "HELP":
      return !cells.isEditable(active.row, active.column) && did(controller.events.onHelp());
    // The editor is open before the input method composes its first letter.
    case "COMPOSE":
      return cells.isEditable(active.row, active.column) && did(steering.openEditor(controller.shown!, active));
    default:
      return did(writeOver(controller, action, grid));
  }
}

function writeOver(
  controller: SheetController,
  { kind }: Extract<KeyAction, { kind: "CLEAR" | "FILL_DOWN" | "FILL_RIGHT" | "WRITE_RANGE" }>,
  grid: Grid,
): void {
  const { cells, steering } = controller;
  switch (kind) {
    case "CLEAR":
      return controller.clearRange();
    case "FILL_DOWN":
      return controller.overAll((rect) => fillDown(cells, grid, rect));
    case "FILL_RIGHT":
      return controller.overAll((rect) => fillRight(cells, grid, rect));
    // Ctrl+Enter in the editor: what was typed goes into every range, and the focus stays.
    case "WRITE_RANGE": {
      const text = steering.takeTyped() ?? "";
      return controller.overAll((rect) => write(cells, grid, rect, text));
    }
  }
}

type Move = Extract<KeyAction, { kind: "MOVE" | "EXTEND" | "EDGE" | "EXTEND_EDGE" | "PAGE" | "LINE_END" }>;

function move(controller: SheetController, action: Move, { grid, at, head }: Selected): void {
  const { cells, steering } = controller;
  switch (action.kind) {
    case "MOVE":
      return controller.focus(step(at, action.by, grid));
    case "EXTEND":
      return controller.extend(step(head, action.by, grid));
    case "EDGE":
      return controller.focus(edge(cells, grid, at, action.by));
    case "EXTEND_EDGE":
      return controller.extend(edge(cells, grid, head, action.by));
    case "PAGE": {
      const from = action.extends ? head : at;
      return goTo(controller, action, step(from, steering.page(controller.shown!, action.by, from), grid));
    }
    case "LINE_END":
      return goTo(controller, action, lineEnd(grid, action.extends ? head : at, action));
  }
}

function goTo(controller: SheetController, { extends: isLonger }: { readonly extends: boolean }, to: Place): void {
  if (isLonger) controller.extend(to);
  else controller.focus(to);
}

/** Enter and Tab: through the ranges when more than a cell is selected; else on, and out of the sheet at its end. */
function takeStep(
  controller: SheetController,
  by: readonly [number, number],
  { grid, at }: Pick<Selected, "grid" | "at">,
) {
  const { ranges, steering, rects } = controller;
  steering.endEditor();
  if (rects.length > 1 || sizeOf(rects[0]!) > 1) {
    const next = nextInside(rects, at, by);
    return controller.activate(placeAt(grid, next.row, next.column));
  }
  if (by[1] === 0)
    return controller.focus(step({ row: at.row, column: startOfRun(grid, ranges.runStart) ?? at.column }, by, grid));
  const width = grid.columnKeys.length;
  const next = at.row * width + at.column + by[1];
  if (next < 0 || next >= grid.rowKeys.length * width) return controller.events.onLeave(by[1] > 0 ? "NEXT" : "BACK");
  controller.tabTo(placeAt(grid, Math.floor(next / width), next % width));
}

function startOfRun(grid: Grid, column: string | null): number | null {
  const index = column === null ? -1 : grid.columnIndex(column);
  return index < 0 ? null : index;
}

/** Ctrl+A: the figures around the cell first; all once that is selected, or when there are none around. */
function select(
  controller: SheetController,
  what: "ALL" | "ROW" | "COLUMN",
  { grid, at }: Pick<Selected, "grid" | "at">,
) {
  const { cells, ranges, rect } = controller;
  const all = whole(grid, what, rect!);
  if (what !== "ALL") return ranges.select(all, ranges.active);
  const around = region(cells, grid, at);
  const range = {
    anchor: placeAt(grid, around.top, around.left),
    head: placeAt(grid, around.bottom, around.right),
  };
  const isThere = ranges.all.length === 1 && sameRect(rectOf(ranges.range!, grid), around);
  ranges.select(isThere || sameRange(range, { anchor: range.anchor, head: range.anchor }) ? all : range, ranges.active);
}

function sameRect(a: ReturnType<typeof rectOf>, b: NonNullable<ReturnType<typeof rectOf>>): boolean {
  return a?.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

function atOf(grid: Grid, place: Place): At {
  return { row: grid.rowIndex(place.row), column: grid.columnIndex(place.column) };
}

function did(_: void): true {
  return true;
}
